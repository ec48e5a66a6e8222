/**
 * One build: plan, codegen, review, testgen, scaffold, completed.
 *
 * 1. After each phase its output and its report become durable together; a resumed build begins behind the last of them.
 * 2. The id of a phase's report follows from version, phase and attempt, so that no phase is ever told twice under two ids.
 * 3. News from within a phase have ids of the process that tells them: a resumed phase tells its own.
 * 4. Every build ends in exactly one terminal report, except one that was cancelled or paused.
 */
import { randomUUID } from "node:crypto";
import { DISCOVERY_PERCENT, NO_TRACING, type ProgressReport, type Tracing } from "@joinery/shared";
import type { Logger } from "pino";
import { BUILD_PHASES, BuiltApp, type Job, type JobQueue } from "../jobs/queue.ts";
import type { Build, BuildControl } from "../jobs/worker.ts";
import type { Sleep } from "../router-link/backoff.ts";
import { codegenPhase } from "./codegen.ts";
import type { Publish, PublishOutcome } from "../github/publish.ts";
import type { Draft, Reviewed } from "./draft.ts";
import type { Drafts } from "./drafts.ts";
import { count, type News, type Phase, type PhaseOutcome } from "./phase.ts";
import { planPhase } from "./plan.ts";
import { reviewPhase, toReviewFailure } from "./review-phase.ts";
import { scaffoldPhase } from "./scaffold.ts";
import { testgenPhase } from "./testgen.ts";
import { describeSummary } from "./verify/summary.ts";

export const PHASES: readonly Phase[] = [planPhase, codegenPhase, reviewPhase, testgenPhase, scaffoldPhase];

const MAX_MESSAGE_CHARS = 4_000;

export type PipelineDeps = {
  readonly drafts: Pick<Drafts, "take">;
  readonly queue: JobQueue;
  /** Told after each durable report. */
  readonly onReport: (conversationId: string) => void;
  /** Proposes a finished version elsewhere, as a pull request. */
  readonly publish?: Publish | undefined;
  readonly phaseDelayMs: number;
  readonly sleep: Sleep;
  readonly log: Logger;
  readonly tracing?: Tracing;
};

