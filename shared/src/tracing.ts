/**
 * Traces as router and agent record them: spans with names, times and ids, handed on as W3C trace context. What is behind it is
 * loaded only where a collector is configured.
 *
 * 1. A parent is passed as text, never found in ambient state: it crosses processes, the job store and restarts as it is.
 * 2. Attributes hold ids, counts and outcomes. Never what a user wrote, and never a secret.
 */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

export type SpanOptions = {
  /** The `traceparent` of what this is a part of. */
  readonly parent?: string | undefined;
  /** Without a parent: the trace that this begins, 32 hex digits; a new one unless told. */
  readonly traceId?: string | undefined;
  /** `server`: answers a caller. `client`: waits for somebody else. */
  readonly kind?: "server" | "client" | "internal";
  readonly attributes?: SpanAttributes;
  /** When it began, in milliseconds since 1970; now unless told. */
  readonly startedAt?: number;
};

export type TraceSpan = {
  /** The `traceparent` for the parts of this. */
  readonly traceparent: string;
  /** Ends it; `error` is a code, not a message. What is never ended is never told. */
  end(outcome?: { readonly error?: string | undefined; readonly attributes?: SpanAttributes }): void;
};

export type Tracing = AsyncDisposable & {
  readonly isActive: boolean;
  start(name: string, options?: SpanOptions): TraceSpan;
};

/** Where no collector is configured: the context is passed on, nothing is recorded. */
export const NO_TRACING: Tracing = {
  isActive: false,
  start: (_name, { parent = "" } = {}) => ({ traceparent: parent, end: () => {} }),
  [Symbol.asyncDispose]: async () => {},
};

/** Records what a step takes, and whether it throws. */
export async function traceStep<T>(
  tracing: Tracing,
  name: string,
  options: SpanOptions,
  step: (span: TraceSpan) => Promise<T>,
): Promise<T> {
  if (!tracing.isActive) return step(tracing.start(name, options));
  const span = tracing.start(name, options);
  try {
    const result = await step(span);
    span.end();
    return result;
  } catch (error) {
    span.end({ error: error instanceof Error && "code" in error ? String(error.code) : "internal" });
    throw error;
  }
}

const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;
const ZERO_TRACE = "0".repeat(32);
const ZERO_SPAN = "0".repeat(16);

export type TraceContext = { readonly traceId: string; readonly spanId: string; readonly flags: string };

/** Reads a `traceparent` (W3C Trace Context, section 3.2); nothing for what is none. */
export function parseTraceparent(text: string | undefined): TraceContext | undefined {
  const [, version, traceId, spanId, flags] = TRACEPARENT.exec(text ?? "") ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  // Section 3.2.2: version ff and all-zero ids are invalid; version 00 has nothing after the flags.
  if (version === "ff" || traceId === ZERO_TRACE || spanId === ZERO_SPAN) return undefined;
  if (version === "00" && text?.length !== 55) return undefined;
  return { traceId, spanId, flags };
}

/** For a log line: the trace that it belongs to, if any. */
export function toTraceIds(traceparent: string | undefined): { readonly traceId?: string } {
  const known = parseTraceparent(traceparent);
  return known === undefined ? {} : { traceId: known.traceId };
}

export function formatTraceparent({ traceId, spanId, flags }: TraceContext): string {
  return `00-${traceId}-${spanId}-${flags}`;
}
