/**
 * Follows a conversation's events over as many connections as it takes.
 *
 * 1. Every event is yielded once, in the order of the log: what is not newer than the last one is dropped.
 * 2. A connection that ends before the last event, or is silent for longer than heartbeats allow, is replaced; the next one resumes
 *    behind the last event that was yielded.
 * 3. It ends after a terminal event, on 204 (the end was seen before), or when the signal aborts. It throws only what trying
 *    again cannot mend.
 */
import { EventSourceParserStream, type EventSourceMessage } from "eventsource-parser/stream";
import { JoineryError } from "../error.ts";
import { parseLastEventId } from "../event-stream.ts";
import { HEARTBEAT_MS, STREAM_RETRY_MS } from "../limits.ts";
import { isTerminal, StreamEvent } from "../stream-event.ts";
import { toJoineryError, type Connection } from "./http.ts";

/** One entry of the log: `seq` is its `id:`, from which a later call can resume. */
export type SequencedEvent = { readonly seq: number; readonly event: StreamEvent };

export type StreamOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Only what came after this number. */
  readonly lastEventId?: number | undefined;
  /** The `streamUrl` of the 202, when it carries a ticket and no key is configured. */
  readonly streamUrl?: string | undefined;
  /** Longest silence before the connection counts as dead; heartbeats come every 15 s. */
  readonly idleTimeoutMs?: number | undefined;
  /** First wait before a new connection, until the server's `retry:` says otherwise. Grows with each failure, with jitter. */
  readonly retryMs?: number | undefined;
  /** Called before each wait for the next connection. */
  readonly onRetry?:
    | ((retry: { readonly attempt: number; readonly delayMs: number; readonly cause: unknown }) => void)
    | undefined;
};

const MAX_DELAY_MS = 30_000;
const MAX_EVENT_CHARS = 64 * 1024 * 1024;
/** Answers that another try may change. */
const RETRYABLE_STATUS = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * @throws JoineryError when the router refuses (401, 404 …); the signal's reason never surfaces: an aborted stream just ends.
 */
export async function* streamEvents(
  connection: Connection,
  conversationId: string,
  options: StreamOptions = {},
): AsyncGenerator<SequencedEvent, void, undefined> {
  const path = options.streamUrl ?? `/a2a/stream/${encodeURIComponent(conversationId)}`;
  const url = new URL(path, `${connection.baseUrl}/`).href;
  const cursor = { seq: options.lastEventId ?? 0, retryMs: options.retryMs ?? STREAM_RETRY_MS };
  for (let attempt = 1; options.signal?.aborted !== true; attempt += 1) {
    const seqBefore = cursor.seq;
    let cause: unknown = new Error("the connection ended before the last event");
    try {
      const isOver = yield* readConnection({ connection, url, cursor, options });
      if (isOver) return;
    } catch (error) {
      if (isAborted(options.signal)) return;
      if (error instanceof JoineryError && !isWorthRetrying(error)) throw error;
      cause = error;
    }
    if (cursor.seq > seqBefore) attempt = 0;
    const delayMs = toDelayMs(attempt, cursor.retryMs, cause);
    options.onRetry?.({ attempt, delayMs, cause });
    await sleep(delayMs, options.signal);
  }
}

type Cursor = { seq: number; retryMs: number };
type ConnectionRun = { connection: Connection; url: string; cursor: Cursor; options: StreamOptions };

/** One connection. Returns whether the stream is over for good. */
async function* readConnection(run: ConnectionRun): AsyncGenerator<SequencedEvent, boolean, undefined> {
  const { connection, cursor, options } = run;
  const watchdog = createWatchdog(options.idleTimeoutMs ?? 3 * HEARTBEAT_MS);
  const signal = options.signal === undefined ? watchdog.signal : AbortSignal.any([options.signal, watchdog.signal]);
  try {
    const response = await connection.fetch(run.url, {
      headers: {
        accept: "text/event-stream",
        ...connection.headers,
        ...(cursor.seq > 0 ? { "last-event-id": String(cursor.seq) } : {}),
      },
      cache: "no-store",
      signal,
    });
    if (response.status === 204) return true;
    if (!response.ok) throw await toStreamError(response);
    if (response.body === null) return false;
    for await (const message of parseMessages(response.body, { watchdog, cursor })) {
      const seq = parseLastEventId(message.id);
      if (seq <= cursor.seq) continue;
      // A hole cannot happen on a sound connection: start again behind the last event that was complete.
      if (cursor.seq > 0 && seq > cursor.seq + 1) return false;
      const event = StreamEvent.parse(JSON.parse(message.data));
      cursor.seq = seq;
      yield { seq, event };
      if (isTerminal(event)) return true;
    }
    return false;
  } finally {
    watchdog.stop();
  }
}

async function* parseMessages(
  body: ReadableStream<Uint8Array>,
  { watchdog, cursor }: { watchdog: Watchdog; cursor: Cursor },
): AsyncGenerator<EventSourceMessage, void, undefined> {
  const bytes = body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        watchdog.reset();
        controller.enqueue(chunk);
      },
    }),
  );
  const parser = new EventSourceParserStream({
    maxBufferSize: MAX_EVENT_CHARS,
    onRetry: (retryMs) => {
      cursor.retryMs = retryMs;
    },
  });
  const reader = bytes
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .pipeThrough(parser)
    .getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    // A consumer that leaves early must not leave the connection open.
    await reader.cancel().catch(() => undefined);
  }
}

/** A refusal, with its status kept so that the loop can tell a passing one from a final one. */
async function toStreamError(response: Response): Promise<JoineryError> {
  const error = await toJoineryError(response);
  if (!RETRYABLE_STATUS.has(response.status)) return error;
  return new JoineryError("not_ready", {
    message: error.message,
    ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
  });
}

function isWorthRetrying(error: JoineryError): boolean {
  return error.code === "not_ready";
}

/** Exponential back-off from the server's own hint, with full jitter below a half so that clients of one outage spread out. */
function toDelayMs(attempt: number, retryMs: number, cause: unknown): number {
  const ceiling = Math.min(MAX_DELAY_MS, Math.max(retryMs, 1) * 2 ** Math.max(0, attempt - 1));
  const asked = cause instanceof JoineryError ? (cause.retryAfterSeconds ?? 0) * 1000 : 0;
  return Math.max(asked, ceiling / 2 + Math.random() * (ceiling / 2));
}

type Watchdog = { readonly signal: AbortSignal; reset(): void; stop(): void };

function createWatchdog(timeoutMs: number): Watchdog {
  const controller = new AbortController();
  const arm = () => setTimeout(() => controller.abort(new Error(`no byte for ${timeoutMs} ms`)), timeoutMs);
  let timer = arm();
  return {
    signal: controller.signal,
    reset() {
      clearTimeout(timer);
      timer = arm();
    },
    stop: () => clearTimeout(timer),
  };
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

function sleep(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, delayMs);
    signal?.addEventListener("abort", done, { once: true });
    if (signal?.aborted === true) done();
  });
}
