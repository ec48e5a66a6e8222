import type { MiddlewareHandler } from "hono";

/**
 * On every answer. None of them is a page, except one that has a policy of its own: nothing in them is to be run, framed, guessed
 * at or kept. `no-store`, since answers hold what one tenant said; a route that may be cached says so itself.
 */
export const SECURITY_HEADERS = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cache-control": "no-store",
} as const;

const ENTRIES = Object.entries(SECURITY_HEADERS);

/** Sets them before the route runs, so that a route's own word counts. */
export function createSecurityHeaders(): MiddlewareHandler {
  return async (c, next) => {
    for (const [name, value] of ENTRIES) c.header(name, value);
    await next();
    // A route that answers with a Response of its own has not taken over the headers prepared above.
    if (c.res.headers.has("x-content-type-options")) return;
    for (const [name, value] of ENTRIES) if (!c.res.headers.has(name)) c.header(name, value);
  };
}
