import { describe, expect, it } from "vitest";
import { createMemoryStorage } from "../src/storage/memory.ts";
import { AWAITING, postJson, QUEUED, startAgent } from "./builder-agent.ts";
import { FILES, KEYS, later, readConversation } from "./requests.ts";
import { openReader } from "./scene.ts";
import { keep, start } from "./kept-scenes.ts";

describe("POST /a2a/intent", () => {
  it("answers 200 while the agent asks, and hands the agent what was said before and the spec so far", async () => {
    const scene = await start();
    const first = await scene.say({ userInput: "  books ", extra: { a: 1 }, trace_id: "trace-1" });
    expect(first).toMatchObject({ status: 200, body: { ...AWAITING.body, conversationId: expect.any(String) } });
    const { conversationId } = first.body;
    await scene.say({ conversationId, userInput: "with a rating" });
    const [one, two] = scene.agent.calls;
    expect(one).toMatchObject({ userInput: "books", extra: { a: 1 }, trace_id: "trace-1", history: [], version: 1 });
    expect(two).toMatchObject({ conversationId, appSpec: { name: "Books" }, version: 1 });
    expect(two?.history.map(({ role, content }) => [role, content])).toEqual([
      ["user", "books"],
      ["assistant", "Proceed?"],
    ]);
    expect(scene.agent.headers[0]?.["traceparent"]).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });

  it("answers 202 with streamUrl and never with files when the build is queued", async () => {
    const scene = await start();
    scene.agent.answer(() => ({ status: 202, body: { status: "queued", files: FILES, note: "x" } }));
    const { status, body } = await scene.say({ confirm: true });
    const { conversationId } = body;
    const streamUrl = `/a2a/stream/${String(conversationId)}`;
    expect({ status, body }).toEqual({
      status: 202,
      body: { status: "queued", conversationId, streamUrl, version: 1, note: "x" },
    });
  });

  it("answers 200 with the files of an agent that builds at once, and keeps them as a version", async () => {
    const scene = await start();
    const body = {
      status: "completed",
      message: "Done.",
      files: FILES,
      dependencies: ["zod"],
      github_pr_url: "https://x.y/1",
    };
    scene.agent.answer(() => ({ status: 200, body }));
    const first = await scene.say();
    const id = String(first.body["conversationId"]);
    expect(first).toMatchObject({ status: 200, body: { ...body, version: 1 } });
    scene.agent.answer(() => ({ status: 200, body: { ...body, version: 1 } }));
    expect((await scene.say({ conversationId: id })).body).toMatchObject({ version: 1, files: FILES });
    expect((await readConversation(scene, id)).body).toMatchObject({
      ...body,
      versions: [{ version: 1, status: "completed" }],
    });
    const reader = await openReader(`${scene.router.url}/a2a/stream/${id}`);
    await reader.ended;
    expect(reader.events.at(-1)?.data).toMatchObject({ files: FILES, github_pr_url: "https://x.y/1" });
  });

  it("does not keep a specification that the agent refused", async () => {
    const scene = await start();
    const issues = [{ path: "appSpec.name", message: "must be text" }];
    const error = { code: "invalid_request", message: "appSpec.name: must be text", retryable: false, issues };
    const id = String((await scene.say()).body["conversationId"]);
    scene.agent.answer(() => ({ status: 400, body: { status: "error", error } }));
    const refused = await scene.say({ conversationId: id, appSpec: { name: 1 } });
    expect(refused).toMatchObject({ status: 400, body: { status: "error", error, conversationId: id } });
    scene.agent.answer(() => AWAITING);
    await scene.say({ conversationId: id });
    expect(scene.agent.calls.at(-1)?.appSpec).toEqual({ name: "Books" });
  });

  it("answers 404 without an agent, and a later turn finds nothing in its way", async () => {
    const scene = await start({ env: { AGENT_LEASE_MS: "60" } });
    const id = String((await scene.say()).body["conversationId"]);
    await later(undefined, 80);
    expect(await scene.say({ conversationId: id })).toMatchObject({
      status: 404,
      body: { error: { code: "no_agent" } },
    });
    await scene.agent.register(scene.router.url);
    expect((await scene.say({ conversationId: id })).status).toBe(200);
  });

  it("answers 409 while a turn or a build runs", async () => {
    const scene = await start();
    const id = String((await scene.say()).body["conversationId"]);
    scene.agent.answer(() => later(QUEUED, 60));
    const results = await Promise.all([scene.say({ conversationId: id }), scene.say({ conversationId: id })]);
    expect(results.map(({ status }) => status).sort()).toEqual([202, 409]);
    const busy = await scene.say({ conversationId: id });
    expect(busy).toMatchObject({ status: 409, body: { error: { code: "conversation_busy", retryable: true } } });
  });

  it.each([
    ["answers too late", "agent_timeout", () => later(AWAITING, 2_000)],
    ["answers 500", "agent_failed", () => ({ status: 500, body: {} })],
    ["answers another shape", "agent_failed", () => ({ status: 200, body: { hello: 1 } })],
  ] as const)("answers 500 when the agent %s, and the conversation goes on", async (_, code, script) => {
    const scene = await start({ env: { AGENT_TIMEOUT_MS: "150" } });
    scene.agent.answer(script);
    const failed = await scene.say();
    expect(failed).toMatchObject({ status: 500, body: { error: { code, retryable: true } } });
    const conversationId = String(failed.body["conversationId"]);
    expect((await readConversation(scene, conversationId)).body).toMatchObject({ status: "error", error: { code } });
    scene.agent.answer(() => AWAITING);
    expect((await scene.say({ conversationId })).status).toBe(200);
    expect(scene.agent.calls.at(-1)?.history).toEqual([]);
  });

  it("asks another agent when the first cannot be reached", async () => {
    const scene = await start();
    const second = keep(await startAgent());
    await second.register(scene.router.url, { name: "second" });
    await scene.agent[Symbol.asyncDispose]();
    const answers = [await scene.say(), await scene.say(), await scene.say()];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(second.calls).toHaveLength(3);
  });

  it("keeps the answer of a turn whose front-end has gone", async () => {
    const scene = await start();
    const id = String((await scene.say()).body["conversationId"]);
    scene.agent.answer(() => later({ ...AWAITING, body: { ...AWAITING.body, responseToUser: "Late" } }, 100));
    const signal = AbortSignal.timeout(40);
    const body = JSON.stringify({ intent: "app.compose", userInput: "x", conversationId: id });
    const headers = { "content-type": "application/json" };
    await expect(fetch(`${scene.router.url}/a2a/intent`, { method: "POST", headers, body, signal })).rejects.toThrow();
    await later(undefined, 120);
    expect((await readConversation(scene, id)).body).toMatchObject({ responseToUser: "Late" });
  });

  it("answers bad requests with the field by path, and unknown intents apart", async () => {
    const scene = await start();
    const bad = await scene.say({ userInput: "   ", conversationId: "../x" });
    expect(bad).toMatchObject({ status: 400, body: { error: { code: "invalid_request" } } });
    expect(JSON.stringify(bad.body)).toMatch(/"path":"userInput".*"path":"conversationId"/);
    expect((await scene.say({ intent: "app.destroy" })).body).toMatchObject({ error: { code: "unknown_intent" } });
    expect(scene.agent.calls).toEqual([]);
  });

  it("limits each tenant or address, and says when to come back", async () => {
    const scene = await start({ env: { RATE_LIMIT_PER_MINUTE: "2" } });
    await scene.say();
    await scene.say();
    const response = await postJson(`${scene.router.url}/a2a/intent`, { intent: "app.compose", userInput: "x" });
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

describe("Idempotency-Key", () => {
  const once = { headers: { "idempotency-key": "k-1" } };

  it("gives a retry the first answer, byte for byte, also after a restart, and refuses another body", async () => {
    const storage = createMemoryStorage();
    const scene = await start({ storage });
    const first = await scene.say({}, once);
    expect(await scene.say({}, once)).toEqual(first);
    expect(await scene.say({ userInput: "other" }, once)).toMatchObject({
      status: 409,
      body: { error: { code: "idempotency_mismatch" } },
    });
    const restarted = await start({ storage });
    expect(await restarted.say({}, once)).toEqual(first);
    expect([scene.agent.calls.length, restarted.agent.calls.length]).toEqual([1, 0]);
  });

  it("lets a retry join the turn that is still running", async () => {
    const scene = await start();
    scene.agent.answer(() => later(QUEUED, 60));
    const answers = await Promise.all([scene.say({}, once), scene.say({}, once), scene.say({}, once)]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(scene.agent.calls).toHaveLength(1);
  });

  it("makes a retry of a failure that may pass a turn of its own, in the same conversation", async () => {
    const scene = await start();
    scene.agent.answer(() => ({ status: 500, body: {} }));
    const failed = await scene.say({}, once);
    scene.agent.answer(() => AWAITING);
    const again = await scene.say({ conversationId: failed.body["conversationId"] }, once);
    expect([failed.status, again.status]).toEqual([500, 200]);
  });

  it("belongs to its tenant", async () => {
    const scene = await start({ env: KEYS, agentKey: "key-agents" });
    const [one, two] = [
      await scene.say({}, { key: "key-one", ...once }),
      await scene.say({}, { key: "key-two", ...once }),
    ];
    expect(one.body["conversationId"]).not.toBe(two.body["conversationId"]);
    const tooLong = await scene.say({}, { key: "key-one", headers: { "idempotency-key": "k".repeat(256) } });
    expect(tooLong.status).toBe(400);
  });
});
