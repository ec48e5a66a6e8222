import type { MiddlewareHandler } from "hono";
import type { Logger } from "pino";
import type { RouterEnv } from "./env.ts";

/** One line per answer: the path without its query (a ticket is no one else's to read), and nothing of bodies or headers. */
export function createRequestLog(log: Pick<Logger, "info">): MiddlewareHandler<RouterEnv> {
  return async (c, next) => {
    const startedAt = performance.now();
    await next();
    const ms = Math.round((performance.now() - startedAt) * 10) / 10;
    const { method, path } = c.req;
    log.info(
      { method, path: path.slice(0, MAX_PATH_CHARS), status: c.res.status, ms, traceId: c.get("traceId") },
      "request",
    );
  };
}

const MAX_PATH_CHARS = 200;
