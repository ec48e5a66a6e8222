import { describe, expect, it } from "vitest";
import { createBreaker } from "./breaker.ts";

const REST_MS = 1_000;
const ok = { outcome: "ok", ms: 5 } as const;
const failed = { outcome: "failed", ms: 5 } as const;
const slow = { outcome: "ok", ms: 500 } as const;

function start() {
  const time = { now: 1_000_000 };
  const breaker = createBreaker({ clock: () => time.now, slowMs: 100, restMs: REST_MS });
  const record = (...calls: Parameters<typeof breaker.record>[1][]) => {
    for (const call of calls) breaker.record("a", call);
  };
  return { time, breaker, record, circuit: () => breaker.circuitOf("a").circuit };
}

describe("a circuit opens", () => {
  it("after three failures in a row, and not after three with a success between", () => {
    const { record, circuit, breaker } = start();
    record(failed, failed, ok, failed);
    expect(circuit()).toBe("closed");
    record(failed, failed);
    expect(breaker.circuitOf("a")).toEqual({ circuit: "open", trip: "failing" });
    expect(breaker.circuitOf("b")).toEqual({ circuit: "closed", trip: undefined });
  });

  it("when half of its recent calls failed", () => {
    const { record, circuit } = start();
    for (let i = 0; i < 4; i++) record(ok, failed);
    expect(circuit()).toBe("closed");
    record(ok, failed);
    expect(circuit()).toBe("open");
  });

  it("when half of its recent calls were slow, but not for one", () => {
    const { record, circuit, breaker } = start();
    record(slow, ...Array.from({ length: 4 }, () => ok));
    expect(circuit()).toBe("closed");
    for (let i = 0; i < 5; i++) record(slow);
    expect(breaker.circuitOf("a")).toEqual({ circuit: "open", trip: "slow" });
  });

  it("not for failures of another time", () => {
    const { record, circuit, time } = start();
    for (let i = 0; i < 4; i++) record(failed, ok);
    time.now += 60_001;
    record(...Array.from({ length: 9 }, () => ok), failed);
    expect(circuit()).toBe("closed");
  });

  it("when two health checks in a row find nobody", () => {
    const { breaker } = start();
    breaker.recordCheck("a", false);
    breaker.recordCheck("a", true);
    breaker.recordCheck("a", false);
    expect(breaker.circuitOf("a").circuit).toBe("closed");
    breaker.recordCheck("a", false);
    expect(breaker.circuitOf("a")).toEqual({ circuit: "open", trip: "unreachable" });
  });

  it("not for calls that were never made", () => {
    const { record, circuit } = start();
    for (let i = 0; i < 20; i++) record({ outcome: "unused", ms: 0 });
    expect(circuit()).toBe("closed");
  });
});

describe("an open circuit", () => {
  it("is half-open after its rest; a good call closes it, and what was before is forgotten", () => {
    const { record, circuit, time, breaker } = start();
    record(failed, failed, failed);
    time.now += REST_MS - 1;
    expect(circuit()).toBe("open");
    time.now += 1;
    expect(circuit()).toBe("half_open");
    record(ok);
    expect(breaker.of("a")).toEqual({
      circuit: "closed",
      trip: undefined,
      errorRate: 0,
      latencyMs: { p50: 5, p95: 5 },
    });
    record(failed, failed);
    expect(circuit()).toBe("closed");
  });

  it("rests twice as long each time its probe fails, up to eight times", () => {
    const { record, circuit, time } = start();
    record(failed, failed, failed);
    for (const times of [2, 4, 8, 8]) {
      while (circuit() === "open") time.now += 1;
      record(failed);
      time.now += REST_MS * times - 1;
      expect(circuit()).toBe("open");
      time.now += 1;
      expect(circuit()).toBe("half_open");
    }
  });

  it("opens again after a probe that is slow", () => {
    const { record, time, breaker } = start();
    record(failed, failed, failed);
    time.now += REST_MS;
    record(slow);
    expect(breaker.circuitOf("a")).toEqual({ circuit: "open", trip: "slow" });
  });

  it("closes when a call that was made for want of another agent goes well, and rests no longer when it fails", () => {
    const { record, circuit, time } = start();
    record(failed, failed, failed);
    time.now += REST_MS - 1;
    record(failed, failed);
    time.now += 1;
    expect(circuit()).toBe("half_open");
    record(failed);
    expect(circuit()).toBe("open");
    record(ok);
    expect(circuit()).toBe("closed");
  });

  it("is half-open at once when a health check finds an unreachable agent again, but not a failing one", () => {
    const { breaker, record, circuit } = start();
    breaker.recordCheck("a", false);
    breaker.recordCheck("a", false);
    breaker.recordCheck("a", true);
    expect(circuit()).toBe("half_open");
    record(ok, failed, failed, failed);
    expect(circuit()).toBe("open");
    breaker.recordCheck("a", true);
    expect(circuit()).toBe("open");
  });

  it("is forgotten with its agent", () => {
    const { breaker, record, circuit } = start();
    record(failed, failed, failed);
    breaker.forget("a");
    expect(circuit()).toBe("closed");
  });
});

it("tells the error rate and the latency of the last hundred calls of the last minute", () => {
  const { breaker, record, time } = start();
  expect(breaker.of("a")).toMatchObject({ errorRate: 0, latencyMs: undefined });
  record(failed);
  expect(breaker.of("a")).toMatchObject({ errorRate: 1, latencyMs: undefined });
  for (let ms = 1; ms <= 99; ms++) record({ outcome: "ok", ms });
  expect(breaker.of("a")).toMatchObject({ errorRate: 0.01, latencyMs: { p50: 50, p95: 95 } });
  record(ok);
  expect(breaker.of("a").errorRate).toBe(0);
  time.now += 60_001;
  expect(breaker.of("a")).toMatchObject({ errorRate: 0, latencyMs: undefined });
});
