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
import { getPath } from "hono/utils/url";
import { randomHex } from "../random-hex.ts";
import type { Exchange } from "./env.ts";

/** What is done about the trace at the begin and at the end of a request. */
export type Trace = {
  begin(exchange: Exchange, request: Request): void;
  end(exchange: Exchange, status: number): void;
};

const TRACE_ID = /^[\w.:-]{1,128}$/;
const ZERO_TRACE = "0".repeat(32);

/**
 * Gives every answer `x-trace-id` and `spec_version`. The id is the caller's `x-trace-id`, else that of its
 * `traceparent` (W3C Trace Context), else a new one; a trace of the caller goes on under a span of ours.
 */
export function createTrace(tracing: Tracing = NO_TRACING): Trace {
  return {
    begin(exchange, request) {
      const header = readHeader(exchange, "traceparent");
      const parent = parseTraceparent(header);
      exchange.traceId = toTraceId(readHeader(exchange, "x-trace-id")) ?? parent?.traceId ?? randomHex(16);
      exchange.traceparent =
        parent === undefined ? toTraceparent(exchange.traceId) : formatTraceparent({ ...parent, spanId: randomHex(8) });
      if (tracing.isActive) startSpan(exchange, { tracing, request, parent: parent && header });
      exchange.outgoing.setHeader("x-trace-id", exchange.traceId);
      exchange.outgoing.setHeader("spec_version", SPEC_VERSION);
    },
    end({ conversationId, span }, status) {
      const about: SpanAttributes = conversationId === undefined ? {} : { "joinery.conversation.id": conversationId };
      span?.current.end({
        attributes: { "http.response.status_code": status, ...about },
        ...(status >= 500 ? { error: String(status) } : {}),
      });
    },
  };
}

/** Node joins a repeated header of these names into one text. */
function readHeader({ incoming }: Exchange, name: "traceparent" | "x-trace-id"): string | undefined {
  return incoming.headers[name]?.toString();
}

/** Nobody wants to see these beside the work. */
const UNTRACED: ReadonlySet<string> = new Set(["/health", "/ready", "/metrics"]);

type Begun = { readonly tracing: Tracing; readonly request: Request; readonly parent: string | undefined };

function startSpan(exchange: Exchange, { tracing, request, parent }: Begun): void {
  const path = getPath(request);
  if (UNTRACED.has(path)) return;
  const { method } = request;
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
  const current = restart(parseTraceparent(exchange.traceparent)?.traceId);
  exchange.span = { current, restart };
  exchange.traceparent = current.traceparent;
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
export function adoptTraceId(exchange: Exchange, text: string | undefined): void {
  const traceId = toTraceId(text);
  if (traceId === undefined || traceId === exchange.traceId) return;
  exchange.traceId = traceId;
  exchange.outgoing.setHeader("x-trace-id", traceId);
  // A traceparent of the caller is the better-formed word on its trace; it stays.
  if (parseTraceparent(readHeader(exchange, "traceparent")) === undefined) adoptTrace(exchange, toTraceparent(traceId));
}

/** The span that was begun for another trace is never ended, so nobody hears of it. */
function adoptTrace(exchange: Exchange, traceparent: string): void {
  exchange.traceparent = traceparent;
  if (exchange.span === undefined) return;
  const { restart } = exchange.span;
  const current = restart(traceparent.slice(3, 35));
  exchange.span = { current, restart };
  exchange.traceparent = current.traceparent;
}
