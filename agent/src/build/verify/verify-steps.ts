import type { CommandOptions, CommandResult, RunningCommand } from "../../workspace/session.ts";
import type { OpenSandbox } from "../../workspace/sandbox.ts";
import { VISIT_SCRIPT } from "../../workspace/sandbox-arguments.ts";
import { describeFindings, parseVisitReport, WIDTHS, type Browser } from "./browser.ts";
import type { AppScripts } from "./scripts.ts";
import { describeOutput, toStep, type StepName, type VerificationStep } from "./verification.ts";

export const STEP_TIMEOUT_MS = {
  typecheck: 60_000,
  build: 60_000,
  start: 15_000,
  tests: 60_000,
  pages: 60_000,
} as const;
const STOP_GRACE_MS = 2_000;

/** A command that must end with 0. */
export async function runStep(
  box: OpenSandbox,
  name: "typecheck" | "build" | "tests",
  script: string | undefined,
  options: CommandOptions = {},
): Promise<VerificationStep> {
  if (script === undefined) return toStep(name, "skipped", 0, "package.json has no script for it");
  const result = await box.run(["sh", "-c", script], { timeoutMs: STEP_TIMEOUT_MS[name], ...options });
  if (result.outcome === "ok")
    return toStep(name, "passed", result.ms, name === "tests" ? countTests(result) : undefined);
  return toStep(name, "failed", result.ms, describeEnd(result));
}

/** `npm test`: what prepares the tests, then the tests, in one step. */
export async function runTests(
  box: OpenSandbox,
  { pretests, tests }: Pick<AppScripts, "pretests" | "tests">,
  env: Readonly<Record<string, string>>,
): Promise<VerificationStep> {
  if (tests === undefined || pretests === undefined) return runStep(box, "tests", tests, { env });
  const prepared = await runStep(box, "tests", pretests);
  if (prepared.status === "failed") return prepared;
  const step = await runStep(box, "tests", tests, { env });
  return { ...step, ms: step.ms + prepared.ms };
}

export type Started = { readonly steps: readonly VerificationStep[]; readonly app: RunningCommand | undefined };

/** Starts the app and asks for its health: two steps. The app is still running when both passed. */
export async function startApp(
  box: OpenSandbox,
  script: string,
  { port, env }: { port: number; env: Readonly<Record<string, string>> },
): Promise<Started> {
  const startedAt = performance.now();
  const app = box.start(["sh", "-c", `exec ${script}`], { env: { ...env, PORT: String(port) } });
  const answer = await Promise.race([
    box.fetch(`http://127.0.0.1:${port}/api/health`, STEP_TIMEOUT_MS.start),
    app.result.then((result) => ({ ok: false as const, reason: describeEnd(result), hasEnded: true })),
  ]);
  const startMs = performance.now() - startedAt;
  if (!answer.ok) {
    const ended = "hasEnded" in answer ? undefined : await stopAndCollect(app);
    const detail = ended === undefined ? answer.reason : describeOutput(answer.reason, ended.output);
    return {
      steps: [toStep("start", "failed", startMs, detail), notRun("health", "the app did not start")],
      app: undefined,
    };
  }
  const healthAt = performance.now();
  const { status, body } = answer.value;
  const isHealthy = status === 200 && isOkBody(body);
  const ports = await findOtherPorts(box, port);
  const problem = !isHealthy
    ? `GET /api/health answered ${status}: ${body.slice(0, 200)}`
    : ports.length > 0
      ? `the app also listens on port ${ports.join(", ")}`
      : undefined;
  const health = toStep("health", problem === undefined ? "passed" : "failed", performance.now() - healthAt, problem);
  return { steps: [toStep("start", "passed", startMs), health], app };
}

/** Every page at every width. The browser starts as soon as this is called, and waits for the app. */
export function startVisit(
  box: OpenSandbox,
  browser: Browser,
  { port, pages, visitorPages = [] }: { port: number; pages: readonly string[]; visitorPages?: readonly string[] },
): RunningCommand {
  const url = `http://127.0.0.1:${port}`;
  const task = {
    url,
    health: `${url}/api/health`,
    pages,
    visitorPages,
    widths: WIDTHS,
    executable: browser.executable,
    timeoutMs: STEP_TIMEOUT_MS.build + STEP_TIMEOUT_MS.start,
  };
  return box.start([box.node, "--no-warnings", VISIT_SCRIPT, JSON.stringify(task)], {
    // Away from the workspace, so that no file of the app is taken for a module of ours.
    cwd: "/tmp",
    timeoutMs: STEP_TIMEOUT_MS.pages + task.timeoutMs,
  });
}

/** Whether the browser starts and opens a window, in a sandbox that has nothing else to do. */
export async function canVisit(box: OpenSandbox, browser: Browser): Promise<boolean> {
  const result = await startVisit(box, browser, { port: 0, pages: [] }).result;
  return result.outcome === "ok" && parseVisitReport(result.output)?.visits === 0;
}

export function toPagesStep(result: CommandResult, ms: number): VerificationStep {
  const report = result.outcome === "ok" ? parseVisitReport(result.output) : undefined;
  if (report === undefined)
    return toStep("pages", "failed", ms, describeOutput("the pages could not be looked at", describeEnd(result)));
  if (report.findings.length > 0) return toStep("pages", "failed", ms, describeFindings(report));
  return toStep("pages", "passed", ms, `${report.visits} visits at ${WIDTHS.join(" and ")} pixels`);
}

/** The app must end when it is asked to, and leave nothing behind. */
export async function stopApp(box: OpenSandbox, app: RunningCommand): Promise<VerificationStep> {
  const startedAt = performance.now();
  const isGraceful = await app.stop(STOP_GRACE_MS);
  const ended = await app.result;
  const ms = (): number => performance.now() - startedAt;
  if (ended.outcome === "killed") return toStep("stop", "failed", ms(), ended.reason);
  if (!isGraceful) return toStep("stop", "failed", ms(), `the app did not end within ${STOP_GRACE_MS} ms of SIGTERM`);
  const left = box.level === "full" ? await box.inspect() : undefined;
  if (left?.ok === true && left.value.processes.length > 0) {
    const names = [...new Set(left.value.processes.map(({ name }) => name))].slice(0, 5);
    return toStep("stop", "failed", ms(), `processes went on after the app had ended: ${names.join(", ")}`);
  }
  return toStep("stop", "passed", ms());
}

export function notRun(name: StepName, why: string): VerificationStep {
  return toStep(name, "skipped", 0, why);
}

export function describeEnd({ reason, output }: CommandResult): string {
  return describeOutput(reason ?? "it ended", output);
}

async function stopAndCollect(app: RunningCommand): Promise<CommandResult> {
  await app.stop(0);
  return app.result;
}

/** Only where the network is the sandbox's own. */
async function findOtherPorts(box: OpenSandbox, port: number): Promise<number[]> {
  const seen = box.level === "full" ? await box.inspect() : undefined;
  // Chromium's debugger speaks through a pipe, so the app is the only one that may listen.
  return seen?.ok === true ? seen.value.listening.filter((found) => found !== port) : [];
}

function isOkBody(body: string): boolean {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === "object" && parsed !== null && "status" in parsed && parsed.status === "ok";
  } catch {
    return false;
  }
}

function countTests({ output }: CommandResult): string | undefined {
  const passed = /^(?:ℹ|#) pass (\d+)$/m.exec(output)?.[1];
  return passed === undefined ? undefined : `${passed} passed`;
}
