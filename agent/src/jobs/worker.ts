/**
 * Runs queued builds, oldest first, a bounded number at a time.
 *
 * 1. A build that is cancelled is aborted at once; one that is paused by `stop` ends its running phase first and stays in
 *    the queue as running, so that the next process goes on behind its last checkpoint.
 * 2. A build never makes the worker fail: what it throws is logged here, once, and the next build starts.
 */
import { NO_TRACING, toTraceIds, type Tracing } from "@joinery/shared";
import type { Logger } from "pino";
import type { Job, JobKey, JobQueue } from "./queue.ts";

export type BuildControl = {
  /** Aborted when the build was cancelled: nothing it does matters any more. */
  readonly signal: AbortSignal;
  /** The process is about to end: return after the running phase. */
  readonly isPausing: () => boolean;
  /** The trace context of this build. */
  readonly traceparent?: string;
};
export type Build = (job: Job, control: BuildControl) => Promise<void>;

export type Worker = {
  /** Looks for queued jobs. Call it after each `enqueue`. */
  wake(): void;
  /** `false`: there is no such job that is queued or running. */
  cancel(key: JobKey): boolean;
  /** Starts nothing more and resolves when the running phases have ended, or after `graceMs`. */
  stop(graceMs: number): Promise<void>;
};

export type WorkerDeps = {
  readonly queue: JobQueue;
  readonly build: Build;
  readonly concurrency: number;
  readonly log: Logger;
  readonly tracing?: Tracing;
};

/** How long a build that was aborted may take to put away what it has started. */
const ABORT_MS = 2_000;

export function createWorker({ queue, build, concurrency, log, tracing = NO_TRACING }: WorkerDeps): Worker {
  const running = new Map<string, { readonly controller: AbortController; readonly done: Promise<void> }>();
  let isStopping = false;

  function wake(): void {
    if (isStopping) return;
    while (running.size < concurrency) {
      const job = queue.take();
      if (job === undefined) return;
      const controller = new AbortController();
      const done = run(job, controller.signal).finally(() => {
        running.delete(toId(job));
        wake();
      });
      running.set(toId(job), { controller, done });
    }
  }

  async function run(job: Job, signal: AbortSignal): Promise<void> {
    const parent = queue.traceOf(job);
    const ids = { conversationId: job.conversationId, version: job.version, ...toTraceIds(parent) };
    const attributes = { "joinery.conversation.id": job.conversationId, "joinery.build.version": job.version };
    const span = tracing.start("build", { parent, attributes });
    const startedAt = performance.now();
    log.info({ event: "build_started", ...ids, attempt: job.attempt, resumedAfter: job.checkpoint });
    try {
      await build(job, { signal, isPausing: () => isStopping, traceparent: span.traceparent });
      const state = queue.get(job)?.state;
      span.end({ attributes: { "joinery.build.state": state ?? "unknown" } });
      log.info({ event: "build_ended", ...ids, state, ms: Math.round(performance.now() - startedAt) });
    } catch (error) {
      span.end({ error: "internal" });
      log.error({ event: "build_crashed", ...ids, err: error });
    }
  }

  return {
    wake,
    cancel(key) {
      const isCancelled = queue.finish(key, { state: "cancelled" });
      running.get(toId(key))?.controller.abort();
      return isCancelled;
    },
    async stop(graceMs) {
      isStopping = true;
      const timer = new AbortController();
      const grace = new Promise<void>((resolve) => {
        const timeout = setTimeout(resolve, graceMs);
        timer.signal.addEventListener("abort", () => clearTimeout(timeout));
      });
      await Promise.race([Promise.all([...running.values()].map(({ done }) => done)), grace]);
      timer.abort();
      // What they have started (processes, folders) must not outlive this process.
      const rest = [...running.values()].map(({ done }) => done);
      for (const { controller } of running.values()) controller.abort();
      await Promise.race([Promise.all(rest), new Promise((resolve) => void setTimeout(resolve, ABORT_MS).unref())]);
    },
  };
}

function toId({ conversationId, version }: JobKey): string {
  return `${conversationId}/${version}`;
}
