import type { IncomingMessage, ServerResponse } from "node:http";
import type { TraceSpan } from "@joinery/shared";
import type { Hono } from "hono";

/** One request and its answer, as Node has them, with what is known about them: what routes find in `c.env`. */
export type Exchange = {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  /** The id that clients see. */
  traceId: string;
  /** The W3C trace context to pass on. */
  traceparent: string;
  /** The span of this request, and how it begins anew in another trace; only while traces are recorded. */
  span?: { readonly current: TraceSpan; readonly restart: (traceId: string) => TraceSpan };
  /** Whose request it is and about what, once a route knows: for its log line. */
  tenant?: string;
  agentId?: string;
  conversationId?: string;
};

export type RouterEnv = { Bindings: Exchange };
export type RouterApp = Hono<RouterEnv>;
