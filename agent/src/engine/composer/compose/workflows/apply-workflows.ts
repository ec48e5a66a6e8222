import { AppSpec } from "@joinery/shared";
import { pruneSpec } from "../../edit/prune-spec.ts";
import { access } from "./access.ts";
import { booking } from "./booking.ts";
import { document } from "./document.ts";
import { csvImport } from "./import.ts";
import { pipeline } from "./pipeline.ts";
import { progress } from "./progress.ts";
import { report } from "./report.ts";
import { shop } from "./shop.ts";
import { signup } from "./signup.ts";
import { timesheet } from "./timesheet.ts";
import type { Workflow } from "./workflow.ts";

/** In order of precedence; each looks at what the one before it made. */
const WORKFLOWS: readonly Workflow[] = [
  shop,
  document,
  signup,
  booking,
  pipeline,
  timesheet,
  progress,
  report,
  csvImport,
  access,
];

/** A spec of lists with the ways of working that the brief asks for. What does not come out as a sound spec stays as it was. */
export function applyWorkflows(spec: AppSpec, text: string): AppSpec {
  return WORKFLOWS.reduce((current, workflow) => {
    const changed = workflow(current, text);
    if (changed === undefined) return current;
    return AppSpec.safeParse(pruneSpec(changed)).data ?? current;
  }, spec);
}
