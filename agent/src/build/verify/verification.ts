import { VERIFICATION_STEPS, type AppFile, type VerificationStepName } from "@joinery/shared";
import type { Isolation } from "../../workspace/isolation.ts";

/** In the order in which they are reported; some run at the same time. */
export const STEPS = VERIFICATION_STEPS;
export type StepName = VerificationStepName;

export type VerificationStep = {
  readonly name: StepName;
  readonly status: "passed" | "failed" | "skipped";
  readonly ms: number;
  /** What was checked, why it failed or why it was not run; for people. */
  readonly detail?: string;
};

/** What ran, how long, what passed, in one round. `toSummary` makes of it what crosses the wire. */
export type Verification = {
  /** `passed`: no step failed. Skipped ones say what was not verified. */
  readonly status: "passed" | "failed";
  readonly steps: readonly VerificationStep[];
  readonly isolation: Isolation;
  readonly ms: number;
};

/** An application to verify. */
export type AppUnderTest = {
  readonly files: readonly AppFile[];
  /** `name@range` of every package. */
  readonly dependencies: readonly string[];
  /** Paths to visit, `/` and so on. */
  readonly pages: readonly string[];
  /** Those among them that people see who are not signed in, where the app has accounts. */
  readonly visitorPages?: readonly string[];
  /** `compiled`: every file is our compiler's own; only such code runs without namespaces. */
  readonly origin: "compiled" | "written";
};

const MAX_DETAIL_CHARS = 2_000;
const COLOUR = new RegExp(`${String.fromCodePoint(27)}\\[[0-9;]*m`, "g");

export function toStep(
  name: StepName,
  status: VerificationStep["status"],
  ms: number,
  detail?: string,
): VerificationStep {
  const step = { name, status, ms: Math.round(ms) };
  return detail === undefined || detail === "" ? step : { ...step, detail: detail.slice(0, MAX_DETAIL_CHARS) };
}

/** The reason and the end of the output, without colours. */
export function describeOutput(reason: string, output: string): string {
  const text = output.replace(COLOUR, "").trim();
  const room = MAX_DETAIL_CHARS - reason.length - 2;
  return text === "" ? reason : `${reason}\n${text.length > room ? `…${text.slice(1 - room)}` : text}`;
}

export function inOrder(steps: readonly VerificationStep[]): VerificationStep[] {
  return steps.toSorted((left, right) => STEPS.indexOf(left.name) - STEPS.indexOf(right.name));
}
