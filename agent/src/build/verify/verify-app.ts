/**
 * Runs an application in the sandbox and looks whether it works: install, type-check, build, start, health, its own tests, a
 * look at every page, and the end.
 *
 * 1. Never rejects: a step that fails, hangs or is killed is a failed step, and what could not run is skipped with a reason.
 * 2. Code that a model wrote never runs without namespaces.
 */
import type { CommandResult, Outcome } from "../../workspace/session.ts";
import type { OpenSandbox, Sandbox } from "../../workspace/sandbox.ts";
import { toPermissionOptions } from "../../workspace/spawn-reduced.ts";
import { SANDBOX_LIMITS } from "../../workspace/limits.ts";
import type { Template } from "../../workspace/template/template.ts";
import type { Finding } from "../review.ts";
import type { Browser } from "./browser.ts";
import { readScripts, type AppScripts } from "./scripts.ts";
import { inOrder, STEPS, toStep, type AppUnderTest, type Verification, type VerificationStep } from "./verification.ts";
import { notRun, runStep, runTests, startApp, startVisit, stopApp, toPagesStep } from "./verify-steps.ts";

export type VerifyDeps = {
  readonly sandbox: Sandbox;
  readonly template: Template;
  /** Left out, the pages are not looked at, and the verification says so. */
  readonly browser?: Browser | undefined;
  /** A warm compiler, several times faster than the app's own script. It only reads the code. */
  readonly checkTypes?:
    | ((app: Pick<AppUnderTest, "files" | "dependencies">) => Promise<readonly Finding[]>)
    | undefined;
  /** Told of each step as it ends. */
  readonly onStep?: (step: VerificationStep) => void;
};

const PORT = 5000;
/** Too large to be kept in a template; apps that are made of it are verified without it, and the steps say so. */
const NO_FRAMEWORK = "Next.js is not installed here";
const isKeptHere = (dependency: string): boolean => !/^next(?:@|$)/.test(dependency);

export async function verifyApp(app: AppUnderTest, deps: VerifyDeps, signal?: AbortSignal): Promise<Verification> {
  const startedAt = performance.now();
  const isolation = deps.sandbox.describe();
  const steps = await collectSteps(app, deps, signal);
  const known = new Set(steps.map(({ name }) => name));
  const all = [
    ...steps,
    ...STEPS.filter((name) => !known.has(name)).map((name) => notRun(name, "an earlier step failed")),
  ];
  return {
    status: all.some(({ status }) => status === "failed") ? "failed" : "passed",
    steps: inOrder(all),
    isolation,
    ms: Math.round(performance.now() - startedAt),
  };
}

async function collectSteps(app: AppUnderTest, deps: VerifyDeps, signal?: AbortSignal): Promise<VerificationStep[]> {
  const { sandbox, template, browser, checkTypes, onStep } = deps;
  const startedAt = performance.now();
  const say = (step: VerificationStep): VerificationStep[] => {
    onStep?.(step);
    return [step];
  };
  const failInstall = (detail: string): VerificationStep[] => {
    return say(toStep("install", "failed", performance.now() - startedAt, detail));
  };
  if (sandbox.describe().level !== "full" && app.origin !== "compiled") {
    return STEPS.map((name) => notRun(name, "code that was not compiled here only runs in full isolation"));
  }
  const scripts = readScripts(app.files);
  if (scripts === undefined) return failInstall("package.json is not there or cannot be read");
  const prepared = await template.prepare(app.dependencies.filter(isKeptHere), signal);
  if (!prepared.ok) return failInstall(prepared.reason);
  const opened = await sandbox.open({
    modules: prepared.value.modules,
    mounts: browser?.mounts ?? [],
    ...(signal === undefined ? {} : { signal }),
  });
  if (!opened.ok) return failInstall(`the sandbox did not start: ${opened.reason}`);
  const box = opened.value;
  try {
    const written = await box.write(app.files);
    if (!written.ok) return failInstall(`the files could not be written: ${written.reason}`);
    const install = toStep("install", "passed", performance.now() - startedAt, `${prepared.value.packages} packages`);
    onStep?.(install);
    return [
      install,
      ...(await runInside({ app, box, scripts, browser, checkTypes, modules: prepared.value.modules, say })),
    ];
  } finally {
    await box.close();
  }
}

type Inside = {
  readonly app: AppUnderTest;
  readonly box: OpenSandbox;
  readonly scripts: AppScripts;
  readonly browser: Browser | undefined;
  readonly checkTypes: VerifyDeps["checkTypes"];
  readonly modules: string;
  readonly say: (step: VerificationStep) => VerificationStep[];
};

