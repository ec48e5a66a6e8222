import { createClient, type PreviewReply } from "@joinery/shared";
import { describe, expect, it } from "vitest";
import { QUEUED, type ScriptedAnswer } from "./builder-agent.ts";
import { cancelBuild, complete, FILES, KEYS } from "./requests.ts";
import type { Scene } from "./scene.ts";
import { start } from "./kept-scenes.ts";

const reply = (fields: Partial<PreviewReply> = {}): ScriptedAnswer => ({
  status: 200,
  body: {
    status: "ready",
    conversationId: "whatever",
    version: 1,
    url: "http://abc.localhost:4002",
    isolation: "full",
    errors: [],
    ...fields,
  },
});
const refusal = (status: number, code: string): ScriptedAnswer => ({
  status,
  body: { status: "error", error: { code, message: `said: ${code}`, retryable: false } },
});

async function preview(scene: Scene, id: string, { query = "", method = "GET", key = "" } = {}) {
  const headers = key === "" ? {} : { "x-api-key": key };
  const response = await fetch(`${scene.router.url}/a2a/conversations/${id}/preview${query}`, { method, headers });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const code = ({ body }: { body: Record<string, unknown> }): unknown => (body["error"] as { code: string }).code;

async function buildOnce(scene: Scene): Promise<string> {
  const id = await scene.build();
  await scene.agent.report(complete(id));
  return id;
}

describe("GET /a2a/conversations/:id/preview", () => {
  it("asks the agent that built it, in the router's name, and hands on what it says", async () => {
    const scene = await start();
    const id = await buildOnce(scene);
    scene.agent.answerPreview(() => reply({ status: "starting" }));
    expect(await preview(scene, id, { query: "?waitMs=1500" })).toMatchObject({
      status: 200,
      body: { status: "starting", conversationId: id, url: "http://abc.localhost:4002", errors: [] },
    });
    const call = { method: "POST", path: "/preview", body: { conversationId: id, version: 1, waitMs: 1500 } };
    expect(scene.agent.previewCalls).toEqual([call]);
    expect(scene.agent.headers.at(-1)).toMatchObject({ "x-agent-token": expect.stringContaining("agent_") });
    expect(scene.agent.headers.at(-1)).toHaveProperty("traceparent");
  });

  it("sends the files to an agent that does not have them", async () => {
    const scene = await start();
    const id = await buildOnce(scene);
    scene.agent.answerPreview(({ body }) =>
      body?.["files"] === undefined ? refusal(404, "version_not_found") : reply(),
    );
    expect(await preview(scene, id)).toMatchObject({ status: 200, body: { status: "ready" } });
    expect(scene.agent.previewCalls.map(({ body }) => body)).toEqual([
      { conversationId: id, version: 1, waitMs: 0 },
      { conversationId: id, version: 1, waitMs: 0, files: FILES, dependencies: ["zod@^4"] },
    ]);
  });

  it("shows the newest version that has not failed, or the one that is asked for", async () => {
    const scene = await start();
    const id = await buildOnce(scene);
    scene.agent.answerPreview(({ body }) => reply({ version: Number(body?.["version"]) }));
    await scene.say({ conversationId: id, userInput: "add a rating" });
    const versions = [(await preview(scene, id)).body["version"]];
    await cancelBuild(scene, id);
    versions.push((await preview(scene, id)).body["version"]);
    versions.push((await preview(scene, id, { query: "?version=2" })).body["version"]);
    expect(versions).toEqual([2, 1, 2]);
  });

  it("shows the version before while the next one is not written yet", async () => {
    const scene = await start();
    const id = await buildOnce(scene);
    await scene.say({ conversationId: id, userInput: "add a rating" });
    scene.agent.answerPreview(({ body }) =>
      body?.["version"] === 2 ? refusal(409, "nothing_to_preview") : reply({ version: 1 }),
    );
    expect(await preview(scene, id)).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await preview(scene, id, { query: "?version=2" })).toMatchObject({ status: 409 });
  });

  it("says when there is nothing to show", async () => {
    const scene = await start();
    scene.agent.answerPreview(() => refusal(404, "version_not_found"));
    const talk = String((await scene.say()).body["conversationId"]);
    scene.agent.answer(() => QUEUED);
    const failed = String((await scene.say({ confirm: true })).body["conversationId"]);
    await cancelBuild(scene, failed);
    const running = await scene.build();
    const answers = [await preview(scene, talk), await preview(scene, failed), await preview(scene, running)];
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409]);
    expect(answers.map(code)).toEqual(["nothing_to_preview", "nothing_to_preview", "nothing_to_preview"]);
    const gone = [await preview(scene, talk, { query: "?version=1" }), await preview(scene, "conv-nobody")];
    expect(gone.map(code)).toEqual(["version_not_found", "conversation_not_found"]);
    const bad = await Promise.all(
      ["?version=0", "?version=x", "?waitMs=-1", "?waitMs=20001", "?waitMs=1.5"].map((query) =>
        preview(scene, talk, { query }),
      ),
    );
    expect(bad.map(code)).toEqual(Array.from({ length: 5 }, () => "invalid_request"));
  });

  it.each([
    ["knows no such address", { status: 404, body: "not found" }],
    ["knows no such address and says so in our words", refusal(404, "route_not_found")],
    ["does not support the method", refusal(405, "method_not_allowed")],
    ["does not implement it", { status: 501, body: {} }],
  ])("says that an agent which %s has no previews", async (_what, answer) => {
    const scene = await start();
    const id = await buildOnce(scene);
    scene.agent.answerPreview(() => answer);
    const said = await preview(scene, id);
    expect([said.status, code(said)]).toEqual([404, "preview_not_supported"]);
  });

  it.each([
    ["something else", { status: 200, body: { hello: 1 } }],
    ["an address that is none", { status: 200, body: { ...(reply().body as object), url: "javascript:alert(1)" } }],
    ["a failure of its own", refusal(500, "internal")],
    ["a refusal of the router", refusal(401, "unauthorized")],
  ])("takes %s for a failure of the agent", async (_what, answer) => {
    const scene = await start();
    const id = await buildOnce(scene);
    scene.agent.answerPreview(() => answer);
    const said = await preview(scene, id);
    expect([said.status, code(said)]).toEqual([500, "agent_failed"]);
    expect(JSON.stringify(said.body)).not.toContain("said:");
  });

  it("asks another agent when the one that built it is gone", async () => {
    const scene = await start();
    const id = await buildOnce(scene);
    const { agentId } = (
      (await (await fetch(`${scene.router.url}/a2a/agents`)).json()) as { agents: [{ agentId: string }] }
    ).agents[0];
    const lease = await scene.agent.register(scene.router.url, { name: "scripted" });
    expect(lease.agentId).toBe(agentId);
    await fetch(`${scene.router.url}/a2a/agents/${agentId}`, {
      method: "DELETE",
      headers: { "x-agent-token": lease.agentToken },
    });
    expect(code(await preview(scene, id))).toBe("no_agent");
    await scene.agent.register(scene.router.url, { name: "another" });
    scene.agent.answerPreview(() => reply());
    expect((await preview(scene, id)).status).toBe(200);
  });

  it("makes a foreign conversation look like one that never was, at both methods", async () => {
    const scene = await start({ env: KEYS, agentKey: "key-agents" });
    scene.agent.answer(() => QUEUED);
    const id = String((await scene.say({ confirm: true }, { key: "key-one" })).body["conversationId"]);
    await scene.agent.report(complete(id));
    scene.agent.answerPreview(() => reply());
    for (const method of ["GET", "DELETE"]) {
      const [theirs, nobodys, unknown] = [
        await preview(scene, id, { method, key: "key-two" }),
        await preview(scene, "conv-nobody", { method, key: "key-two" }),
        await preview(scene, id, { method }),
      ];
      expect(theirs).toEqual(nobodys);
      expect([theirs.status, unknown.status]).toEqual([404, 401]);
    }
    expect(scene.agent.previewCalls).toEqual([]);
    expect((await preview(scene, id, { key: "key-one" })).status).toBe(200);
  });
});

describe("DELETE /a2a/conversations/:id/preview", () => {
  it("has the agent end it, as the typed client does", async () => {
    const scene = await start();
    const id = await buildOnce(scene);
    scene.agent.answerPreview(({ method }) => reply(method === "DELETE" ? { status: "stopped" } : { version: 1 }));
    const client = createClient({ baseUrl: scene.router.url });
    expect(await client.preview(id, { version: 1, waitMs: 10 })).toMatchObject({ status: "ready", conversationId: id });
    expect(await client.stopPreview(id)).toMatchObject({ status: "stopped", conversationId: id });
    expect(scene.agent.previewCalls.at(-1)).toEqual({ method: "DELETE", path: `/preview/${id}`, body: undefined });
    await expect(client.stopPreview("conv-nobody")).rejects.toMatchObject({ code: "conversation_not_found" });
    scene.agent.answerPreview(() => refusal(409, "nothing_to_preview"));
    await expect(client.stopPreview(id)).rejects.toMatchObject({ code: "nothing_to_preview" });
  });
});
