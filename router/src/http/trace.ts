import { createHash } from "node:crypto";
import { SPEC_VERSION } from "@joinery/shared";
import type { Context, MiddlewareHandler } from "hono";
import { randomHex } from "../random-hex.ts";

/** What the middleware leaves for routes: the id that clients see and the W3C trace context to pass on. */
export type TraceVariables = { traceId: string; traceparent: string };
type TraceEnv = { Variables: TraceVariables };

const TRACE_ID = /^[\w.:-]{1,128}$/;
const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;
const ZERO_TRACE = "0".repeat(32);
const ZERO_SPAN = "0".repeat(16);

/**
 * Gives every answer `x-trace-id` and `spec_version`. The id is the caller's `x-trace-id`, else that of its
 * `traceparent` (W3C Trace Context), else a new one; a trace of the caller goes on under a span of ours.
 */
export function createTrace(): MiddlewareHandler<TraceEnv> {
  return async (c, next) => {
    const parent = parseTraceparent(c.req.header("traceparent"));
    const traceId = toTraceId(c.req.header("x-trace-id")) ?? parent?.traceId ?? randomHex(16);
    c.set("traceId", traceId);
    c.set(
      "traceparent",
      parent === undefined ? toTraceparent(traceId) : formatTraceparent(parent.traceId, parent.flags),
    );
    writeHeaders(c);
    await next();
    // A route that answers with a Response of its own has not taken over the headers prepared above.
    const { headers } = c.res;
    if (headers.get("x-trace-id") !== c.get("traceId") || !headers.has("spec_version")) writeHeaders(c);
  };
}

/** An id that is safe in a header and a log line, or nothing. */
export function toTraceId(text: string | undefined): string | undefined {
  return text !== undefined && TRACE_ID.test(text) ? text : undefined;
}

/** A trace context for an id of any form: 32 hex digits and UUIDs as they are, others by their hash. */
export function toTraceparent(traceId: string): string {
  const hex = traceId.replaceAll("-", "").toLowerCase();
  const isHex = /^[0-9a-f]{32}$/.test(hex) && hex !== ZERO_TRACE;
  return formatTraceparent(isHex ? hex : createHash("sha256").update(traceId).digest("hex").slice(0, 32), "01");
}

/** Takes a caller's own id, such as the `trace_id` of an intent, for the rest of this request. What is no id changes nothing. */
export function adoptTraceId(c: Context<TraceEnv>, text: string | undefined): void {
  const traceId = toTraceId(text);
  if (traceId === undefined || traceId === c.get("traceId")) return;
  c.set("traceId", traceId);
  // A traceparent of the caller is the better-formed word on its trace; it stays.
  if (parseTraceparent(c.req.header("traceparent")) === undefined) c.set("traceparent", toTraceparent(traceId));
  writeHeaders(c);
}

function writeHeaders(c: Context<TraceEnv>): void {
  c.header("x-trace-id", c.get("traceId"));
  c.header("spec_version", SPEC_VERSION);
}

function formatTraceparent(traceId: string, flags: string): string {
  return `00-${traceId}-${randomHex(8)}-${flags}`;
}

function parseTraceparent(header: string | undefined): { traceId: string; flags: string } | undefined {
  const [, version, traceId, span, flags] = TRACEPARENT.exec(header ?? "") ?? [];
  if (traceId === undefined || flags === undefined) return undefined;
  // Section 3.2.2: version ff and all-zero ids are invalid; version 00 has nothing after the flags.
  if (version === "ff" || traceId === ZERO_TRACE || span === ZERO_SPAN) return undefined;
  if (version === "00" && header?.length !== 55) return undefined;
  return { traceId, flags };
}
