import { ConversationReply } from "@joinery/shared";
import { afterEach, describe, expect, it } from "vitest";
import { createMemoryStorage } from "../src/storage/memory.ts";
import { AWAITING, postJson, QUEUED, startAgent } from "./builder-agent.ts";
import { openReader, startScene, type Scene } from "./scene.ts";

const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const resource of open.splice(0).toReversed()) await resource[Symbol.asyncDispose]();
});
async function start(options: Parameters<typeof startScene>[0] = {}): Promise<Scene> {
  const scene = await startScene(options);
  open.push(scene);
  return scene;
}

const KEYS = { A2A_API_KEY: "key-one,key-two", A2A_AGENT_KEY: "key-agents" };
const FILES = [{ path: "src/main.ts", content: "export {};" }];
const complete = (conversationId: string) => ({
  conversationId,
  status: "completed",
  phase: "completed",
  percent: 100,
  message: "Your app is ready.",
  files: FILES,
  dependencies: ["zod@^4"],
});
const later = <T>(value: T, ms: number) => new Promise<T>((resolve) => setTimeout(() => resolve(value), ms));
async function read(scene: Scene, id: string, { query = "", key }: { query?: string; key?: string } = {}) {
  const headers = key === undefined ? {} : { "x-api-key": key };
  const response = await fetch(`${scene.router.url}/a2a/conversations/${id}${query}`, { headers });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const cancel = (scene: Scene, id: string, key?: string) =>
  fetch(`${scene.router.url}/a2a/conversations/${id}/cancel`, {
    method: "POST",
    headers: key === undefined ? {} : { "x-api-key": key },
  });

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
    expect((await read(scene, id)).body).toMatchObject({ ...body, versions: [{ version: 1, status: "completed" }] });
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
    expect((await read(scene, conversationId)).body).toMatchObject({ status: "error", error: { code } });
    scene.agent.answer(() => AWAITING);
    expect((await scene.say({ conversationId })).status).toBe(200);
    expect(scene.agent.calls.at(-1)?.history).toEqual([]);
  });

  it("asks another agent when the first cannot be reached", async () => {
    const scene = await start();
    const second = await startAgent();
    open.push(second);
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
    expect((await read(scene, id)).body).toMatchObject({ responseToUser: "Late" });
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
    const stranger = await startAgent();
    open.push(stranger);
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
      [403, "forbidden"],
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

describe("GET /a2a/conversations/:id", () => {
  it("tells a front-end that has only the id everything, in the shapes of the answers", async () => {
    const scene = await start();
    const id = String((await scene.say()).body["conversationId"]);
    const states = [await read(scene, id)];
    scene.agent.answer(() => QUEUED);
    await scene.say({ conversationId: id, userInput: "Yes" });
    states.push(await read(scene, id));
    await scene.agent.report(complete(id));
    states.push(await read(scene, id));
    for (const { status, body } of states) {
      expect(status).toBe(200);
      expect(ConversationReply.safeParse(body).error).toBeUndefined();
    }
    const [awaiting, queued, completed] = states.map(({ body }) => body);
    expect(awaiting).toMatchObject({ status: "AWAITING_USER_INPUT", isComplete: true, appSpec: { name: "Books" } });
    expect(queued).toMatchObject({ status: "queued", streamUrl: `/a2a/stream/${id}`, progress: { percent: 50 } });
    expect(completed).toMatchObject({ status: "completed", files: FILES, dependencies: ["zod@^4"], version: 1 });
    expect(completed?.["progress"]).not.toHaveProperty("files");
    expect(completed?.["history"]).toMatchObject([{ role: "user" }, { role: "assistant" }, { content: "Yes" }]);
  });

  it("keeps older versions readable", async () => {
    const scene = await start();
    const id = await scene.build();
    await scene.agent.report(complete(id));
    await scene.say({ conversationId: id, userInput: "add a rating" });
    const newer = [{ path: "src/other.ts", content: "2" }];
    await scene.agent.report({ ...complete(id), files: newer });
    expect((await read(scene, id)).body).toMatchObject({ version: 2, files: newer });
    expect((await read(scene, id, { query: "?version=1" })).body).toMatchObject({ version: 1, files: FILES });
    expect(await read(scene, id, { query: "?version=3" })).toMatchObject({
      status: 404,
      body: { error: { code: "version_not_found" } },
    });
    expect((await read(scene, id, { query: "?version=0" })).status).toBe(400);
  });

  it("makes a foreign conversation look like one that never was, at every door", async () => {
    const scene = await start({ env: KEYS, agentKey: "key-agents" });
    const conversationId = String((await scene.say({}, { key: "key-one" })).body["conversationId"]);
    const foreign = { key: "key-two" };
    const [mine, theirs, nobodys] = [
      await read(scene, conversationId, { key: "key-one" }),
      await read(scene, conversationId, foreign),
      await read(scene, "conv-unknown", foreign),
    ];
    expect([mine.status, theirs.status]).toEqual([200, 404]);
    expect(theirs).toEqual(nobodys);
    expect((await scene.say({ conversationId }, foreign)).text).toBe(
      (await scene.say({ conversationId: "conv-unknown" }, foreign)).text,
    );
    expect((await cancel(scene, conversationId, "key-two")).status).toBe(404);
    expect((await read(scene, conversationId)).status).toBe(401);
  });
});

describe("the end of a build", () => {
  it("by cancel ends the stream, tells the agent, refuses its late reports, and the conversation goes on", async () => {
    const scene = await start();
    const id = await scene.build();
    const reader = await openReader(`${scene.router.url}/a2a/stream/${id}`);
    const cancelled = await cancel(scene, id);
    expect([cancelled.status, await cancelled.json()]).toEqual([200, { status: "cancelled", conversationId: id }]);
    await reader.ended;
    expect(reader.events.at(-1)?.data).toMatchObject({ status: "error", phase: "error", code: "cancelled" });
    expect((await cancel(scene, id)).status).toBe(409);
    expect((await scene.agent.report({ conversationId: id })).status).toBe(409);
    expect((await read(scene, id)).body).toMatchObject({ status: "error", error: { code: "cancelled" } });
    expect(scene.agent.cancels).toEqual([{ conversationId: id, version: 1 }]);
    expect((await scene.say({ conversationId: id })).body).toMatchObject({ status: "queued", version: 2 });
  });

  it("by its deadline ends the stream with the code timeout", async () => {
    const scene = await start({ env: { BUILD_DEADLINE_MS: "120" } });
    const id = await scene.build();
    const reader = await openReader(`${scene.router.url}/a2a/stream/${id}`);
    await reader.ended;
    expect(reader.events.at(-1)?.data).toMatchObject({ status: "error", code: "timeout", percent: 50 });
  });

  it("by the agent's own error keeps its message", async () => {
    const scene = await start();
    const id = await scene.build();
    await scene.agent.report({
      conversationId: id,
      status: "error",
      phase: "review",
      message: "2 files fail",
      code: "own",
    });
    expect((await read(scene, id)).body).toMatchObject({
      error: { code: "build_failed", message: "2 files fail", retryable: true },
      versions: [{ status: "error", code: "own" }],
    });
  });
});

describe("the router itself", () => {
  it("tells whether it is alive and how many agents are in rotation", async () => {
    const scene = await start({ env: KEYS, agentKey: "key-agents" });
    const get = async (path: string) => (await fetch(`${scene.router.url}${path}`)).json();
    expect(await get("/health")).toEqual({ status: "ok", service: "joinery-router", version: expect.any(String) });
    expect(await get("/ready")).toEqual({ status: "ok", service: "joinery-router", agents: 1 });
  });

  it("logs one line per request, without what users or keys say", async () => {
    const scene = await start({ env: KEYS, agentKey: "key-agents" });
    await scene.say({ userInput: "my secret diary" }, { key: "key-one" });
    await read(scene, "conv-unknown", { query: "?version=7", key: "key-two" });
    const lines = scene.logLines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.filter(({ msg }) => msg === "request")).toHaveLength(3);
    expect(scene.logLines.join("")).not.toMatch(/diary|key-|version=/);
  });

  it("finishes an open turn and ends streams properly when it is stopped", async () => {
    const scene = await startScene();
    const id = await scene.build();
    const reader = await openReader(`${scene.router.url}/a2a/stream/${id}`);
    scene.agent.answer(() => later(AWAITING, 150));
    const turn = scene.say({ userInput: "another" });
    await later(undefined, 50);
    await scene.router[Symbol.asyncDispose]();
    await reader.ended;
    expect((await turn).status).toBe(200);
    await scene.agent[Symbol.asyncDispose]();
  });
});
