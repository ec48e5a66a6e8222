/**
 * Runs an application in the sandbox and looks whether it works: install, type-check, build, start, health, its own tests, a
 * look at every page, and the end.
 *
 * 1. Never rejects: a step that fails, hangs or is killed is a failed step, and what could not run is skipped with a reason.
 * 2. Code that a model wrote never runs without namespaces.
 */
import type { CommandResult, Outcome } from "../../workspace/session.ts";
import type { OpenSandbox, Sandbox } from "../../workspace/sandbox.ts";
import { WORKSPACE } from "../../workspace/sandbox-arguments.ts";
import { toPermissionOptions } from "../../workspace/spawn-reduced.ts";
import { SANDBOX_LIMITS } from "../../workspace/limits.ts";
import type { Template } from "../../workspace/template/template.ts";
import type { Browser } from "./browser.ts";
import { orAborted } from "./or-aborted.ts";
import { readScripts, type AppScripts } from "./scripts.ts";
import { startTypecheck, type CheckTypes } from "./typecheck-step.ts";
import {
  inOrder,
  STEPS,
  toStep,
  type AppUnderTest,
  type StepName,
  type Verification,
  type VerificationStep,
} from "./verification.ts";
import { isKeptHere, runWithoutFramework } from "./without-framework.ts";
import { notRun, runStep, runTests, startApp, startVisit, stopApp, toPagesStep } from "./verify-steps.ts";

export type VerifyDeps = {
  readonly sandbox: Sandbox;
  readonly template: Template;
  /** Left out, the pages are not looked at, and the verification says so. */
  readonly browser?: Browser | undefined;
  /** Why there is none, for people. */
  readonly whyNoBrowser?: string;
  /** A warm compiler, several times faster than the app's own script. It only reads the code. */
  readonly checkTypes?: CheckTypes | undefined;
  /** Told of each step as it begins. Some run at the same time; `health` and `stop` are over too soon to be worth it. */
  readonly onBegin?: (name: StepName) => void;
  /** Told of each step as it ends. */
  readonly onStep?: (step: VerificationStep) => void;
};

const PORT = 5000;

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
  const { sandbox, template, browser, whyNoBrowser = "Chromium is not installed", onBegin, onStep } = deps;
  const startedAt = performance.now();
  const host: { workspace?: string } = {};
  const say = (step: VerificationStep): VerificationStep[] => {
    const told = hideFolder(step, host.workspace);
    onStep?.(told);
    return [told];
  };
  const failInstall = (detail: string): VerificationStep[] => {
    return say(toStep("install", "failed", performance.now() - startedAt, detail));
  };
  if (sandbox.describe().level !== "full" && app.origin !== "compiled") {
    return STEPS.map((name) => notRun(name, "code that was not compiled here only runs in full isolation"));
  }
  const scripts = readScripts(app.files);
  if (scripts === undefined) return failInstall("package.json is not there or cannot be read");
  onBegin?.("install");
  // A warm compiler needs nothing of the sandbox.
  const types = startTypecheck(app, deps, signal)?.then(say);
  const fail = async (detail: string) => [...failInstall(detail), ...((await types) ?? [])];
  const prepared = await orAborted(template.prepare(app.dependencies.filter(isKeptHere)), signal);
  if (!prepared.ok) return fail(prepared.reason);
  const opened = await sandbox.open({
    modules: prepared.value.modules,
    mounts: browser?.mounts ?? [],
    ...(signal === undefined ? {} : { signal }),
  });
  if (!opened.ok) return fail(`the sandbox did not start: ${opened.reason}`);
  const box = opened.value;
  host.workspace = box.workspace;
  try {
    const written = await box.write(app.files);
    if (!written.ok) return await fail(`the files could not be written: ${written.reason}`);
    const install = toStep("install", "passed", performance.now() - startedAt, `${prepared.value.packages} packages`);
    say(install);
    const inside = { app, box, scripts, browser, whyNoBrowser, types, modules: prepared.value.modules, say, onBegin };
    return [install, ...(await runInside(inside))];
  } finally {
    await box.close();
  }
}

/** Without namespaces the app knows where on the host it is, and what it prints says so. */
function hideFolder(step: VerificationStep, workspace: string | undefined): VerificationStep {
  if (workspace === undefined || step.detail === undefined) return step;
  return { ...step, detail: step.detail.replaceAll(workspace, WORKSPACE) };
}

type Inside = {
  readonly app: AppUnderTest;
  readonly box: OpenSandbox;
  readonly scripts: AppScripts;
  readonly browser: Browser | undefined;
  readonly whyNoBrowser: string;
  /** The check of a warm compiler, which is under way; without one, the app's own script is run. */
  readonly types: Promise<VerificationStep[]> | undefined;
  readonly modules: string;
  readonly say: (step: VerificationStep) => VerificationStep[];
  readonly onBegin: VerifyDeps["onBegin"];
};

/** Type-check and build at once, then the tests beside the running app. The browser warms up meanwhile. */
async function runInside(inside: Inside): Promise<VerificationStep[]> {
  const { app, box, scripts, browser, say, onBegin } = inside;
  const runOwnTests = () => runTests(box, scripts, testEnvironment(restrictedEnvironment(inside)));
  if (!app.dependencies.every(isKeptHere)) {
    onBegin?.("tests");
    return runWithoutFramework({ types: inside.types, runTests: runOwnTests, say });
  }
  const port = box.level === "full" ? PORT : await freePort(box.freePort());
  // The browser would be outside of any sandbox where there are no namespaces.
  const visit =
    browser !== undefined && box.level === "full"
      ? startVisit(box, browser, { port, pages: app.pages, visitorPages: app.visitorPages ?? [] })
      : undefined;
  if (inside.types === undefined) onBegin?.("typecheck");
  const typecheck = inside.types ?? runStep(box, "typecheck", scripts.typecheck).then(say);
  onBegin?.("build");
  const [build] = await runStep(box, "build", scripts.build).then(say);
  if (build?.status === "failed") {
    await visit?.stop(0);
    return [...(await typecheck), build];
  }
  const env = restrictedEnvironment(inside);
  onBegin?.("start");
  onBegin?.("tests");
  const tests = runOwnTests().then(say);
  const served = runServed(inside, { port, env, visit });
  const rest = await Promise.all([typecheck, tests, served.steps]);
  return [...(build === undefined ? [] : [build]), ...rest.flat(), ...(await served.stop())];
}

type Serving = {
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  readonly visit: ReturnType<typeof startVisit> | undefined;
};

/** The steps that need the running app, and the last one, which has to wait for all the others. */
function runServed({ box, scripts, browser, whyNoBrowser, say, onBegin }: Inside, { port, env, visit }: Serving) {
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
      const why = browser === undefined ? whyNoBrowser : "the browser only runs in full isolation";
      return [...steps, ...say(notRun("pages", why))];
    }
    onBegin?.("pages");
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
  return { NODE_OPTIONS: toPermissionOptions(SANDBOX_LIMITS, [box.workspace, modules], box.guestFolder) };
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