/** Type-check and build at once, then the tests beside the running app. The browser warms up meanwhile. */
async function runInside(inside: Inside): Promise<VerificationStep[]> {
  const { app, box, scripts, browser, checkTypes, say } = inside;
  if (!app.dependencies.every(isKeptHere)) return runWithoutFramework(inside);
  const port = box.level === "full" ? PORT : await freePort(box.freePort());
  // The browser would be outside of any sandbox where there are no namespaces.
  const visit =
    browser !== undefined && box.level === "full" ? startVisit(box, browser, { port, pages: app.pages }) : undefined;
  const types = checkTypes === undefined ? runStep(box, "typecheck", scripts.typecheck) : runTypecheck(app, checkTypes);
  const typecheck = types.then(say);
  const [build] = await runStep(box, "build", scripts.build).then(say);
  if (build?.status === "failed") {
    await visit?.stop(0);
    return [...(await typecheck), build];
  }
  const env = restrictedEnvironment(inside);
  const tests = runTests(box, scripts, testEnvironment(env)).then(say);
  const served = runServed(inside, { port, env, visit });
  const rest = await Promise.all([typecheck, tests, served.steps]);
  return [...(build === undefined ? [] : [build]), ...rest.flat(), ...(await served.stop())];
}

/** What can be seen of an app whose framework is not here: its types against a stand-in, and the tests of its API. */
async function runWithoutFramework(inside: Inside): Promise<VerificationStep[]> {
  const { app, box, scripts, checkTypes, say } = inside;
  const types = checkTypes === undefined ? notRun("typecheck", NO_FRAMEWORK) : await runTypecheck(app, checkTypes);
  const tests = await runTests(box, scripts, testEnvironment(restrictedEnvironment(inside)));
  const rest = (["build", "start", "health", "pages", "stop"] as const).map((name) => notRun(name, NO_FRAMEWORK));
  return [types, tests, ...rest].flatMap(say);
}

async function runTypecheck(
  app: AppUnderTest,
  checkTypes: NonNullable<VerifyDeps["checkTypes"]>,
): Promise<VerificationStep> {
  const startedAt = performance.now();
  const step = (status: "passed" | "failed", detail?: string): VerificationStep =>
    toStep("typecheck", status, performance.now() - startedAt, detail);
  try {
    const findings = await checkTypes(app);
    return findings.length === 0 ? step("passed") : step("failed", findings.map(formatFinding).join("\n"));
  } catch (error) {
    return step("failed", `the compiler did not answer: ${error instanceof Error ? error.message : "unknown"}`);
  }
}

function formatFinding({ path, line, message }: Finding): string {
  return `${path}${line === undefined ? "" : `:${line}`} ${message}`;
}

type Serving = {
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  readonly visit: ReturnType<typeof startVisit> | undefined;
};

/** The steps that need the running app, and the last one, which has to wait for all the others. */
function runServed({ box, scripts, browser, say }: Inside, { port, env, visit }: Serving) {
  const started = scripts.start === undefined ? undefined : startApp(box, scripts.start, { port, env });
  const steps = async (): Promise<VerificationStep[]> => {
    if (started === undefined) return say(toStep("start", "failed", 0, "package.json has no start script"));
    const { steps, app } = await started;
    steps.forEach(say);
    if (app === undefined) {
      await visit?.stop(0);
      return [...steps];
    }
    if (visit === undefined) {
      const why = browser === undefined ? "Chromium is not installed" : "the browser only runs in full isolation";
      return [...steps, ...say(notRun("pages", why))];
    }
    const visitedAt = performance.now();
    const result: CommandResult = await visit.result;
    return [...steps, ...say(toPagesStep(result, performance.now() - visitedAt))];
  };
  const stop = async (): Promise<VerificationStep[]> => {
    const app = (await started)?.app;
    return app === undefined ? [] : say(await stopApp(box, app));
  };
  return { steps: steps(), stop };
}

/** Without namespaces, Node's permission model keeps the app in its folder. */
function restrictedEnvironment({ box, modules }: Inside): Record<string, string> {
  if (box.level === "full") return {};
  return { NODE_OPTIONS: toPermissionOptions(SANDBOX_LIMITS, [box.workspace, modules]) };
}

/** The test runner starts processes; what they run is compiled here. */
function testEnvironment({ NODE_OPTIONS }: Readonly<Record<string, string>>): Record<string, string> {
  if (NODE_OPTIONS === undefined) return {};
  return { NODE_OPTIONS: `${NODE_OPTIONS} --allow-child-process` };
}

async function freePort(found: Promise<Outcome<number>>): Promise<number> {
  const port = await found;
  return port.ok && port.value > 0 ? port.value : PORT;
}
