import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { openReader, startScene, type Reader, type Scene } from "./scene.ts";
import { AWAITING, QUEUED } from "./builder-agent.ts";

const scenes: Scene[] = [];
afterEach(async () => {
  for (const scene of scenes.splice(0)) await scene[Symbol.asyncDispose]();
});
async function start(env: Record<string, string> = {}, agentKey?: string): Promise<Scene> {
  const scene = await startScene({ env, ...(agentKey === undefined ? {} : { agentKey }) });
  scenes.push(scene);
  return scene;
}

const FILES = [{ path: "src/main.ts", content: "export {};" }];
const complete = (conversationId: string) => ({
  conversationId,
  status: "completed",
  phase: "completed",
  percent: 100,
  files: FILES,
});
const idsOf = ({ events }: Reader) => events.map(({ id }) => id);
const streamOf = (scene: Scene, id: string) => `${scene.router.url}/a2a/stream/${id}`;

describe("the event stream", () => {
  it("gives the whole build to an early and to a late subscriber, and ends after its last event", async () => {
    const scene = await start();
    const id = await scene.build();
    const early = await openReader(streamOf(scene, id));
    await scene.agent.report({ conversationId: id, message: "Planned\ntwo pages" });
    const late = await openReader(streamOf(scene, id));
    await scene.agent.report(complete(id));
    await Promise.all([early.ended, late.ended]);
    expect(early.status).toBe(200);
    expect(early.headers).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
      spec_version: "1.1",
    });
    expect(early.comments).toEqual(["retry: 2000"]);
    expect(idsOf(early)).toEqual([1, 2, 3]);
    expect(late.events).toEqual(early.events);
    expect(early.events[0]?.data).toMatchObject({ phase: "discovery", percent: 50, version: 1 });
    expect(early.events[2]?.data).toMatchObject({ status: "completed", percent: 100, files: FILES, dependencies: [] });
  });

  it("keeps the connection for the next request", async () => {
    const scene = await start();
    const id = await scene.build();
    await scene.agent.report(complete(id));
    const { port } = scene.router;
    const answers = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, "127.0.0.1");
      let text = "";
      const request = (path: string) => socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      request(`/a2a/stream/${id}`);
      socket.setEncoding("utf8").on("error", reject);
      socket.on("data", (chunk: string) => {
        const hadEnd = text.includes("0\r\n\r\n");
        text += chunk;
        if (!hadEnd && text.includes("0\r\n\r\n")) request("/health");
        if (text.includes("joinery-router")) {
          socket.destroy();
          resolve(text);
        }
      });
    });
    expect(answers).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answers).toContain("\r\n0\r\n\r\nHTTP/1.1 200 OK\r\n");
  });

  it("serves readers of HTTP/1.0 without chunk framing", async () => {
    const scene = await start();
    const id = await scene.build();
    await scene.agent.report(complete(id));
    const answer = await rawRequest(scene.router.port, `GET /a2a/stream/${id} HTTP/1.0\r\n\r\n`);
    const [head = "", body = ""] = answer.split(/\r\n\r\n/, 2);
    expect(head).not.toMatch(/transfer-encoding/i);
    expect(body).toMatch(/^retry: 2000\n\nid: 1\ndata: \{.*\}\n\nid: 2\ndata: \{.*\}\n\n$/);
  });

  it("serves pipelined requests on one connection in their order", async () => {
    const scene = await start();
    const id = await scene.build();
    await scene.agent.report(complete(id));
    const get = `GET /a2a/stream/${id} HTTP/1.1\r\nHost: localhost\r\n`;
    const answer = await rawRequest(scene.router.port, `${get}\r\n${get}Connection: close\r\n\r\n`);
    expect(answer.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
    expect([...answer.matchAll(/^id: (\d)/gm)].map(([, seq]) => seq)).toEqual(["1", "2", "1", "2"]);
    expect(answer.endsWith("0\r\n\r\n")).toBe(true);
  });

  it("sends only what came after Last-Event-ID, in the header or the query, and 204 after the end", async () => {
    const scene = await start();
    const id = await scene.build();
    for (const percent of [60, 70]) await scene.agent.report({ conversationId: id, percent });
    const byHeader = await openReader(streamOf(scene, id), { "last-event-id": "2" });
    const byQuery = await openReader(`${streamOf(scene, id)}?lastEventId=1`);
    const beyond = await openReader(streamOf(scene, id), { "last-event-id": "999" });
    await scene.agent.report(complete(id));
    await Promise.all([byHeader.ended, byQuery.ended, beyond.ended]);
    expect([idsOf(byHeader), idsOf(byQuery), idsOf(beyond)]).toEqual([[3, 4], [2, 3, 4], [4]]);
    expect((await openReader(streamOf(scene, id), { "last-event-id": "4" })).status).toBe(204);
    expect((await openReader(streamOf(scene, id), { "last-event-id": "999" })).status).toBe(204);
  });

  it("misses and repeats nothing for a reader that reconnects at each event", async () => {
    const scene = await start();
    const id = await scene.build();
    const got: number[] = [];
    const follow = async (): Promise<void> => {
      for (;;) {
        const reader = await openReader(streamOf(scene, id), { "last-event-id": String(got.at(-1) ?? 0) });
        await reader.waitFor(1);
        reader.close();
        const [first] = reader.events;
        if (first !== undefined) got.push(first.id);
        if (first?.data["status"] === "completed") return;
      }
    };
    const following = follow();
    for (let count = 0; count < 20; count += 1) await scene.agent.report({ conversationId: id, percent: 50 + count });
    await scene.agent.report(complete(id));
    await following;
    expect(got).toEqual(Array.from({ length: 22 }, (_, index) => index + 1));
  });

  it("waits for a conversation's first build, and numbers the next build's events onwards", async () => {
    const scene = await start();
    scene.agent.answer(() => AWAITING);
    const id = String((await scene.say()).body["conversationId"]);
    const waiting = await openReader(streamOf(scene, id));
    scene.agent.answer(() => QUEUED);
    await scene.say({ conversationId: id });
    await scene.agent.report(complete(id));
    await waiting.ended;
    expect(idsOf(waiting)).toEqual([1, 2]);
    await scene.say({ conversationId: id, userInput: "and a rating" });
    const second = await openReader(streamOf(scene, id));
    await scene.agent.report(complete(id));
    await second.ended;
    expect(second.events.map(({ id: seq, data }) => [seq, data["version"]])).toEqual([
      [3, 2],
      [4, 2],
    ]);
  });

  it("does not let a reader that stopped reading hold up the others, and gives it everything later", async () => {
    const scene = await start();
    const id = await scene.build();
    const stalled = await openReader(streamOf(scene, id));
    stalled.pause();
    const quick = await openReader(streamOf(scene, id));
    const detail = { log: "x".repeat(100_000) };
    for (let count = 0; count < 100; count += 1) {
      const { status } = await scene.agent.report({ conversationId: id, percent: 60, detail });
      expect(status).toBe(200);
    }
    await scene.agent.report(complete(id));
    await quick.ended;
    expect(quick.events).toHaveLength(102);
    expect(stalled.events.length).toBeLessThan(102);
    stalled.resume();
    await stalled.ended;
    expect(idsOf(stalled)).toEqual(idsOf(quick));
  });

  it("keeps silent streams alive with comments", async () => {
    const scene = await start({ HEARTBEAT_MS: "100" });
    const reader = await openReader(streamOf(scene, await scene.build()));
    await reader.waitFor(1);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(reader.comments.filter((comment) => comment === ": keep-alive").length).toBeGreaterThanOrEqual(2);
    reader.close();
  });

  it("answers HEAD without opening a stream", async () => {
    const scene = await start();
    const response = await fetch(streamOf(scene, await scene.build()), { method: "HEAD" });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("text/event-stream");
  });
});

