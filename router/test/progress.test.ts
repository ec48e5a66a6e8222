import { describe, expect, it } from "vitest";
import { QUEUED, startAgent } from "./builder-agent.ts";
import { complete, KEYS, later } from "./requests.ts";
import { openReader } from "./scene.ts";
import { keep, start } from "./kept-scenes.ts";

describe("POST /a2a/progress", () => {
  it("answers the number of the durable event, and a repeated eventId with the first's", async () => {
    const scene = await start();
    const id = await scene.build();
    const report = { conversationId: id, eventId: "1:plan" };
    expect(await scene.agent.report(report)).toEqual({ status: 200, body: { status: "ok", seq: 2, duplicate: false } });
    expect(await scene.agent.report(report)).toEqual({ status: 200, body: { status: "ok", seq: 2, duplicate: true } });
  });

  it("refuses strangers, other agents, and what does not belong to the running build", async () => {
    const scene = await start();
    const id = await scene.build();
    const stranger = keep(await startAgent());
    await stranger.register(scene.router.url, { name: "stranger" });
    const report = { conversationId: id };
    const results = [
      await stranger.report(report),
      await scene.agent.report(report, { "x-agent-token": "made-up" }),
      await scene.agent.report({ conversationId: "conv-unknown" }),
      await scene.agent.report({ ...report, version: 2 }),
      await scene.agent.report({ ...report, phase: "completed" }),
      await scene.agent.report({ ...report, status: "completed" }),
      await scene.agent.report({ ...report, status: "completed", files: [{ path: "../x", content: "" }] }),
    ];
    expect(results.map(({ status, body }) => [status, body.error.code])).toEqual([
      [403, "not_holder"],
      [403, "forbidden"],
      [404, "conversation_not_found"],
      [409, "build_not_running"],
      [400, "invalid_request"],
      [400, "invalid_request"],
      [400, "invalid_request"],
    ]);
  });

  it("accepts an agent without a token where no key is set, or by the agents' own key, never by a front-end's", async () => {
    const openScene = await start();
    const id = await openScene.build();
    expect((await openScene.agent.report({ conversationId: id }, {})).status).toBe(200);

    const scene = await start({ env: KEYS, agentKey: "key-agents" });
    scene.agent.answer(() => QUEUED);
    const conversationId = (await scene.say({}, { key: "key-one" })).body["conversationId"];
    const statusWith = async (headers: Record<string, string>) =>
      (await scene.agent.report({ conversationId }, headers)).status;
    expect(await statusWith({ "x-api-key": "key-agents" })).toBe(200);
    expect(await statusWith({ "x-api-key": "key-one" })).toBe(403);
    expect(await statusWith({})).toBe(403);

    const shared = await start({ env: { A2A_API_KEY: "key-one" }, agentKey: "key-one" });
    shared.agent.answer(() => QUEUED);
    const id3 = (await shared.say({}, { key: "key-one" })).body["conversationId"];
    expect((await shared.agent.report({ conversationId: id3 }, { "x-api-key": "key-one" })).status).toBe(403);
    expect((await shared.agent.report({ conversationId: id3 })).status).toBe(200);
  });

  it("counts as the 202 that is not there yet", async () => {
    const scene = await start();
    scene.agent.answer(async ({ conversationId }) => {
      await scene.agent.report({ conversationId, version: 1 });
      await scene.agent.report({ ...complete(conversationId), version: 1 });
      return QUEUED;
    });
    const { status, body } = await scene.say({ confirm: true });
    expect(status).toBe(202);
    const reader = await openReader(`${scene.router.url}${String(body["streamUrl"])}`);
    await reader.ended;
    expect(reader.events.map(({ data }) => data["phase"])).toEqual(["discovery", "plan", "completed"]);
  });

  it("counts as the 202 that never came", async () => {
    const scene = await start({ env: { AGENT_TIMEOUT_MS: "150" } });
    scene.agent.answer(async ({ conversationId }) => {
      await scene.agent.report({ conversationId, version: 1 });
      return later(QUEUED, 2_000);
    });
    expect((await scene.say({ confirm: true })).status).toBe(202);
  });
});
