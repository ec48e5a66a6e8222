import type { Isolation } from "../../workspace/isolation.ts";
import { createCorrectImports } from "../repair/correct-imports.ts";
import { createDeclareDependencies } from "../repair/declare-dependencies.ts";
import { repairApp } from "../repair/repair-app.ts";
import { runTypecheck } from "./typecheck-step.ts";
import { inOrder, STEPS, type AppUnderTest, type Verification } from "./verification.ts";
import type { Verifier, VerifierCalls } from "./verifier.ts";
import { notRun } from "./verify-steps.ts";

export type StaticVerifierOptions = {
  readonly maxRounds?: number;
  /** Why nothing is run, for people. */
  readonly why?: string;
};

/**
 * Looks at the code and runs nothing of it: imports, packages and types. Mends as the other one does, and is over too soon for its
 * one step to be worth telling.
 */
export function createStaticVerifier(options: StaticVerifierOptions = {}): Verifier {
  const { maxRounds, why = "verification is off (VERIFY=off)" } = options;
  const isolation: Isolation = { level: "none", layers: [], missing: [why] };

  async function verify(app: AppUnderTest, calls: VerifierCalls, signal?: AbortSignal): Promise<Verification> {
    const startedAt = performance.now();
    const typecheck =
      calls.checkTypes === undefined ? notRun("typecheck", why) : await runTypecheck(app, calls.checkTypes, signal);
    return {
      status: typecheck.status === "failed" ? "failed" : "passed",
      steps: inOrder([typecheck, ...STEPS.filter((name) => name !== "typecheck").map((name) => notRun(name, why))]),
      isolation,
      ms: Math.round(performance.now() - startedAt),
    };
  }

  return {
    describe: () => isolation,
    hasBrowser: () => false,
    warmUp: async () => undefined,
    run: (app, calls = {}) =>
      repairApp(
        app,
        {
          verify: (candidate, signal) => verify(candidate, calls, signal),
          fixers: [createDeclareDependencies(), createCorrectImports()],
          ...(maxRounds === undefined ? {} : { maxRounds }),
          ...(calls.onRound === undefined ? {} : { onRound: calls.onRound }),
        },
        calls.signal,
      ),
    cleanUp: async () => undefined,
  };
}
