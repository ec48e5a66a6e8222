import { describe, expect, it } from "vitest";
import { backoffMs, sleep } from "./backoff.ts";

const OPTIONS = { baseMs: 100, maxMs: 5_000 };

describe("backoffMs", () => {
  it("doubles up to its limit and stays there for ever", () => {
    const longest = [0, 1, 2, 3, 10, 1_000_000].map((attempt) => backoffMs(attempt, OPTIONS, () => 1));
    expect(longest).toEqual([100, 200, 400, 800, 5_000, 5_000]);
  });

  it("is random in its upper half only", () => {
    expect(backoffMs(3, OPTIONS, () => 0)).toBe(400);
    expect(backoffMs(3, OPTIONS, () => 0.5)).toBe(600);
  });
});

describe("sleep", () => {
  it("ends early and quietly when its signal aborts, before or during the wait", async () => {
    const controller = new AbortController();
    const waiting = sleep(60_000, controller.signal);
    controller.abort();
    await expect(waiting).resolves.toBeUndefined();
    await expect(sleep(60_000, controller.signal)).resolves.toBeUndefined();
  });
});
