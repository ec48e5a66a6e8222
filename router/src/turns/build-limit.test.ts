import { describe, expect, it } from "vitest";
import { createBuildLimit } from "./build-limit.ts";

const REFUSED = expect.objectContaining({ code: "rate_limited", retryAfterSeconds: 5 });

describe("createBuildLimit", () => {
  it("counts running builds and places taken for those about to start, per tenant", () => {
    const limit = createBuildLimit(2);
    limit.follow("a", "conv-1", true);
    const release = limit.reserve("a");
    expect(limit.isFull("a")).toBe(true);
    expect(() => limit.reserve("a")).toThrow(REFUSED);
    expect(limit.isFull("b")).toBe(false);
    release();
    limit.reserve("a");
    expect(limit.isFull("a")).toBe(true);
  });

  it("frees the place of a build that has ended, and counts one that is told of twice once", () => {
    const limit = createBuildLimit(1);
    limit.follow("a", "conv-1", true);
    limit.follow("a", "conv-1", true);
    expect(() => limit.reserve("a")).toThrow(REFUSED);
    limit.follow("a", "conv-1", false);
    limit.follow("a", "conv-1", false);
    expect(limit.isFull("a")).toBe(false);
  });

  it("is off at 0", () => {
    const limit = createBuildLimit(0);
    for (let i = 0; i < 100; i++) limit.follow("a", `conv-${i}`, true);
    expect(limit.isFull("a")).toBe(false);
    expect(() => limit.reserve("a")).not.toThrow();
  });
});
