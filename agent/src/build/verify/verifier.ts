import { prepareMachine, type Machine, type MachineOptions } from "../../workspace/machine.ts";
import type { Isolation } from "../../workspace/isolation.ts";
import { createCorrectImports } from "../repair/correct-imports.ts";
import { createDeclareDependencies } from "../repair/declare-dependencies.ts";
import type { Fixer } from "../repair/fixer.ts";
import { repairApp, type RepairResult, type RepairRound } from "../repair/repair-app.ts";
import { findBrowser, type Browser } from "./browser.ts";
import type { CheckTypes } from "./typecheck-step.ts";
import type { AppUnderTest, StepName, VerificationStep } from "./verification.ts";
import { verifyApp, type VerifyDeps } from "./verify-app.ts";
import { canVisit } from "./verify-steps.ts";

export type VerifierOptions = Omit<MachineOptions, "mounts"> & {
  readonly checkTypes?: CheckTypes;
  /** After the deterministic ones, such as one that asks a model. */
  readonly fixers?: readonly Fixer[];
  readonly maxRounds?: number;
  /** No repair begins after this long. */
  readonly maxRepairMs?: number;
  /** Tried in this order; an empty list means that pages are not looked at. */
  readonly browsers?: readonly string[];
  /** What is said of pages that are not looked at because there is no browser. */
  readonly whyNoBrowser?: string;
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

/** Finds out what this machine can do, once, and puts the parts of verification together. */
export async function createVerifier(options: VerifierOptions): Promise<Verifier> {
  const { maxRounds, maxRepairMs, checkTypes } = options;
  const found = await findBrowser(options.browsers);
  const machine = await prepareMachine({ ...options, mounts: found?.mounts ?? [] });
  const { sandbox, template, isolation } = machine;
  const looks = await chooseBrowser(found, machine, options.whyNoBrowser);
  const fixers = [createDeclareDependencies(), createCorrectImports(), ...(options.fixers ?? [])];
  let running = 0;

  return {
    describe: () => isolation,
    hasBrowser: () => looks.browser !== undefined && isolation.level === "full",
    warmUp: async (dependencies, signal) => void (await template.prepare(dependencies, signal)),
    async run(app, { signal, onRound, ...calls } = {}) {
      const deps: VerifyDeps = { sandbox, template, checkTypes, ...looks, ...calls };
      running += 1;
      try {
        return await repairApp(
          app,
          {
            verify: (candidate, signal) => verifyApp(candidate, deps, signal),
            fixers,
            ...(maxRounds === undefined ? {} : { maxRounds }),
            ...(maxRepairMs === undefined ? {} : { maxMs: maxRepairMs }),
            ...(onRound === undefined ? {} : { onRound }),
          },
          signal,
        );
      } finally {
        running -= 1;
      }
    },
    // While something runs, its template and its workspace stay; the next time is soon enough.
    cleanUp: () => machine.cleanUp(() => running > 0 || options.isInUse?.() === true),
  };
}

/** A browser that does not start on this machine is as good as none, and no app is to blame for it. */
async function chooseBrowser(
  found: Browser | undefined,
  { sandbox, isolation, mounts }: Machine,
  whyNoBrowser = "Chromium is not installed",
): Promise<Pick<VerifyDeps, "browser" | "whyNoBrowser">> {
  if (found === undefined) return { whyNoBrowser };
  const browser = { ...found, mounts };
  if (isolation.level !== "full") return { browser };
  const opened = await sandbox.open({ mounts });
  if (!opened.ok) return { browser };
  const works = await canVisit(opened.value, browser);
  await opened.value.close();
  return works ? { browser } : { whyNoBrowser: "the browser that is installed does not start in the sandbox" };
}
