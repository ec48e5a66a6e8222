import type { Reviewed } from "./draft.ts";
import { count, type News, type Phase, type PhaseOutcome } from "./phase.ts";
import type { RepairRound } from "./repair/repair-app.ts";
import type { Finding } from "./review.ts";
import { countTests } from "./testgen.ts";
import { describeStep, describeSummary, STEP_LABELS } from "./verify/summary.ts";
import { STEPS, type AppUnderTest, type StepName, type VerificationStep } from "./verify/verification.ts";

/** Shorter than people wonder, longer than a template that is there takes. */
const PATIENCE_MS = 400;
const SHOWN = 3;
const LISTED = 20;
const MAX_MESSAGE_CHARS = 2_000;

/** Runs the whole application before anything is handed over, mends what can be mended, and tells each step. */
export const reviewPhase: Phase = {
  name: "review",
  percent: 82,
  doing: "checking the app",
  async run(draft, { signal, tell }) {
    const files = await draft.files();
    const { plan, dependencies } = draft;
    const narrator = createNarrator({ files, dependencies, pages: plan.pages.length }, tell);
    const reviewed = await draft.review({ signal, ...narrator }).finally(narrator.end);
    const { verification } = reviewed.app;
    const failure = toReviewFailure(reviewed);
    if (failure !== undefined) return failure;
    return {
      kind: "done",
      output: reviewed.app,
      message: verification === undefined ? `Checked ${count(files.length, "file")}` : describeSummary(verification),
      detail: { files: files.length, findings: 0, rounds: reviewed.rounds },
    };
  },
};

type Subject = Pick<AppUnderTest, "files" | "dependencies"> & { readonly pages: number };

/** Turns what the verifier does into news. The share only counts: several steps run at the same time. */
function createNarrator({ files, dependencies, pages }: Subject, tell: (news: News) => void) {
  const tests = countTests(files);
  const doing: Readonly<Partial<Record<StepName, string>>> = {
    install: `Installing ${count(dependencies.length, "package")} …`,
    typecheck: `Checking the imports, packages and types of ${count(files.length, "file")} …`,
    build: "Building the app …",
    start: "Starting the app …",
    tests: tests === 0 ? "Running the app's own tests …" : `Running ${count(tests, "test")} …`,
    pages: `Looking at ${count(pages, "page")} at two widths …`,
  };
  let round = 1;
  let ended = 0;
  let furthest = 0;
  let timer: NodeJS.Timeout | undefined;
  const say = (message: string, detail: Record<string, unknown>): void => {
    furthest = Math.max(furthest, ended / STEPS.length);
    tell({ message, share: furthest, detail: { ...detail, round } });
  };

  return {
    onBegin(name: StepName): void {
      const message = doing[name];
      if (message === undefined) return;
      say(message, { step: name, status: "running" });
      if (name !== "install") return;
      const waiting = "Waiting for the packages, which are prepared for the first time …";
      timer = setTimeout(() => say(waiting, { step: name, status: "running" }), PATIENCE_MS);
    },
    onStep(step: VerificationStep): void {
      if (step.name === "install") clearTimeout(timer);
      ended += 1;
      const { name, status, ms, detail } = step;
      say(describeStep(step), { step: name, status, ms, ...(detail === undefined ? {} : { text: detail }) });
    },
    onRound({ failed, fixes, ms }: RepairRound): void {
      if (fixes.length === 0) return;
      const problems = failed.map((name) => STEP_LABELS[name]).join(", ");
      say(`Repaired after ${problems} failed: ${fixes.join("; ")}. Looking again …`.slice(0, MAX_MESSAGE_CHARS), {
        failed,
        fixes,
        ms,
      });
      round += 1;
      ended = 0;
    },
    end: (): void => clearTimeout(timer),
  };
}

/** The end of a build that could not be made to work: what is wrong and what was tried. */
export function toReviewFailure({
  app,
  findings,
  rounds,
}: Reviewed): Extract<PhaseOutcome, { kind: "failed" }> | undefined {
  const { verification } = app;
  if (verification?.status !== "failed") return undefined;
  const problem = findings.length > 0 ? describeFindings(findings) : describeFailedSteps(verification.steps);
  const fixes = rounds.flatMap((round) => round.fixes);
  const tried =
    fixes.length === 0
      ? "No repair is known for it."
      : `It still fails after ${count(rounds.length - 1, "repair")}: ${fixes.join("; ")}.`;
  return {
    kind: "failed",
    message: `${problem.slice(0, MAX_MESSAGE_CHARS * 0.75)}\n${tried}`.slice(0, MAX_MESSAGE_CHARS),
    detail: { problems: findings.slice(0, LISTED), total: findings.length, rounds },
    verification,
  };
}

function describeFindings(findings: readonly Finding[]): string {
  const shown = findings.slice(0, SHOWN).map(({ path, line, message }) => {
    return `${path}${line === undefined ? "" : `:${line}`} ${message}`;
  });
  const more = findings.length > SHOWN ? ` (and ${findings.length - SHOWN} more)` : "";
  return `The review found ${count(findings.length, "problem")}: ${shown.join("; ")}${more}`;
}

type SummaryStep = { readonly name: string; readonly status: string; readonly detail?: string | undefined };

function describeFailedSteps(steps: readonly SummaryStep[]): string {
  const failed = steps.filter(({ status }) => status === "failed");
  const told = failed.map(({ name, detail = "no reason was given" }) => {
    const label = STEPS.find((known) => known === name);
    return `${label === undefined ? name : STEP_LABELS[label]}: ${detail}`;
  });
  return `The app did not pass its verification. ${told.join("\n")}`;
}
