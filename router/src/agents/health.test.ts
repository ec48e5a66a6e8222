import { describe, expect, it } from "vitest";
import { createHealth } from "./health.ts";

describe("createHealth", () => {
  it("calls an agent failing after three failures in a row, for ten seconds", () => {
    let now = 0;
    const health = createHealth(() => now);
    health.record("a", "failed");
    health.record("a", "failed");
    expect(health.of("a")).toBe("ok");
    health.record("a", "failed");
    expect(health.of("a")).toBe("failing");
    expect(health.of("b")).toBe("ok");
    now = 10_000;
    expect(health.of("a")).toBe("ok");
    health.record("a", "failed");
    expect(health.of("a")).toBe("failing");
  });

  it("forgets all failures at one success or a new registration", () => {
    const health = createHealth(() => 0);
    for (const clear of [() => health.record("a", "ok"), () => health.forget("a")]) {
      for (let i = 0; i < 3; i++) health.record("a", "failed");
      clear();
      expect(health.of("a")).toBe("ok");
      health.record("a", "failed");
      expect(health.of("a")).toBe("ok");
      clear();
    }
  });
});
