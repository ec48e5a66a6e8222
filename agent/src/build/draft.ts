import { AppFiles, type AppFile, type AppSpec } from "@joinery/shared";
import { visitorPages } from "../compiler/needs.ts";
import type { AppPlan } from "../compiler/plan.ts";
import { finishFiles } from "../compiler/targets/finish-files.ts";
import { BuiltApp, type PhaseOutputs } from "../jobs/queue.ts";
import type { Compiler } from "./compiler.ts";
import type { RepairRound } from "./repair/repair-app.ts";
import type { Finding, Review } from "./review.ts";
import { toSummary } from "./verify/summary.ts";
import type { CheckTypes } from "./verify/typecheck-step.ts";
import type { AppUnderTest } from "./verify/verification.ts";
import type { Verifier, VerifierCalls } from "./verify/verifier.ts";

/** What the review came to: the application as it was verified last, repairs included. */
export type Reviewed = {
  readonly app: BuiltApp;
  /** What is wrong with the code, as far as reading it tells. */
  readonly findings: readonly Finding[];
  readonly rounds: readonly RepairRound[];
};

/** Who wants to know how the verification goes. */
export type ReviewCalls = Pick<VerifierCalls, "onBegin" | "onStep" | "onRound"> & { readonly signal: AbortSignal };

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
  /** The whole application as it was written, before any repair. */
  files(): Promise<readonly AppFile[]>;
  findings(): Promise<readonly Finding[]>;
  /** Verifies and mends the application, once; what is delivered is what this has seen. */
  review(calls: ReviewCalls): Promise<Reviewed>;
};

export type DraftDeps = {
  readonly compiler: Compiler;
  readonly format: (files: readonly AppFile[]) => Promise<AppFile[]>;
  readonly review: Review;
  readonly verify: Verifier["run"];
};

export type DraftInput = {
  readonly spec: AppSpec;
  /** What phases that finished before a restart have left: taken as it is, not made again. */
  readonly kept: PhaseOutputs;
  readonly signal: AbortSignal;
};

export function createDraft(deps: DraftDeps, { spec, kept, signal }: DraftInput): Draft {
  const { compiler, format, review } = deps;
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
  let reviewed: Promise<Reviewed> | undefined;

  async function verify({ signal: cancelled, ...calls }: ReviewCalls): Promise<Reviewed> {
    const before = parseBuilt(kept.get("review"));
    if (before !== undefined) return { app: before, findings: [], rounds: [] };
    const written = await files();
    const pages = plan.pages.map(({ page }) => page.path);
    const open = visitorPages(plan.spec).map(({ path }) => path);
    const app: AppUnderTest = { files: written, dependencies, pages, visitorPages: open, origin: "compiled" };
    let last: readonly Finding[] = [];
    let crash: { readonly cause: unknown } | undefined;
    const checkTypes: CheckTypes = async (candidate) => {
      try {
        last = await (candidate === app ? findings() : review({ ...candidate, signal: cancelled }));
        return last;
      } catch (cause) {
        crash = { cause };
        throw cause;
      }
    };
    const result = await deps.verify(app, { ...calls, signal: cancelled, checkTypes });
    // A compiler of ours that breaks says nothing about the app.
    if (crash !== undefined) throw crash.cause;
    const { files: final, dependencies: declared } = result.app;
    const built: BuiltApp = { files: [...final], dependencies: [...declared], verification: toSummary(result) };
    return { app: built, findings: last, rounds: result.rounds };
  }

  return {
    plan,
    dependencies,
    code,
    tests,
    scaffold,
    files,
    findings,
    review: (calls) => (reviewed ??= verify(calls)),
  };
}

/** What the review of an earlier process left; nothing when another release wrote something else. */
function parseBuilt(text: string | undefined): BuiltApp | undefined {
  return text === undefined ? undefined : BuiltApp.safeParse(JSON.parse(text)).data;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
