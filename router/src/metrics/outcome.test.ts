import { describe, expect, it, vi } from "vitest";
import type { CallResult } from "../agents/dispatch.ts";
import type { BuildRecord } from "../conversation/state.ts";
import { countBuild, toTurnOutcome } from "./outcome.ts";

const running: BuildRecord = {
  version: 1,
  status: "in_progress",
  agentId: "a",
  turnId: "t",
  startedAt: "2026-01-01T00:00:00.000Z",
  firstSeq: 1,
};
const ended: BuildRecord = { ...running, status: "error", lastSeq: 4, endedAt: "2026-01-01T00:00:02.500Z" };

function count(record: BuildRecord) {
  const metrics = { buildStarted: vi.fn(), build: vi.fn() };
  countBuild(metrics, record);
  return { started: metrics.buildStarted.mock.calls, ended: metrics.build.mock.calls };
}

describe("countBuild", () => {
  it("counts a build that begins as running", () => {
    expect(count(running)).toEqual({ started: [[]], ended: [] });
  });

  it("takes the time between the two events of the log", () => {
    expect(count({ ...ended, status: "completed", endedBy: "agent" })).toEqual({
      started: [],
      ended: [["completed", 2_500]],
    });
  });

  it.each([
    ["router", "cancelled", "cancelled"],
    ["router", "timeout", "timeout"],
    ["agent", "timeout", "failed"],
    ["agent", "build_failed", "failed"],
    ["agent", undefined, "failed"],
  ] as const)("counts an error ended by the %s with code %s as %s", (endedBy, code, outcome) => {
    const record: BuildRecord = { ...ended, endedBy, ...(code === undefined ? {} : { code }) };
    expect(count(record).ended).toEqual([[outcome, 2_500]]);
  });

  it("never measures a negative time when the clock was set back", () => {
    const record: BuildRecord = { ...ended, status: "completed", endedAt: "2025-12-31T23:59:59.000Z" };
    expect(count(record).ended).toEqual([["completed", 0]]);
  });
});

describe("toTurnOutcome", () => {
  const failed = { kind: "failed", message: "", isUnsent: false, isCut: false } as const;
  const files = { files: [], dependencies: [], message: "" };
  it.each<[CallResult, string]>([
    [{ kind: "reply", reply: { status: "AWAITING_USER_INPUT", responseToUser: "?", isComplete: false } }, "awaiting"],
    [{ kind: "reply", reply: { status: "queued" } }, "queued"],
    [{ kind: "reply", reply: { status: "completed", ...files } }, "completed"],
    [{ kind: "rejected", status: 400, error: { code: "invalid_request", message: "" } }, "rejected"],
    [{ ...failed, code: "agent_failed" }, "failed"],
    [{ ...failed, code: "agent_timeout" }, "timeout"],
  ])("calls %o %s", (result, outcome) => {
    expect(toTurnOutcome(result)).toBe(outcome);
  });
});
