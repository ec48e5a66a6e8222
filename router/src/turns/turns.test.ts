import { describe, expect, it, vi } from "vitest";
import type { CallResult } from "../agents/dispatch.ts";
import { createLog } from "../events/log.ts";
import { createMemoryStorage } from "../storage/memory.ts";
import { createTurns, type TurnInput } from "./turns.ts";

const AGENT = { agentId: "A", url: "http://127.0.0.1:1", agentToken: "t" };
const REPLY: CallResult = {
  kind: "reply",
  reply: { status: "AWAITING_USER_INPUT", responseToUser: "Which?", isComplete: false },
};
const INPUT: TurnInput = {
  tenant: "t",
  request: { intent: "app.compose", userInput: "books" },
  bodyHash: "h",
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
  const registry = { pick: vi.fn(() => AGENT), begin: vi.fn(), end: vi.fn() };
  const turns = createTurns({
    log,
    storage,
    registry,
    dispatch: { call },
    clock: Date.now,
    streamUrl: (id) => `/a2a/stream/${id}`,
    onError,
  });
  return { turns, storage, call, registry, onError, log };
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
    call.mockResolvedValueOnce({ kind: "failed", code: "agent_failed", message: "no", isUnsent: false });
    await turns.run(INPUT);
    expect(registry.begin.mock.calls).toEqual([["A"], ["A"]]);
    expect(registry.end.mock.calls).toEqual([
      ["A", "ok"],
      ["A", "failed"],
    ]);
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
