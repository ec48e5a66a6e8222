import { getPath } from "hono/utils/url";
import type { Logger } from "pino";
import type { Exchange } from "./env.ts";

type Answered = { readonly request: Request; readonly status: number; readonly ms: number };

const MAX_PATH_CHARS = 200;

/**
 * One line per answer: the path without its query (a ticket is no one else's to read), whose and about what, how long it took, and
 * nothing of bodies or headers.
 */
export function createRequestLog(
  log: Pick<Logger, "info" | "isLevelEnabled">,
): (exchange: Exchange, answered: Answered) => void {
  return ({ incoming, traceId, traceparent, tenant, conversationId, agentId }, { request, status, ms }) => {
    if (!log.isLevelEnabled("info")) return;
    // Where a caller has an id of its own form, the one under which a collector finds the request stands beside it.
    const w3cTraceId = traceparent.slice(3, 35);
    const ids = w3cTraceId === traceId ? { traceId } : { traceId, w3cTraceId };
    const { method } = incoming;
    const rounded = Math.round(ms * 10) / 10;
    const about = { tenant, conversationId, agentId };
    log.info(
      { method, path: getPath(request).slice(0, MAX_PATH_CHARS), status, ms: rounded, ...ids, ...about },
      "request",
    );
  };
}
