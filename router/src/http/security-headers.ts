/**
 * On every answer. None of them is a page, except one that has a policy of its own: nothing in them is to be run, framed, guessed
 * at or kept. `no-store`, since answers hold what one tenant said; a route that may be cached says so itself. A route's own word counts.
 */
export const SECURITY_HEADERS = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cache-control": "no-store",
} as const;
