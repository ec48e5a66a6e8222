import { createHash } from "node:crypto";
import {
  formatTraceparent,
  NO_TRACING,
  parseTraceparent,
  SPEC_VERSION,
  type SpanAttributes,
  type Tracing,
  type TraceSpan,
} from "@joinery/shared";
import type { Context, MiddlewareHandler } from "hono";
import { randomHex } from "../random-hex.ts";

/** What the middleware leaves for routes: the id that clients see and the W3C trace context to pass on. */
export type TraceVariables = {
  traceId: string;
  traceparent: string;
  /** Which conversation the request is about, once a route knows. */
  conversationId?: string;
  /** The span of this request, and how it begins anew in another trace; only while traces are recorded. */
  requestSpan?: { span: TraceSpan; restart: (traceId: string) => TraceSpan };
};
type TraceEnv = { Variables: TraceVariables };

const TRACE_ID = /^[\w.:-]{1,128}$/;
const ZERO_TRACE = "0".repeat(32);

/**
 * Gives every answer `x-trace-id` and `spec_version`. The id is the caller's `x-trace-id`, else that of its
 * `traceparent` (W3C Trace Context), else a new one; a trace of the caller goes on under a span of ours.
 */
export function createTrace(tracing: Tracing = NO_TRACING): MiddlewareHandler<TraceEnv> {
  return async (c, next) => {
    const header = c.req.header("traceparent");
    const parent = parseTraceparent(header);
    const traceId = toTraceId(c.req.header("x-trace-id")) ?? parent?.traceId ?? randomHex(16);
    c.set("traceId", traceId);
    c.set(
      "traceparent",
      parent === undefined ? toTraceparent(traceId) : formatTraceparent({ ...parent, spanId: randomHex(8) }),
    );
    if (tracing.isActive) startSpan(c, tracing, parent === undefined ? undefined : header);
    writeHeaders(c);
    await next();
    // A route that answers with a Response of its own has not taken over the headers prepared above.
    const { headers, status } = c.res;
    if (headers.get("x-trace-id") !== c.get("traceId") || !headers.has("spec_version")) writeHeaders(c);
    if (tracing.isActive) endSpan(c, status);
  };
}

function endSpan(c: Context<TraceEnv>, status: number): void {
  const conversationId = c.get("conversationId");
  const about: SpanAttributes = conversationId === undefined ? {} : { "joinery.conversation.id": conversationId };
  c.get("requestSpan")?.span.end({
    attributes: { "http.response.status_code": status, ...about },
    ...(status >= 500 ? { error: String(status) } : {}),
  });
}

/** Nobody wants to see these beside the work. */
const UNTRACED: ReadonlySet<string> = new Set(["/health", "/ready", "/metrics"]);

function startSpan(c: Context<TraceEnv>, tracing: Tracing, parent: string | undefined): void {
  const { method, path } = c.req;
  if (UNTRACED.has(path)) return;
  const startedAt = Date.now();
  const route = toRoute(path);
  const restart = (traceId: string | undefined): TraceSpan =>
    tracing.start(`${method} ${route}`, {
      parent,
      traceId,
      kind: "server",
      startedAt,
      attributes: { "http.request.method": method, "http.route": route },
    });
  const span = restart(parseTraceparent(c.get("traceparent"))?.traceId);
  c.set("requestSpan", { span, restart });
  c.set("traceparent", span.traceparent);
}

/** A path without what only one caller has in it. */
function toRoute(path: string): string {
  const [, door, rest = ""] = /^\/a2a\/(stream|conversations|agents)\/[^/]+(\/cancel)?$/.exec(path) ?? [];
  if (door !== undefined) return `/a2a/${door}/:id${rest}`;
  return /^\/(?:a2a\/(?:intent|progress|agents)|openapi\.json|docs)$/.test(path) ? path : "/*";
}

/** An id that is safe in a header and a log line, or nothing. */
export function toTraceId(text: string | undefined): string | undefined {
  return text !== undefined && TRACE_ID.test(text) ? text : undefined;
}

/** A trace context for an id of any form: 32 hex digits and UUIDs as they are, others by their hash. */
export function toTraceparent(traceId: string): string {
  const hex = traceId.replaceAll("-", "").toLowerCase();
  const isHex = /^[0-9a-f]{32}$/.test(hex) && hex !== ZERO_TRACE;
  const trace = isHex ? hex : createHash("sha256").update(traceId).digest("hex").slice(0, 32);
  return formatTraceparent({ traceId: trace, spanId: randomHex(8), flags: "01" });
}

/** Takes a caller's own id, such as the `trace_id` of an intent, for the rest of this request. What is no id changes nothing. */
export function adoptTraceId(c: Context<TraceEnv>, text: string | undefined): void {
  const traceId = toTraceId(text);
  if (traceId === undefined || traceId === c.get("traceId")) return;
  c.set("traceId", traceId);
  // A traceparent of the caller is the better-formed word on its trace; it stays.
  if (parseTraceparent(c.req.header("traceparent")) === undefined) adoptTrace(c, toTraceparent(traceId));
  writeHeaders(c);
}

/** The span that was begun for another trace is never ended, so nobody hears of it. */
function adoptTrace(c: Context<TraceEnv>, traceparent: string): void {
  c.set("traceparent", traceparent);
  const known = c.get("requestSpan");
  if (known === undefined) return;
  const span = known.restart(traceparent.slice(3, 35));
  c.set("requestSpan", { ...known, span });
  c.set("traceparent", span.traceparent);
}

function writeHeaders(c: Context<TraceEnv>): void {
  c.header("x-trace-id", c.get("traceId"));
  c.header("spec_version", SPEC_VERSION);
}
