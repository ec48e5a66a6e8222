/**
 * Brings the outgoing reports to the router.
 *
 * 1. In order within a conversation: the next report leaves when the one before was acknowledged.
 * 2. A report is removed only after the router's 200; until then it is sent again, for ever, with growing pauses.
 * 3. Conversations are independent: one that is stuck holds up no other.
 * 4. A final refusal (400, 404, 409 …) means that the router has ended this build, or given it to another agent: the build is
 *    stopped and the rest of its reports is dropped.
 */
import { ErrorReply, NO_TRACING, type ErrorCode, type Tracing } from "@joinery/shared";
import type { Logger } from "pino";
import type { JobKey, JobQueue, OutgoingReport } from "../jobs/queue.ts";
import { backoffMs, type Sleep } from "../router-link/backoff.ts";
import type { RouterAnswer, RouterClient } from "../router-link/router-client.ts";

export type Reporter = {
  /** There is something new to send for this conversation. */
  wake(conversationId: string): void;
  /** Sends what a former process left behind, and what waits for its next try. */
  wakeAll(): void;
  /** Resolves when nothing waits to be sent any more, or after `graceMs`; then nothing is sent. */
  stop(graceMs: number): Promise<void>;
};

export type ReporterDeps = {
  readonly queue: Pick<JobQueue, "nextReport" | "removeReport" | "dropReports" | "waitingConversations" | "traceOf">;
  readonly client: RouterClient;
  /** The agent's token, `undefined` while it is not registered. */
  readonly token: () => string | undefined;
  /** The router does not know the token. */
  readonly onUnauthorized: () => void;
  /** The router has ended this build, or given it to another agent. */
  readonly onRejected: (key: JobKey, code: string) => void;
  /** After this long a build is over for the router, whatever it answers. */
  readonly buildDeadlineMs: number;
  readonly log: Logger;
  readonly now: () => number;
  readonly sleep: Sleep;
  readonly random: () => number;
  readonly tracing?: Tracing;
};

type Verdict =
  | { readonly kind: "acknowledged" }
  | { readonly kind: "retry"; readonly afterMs?: number }
  | { readonly kind: "unauthorized" }
  | { readonly kind: "rejected"; readonly code: string };

const BACKOFF = { baseMs: 100, maxMs: 5_000 };
/** A report can overtake the 202 that makes its build known to the router. */
const OVERTAKING_MS = 3_000;

