import type { AppFile, AppSpec } from "@joinery/shared";
import type { AppPlan } from "../compiler/plan.ts";

/** What the build needs of the compiler: pure functions from a spec to files. */
export type Compiler = {
  planApp(spec: AppSpec): AppPlan;
  /** The application itself: shared, server and client code. */
  emitCode(plan: AppPlan): AppFile[];
  /** The application's own tests. */
  emitTests(plan: AppPlan): AppFile[];
  /** What makes it a project: manifest, configuration, documentation. */
  emitScaffold(plan: AppPlan): AppFile[];
  /** Every npm package the files use, with its range. */
  dependenciesOf(plan: AppPlan): string[];
};
