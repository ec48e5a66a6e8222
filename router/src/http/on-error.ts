import { JoineryError, toErrorReply, type ErrorCode } from "@joinery/shared";
import type { Context, Env, ErrorHandler, Hono, NotFoundHandler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { HTTPException } from "hono/http-exception";
import type { Logger } from "pino";

/** What a body may be encoded with, told to those who used something else (RFC 9110, section 12.5.3). */
const ACCEPTED_ENCODINGS = "gzip, br, deflate";
const ROUTED_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/**
 * The one place where a thrown error becomes an answer. Errors of ours keep their code; anything else is a neutral 500,
 * logged here once with its stack.
 */
export function createErrorHandler<E extends Env>(log: Pick<Logger, "error">): ErrorHandler<E> {
  return (thrown, c) => {
    const error = toJoineryError(thrown);
    if (error.code === "internal" || error.code === "not_ready")
      log.error({ err: thrown, method: c.req.method, path: c.req.path, traceId: readTraceId(c) }, "request failed");
    if (error.retryAfterSeconds !== undefined) c.header("retry-after", String(error.retryAfterSeconds));
    if (error.code === "unsupported_encoding") c.header("accept-encoding", ACCEPTED_ENCODINGS);
    return c.json(toErrorReply(error), error.status as ContentfulStatusCode);
  };
}

/** An app without the edge around it has none. */
function readTraceId(c: Context): unknown {
  const exchange: { readonly traceId?: unknown } | undefined = c.env;
  return exchange?.traceId;
}

/** What no route answers: 405 with `Allow` when the address knows another method, else 404. */
export function createNotFound<E extends Env>(app: Hono<E>): NotFoundHandler<E> {
  return (c) => {
    const allowed = ROUTED_METHODS.filter((method) => hasRoute(app, method, c.req.path));
    if (allowed.length === 0) return c.json(toErrorReply(new JoineryError("route_not_found")), 404);
    c.header("allow", allowed.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).join(", "));
    return c.json(toErrorReply(new JoineryError("method_not_allowed")), 405);
  };
}

/** Middleware matches every method, so only routes registered for this one count. */
function hasRoute<E extends Env>(app: Hono<E>, method: string, path: string): boolean {
  return app.router.match(method, path)[0].some(([[, route]]) => route.method === method);
}

function toJoineryError(thrown: unknown): JoineryError {
  if (thrown instanceof JoineryError) return thrown;
  if (thrown instanceof HTTPException) return new JoineryError(fromStatus(thrown.status), { cause: thrown });
  return new JoineryError("internal", { cause: thrown });
}

/** The framework's own refusals, by their status. */
function fromStatus(status: number): ErrorCode {
  const known: Partial<Record<number, ErrorCode>> = {
    400: "invalid_request",
    401: "unauthorized",
    403: "forbidden",
    404: "route_not_found",
    405: "method_not_allowed",
    413: "payload_too_large",
    415: "unsupported_media_type",
    429: "rate_limited",
    503: "not_ready",
  };
  return known[status] ?? (status >= 400 && status < 500 ? "invalid_request" : "internal");
}
