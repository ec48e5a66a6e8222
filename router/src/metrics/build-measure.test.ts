import { describe, expect, it } from "vitest";
import type { BuildRecord } from "../conversation/state.ts";
import { measureBuild } from "./build-measure.ts";

const running: BuildRecord = {
  version: 1,
  status: "in_progress",
  agentId: "a",
  turnId: "t",
  startedAt: "2026-01-01T00:00:00.000Z",
  firstSeq: 1,
};
const ended = { ...running, lastSeq: 4, endedAt: "2026-01-01T00:00:02.500Z" };

describe("measureBuild", () => {
  it("says nothing about a build that still runs", () => {
    expect(measureBuild(running)).toBeUndefined();
  });

  it("takes the time between the two events of the log", () => {
    expect(measureBuild({ ...ended, status: "completed", endedBy: "agent" })).toEqual({
      outcome: "completed",
      ms: 2_500,
    });
  });

  it.each([
    ["router", "cancelled", "cancelled"],
    ["router", "timeout", "timeout"],
    ["agent", "timeout", "failed"],
    ["agent", "build_failed", "failed"],
    ["agent", undefined, "failed"],
  ] as const)("counts an error ended by the %s with code %s as %s", (endedBy, code, outcome) => {
    const record: BuildRecord = { ...ended, status: "error", endedBy, ...(code === undefined ? {} : { code }) };
    expect(measureBuild(record)?.outcome).toBe(outcome);
  });

  it("never measures a negative time when the clock was set back", () => {
    const record: BuildRecord = { ...ended, status: "completed", endedAt: "2025-12-31T23:59:59.000Z" };
    expect(measureBuild(record)?.ms).toBe(0);
  });
});
