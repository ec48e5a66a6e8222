import type { HttpBindings } from "@hono/node-server";
import type { Context, Hono } from "hono";
import type { TraceVariables } from "./trace.ts";

/** Whose request this is, once a route knows: for its log line. */
type SubjectVariables = { tenant?: string; agentId?: string };

/** What routes find in Hono's context. */
export type RouterEnv = { Variables: TraceVariables & SubjectVariables };
export type RouterApp = Hono<RouterEnv>;

/** Node's own request and response, which the server adaptor puts into the environment of every request. */
export function toNodeExchange(c: Context<RouterEnv>): HttpBindings {
  return c.env as HttpBindings;
}
