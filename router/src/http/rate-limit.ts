import { JoineryError } from "@joinery/shared";
import type { Context } from "hono";
import { LRUCache } from "lru-cache";
import type { Clock } from "../clock.ts";

export type RateLimiterOptions = {
  /** How callers know this limit: its name in the `RateLimit` headers. */
  readonly name?: string;
  /** Requests per minute and key, also how many may come at once; 0 switches the limit off. */
  readonly perMinute: number;
  readonly clock: Clock;
  /** How many keys are remembered; the one not seen for longest is forgotten first. */
  readonly maxKeys?: number;
};

/** `remaining`: how many may come now. `resetSeconds`: when the whole allowance is there again. */
type Allowance = { readonly remaining: number; readonly resetSeconds: number };
export type RateLimit = Allowance &
  ({ readonly ok: true } | { readonly ok: false; readonly retryAfterSeconds: number });

export type RateLimiter = {
  readonly name: string;
  readonly perMinute: number;
  /** Takes one request from the key's allowance. */
  check(key: string): RateLimit;
};

/** What the router limits: front-ends by their keys, everybody by address, agents by their reports. */
export type RateLimits = {
  readonly perKey: RateLimiter;
  readonly perAddress: RateLimiter;
  readonly reports: RateLimiter;
};

const MINUTE_MS = 60_000;
const DEFAULT_MAX_KEYS = 10_000;
const UNLIMITED: RateLimit = { ok: true, remaining: Infinity, resetSeconds: 0 };

/** A token bucket per key: full at first, refilled evenly, in bounded memory. */
export function createRateLimiter(options: RateLimiterOptions): RateLimiter {
  const { name = "default", perMinute, clock, maxKeys = DEFAULT_MAX_KEYS } = options;
  if (perMinute <= 0) return { name, perMinute: 0, check: () => UNLIMITED };
  const buckets = new LRUCache<string, { tokens: number; at: number }>({ max: maxKeys });
  const toSeconds = (tokens: number): number => Math.ceil((tokens * MINUTE_MS) / perMinute / 1000);
  return {
    name,
    perMinute,
    check: (key) => {
      const now = clock();
      const bucket = buckets.get(key) ?? { tokens: perMinute, at: now };
      // A clock that is set back must not drain a bucket.
      const elapsed = Math.max(0, now - bucket.at);
      const tokens = Math.min(perMinute, bucket.tokens + (elapsed * perMinute) / MINUTE_MS);
      const isWithin = tokens >= 1;
      const left = isWithin ? tokens - 1 : tokens;
      buckets.set(key, { tokens: left, at: now });
      const allowance: Allowance = { remaining: Math.floor(left), resetSeconds: toSeconds(perMinute - left) };
      if (isWithin) return { ok: true, ...allowance };
      return { ok: false, retryAfterSeconds: Math.max(1, toSeconds(1 - tokens)), ...allowance };
    },
  };
}

/**
 * Takes one request from a key's allowance and tells the caller what is left, in the `RateLimit` and `RateLimit-Policy` fields
 * of the IETF's draft for them (draft-ietf-httpapi-ratelimit-headers).
 * @throws JoineryError `rate_limited`, with when to come back
 */
export function limitDoor(c: Context, limiter: RateLimiter, key: string): void {
  if (limiter.perMinute === 0) return;
  const limit = limiter.check(key);
  const { name, perMinute } = limiter;
  c.header("ratelimit-policy", `"${name}";q=${perMinute};w=60`, { append: true });
  c.header("ratelimit", `"${name}";r=${limit.remaining};t=${limit.resetSeconds}`, { append: true });
  if (!limit.ok) throw new JoineryError("rate_limited", { retryAfterSeconds: limit.retryAfterSeconds });
}
