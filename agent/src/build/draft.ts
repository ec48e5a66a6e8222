import { AppFiles, type AppFile, type AppSpec } from "@joinery/shared";
import type { AppPlan } from "../compiler/plan.ts";
import { finishFiles } from "../compiler/targets/finish-files.ts";
import type { PhaseOutputs } from "../jobs/queue.ts";
import type { Compiler } from "./compiler.ts";
import type { Finding, Review } from "./review.ts";

/**
 * An application while it is built. Each part is made when it is first asked for, and once: the review looks at tests and
 * scaffold before their phases hand them over, so that one look sees the whole application.
 */
export type Draft = {
  readonly plan: AppPlan;
  readonly dependencies: readonly string[];
  code(): Promise<readonly AppFile[]>;
  tests(): Promise<readonly AppFile[]>;
  scaffold(): Promise<readonly AppFile[]>;
  files(): Promise<readonly AppFile[]>;
  findings(): Promise<readonly Finding[]>;
};

export type DraftDeps = {
  readonly compiler: Compiler;
  readonly format: (files: readonly AppFile[]) => Promise<AppFile[]>;
  readonly review: Review;
};

export type DraftInput = {
  readonly spec: AppSpec;
  /** What phases that finished before a restart have left: taken as it is, not made again. */
  readonly kept: PhaseOutputs;
  readonly signal: AbortSignal;
};

export function createDraft({ compiler, format, review }: DraftDeps, { spec, kept, signal }: DraftInput): Draft {
  const plan = compiler.planApp(spec);
  const dependencies = compiler.dependenciesOf(plan);
  const make = (phase: "codegen" | "testgen" | "scaffold", emit: (plan: AppPlan) => AppFile[]) =>
    once(async () => {
      const text = kept.get(phase);
      return text === undefined ? finishFiles(plan, emit(plan), format) : AppFiles.parse(JSON.parse(text));
    });
  const code = make("codegen", compiler.emitCode);
  const tests = make("testgen", compiler.emitTests);
  const scaffold = make("scaffold", compiler.emitScaffold);
  const files = once(async () => (await Promise.all([code(), tests(), scaffold()])).flat());
  const findings = once(async () => review({ files: await files(), dependencies, signal }));
  return { plan, dependencies, code, tests, scaffold, files, findings };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
