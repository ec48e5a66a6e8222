import { isListing, type AppFile, type View, type ViewKind } from "@joinery/shared";
import type { AppPlan } from "../../plan.ts";
import { canTalk } from "../../talk.ts";
import { balanceTests, emitSettlementTests } from "./views/balances.ts";
import { excerptTests, hitTests, markdownTests } from "./views/markdown.ts";
import { csvTests, reportTests } from "./views/report.ts";
import { durationTests, timesheetTests } from "./views/durations.ts";
import { pipelineTests } from "./views/pipeline.ts";
import { progressTests } from "./views/progress.ts";
import { servingsTests } from "./views/servings.ts";
import { standingsTests } from "./views/standings.ts";
import { commentTests, threadTests } from "./views/thread.ts";
import { streakTests } from "./views/streaks.ts";

/** Tests of what single kinds of view work out: the same in every app that has the view. */
const TESTS: Partial<Readonly<Record<ViewKind, readonly AppFile[]>>> = {
  balances: [balanceTests],
  leaderboard: [standingsTests],
  notes: [markdownTests, excerptTests, hitTests],
  recipes: [servingsTests],
  report: [reportTests, csvTests],
  thread: [threadTests, markdownTests, excerptTests],
  pipeline: [pipelineTests],
  progress: [progressTests],
  timesheet: [durationTests, timesheetTests],
  tracker: [streakTests],
};

/** Only where comments can be written are they shown as a tree. */
function commentTestsOf({ spec }: AppPlan, view: View): AppFile[] {
  if (view.kind !== "thread") return [];
  const comment = spec.entities.find(({ name }) => name === view.commentEntity);
  return canTalk(comment, view) ? [commentTests] : [];
}

const HEAD = 'import assert from "node:assert/strict";\nimport { test } from "node:test";\n';

export function emitViewTests(plan: AppPlan): AppFile[] {
  const files = plan.spec.pages.flatMap(({ view }) => [
    ...(TESTS[view.kind] ?? []),
    ...(isListing(view) && view.canExport === true ? [csvTests] : []),
    ...commentTestsOf(plan, view),
  ]);
  const unique = [...new Map(files.map((file) => [file.path, file])).values()];
  return [...unique.map(({ path, content }) => ({ path, content: HEAD + content })), ...emitSettlementTests(plan)];
}
