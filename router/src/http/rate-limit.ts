import { JoineryError } from "@joinery/shared";
import { LRUCache } from "lru-cache";
import type { Clock } from "../clock.ts";

export type RateLimiterOptions = {
  /** Requests per minute and key, also how many may come at once; 0 switches the limit off. */
  readonly perMinute: number;
  readonly clock: Clock;
  /** How many keys are remembered; the one not seen for longest is forgotten first. */
  readonly maxKeys?: number;
};

export type RateLimit = { readonly ok: true } | { readonly ok: false; readonly retryAfterSeconds: number };

export type RateLimiter = {
  /** Takes one request from the key's allowance. */
  check(key: string): RateLimit;
};

const MINUTE_MS = 60_000;
const DEFAULT_MAX_KEYS = 10_000;
const PASSED: RateLimit = { ok: true };

/** A token bucket per key: full at first, refilled evenly, in bounded memory. */
export function createRateLimiter({ perMinute, clock, maxKeys = DEFAULT_MAX_KEYS }: RateLimiterOptions): RateLimiter {
  if (perMinute <= 0) return { check: () => PASSED };
  const buckets = new LRUCache<string, { tokens: number; at: number }>({ max: maxKeys });
  return {
    check: (key) => {
      const now = clock();
      const bucket = buckets.get(key) ?? { tokens: perMinute, at: now };
      // A clock that is set back must not drain a bucket.
      const elapsed = Math.max(0, now - bucket.at);
      const tokens = Math.min(perMinute, bucket.tokens + (elapsed * perMinute) / MINUTE_MS);
      const isWithin = tokens >= 1;
      buckets.set(key, { tokens: isWithin ? tokens - 1 : tokens, at: now });
      if (isWithin) return PASSED;
      return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(((1 - tokens) * MINUTE_MS) / perMinute / 1000)) };
    },
  };
}

/** @throws JoineryError `rate_limited`, with when to come back, unless every key is within its allowance. */
export function assertWithinRate(limiter: RateLimiter, ...keys: readonly string[]): void {
  for (const key of keys) {
    const limit = limiter.check(key);
    if (!limit.ok) throw new JoineryError("rate_limited", { retryAfterSeconds: limit.retryAfterSeconds });
  }
}
