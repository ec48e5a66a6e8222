import { describe, expect, it, vi } from "vitest";
import type { CallResult } from "../agents/dispatch.ts";
import type { AgentTarget } from "../agents/registry.ts";
import { createLog } from "../events/log.ts";
import { createMemoryStorage } from "../storage/memory.ts";
import { createBuildLimit } from "./build-limit.ts";
import { createTurns, type TurnInput } from "./turns.ts";

const AGENT = { agentId: "A", url: "http://127.0.0.1:1", agentToken: "t" };
const REPLY: CallResult = {
  kind: "reply",
  reply: { status: "AWAITING_USER_INPUT", responseToUser: "Which?", isComplete: false },
};
const FAILED: CallResult = { kind: "failed", code: "agent_failed", message: "no", isUnsent: false, isCut: false };
const INPUT: TurnInput = {
  tenant: "t",
  request: { intent: "app.compose", userInput: "books" },
  traceparent: "00-1-2-01",
};

function createScene() {
  const storage = createMemoryStorage();
  const onError = vi.fn();
  const log = createLog({
    storage,
    clock: Date.now,
    buildDeadlineMs: 60_000,
    cacheBytes: 1_000_000,
    publish: () => {},
    onBuild: () => {},
    onError,
  });
  const call = vi.fn(async (): Promise<CallResult> => REPLY);
  const registry = {
    pick: vi.fn((): AgentTarget | undefined => AGENT),
    begin: vi.fn(),
    end: vi.fn(),
    serves: vi.fn(() => false),
    isIdentified: vi.fn(() => false),
  };
  const cancel = vi.fn(async () => {});
  const builds = createBuildLimit(1);
  const turns = createTurns({
    log,
    storage,
    registry,
    dispatch: { call, cancel },
    builds,
    clock: Date.now,
    streamUrl: (id) => `/a2a/stream/${id}`,
    onError,
  });
  return { turns, storage, call, cancel, builds, registry, onError, log };
}

describe("a turn", () => {
  it("calls no agent when its start cannot be written", async () => {
    const { turns, storage, call } = createScene();
    vi.spyOn(storage, "append").mockRejectedValueOnce(new Error("disk full"));
    await expect(turns.run(INPUT)).rejects.toThrow("disk full");
    expect(call).not.toHaveBeenCalled();
  });

  it("answers only when its end is written, and tries that again", async () => {
    const { turns, storage, call, onError } = createScene();
    const append = vi.spyOn(storage, "append");
    call.mockImplementationOnce(async () => {
      append.mockRejectedValueOnce(new Error("disk full"));
      return REPLY;
    });
    const { status, body } = await turns.run(INPUT);
    expect([status, JSON.parse(body)]).toMatchObject([200, { responseToUser: "Which?" }]);
    expect(onError).toHaveBeenCalledOnce();
    expect(append).toHaveBeenCalledTimes(3);
  });

  it("counts its agent's call, and how it ended", async () => {
    const { turns, call, registry } = createScene();
    await turns.run(INPUT);
    call.mockResolvedValueOnce(FAILED);
    await turns.run(INPUT);
    expect(registry.begin.mock.calls).toEqual([
      ["A", "call"],
      ["A", "call"],
    ]);
    expect(registry.end.mock.calls).toEqual([
      ["A", { outcome: "ok", ms: expect.any(Number) }],
      ["A", { outcome: "failed", ms: expect.any(Number) }],
    ]);
  });

  it("gives its place at the agent back when it cannot start", async () => {
    const { turns, storage, registry } = createScene();
    vi.spyOn(storage, "append").mockRejectedValueOnce(new Error("disk full"));
    await expect(turns.run(INPUT)).rejects.toThrow("disk full");
    expect(registry.end.mock.calls).toEqual([["A", { outcome: "unused", ms: 0 }]]);
  });

  it("tells that nobody serves the intent apart from that all who do are failing", async () => {
    const { turns, registry } = createScene();
    registry.pick.mockReturnValue(undefined);
    await expect(turns.run(INPUT)).rejects.toMatchObject({ code: "no_agent" });
    registry.serves.mockReturnValue(true);
    await expect(turns.run(INPUT)).rejects.toMatchObject({ code: "agent_failed", retryAfterSeconds: 2 });
  });

  it("prefers the agent that the conversation was with", async () => {
    const { turns, registry } = createScene();
    const { conversationId } = JSON.parse((await turns.run(INPUT)).body) as { conversationId: string };
    await turns.run({ ...INPUT, request: { ...INPUT.request, conversationId } });
    expect(registry.pick).toHaveBeenLastCalledWith({ intent: "app.compose", preferredAgentId: "A" });
  });

  it("holds up the end of the process until it has ended itself", async () => {
    const { turns, call } = createScene();
    const gate = Promise.withResolvers<CallResult>();
    call.mockReturnValueOnce(gate.promise);
    const answer = turns.run(INPUT);
    let isSettled = false;
    const settled = turns.settle().then(() => (isSettled = true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isSettled).toBe(false);
    gate.resolve(REPLY);
    await settled;
    expect((await answer).status).toBe(200);
  });
});

describe("the limit of builds", () => {
  const confirmed = { ...INPUT, request: { ...INPUT.request, confirm: true } };
  const queued: CallResult = { kind: "reply", reply: { status: "queued" } };

  it("refuses a confirmation before its agent is asked, and lets it pass when the place is free", async () => {
    const { turns, builds, call } = createScene();
    builds.follow("t", "conv-other", true);
    await expect(turns.run(confirmed)).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 5 });
    expect(call).not.toHaveBeenCalled();
    builds.follow("t", "conv-other", false);
    call.mockResolvedValueOnce(queued);
    expect((await turns.run(confirmed)).status).toBe(202);
    expect(builds.isFull("t")).toBe(false);
  });

  it("refuses a confirmation while another one is under way", async () => {
    const { turns, call } = createScene();
    const gate = Promise.withResolvers<CallResult>();
    call.mockReturnValueOnce(gate.promise);
    const first = turns.run(confirmed);
    await expect(turns.run(confirmed)).rejects.toMatchObject({ code: "rate_limited" });
    gate.resolve(queued);
    expect((await first).status).toBe(202);
  });

  it("turns a build down that came unexpected, and tells its agent", async () => {
    const { turns, builds, call, cancel } = createScene();
    builds.follow("t", "conv-other", true);
    call.mockResolvedValueOnce(queued);
    const { status, body } = await turns.run(INPUT);
    const { conversationId, error } = JSON.parse(body) as { conversationId: string; error: unknown };
    expect([status, error]).toMatchObject([429, { code: "rate_limited", retryable: true }]);
    expect(cancel).toHaveBeenCalledWith(AGENT, { conversationId, version: 1 });
  });
});