describe("who may read a stream", () => {
  const KEYS = { A2A_API_KEY: "key-one,key-two", A2A_AGENT_KEY: "key-agents" };

  it("lets in the tenant by key, and a ticket for its own conversation alone", async () => {
    const scene = await start(KEYS, "key-agents");
    scene.agent.answer(() => QUEUED);
    const { body } = await scene.say({}, { key: "key-one" });
    const other = await scene.say({}, { key: "key-one" });
    const url = `${scene.router.url}${String(body["streamUrl"])}`;
    expect(url).toMatch(/\?ticket=[\w.-]+$/);
    const plain = streamOf(scene, String(body["conversationId"]));
    const byTicket = await openReader(url);
    const byKey = await openReader(plain, { "x-api-key": "key-one" });
    expect([byTicket.status, byKey.status]).toEqual([200, 200]);
    byTicket.close();
    byKey.close();
    const stolen = `${scene.router.url}${String(other.body["streamUrl"]).replace(/.*\?/, `/a2a/stream/${String(body["conversationId"])}?`)}`;
    const statuses = await Promise.all([
      fetch(stolen),
      fetch(plain),
      fetch(`${plain}?ticket=x.y`),
      fetch(`${plain}?x-api-key=key-one&api_key=key-one`),
      fetch(plain, { headers: { "x-api-key": "key-two" } }),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([401, 401, 401, 401, 404]);
    expect(scene.logLines.join("")).not.toMatch(/ticket=|key-/);
  });
});

function rawRequest(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.setEncoding("utf8").on("data", (chunk: string) => (answer += chunk));
    socket.on("end", () => resolve(answer)).on("error", reject);
  });
}
