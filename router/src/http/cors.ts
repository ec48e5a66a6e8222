import type { Context, MiddlewareHandler } from "hono";

const ALLOWED_METHODS = "GET, HEAD, POST, PUT, DELETE, OPTIONS";
const ALLOWED_HEADERS =
  "x-api-key, content-type, content-encoding, last-event-id, idempotency-key, if-none-match, traceparent, x-trace-id, x-agent-token, cache-control";
const EXPOSED_HEADERS = "x-trace-id, spec_version, etag, content-disposition, retry-after, ratelimit, ratelimit-policy";
/** How long a browser may keep the answer to a preflight. */
const PREFLIGHT_SECONDS = 600;

/**
 * Lets front-ends of other origins in: those listed, or any with `*`. A page of the router's own origin needs no
 * permission. No cookies are used, so credentials are never allowed.
 */
export function createCors(origins: readonly string[]): MiddlewareHandler {
  const isAny = origins.includes("*");
  const allowed = new Set(origins.map(normaliseOrigin));
  const write = (c: Context): void => {
    if (!isAny) c.header("vary", "origin", { append: true });
    const origin = c.req.header("origin");
    if (origin === undefined || !(isAny || allowed.has(normaliseOrigin(origin)))) return;
    c.header("access-control-allow-origin", isAny ? "*" : origin);
    c.header("access-control-expose-headers", EXPOSED_HEADERS);
    if (!isPreflight(c)) return;
    c.header("access-control-allow-methods", ALLOWED_METHODS);
    c.header("access-control-allow-headers", ALLOWED_HEADERS);
    c.header("access-control-max-age", String(PREFLIGHT_SECONDS));
  };
  return async (c, next) => {
    write(c);
    if (isPreflight(c)) return c.body(null, 204);
    await next();
    // A route that answers with a Response of its own has not taken over the headers prepared above.
    if (!isAny && !/\borigin\b/i.test(c.res.headers.get("vary") ?? "")) write(c);
    if (isAny && c.req.header("origin") !== undefined && !c.res.headers.has("access-control-allow-origin")) write(c);
    return undefined;
  };
}

function isPreflight(c: Context): boolean {
  return (
    c.req.method === "OPTIONS" &&
    c.req.header("origin") !== undefined &&
    c.req.header("access-control-request-method") !== undefined
  );
}

/** As browsers send it: lower case, no trailing slash. */
function normaliseOrigin(origin: string): string {
  return origin.trim().toLowerCase().replace(/\/+$/, "");
}
