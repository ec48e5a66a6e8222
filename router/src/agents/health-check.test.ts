import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startHealthCheck } from "./health-check.ts";

const targets = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    agentId: `a${index}`,
    url: `http://127.0.0.1:${index}`,
    agentToken: "",
  }));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the health check", () => {
  it("asks each agent in rotation once a round and passes on what it finds", async () => {
    const recordCheck = vi.fn();
    const check = vi.fn(async ({ agentId }: { agentId: string }) => agentId !== "a1");
    using _ = startHealthCheck({
      registry: { targets: () => targets(3), recordCheck },
      check,
      intervalMs: 1_000,
      timeoutMs: 200,
    });
    await vi.advanceTimersByTimeAsync(999);
    expect(check).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(recordCheck.mock.calls.toSorted()).toEqual([
      ["a0", true],
      ["a1", false],
      ["a2", true],
    ]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(check).toHaveBeenCalledTimes(6);
    expect(check).toHaveBeenCalledWith(targets(1)[0], 200);
  });

  it("asks sixteen at once at most, and starts no round before the last one is over", async () => {
    const gates: (() => void)[] = [];
    const check = vi.fn(() => new Promise<boolean>((resolve) => gates.push(() => resolve(true))));
    using _ = startHealthCheck({
      registry: { targets: () => targets(40), recordCheck: vi.fn() },
      check,
      intervalMs: 10,
      timeoutMs: 200,
    });
    await vi.advanceTimersByTimeAsync(100);
    expect(check).toHaveBeenCalledTimes(16);
    for (let i = 0; i < 40; i++) {
      gates[i]?.();
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(check).toHaveBeenCalledTimes(40);
    await vi.advanceTimersByTimeAsync(10);
    expect(check).toHaveBeenCalledTimes(56);
  });

  it("says nothing once it is disposed, and never starts with an interval of 0", async () => {
    const recordCheck = vi.fn();
    const gate = Promise.withResolvers<boolean>();
    const registry = { targets: () => targets(2), recordCheck };
    const check = vi.fn(() => gate.promise);
    startHealthCheck({ registry, check, intervalMs: 0, timeoutMs: 1 });
    const running = startHealthCheck({ registry, check, intervalMs: 10, timeoutMs: 1 });
    await vi.advanceTimersByTimeAsync(10);
    expect(check).toHaveBeenCalledTimes(2);
    running[Symbol.dispose]();
    gate.resolve(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(recordCheck).not.toHaveBeenCalled();
    expect(check).toHaveBeenCalledTimes(2);
  });
});
