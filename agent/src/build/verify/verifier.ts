import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { cleanUp, isLeftBehind } from "../../workspace/clean-up.ts";
import { detectIsolation, type Isolation } from "../../workspace/isolation.ts";
import type { SandboxLimits } from "../../workspace/limits.ts";
import { prepareRuntime, touchRuntime } from "../../workspace/runtime.ts";
import { createSandbox } from "../../workspace/sandbox.ts";
import type { InstallPackages } from "../../workspace/template/install-packages.ts";
import { createTemplate } from "../../workspace/template/template.ts";
import { createCorrectImports } from "../repair/correct-imports.ts";
import { createDeclareDependencies } from "../repair/declare-dependencies.ts";
import type { Fixer } from "../repair/fixer.ts";
import { repairApp, type RepairResult, type RepairRound } from "../repair/repair-app.ts";
import { findBrowser } from "./browser.ts";
import type { CheckTypes } from "./typecheck-step.ts";
import type { AppUnderTest, StepName, VerificationStep } from "./verification.ts";
import { verifyApp, type VerifyDeps } from "./verify-app.ts";

export type VerifierOptions = {
  /** Templates, and workspaces where bubblewrap is missing. As root, other users must be able to enter it. */
  readonly folder: string;
  /** Whose installed packages the templates are made of. */
  readonly from: string;
  readonly checkTypes?: CheckTypes;
  /** Left out, apps may only use packages that are installed for the agent. */
  readonly install?: InstallPackages;
  /** After the deterministic ones, such as one that asks a model. */
  readonly fixers?: readonly Fixer[];
  readonly limits?: Partial<SandboxLimits>;
  readonly maxRounds?: number;
  /** No repair begins after this long. */
  readonly maxRepairMs?: number;
  /** Tried in this order; an empty list means that pages are not looked at. */
  readonly browsers?: readonly string[];
  readonly maxAgeMs?: number;
  readonly maxBytes?: number;
  /** Others use templates or workspaces of this folder now, such as previews: nothing is removed meanwhile. */
  readonly isInUse?: () => boolean;
};

export type VerifierCalls = {
  readonly signal?: AbortSignal;
  /** In the place of the verifier's own. */
  readonly checkTypes?: CheckTypes;
  readonly onBegin?: (name: StepName) => void;
  readonly onStep?: (step: VerificationStep) => void;
  readonly onRound?: (round: RepairRound) => void;
};

export type Verifier = {
  /** What keeps generated code in on this machine. */
  describe(): Isolation;
  /** Whether pages are looked at. */
  hasBrowser(): boolean;
  /** Prepares the packages that most apps need, so that the first build does not wait for them. Never rejects. */
  warmUp(dependencies: readonly string[], signal?: AbortSignal): Promise<void>;
  /** Verifies, mends and verifies again. Never rejects. */
  run(app: AppUnderTest, calls?: VerifierCalls): Promise<RepairResult>;
  /** Removes old workspaces and templates that no run uses; for a start and now and then. Never rejects. */
  cleanUp(): Promise<void>;
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** Finds out what this machine can do, once, and puts the parts of verification together. */
export async function createVerifier(options: VerifierOptions): Promise<Verifier> {
  const { folder, from, checkTypes, install, limits, maxAgeMs = 7 * DAY_MS, maxBytes = 4e9 } = options;
  const templatesFolder = join(folder, "templates");
  const workspacesFolder = join(folder, "workspaces");
  const runtimeFolder = join(folder, "runtime");
  for (const path of [templatesFolder, workspacesFolder]) await mkdir(path, { recursive: true, mode: 0o755 });
  const found = await findBrowser(options.browsers);
  const runtime = await prepareRuntime({ folder: runtimeFolder, mounts: found?.mounts ?? [] });
  const { nodePath, guestFolder, mounts } = runtime;
  const browser = found === undefined ? undefined : { ...found, mounts };
  const folders = [templatesFolder, workspacesFolder, ...mounts.map(({ host }) => host)];
  const detected = await detectIsolation({ folders, nodePath, guestFolder });
  const sandbox = createSandbox({
    detected,
    workspacesFolder,
    nodePath,
    guestFolder,
    ...(limits === undefined ? {} : { limits }),
  });
  const template = createTemplate({ folder: templatesFolder, from, ...(install === undefined ? {} : { install }) });
  const fixers = [createDeclareDependencies(), createCorrectImports(), ...(options.fixers ?? [])];
  let running = 0;

  return {
    describe: () => detected.isolation,
    hasBrowser: () => browser !== undefined && detected.isolation.level === "full",
    warmUp: async (dependencies, signal) => void (await template.prepare(dependencies, signal)),
    async run(app, { signal, onRound, ...calls } = {}) {
      const deps: VerifyDeps = { sandbox, template, browser, checkTypes, ...calls };
      running += 1;
      try {
        return await repairApp(
          app,
          {
            verify: (candidate, signal) => verifyApp(candidate, deps, signal),
            fixers,
            ...(options.maxRounds === undefined ? {} : { maxRounds: options.maxRounds }),
            ...(options.maxRepairMs === undefined ? {} : { maxMs: options.maxRepairMs }),
            ...(onRound === undefined ? {} : { onRound }),
          },
          signal,
        );
      } finally {
        running -= 1;
      }
    },
    async cleanUp() {
      // While something runs, its template and its workspace stay; the next time is soon enough.
      const isInUse = (): boolean => running > 0 || options.isInUse?.() === true;
      const limits = { maxAgeMs, maxBytes: maxBytes / 2, isStale: isLeftBehind };
      for (const path of [templatesFolder, workspacesFolder]) await cleanUp({ ...limits, folder: path, isInUse });
      await touchRuntime(runtime);
      await cleanUp({ ...limits, folder: runtimeFolder, maxBytes: Infinity });
    },
  };
}
