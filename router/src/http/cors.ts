import type { Exchange } from "./env.ts";

const ALLOWED_METHODS = "GET, HEAD, POST, PUT, DELETE, OPTIONS";
const ALLOWED_HEADERS =
  "x-api-key, content-type, content-encoding, last-event-id, idempotency-key, if-none-match, traceparent, x-trace-id, x-agent-token, cache-control";
const EXPOSED_HEADERS = "x-trace-id, spec_version, etag, content-disposition, retry-after, ratelimit, ratelimit-policy";
/** How long a browser may keep the answer to a preflight. */
const PREFLIGHT_SECONDS = 600;

/**
 * Lets front-ends of other origins in: those listed, or any with `*`. A page of the router's own origin needs no
 * permission. No cookies are used, so credentials are never allowed.
 * @returns what sets the headers of an answer, and says whether the request is a preflight that wants no other one.
 */
export function createCors(origins: readonly string[]): (exchange: Exchange) => boolean {
  const isAny = origins.includes("*");
  const allowed = new Set(origins.map(normaliseOrigin));
  // Every answer may be compressed as well.
  const vary = isAny ? "accept-encoding" : "origin, accept-encoding";
  return ({ incoming, outgoing }) => {
    outgoing.setHeader("vary", vary);
    const { origin } = incoming.headers;
    if (origin === undefined) return false;
    const isPreflight =
      incoming.method === "OPTIONS" && incoming.headers["access-control-request-method"] !== undefined;
    if (!isAny && !allowed.has(normaliseOrigin(origin))) return isPreflight;
    outgoing.setHeader("access-control-allow-origin", isAny ? "*" : origin);
    outgoing.setHeader("access-control-expose-headers", EXPOSED_HEADERS);
    if (!isPreflight) return false;
    outgoing.setHeader("access-control-allow-methods", ALLOWED_METHODS);
    outgoing.setHeader("access-control-allow-headers", ALLOWED_HEADERS);
    outgoing.setHeader("access-control-max-age", String(PREFLIGHT_SECONDS));
    return true;
  };
}

/** As browsers send it: lower case, no trailing slash. */
function normaliseOrigin(origin: string): string {
  return origin.trim().toLowerCase().replace(/\/+$/, "");
}
