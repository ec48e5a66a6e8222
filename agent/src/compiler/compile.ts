import type { AppFile, AppSpec } from "@joinery/shared";
import { dependenciesOf } from "./dependencies.ts";
import { emitCode } from "./emit-code.ts";
import { emitScaffold } from "./emit-scaffold.ts";
import { emitTests } from "./emit-tests.ts";
import { planApp, type AppPlan } from "./plan.ts";

export type CompiledApp = {
  readonly plan: AppPlan;
  readonly files: readonly AppFile[];
  /** `name@range` of every package. */
  readonly dependencies: readonly string[];
};

/** The whole app in one step; the build does the same phase by phase. The spec has passed `parseAppSpec`. */
export function compileApp(spec: AppSpec): CompiledApp {
  const plan = planApp(spec);
  const files = [...emitScaffold(plan), ...emitCode(plan), ...emitTests(plan)];
  return { plan, files, dependencies: dependenciesOf(plan) };
}
