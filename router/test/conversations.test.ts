import { describe, expect, it } from "vitest";
import { AWAITING, QUEUED } from "./builder-agent.ts";
import { cancelBuild, complete, FILES, KEYS, later, readConversation } from "./requests.ts";
import { openReader, startScene } from "./scene.ts";
import { start } from "./kept-scenes.ts";

describe("GET /a2a/conversations/:id", () => {
  it("tells a front-end that has only the id everything, in the shapes of the answers", async () => {
    const scene = await start();
    const id = String((await scene.say()).body["conversationId"]);
    const states = [await readConversation(scene, id)];
    scene.agent.answer(() => QUEUED);
    await scene.say({ conversationId: id, userInput: "Yes" });
    states.push(await readConversation(scene, id));
    await scene.agent.report(complete(id));
    states.push(await readConversation(scene, id));
    expect(states.map(({ status }) => status)).toEqual([200, 200, 200]);
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
    expect((await readConversation(scene, id)).body).toMatchObject({ version: 2, files: newer });
    expect((await readConversation(scene, id, { query: "?version=1" })).body).toMatchObject({
      version: 1,
      files: FILES,
    });
    expect(await readConversation(scene, id, { query: "?version=3" })).toMatchObject({
      status: 404,
      body: { error: { code: "version_not_found" } },
    });
    expect((await readConversation(scene, id, { query: "?version=0" })).status).toBe(400);
  });

  it("keeps what was proven about each version, in its last event and in every read", async () => {
    const scene = await start();
    const verification = {
      status: "passed",
      steps: [{ name: "tests", status: "passed", ms: 900, detail: "14 passed" }],
      isolation: "full",
      ms: 1_000,
      notVerified: ["Pages in a browser: Chromium is not installed."],
    };
    const id = await scene.build();
    const reader = await openReader(`${scene.router.url}/a2a/stream/${id}`);
    await scene.agent.report({ ...complete(id), verification });
    await reader.ended;
    expect(reader.events.at(-1)?.data).toMatchObject({ status: "completed", verification });
    await scene.say({ conversationId: id, userInput: "add a rating" });
    await scene.agent.report(complete(id));
    expect((await readConversation(scene, id, { query: "?version=1" })).body).toMatchObject({ verification });
    expect((await readConversation(scene, id)).body).not.toHaveProperty("verification");
    const wrong = { ...complete(id), verification: { ...verification, isolation: "some" } };
    expect((await scene.agent.report(wrong)).status).toBe(400);
  });

  it("makes a foreign conversation look like one that never was, at every door", async () => {
    const scene = await start({ env: KEYS, agentKey: "key-agents" });
    const conversationId = String((await scene.say({}, { key: "key-one" })).body["conversationId"]);
    const foreign = { key: "key-two" };
    const [mine, theirs, nobodys] = [
      await readConversation(scene, conversationId, { key: "key-one" }),
      await readConversation(scene, conversationId, foreign),
      await readConversation(scene, "conv-unknown", foreign),
    ];
    expect([mine.status, theirs.status]).toEqual([200, 404]);
    expect(theirs).toEqual(nobodys);
    expect((await scene.say({ conversationId }, foreign)).text).toBe(
      (await scene.say({ conversationId: "conv-unknown" }, foreign)).text,
    );
    expect((await cancelBuild(scene, conversationId, "key-two")).status).toBe(404);
    expect((await readConversation(scene, conversationId)).status).toBe(401);
  });
});

describe("the end of a build", () => {
  it("by cancel ends the stream, tells the agent, refuses its late reports, and the conversation goes on", async () => {
    const scene = await start();
    const id = await scene.build();
    const reader = await openReader(`${scene.router.url}/a2a/stream/${id}`);
    const cancelled = await cancelBuild(scene, id);
    expect([cancelled.status, await cancelled.json()]).toEqual([200, { status: "cancelled", conversationId: id }]);
    await reader.ended;
    expect(reader.events.at(-1)?.data).toMatchObject({ status: "error", phase: "error", code: "cancelled" });
    expect((await cancelBuild(scene, id)).status).toBe(409);
    expect((await scene.agent.report({ conversationId: id })).status).toBe(409);
    expect((await readConversation(scene, id)).body).toMatchObject({ status: "error", error: { code: "cancelled" } });
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
    expect((await readConversation(scene, id)).body).toMatchObject({
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
    await readConversation(scene, "conv-unknown", { query: "?version=7", key: "key-two" });
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