export function createPipeline(deps: PipelineDeps): Build {
  const { drafts, queue, onReport, publish, phaseDelayMs, sleep, log, tracing = NO_TRACING } = deps;

  async function build(job: Job, control: BuildControl): Promise<void> {
    try {
      await advance(job, control);
    } catch (error) {
      if (control.signal.aborted) return;
      log.error({ event: "build_crashed", ...toIds(job), err: error });
      fail(job, { kind: "failed", message: "Something went wrong on our side.", detail: {} });
    }
  }

  async function advance(job: Job, control: BuildControl): Promise<void> {
    const kept = queue.outputs(job);
    const draft = drafts.take(job.conversationId, { spec: job.spec, kept, signal: control.signal });
    const done = job.checkpoint === undefined ? 0 : BUILD_PHASES.indexOf(job.checkpoint) + 1;
    for (const phase of PHASES.slice(done)) {
      const isDone = await runPhase({ job, draft, phase, control });
      if (!isDone) return;
      if (phaseDelayMs > 0) await sleep(phaseDelayMs, control.signal);
      if (control.signal.aborted || control.isPausing()) return;
    }
    const reviewed = await draft.review({ signal: control.signal });
    if (!control.signal.aborted) await complete({ job, draft, control }, reviewed);
  }

  type PhaseRun = { job: Job; draft: Draft; phase: Phase; control: BuildControl };
  /** `false`: the build goes no further. */
  async function runPhase({ job, draft, phase, control }: PhaseRun): Promise<boolean> {
    const startedAt = performance.now();
    const attributes = { "joinery.conversation.id": job.conversationId, "joinery.build.version": job.version };
    const span = tracing.start(`build.${phase.name}`, { parent: control.traceparent, attributes });
    const outcome = await settle({ job, draft, phase, control });
    span.end(outcome.kind === "failed" ? { error: "build_failed" } : {});
    if (control.signal.aborted) return false;
    const ms = Math.round(performance.now() - startedAt);
    log.info({ event: "phase_ended", ...toIds(job), phase: phase.name, outcome: outcome.kind, ms });
    if (outcome.kind === "failed") {
      fail(job, outcome, phase);
      return false;
    }
    const report: ProgressReport = {
      ...toIds(job),
      status: "in_progress",
      phase: phase.name,
      percent: phase.percent,
      message: outcome.message,
      detail: { ...outcome.detail, ms },
      eventId: toEventId(job, phase.name),
    };
    const isRunning = queue.checkpoint(job, { phase: phase.name, output: JSON.stringify(outcome.output), report });
    if (isRunning) onReport(job.conversationId);
    return isRunning;
  }

  /** What nobody foresaw ends the build with a plain sentence; the cause is for the log alone. */
  async function settle({ job, draft, phase, control }: PhaseRun): Promise<PhaseOutcome> {
    try {
      const tell = createTeller({ job, phase });
      return await phase.run(draft, { signal: control.signal, tell });
    } catch (error) {
      if (!control.signal.aborted) log.error({ event: "phase_crashed", ...toIds(job), phase: phase.name, err: error });
      return { kind: "failed", message: `Something went wrong on our side while ${phase.doing}.`, detail: {} };
    }
  }

  function createTeller({ job, phase }: Pick<PhaseRun, "job" | "phase">): (news: News) => void {
    const run = randomUUID().slice(0, 8);
    const from = percentBefore(phase);
    let told = 0;
    return ({ message, share, detail }) => {
      told += 1;
      const report: ProgressReport = {
        ...toIds(job),
        status: "in_progress",
        phase: phase.name,
        // The phase's own percent is kept for its end.
        percent: from + Math.floor((phase.percent - from) * Math.min(share, 0.99)),
        message,
        detail,
        eventId: `${toEventId(job, phase.name)}:${run}-${told}`,
      };
      if (queue.report(job, report)) onReport(job.conversationId);
    };
  }

  function fail(job: Job, outcome: Extract<PhaseOutcome, { kind: "failed" }>, phase?: Phase): void {
    const report: ProgressReport = {
      ...toIds(job),
      status: "error",
      phase: "error",
      percent: phase === undefined ? DISCOVERY_PERCENT : percentBefore(phase),
      code: "build_failed",
      message: outcome.message,
      detail: { ...outcome.detail, ...(phase === undefined ? {} : { failedPhase: phase.name }) },
      ...(outcome.verification === undefined ? {} : { verification: outcome.verification }),
      eventId: toEventId(job, "error"),
    };
    if (queue.finish(job, { state: "failed", report })) onReport(job.conversationId);
  }

  /** What is handed over is what the review has verified. */
  async function complete({ job, draft, control }: Omit<PhaseRun, "phase">, reviewed: Reviewed): Promise<void> {
    const { plan } = draft;
    const failure = toReviewFailure(reviewed);
    if (failure !== undefined) return fail(job, failure, reviewPhase);
    const built: BuiltApp = BuiltApp.parse(reviewed.app);
    const published = await propose({ job, draft, control }, built);
    if (control.signal.aborted) return;
    const bundle: BuiltApp = published?.ok === true ? { ...built, github_pr_url: published.url } : built;
    const { files, dependencies, verification } = bundle;
    const sizes = `${count(files.length, "file")}, ${count(dependencies.length, "dependency", "dependencies")}`;
    const proof = verification === undefined ? "" : ` ${describeSummary(verification)}`;
    const github = published === undefined ? "" : ` ${describePublished(published)}`;
    const report: ProgressReport = {
      ...toIds(job),
      status: "completed",
      phase: "completed",
      percent: 100,
      message: `${plan.spec.name} is ready: ${sizes}.${proof}${github}`.slice(0, MAX_MESSAGE_CHARS),
      detail: {
        files: files.length,
        entities: plan.entities.length,
        pages: plan.pages.length,
        ...(published === undefined ? {} : { github: published }),
      },
      eventId: toEventId(job, "completed"),
      ...bundle,
    };
    if (queue.finish(job, { state: "done", bundle, report })) onReport(job.conversationId);
  }

  /** A pull request that cannot be opened is told beside the result and never fails the build. */
  async function propose({ job, draft, control }: Omit<PhaseRun, "phase">, built: BuiltApp) {
    if (publish === undefined || job.options.skipGithub) return undefined;
    const tell = createTeller({ job, phase: scaffoldPhase });
    tell({ message: "Opening a draft pull request …", share: 1, detail: { github: { status: "opening" } } });
    const outcome = await publish(
      { conversationId: job.conversationId, version: job.version, spec: draft.plan.spec, ...built },
      control.signal,
    );
    log.info({ event: "github", ...toIds(job), outcome: outcome.ok ? outcome.url : outcome.reason });
    return outcome;
  }

  return build;
}

const describePublished = (outcome: PublishOutcome): string =>
  outcome.ok ? `The draft pull request is ${outcome.url}.` : `There is no pull request: ${outcome.reason}`;

function toIds({ conversationId, version }: Job): { conversationId: string; version: number } {
  return { conversationId, version };
}

function toEventId(job: Job, phase: string): string {
  return `${job.version}:${phase}:${job.attempt}`;
}

function percentBefore(phase: Phase): number {
  return PHASES[PHASES.indexOf(phase) - 1]?.percent ?? DISCOVERY_PERCENT;
}
