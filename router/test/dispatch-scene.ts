import type { RequestListener } from "node:http";
import { afterEach } from "vitest";
import { createAddressGuard } from "../src/agents/address-guard.ts";
import { createDispatch, type Dispatch, type DispatchOptions } from "../src/agents/dispatch.ts";
import { startScriptedAgent } from "./scripted-server.ts";

export const MB = 1024 * 1024;
export const FAILED = { kind: "failed", code: "agent_failed", message: "The agent could not answer." };
export const QUEUED = JSON.stringify({ status: "queued" });
export const JSON_TYPE = { "content-type": "application/json" };

export const target = (url: string) => ({ agentId: "agent-1", url, agentToken: "agent-1.token" });

/** Calls of agents at the given hosts; what is opened ends with the test that opened it. */
export function createDispatchScene(hosts: readonly string[]) {
  const open: Dispatch[] = [];
  afterEach(async () => {
    for (const dispatch of open.splice(0)) await dispatch.close();
  });

  const create = (overrides: Partial<DispatchOptions> = {}) => {
    const logged: { detail?: string }[] = [];
    const dispatch = createDispatch({
      timeoutMs: 2_000,
      connectTimeoutMs: 1_000,
      maxAnswerBytes: 4 * MB,
      log: { warn: (line: unknown) => void logged.push(line as { detail?: string }) },
      guard: createAddressGuard([...hosts]),
      ...overrides,
    });
    open.push(dispatch);
    return { dispatch, logged };
  };

  const callOf = async (listener: RequestListener, overrides: Partial<DispatchOptions> = {}) => {
    await using agent = await startScriptedAgent(listener);
    const { dispatch, logged } = create(overrides);
    const result = await dispatch.call(target(agent.url), { userInput: "hi" });
    return { result, logged };
  };
  return { create, callOf };
}
