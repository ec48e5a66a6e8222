import { AgentCall } from "@joinery/shared";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeSpec, scriptedEngine } from "../test/scripted-parts.ts";
import type { DiscoveryTurn, Engine } from "./engine/engine.ts";
import { openLocalQueue } from "./jobs/local.ts";
import type { JobQueue } from "./jobs/queue.ts";
import { takeTurn } from "./turn.ts";

let queue: JobQueue;
beforeEach(() => {
  queue = openLocalQueue({ path: ":memory:", now: () => 0 });
});
afterEach(() => queue[Symbol.dispose]());

const KEY = { conversationId: "c", version: 1 };
const BUNDLE = { files: [{ path: "a.ts", content: "" }], dependencies: [] };
const makeTurn = (fields: Record<string, unknown> = {}) =>
  AgentCall.parse({ intent: "app.compose", userInput: "hello", ...KEY, ...fields });
const take = (fields: Record<string, unknown>, engine: Engine = scriptedEngine) =>
  takeTurn(makeTurn(fields), { engine, queue, discoveryTimeoutMs: 1_000 });

function finishBuild(): void {
  queue.enqueue(KEY, makeSpec());
  queue.take();
  const report = { ...KEY, status: "completed", phase: "completed", percent: 100, message: "done", ...BUNDLE } as const;
  queue.finish(KEY, { state: "done", bundle: BUNDLE, report });
}

describe("takeTurn", () => {
  it("builds nothing before the user has confirmed", async () => {
    expect(await take({})).toMatchObject({ kind: "awaiting", isComplete: true });
    expect(queue.countOpen()).toBe(0);
  });

  it("builds nothing when the engine confirms a spec that is not complete", async () => {
    const engine: Engine = {
      name: "hasty",
      discover: async () => ({ reply: "?", appSpec: makeSpec(), isComplete: false, isConfirmed: true }),
    };
    expect(await take({ confirm: true }, engine)).toMatchObject({ kind: "awaiting", isComplete: false });
  });

  it("queues a confirmed spec once, and refuses another spec for a version that is being built", async () => {
    expect(await take({ userInput: "yes" })).toEqual({ kind: "queued" });
    expect(await take({ userInput: "yes" })).toEqual({ kind: "queued" });
    expect(queue.countOpen()).toBe(1);
    await expect(take({ userInput: "yes", appSpec: makeSpec("Other") })).rejects.toMatchObject({
      code: "conversation_busy",
    });
  });

  it("queues a version again when it has failed", async () => {
    queue.enqueue(KEY, makeSpec());
    queue.finish(KEY, { state: "cancelled" });
    expect(await take({ userInput: "yes" })).toEqual({ kind: "queued" });
    expect(queue.get(KEY)).toMatchObject({ state: "queued", attempt: 2 });
  });

  it("starts a turn after a build from the built spec and says so to the engine", async () => {
    finishBuild();
    const turns: DiscoveryTurn[] = [];
    const engine: Engine = {
      name: "listening",
      discover: (turn, signal) => {
        turns.push(turn);
        return scriptedEngine.discover(turn, signal);
      },
    };
    await take({ version: 2, history: [{ role: "user", content: "hi", at: "2026-01-01" }] }, engine);
    expect(turns).toMatchObject([{ isBuilt: true, confirm: false, appSpec: makeSpec(), history: [{ content: "hi" }] }]);
  });

  it("answers a confirm that changes nothing with the finished files", async () => {
    finishBuild();
    const answer = await take({ version: 2, userInput: "yes" });
    expect(answer).toMatchObject({ kind: "completed", job: { version: 1, bundle: BUNDLE } });
    expect(queue.countOpen()).toBe(0);
    expect(await take({ version: 2, userInput: "call it Other", confirm: true })).toEqual({ kind: "queued" });
  });

  it("names wrong fields of an edited spec, and blames itself for a wrong spec of the engine", async () => {
    await expect(take({ appSpec: { ...makeSpec(), theme: { accent: "blue" } } })).rejects.toMatchObject({
      code: "invalid_request",
      issues: [{ path: "appSpec.theme.accent" }],
    });
    const engine: Engine = {
      name: "broken",
      discover: async () => ({ reply: "", appSpec: { ...makeSpec(), pages: [] }, isComplete: true, isConfirmed: true }),
    };
    await expect(take({}, engine)).rejects.toMatchObject({ code: "internal" });
  });

  describe("what the app is made of", () => {
    const targetOf = async (fields: Record<string, unknown>) => {
      const answer = await take(fields);
      return answer.kind === "awaiting" ? answer.appSpec.target : answer.kind;
    };

    it("comes from the request, from words, or stays as it was", async () => {
      expect(await targetOf({})).toBeUndefined();
      expect(await targetOf({ target: "next" })).toBe("next");
      expect(await targetOf({ userInput: "my books, without a build step" })).toBe("webcontainer");
      expect(await targetOf({ userInput: "my books as a Next.js app", target: "webcontainer" })).toBe("webcontainer");
      expect(await targetOf({ appSpec: { ...makeSpec(), target: "next" } })).toBe("next");
      expect(await targetOf({ appSpec: { ...makeSpec(), target: "next" }, target: "node" })).toBe("node");
    });

    it("makes a finished build another version when it changes", async () => {
      finishBuild();
      expect(await targetOf({ version: 2, confirm: true, target: "node" })).toBe("completed");
      expect(await targetOf({ version: 2, confirm: true, target: "next" })).toBe("queued");
      expect(queue.get({ conversationId: "c", version: 2 })?.spec.target).toBe("next");
    });

    it("is one of three", () => {
      expect(() => makeTurn({ target: "rails" })).toThrow();
    });
  });
});
