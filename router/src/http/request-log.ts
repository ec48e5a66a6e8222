import type { MiddlewareHandler } from "hono";
import type { Logger } from "pino";
import type { RouterEnv } from "./env.ts";

/**
 * One line per answer: the path without its query (a ticket is no one else's to read), whose and about what, how long it took, and
 * nothing of bodies or headers.
 */
export function createRequestLog(log: Pick<Logger, "info">): MiddlewareHandler<RouterEnv> {
  return async (c, next) => {
    const startedAt = performance.now();
    await next();
    const ms = Math.round((performance.now() - startedAt) * 10) / 10;
    const { method, path } = c.req;
    const traceId = c.get("traceId");
    // Where a caller has an id of its own form, the one under which a collector finds the request stands beside it.
    const w3cTraceId = c.get("traceparent").slice(3, 35);
    const ids = w3cTraceId === traceId ? { traceId } : { traceId, w3cTraceId };
    const about = { tenant: c.get("tenant"), conversationId: c.get("conversationId"), agentId: c.get("agentId") };
    log.info({ method, path: path.slice(0, MAX_PATH_CHARS), status: c.res.status, ms, ...ids, ...about }, "request");
  };
}

const MAX_PATH_CHARS = 200;