export function createReporter(deps: ReporterDeps): Reporter {
  const { queue, client, log, now, sleep, random, tracing = NO_TRACING } = deps;
  const stopping = new AbortController();
  /** Conversations that are being served; `nap` is aborted to try again at once. */
  const lanes = new Map<string, { nap: AbortController; readonly done: Promise<void> }>();

  function wake(conversationId: string): void {
    if (stopping.signal.aborted || lanes.has(conversationId)) return;
    const { promise: done, resolve } = Promise.withResolvers<void>();
    const lane = { nap: new AbortController(), done };
    lanes.set(conversationId, lane);
    void drain(conversationId, lane)
      .catch((error: unknown) => log.error({ event: "reporter_crashed", conversationId, err: error }))
      .finally(() => {
        lanes.delete(conversationId);
        resolve();
        // What became durable after the lane's last look and was announced while it still counted as busy.
        if (!stopping.signal.aborted && queue.nextReport(conversationId) !== undefined) wake(conversationId);
      });
  }

  async function drain(conversationId: string, lane: { nap: AbortController }): Promise<void> {
    let attempt = 0;
    for (;;) {
      const outgoing = queue.nextReport(conversationId);
      if (outgoing === undefined || stopping.signal.aborted) return;
      const ms = await deliver(outgoing, attempt);
      attempt = ms === undefined ? 0 : attempt + 1;
      if (ms === undefined || stopping.signal.aborted) continue;
      lane.nap = new AbortController();
      await sleep(ms, AbortSignal.any([lane.nap.signal, stopping.signal]));
    }
  }

  /** `undefined`: done with this report. Otherwise how long to wait before it is sent again. */
  async function deliver(outgoing: OutgoingReport, attempt: number): Promise<number | undefined> {
    const token = deps.token();
    const pause = backoffMs(attempt, BACKOFF, random);
    if (token === undefined) return pause;
    const answer = await send(outgoing, token);
    if (stopping.signal.aborted && answer.kind === "failed") return pause;
    const verdict = judge(answer, now() - outgoing.queuedAt, deps.buildDeadlineMs);
    if (verdict.kind === "acknowledged") {
      queue.removeReport(outgoing.id);
      return undefined;
    }
    if (verdict.kind === "rejected") {
      reject(outgoing, verdict.code);
      return undefined;
    }
    if (attempt === 0) log.warn({ event: "report_delayed", ...toIds(outgoing), ...describeAnswer(answer) });
    if (verdict.kind === "unauthorized") deps.onUnauthorized();
    return Math.max(pause, verdict.kind === "retry" ? (verdict.afterMs ?? 0) : 0);
  }

  async function send(outgoing: OutgoingReport, token: string): Promise<RouterAnswer> {
    const { report, conversationId, version } = outgoing;
    const span = tracing.start("report.push", {
      parent: queue.traceOf(outgoing),
      kind: "client",
      attributes: {
        "joinery.conversation.id": conversationId,
        "joinery.build.version": version,
        "joinery.build.phase": report.phase,
      },
    });
    const { traceparent } = span;
    const call = { method: "POST", path: "/a2a/progress", body: report, token, signal: stopping.signal } as const;
    const answer = await client.call(traceparent === "" ? call : { ...call, traceparent });
    const isDelivered = answer.kind === "answer" && answer.status === 200;
    span.end(isDelivered ? {} : { error: answer.kind === "answer" ? String(answer.status) : "unreachable" });
    return answer;
  }

  function reject(outgoing: OutgoingReport, code: string): void {
    log.warn({ event: "report_rejected", ...toIds(outgoing), phase: outgoing.report.phase, code });
    queue.dropReports(outgoing);
    deps.onRejected(outgoing, code);
  }

  return {
    wake,
    wakeAll() {
      for (const lane of lanes.values()) lane.nap.abort();
      for (const conversationId of queue.waitingConversations()) wake(conversationId);
    },
    async stop(graceMs) {
      const all = Promise.all([...lanes.values()].map(({ done }) => done));
      const timer = new AbortController();
      await Promise.race([all, sleep(graceMs, timer.signal)]);
      timer.abort();
      stopping.abort();
      await all;
    },
  };
}

/** What the router's answer means for a report of this age. */
export function judge(answer: RouterAnswer, ageMs: number, buildDeadlineMs: number): Verdict {
  if (answer.kind === "failed") return { kind: "retry" };
  const { status } = answer;
  const afterMs = answer.retryAfterMs === undefined ? {} : { afterMs: answer.retryAfterMs };
  if (status === 200) return { kind: "acknowledged" };
  if (status >= 500 || [408, 425, 429].includes(status)) return { kind: "retry", ...afterMs };
  const code = readCode(answer.body);
  // The token is good, but another instance took the conversation over: what is left of this build is nobody's.
  if (code === "not_holder") return { kind: "rejected", code };
  if (status === 401 || status === 403)
    return ageMs > buildDeadlineMs ? { kind: "rejected", code: code ?? "forbidden" } : { kind: "unauthorized" };
  if (code === "build_not_running" && ageMs < OVERTAKING_MS) return { kind: "retry" };
  if (status >= 400) return { kind: "rejected", code: code ?? `http_${status}` };
  return { kind: "retry" };
}

function readCode(body: unknown): ErrorCode | undefined {
  const parsed = ErrorReply.safeParse(body);
  return parsed.success ? parsed.data.error.code : undefined;
}

function toIds({ conversationId, version }: OutgoingReport): { conversationId: string; version: number } {
  return { conversationId, version };
}

function describeAnswer(answer: RouterAnswer): Record<string, unknown> {
  return answer.kind === "failed" ? { reason: answer.message } : { status: answer.status };
}
