import { describe, expect, it } from "vitest";
import { createTraffic } from "./traffic.ts";

describe("createTraffic", () => {
  it("is idle only since the last visit has ended", () => {
    let now = 0;
    const traffic = createTraffic({ now: () => now, onWritten: () => undefined });
    now = 100;
    expect(traffic.idleMs()).toBe(100);
    const leave = traffic.enter({ isWrite: false });
    now = 500;
    expect(traffic.idleMs()).toBe(0);
    leave();
    leave();
    now = 600;
    expect(traffic.idleMs()).toBe(100);
    expect(traffic.writes()).toBe(0);
  });

  it("counts the beginning and the end of what may write, and tells each end", async () => {
    let written = 0;
    const traffic = createTraffic({ now: () => 0, onWritten: () => void (written += 1) });
    const leaves = [traffic.enter({ isWrite: true }), traffic.enter({ isWrite: true })];
    expect([traffic.writes(), written]).toEqual([2, 0]);
    let isDrained = false;
    const drained = traffic.drain(60_000).then(() => (isDrained = true));
    leaves[0]?.();
    await Promise.resolve();
    expect(isDrained).toBe(false);
    leaves[1]?.();
    await drained;
    expect([traffic.writes(), written]).toEqual([4, 2]);
  });

  it("does not wait for a writer for ever", async () => {
    const traffic = createTraffic({ now: () => 0, onWritten: () => undefined });
    traffic.enter({ isWrite: true });
    await traffic.drain(1);
    expect(traffic.idleMs()).toBe(0);
  });
});
