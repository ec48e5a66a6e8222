import { describe, expect, it } from "vitest";
import { Hono } from "hono";
import { createErrorHandler } from "./on-error.ts";
import { createRateLimiter, limitDoor } from "./rate-limit.ts";

function createFakeClock() {
  let now = 1_000_000;
  return { now: () => now, pass: (ms: number) => void (now += ms) };
}

describe("createRateLimiter", () => {
  it("passes as many as the limit at once, then says when to come back", () => {
    const clock = createFakeClock();
    const limiter = createRateLimiter({ perMinute: 3, clock: clock.now });
    expect([1, 2, 3].map(() => limiter.check("a").ok)).toEqual([true, true, true]);
    expect(limiter.check("a")).toMatchObject({ ok: false, retryAfterSeconds: 20 });
    expect(limiter.check("b").ok).toBe(true);
  });

  it("keeps its word: a caller that waits as told is let in, one that does not is not", () => {
    const clock = createFakeClock();
    const limiter = createRateLimiter({ perMinute: 7, clock: clock.now });
    for (let i = 0; i < 7; i++) limiter.check("a");
    const refused = limiter.check("a");
    expect(refused.ok).toBe(false);
    clock.pass(1_000);
    expect(limiter.check("a").ok).toBe(false);
    clock.pass((refused.ok ? 0 : refused.retryAfterSeconds) * 1000 - 1_000);
    expect(limiter.check("a").ok).toBe(true);
  });

  it("never saves up more than a minute's allowance, and is not drained by a clock that goes back", () => {
    const clock = createFakeClock();
    const limiter = createRateLimiter({ perMinute: 2, clock: clock.now });
    limiter.check("a");
    clock.pass(3_600_000);
    expect([1, 2, 3].map(() => limiter.check("a").ok)).toEqual([true, true, false]);
    clock.pass(60_000);
    clock.pass(-3_600_000);
    expect(limiter.check("a").ok).toBe(false);
    clock.pass(60_000);
    expect(limiter.check("a").ok).toBe(true);
  });

  it("is off at 0", () => {
    const limiter = createRateLimiter({ perMinute: 0, clock: createFakeClock().now });
    expect(Array.from({ length: 1_000 }, () => limiter.check("a").ok)).not.toContain(false);
  });

  it("remembers a bounded number of keys, those that are active longest", () => {
    const limiter = createRateLimiter({ perMinute: 1, clock: createFakeClock().now, maxKeys: 2 });
    expect(limiter.check("busy").ok).toBe(true);
    for (let i = 0; i < 100; i++) {
      limiter.check(`stranger ${i}`);
      expect(limiter.check("busy").ok).toBe(false);
    }
    expect(limiter.check("stranger 0").ok).toBe(true);
  });

  it("tells the caller what is left and when it is full again, of every limit that counts", async () => {
    const clock = createFakeClock();
    const perKey = createRateLimiter({ name: "key", perMinute: 2, clock: clock.now });
    const perAddress = createRateLimiter({ name: "address", perMinute: 60, clock: clock.now });
    const off = createRateLimiter({ name: "off", perMinute: 0, clock: clock.now });
    const app = new Hono().onError(createErrorHandler({ error: () => undefined })).get("/", (c) => {
      for (const limiter of [off, perAddress, perKey]) limitDoor(c, limiter, "a");
      return c.json({});
    });
    const ask = async () => {
      const { status, headers } = await app.request("/");
      return [status, ...["ratelimit-policy", "ratelimit", "retry-after"].map((name) => headers.get(name))];
    };
    const policy = '"address";q=60;w=60, "key";q=2;w=60';
    expect(await ask()).toEqual([200, policy, '"address";r=59;t=1, "key";r=1;t=30', null]);
    expect(await ask()).toEqual([200, policy, '"address";r=58;t=2, "key";r=0;t=60', null]);
    clock.pass(15_000);
    expect(await ask()).toEqual([429, policy, '"address";r=59;t=1, "key";r=0;t=45', "15"]);
  });
});
