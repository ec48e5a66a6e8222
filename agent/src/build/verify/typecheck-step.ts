import type { Outcome } from "../../workspace/session.ts";
import type { Finding } from "../review.ts";
import { orAborted } from "./or-aborted.ts";
import { toStep, type AppUnderTest, type StepName, type VerificationStep } from "./verification.ts";

/** What a warm compiler complains about. */
export type CheckTypes = (app: Pick<AppUnderTest, "files" | "dependencies">) => Promise<readonly Finding[]>;

type TypecheckDeps = {
  readonly checkTypes?: CheckTypes | undefined;
  readonly onBegin?: (name: StepName) => void;
};

/** Nothing where there is no warm compiler. */
export function startTypecheck(
  app: AppUnderTest,
  { checkTypes, onBegin }: TypecheckDeps,
  signal: AbortSignal | undefined,
): Promise<VerificationStep> | undefined {
  if (checkTypes === undefined) return undefined;
  onBegin?.("typecheck");
  return runTypecheck(app, checkTypes, signal);
}

/** What a warm compiler says of the code, as a step. */
export async function runTypecheck(
  app: AppUnderTest,
  checkTypes: CheckTypes,
  signal: AbortSignal | undefined,
): Promise<VerificationStep> {
  const startedAt = performance.now();
  const step = (status: "passed" | "failed", detail?: string): VerificationStep =>
    toStep("typecheck", status, performance.now() - startedAt, detail);
  try {
    const found = await orAborted(toOutcome(checkTypes(app)), signal);
    if (!found.ok) return step("failed", found.reason);
    const findings = found.value;
    return findings.length === 0 ? step("passed") : step("failed", findings.map(formatFinding).join("\n"));
  } catch (error) {
    return step("failed", `the compiler did not answer: ${error instanceof Error ? error.message : "unknown"}`);
  }
}

async function toOutcome(work: ReturnType<CheckTypes>): Promise<Outcome<readonly Finding[]>> {
  return { ok: true, value: await work };
}

function formatFinding({ path, line, message }: Finding): string {
  return `${path}${line === undefined ? "" : `:${line}`} ${message}`;
}
