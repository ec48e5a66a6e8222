import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { QUEUED, postJson, startAgent } from "./builder-agent.ts";
import { KEYS, later } from "./requests.ts";
import { openReader, startScene } from "./scene.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

/** A client that says what it is told to, and hears what comes until the connection ends. */
function dial(port: number): Promise<{ socket: Socket; heard: () => string; closed: Promise<number> }> {
  return new Promise((resolve) => {
    let text = "";
    const startedAt = performance.now();
    const socket = connect({ port, host: "127.0.0.1" }, () => resolve({ socket, heard: () => text, closed }));
    const closed = new Promise<number>((done) => socket.on("close", () => done(performance.now() - startedAt)));
    socket.on("error", () => {}).on("data", (chunk) => void (text += String(chunk)));
    cleanups.push(() => socket.destroy());
  });
}

const SLOW = { HEADERS_TIMEOUT_MS: "300", REQUEST_TIMEOUT_MS: "600" };

describe("a client that takes its time", () => {
  it.each([
    ["says nothing at all", ""],
    ["sends half a head", "POST /a2a/intent HTTP/1.1\r\nhost: x\r\nx-a: "],
    [
      "sends half a body",
      "POST /a2a/intent HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{",
    ],
  ])("and %s is told so and cut off", async (_, text) => {
    await using scene = await startScene({ env: SLOW });
    const { socket, heard, closed } = await dial(scene.router.port);
    socket.write(text);
    expect(await closed).toBeLessThan(3_000);
    if (text !== "") expect(heard()).toMatch(/^HTTP\/1\.1 4\d\d .*"status":"error"/s);
  });

  it("and drips its head does not gain by it", async () => {
    await using scene = await startScene({ env: SLOW });
    const { socket, closed } = await dial(scene.router.port);
    socket.write("GET /health HTTP/1.1\r\nhost: x\r\n");
    const drip = setInterval(() => void socket.write("x-a: b\r\n"), 50);
    cleanups.push(() => clearInterval(drip));
    expect(await closed).toBeLessThan(3_000);
  });

  it("does not cost anybody else a thing, and streams and slow agents outlive every limit", async () => {
    await using scene = await startScene({
      env: { ...SLOW, KEEP_ALIVE_MS: "100", IDLE_TIMEOUT_MS: "100", HEARTBEAT_MS: "200" },
    });
    for (let i = 0; i < 50; i++) (await dial(scene.router.port)).socket.write("GET / HTTP/1.1\r\n");
    const conversationId = await scene.build();
    const reader = await openReader(`${scene.router.url}/a2a/stream/${conversationId}`);
    await reader.waitFor(1);
    scene.agent.answer(() => later(QUEUED, 2_500));
    expect((await scene.say({ confirm: true })).status).toBe(202);
    await scene.agent.report({ conversationId, percent: 60, version: 1 });
    await reader.waitFor(2);
    reader.close();
  }, 20_000);
});

describe("the number of connections", () => {
  it("is capped for an address, and a place is free again when one closes", async () => {
    await using scene = await startScene({ env: { MAX_CONNECTIONS_PER_ADDRESS: "6" } });
    const held: Socket[] = [];
    for (let i = 0; i < 4; i++) held.push((await dial(scene.router.port)).socket);
    const ask = () =>
      dial(scene.router.port).then(async ({ socket, heard, closed }) => {
        socket.end("GET /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
        await closed;
        return heard();
      });
    for (let i = 0; i < 4; i++) held.push((await dial(scene.router.port)).socket);
    expect(await ask()).toBe("");
    for (const socket of held) socket.destroy();
    await expect.poll(ask).toMatch(/^HTTP\/1\.1 200 OK/);
  });
});

describe("limits of rate", () => {
  it("count per key and per address, and say what is left", async () => {
    const env = { ...KEYS, RATE_LIMIT_PER_MINUTE: "3", RATE_LIMIT_PER_ADDRESS: "6" };
    await using scene = await startScene({ env, agentKey: "key-agents" });
    const ask = (key: string) =>
      postJson(`${scene.router.url}/a2a/intent`, { intent: "app.compose", userInput: "books" }, key);
    // The agent's registration was the first of this address.
    const first = await ask("key-one");
    expect(first.status).toBe(200);
    expect(first.headers.get("ratelimit-policy")).toBe('"address";q=6;w=60, "key";q=3;w=60');
    expect(first.headers.get("ratelimit")).toBe('"address";r=4;t=20, "key";r=2;t=20');
    for (let i = 0; i < 2; i++) expect((await ask("key-one")).status).toBe(200);
    const overKey = await ask("key-one");
    expect([overKey.status, overKey.headers.get("retry-after")]).toEqual([429, "20"]);
    expect((await ask("key-two")).status).toBe(200);
    const overAddress = await ask("key-two");
    expect(overAddress.status).toBe(429);
    expect(overAddress.headers.get("ratelimit")).toMatch(/^"address";r=0;t=\d+$/);
    const read = await fetch(`${scene.router.url}/health`);
    expect([read.status, read.headers.get("ratelimit")]).toEqual([200, null]);
  });

  it("stop whoever tries keys, at every door that writes", async () => {
    const env = { ...KEYS, RATE_LIMIT_PER_ADDRESS: "12" };
    await using scene = await startScene({ env, agentKey: "key-agents" });
    const doors: [string, string][] = [
      ["POST", "/a2a/intent"],
      ["POST", "/a2a/progress"],
      ["POST", "/a2a/agents"],
      ["PUT", "/a2a/agents/x"],
      ["DELETE", "/a2a/agents/x"],
      ["POST", "/a2a/conversations/x/cancel"],
    ];
    const guess = ([method, path]: [string, string]) =>
      fetch(scene.router.url + path, { method, headers: { "x-api-key": "guess", "x-agent-token": "guess" } });
    let statuses: number[] = [];
    for (let i = 0; i < 3; i++) statuses = (await Promise.all(doors.map(guess))).map(({ status }) => status);
    expect(statuses).toEqual(doors.map(() => 429));
  });

  it("bound an agent's reports apart from everybody else", async () => {
    await using scene = await startScene({ env: { RATE_LIMIT_REPORTS: "2" } });
    await using other = await startAgent();
    await other.register(scene.router.url, { name: "other" });
    const conversationId = await scene.build();
    const statuses: number[] = [];
    for (let i = 0; i < 3; i++) statuses.push((await scene.agent.report({ conversationId })).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await other.report({ conversationId })).status).toBe(403);
  });
});

describe("running builds of one key", () => {
  it("are limited, while other keys and other turns go on, until one ends", async () => {
    await using scene = await startScene({ env: { ...KEYS, MAX_BUILDS_PER_KEY: "1" }, agentKey: "key-agents" });
    scene.agent.answer(({ confirm }) => (confirm === true ? QUEUED : { status: 200, body: TALK }));
    const confirm = (key: string) => scene.say({ confirm: true }, { key });
    const first = await confirm("key-one");
    expect(first.status).toBe(202);
    const second = await postJson(
      `${scene.router.url}/a2a/intent`,
      { intent: "app.compose", userInput: "x", confirm: true },
      "key-one",
    );
    expect([second.status, second.headers.get("retry-after")]).toEqual([429, "5"]);
    expect(await second.json()).toMatchObject({ error: { code: "rate_limited", retryable: true } });
    expect((await scene.say({}, { key: "key-one" })).status).toBe(200);
    expect((await confirm("key-two")).status).toBe(202);
    const conversationId = first.body["conversationId"];
    const end = { status: "error", phase: "error", message: "no", percent: 60 };
    expect((await scene.agent.report({ conversationId, ...end })).status).toBe(200);
    expect((await confirm("key-one")).status).toBe(202);
  });
});

const TALK = { status: "AWAITING_USER_INPUT", responseToUser: "Which?", isComplete: false };

describe("every answer", () => {
  it("says that it is not to be guessed at, framed, run or kept, also when it is an error or no HTTP", async () => {
    await using scene = await startScene();
    const id = await scene.build();
    const reader = await openReader(`${scene.router.url}/a2a/stream/${id}`);
    reader.close();
    const paths = ["/health", "/a2a/agents", "/nowhere", `/a2a/conversations/${id}`, "/metrics"];
    const answers = await Promise.all(paths.map((path) => fetch(scene.router.url + path)));
    const all = [...answers.map(({ headers }) => Object.fromEntries(headers)), reader.headers];
    for (const headers of all) {
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "content-security-policy": expect.stringContaining("default-src 'none'"),
        "cache-control": expect.stringMatching(/no-store|no-cache/),
      });
    }
    const docs = await fetch(`${scene.router.url}/docs`);
    expect(docs.headers.get("content-security-policy")).toContain("style-src 'sha256-");
    const raw = await dial(scene.router.port);
    raw.socket.write("nonsense\r\n\r\n");
    await raw.closed;
    expect(raw.heard()).toContain("x-content-type-options: nosniff");
  });
});

it("a stop ends streams cleanly, after a hint when to come back, and exits in time", async () => {
  await using scene = await startScene();
  const id = await scene.build();
  const reader = await openReader(`${scene.router.url}/a2a/stream/${id}`);
  await reader.waitFor(1);
  const startedAt = performance.now();
  await scene.router[Symbol.asyncDispose]();
  await reader.ended;
  expect(performance.now() - startedAt).toBeLessThan(3_000);
  const hints = reader.comments.filter((text) => text.startsWith("retry: "));
  expect(hints).toHaveLength(2);
  expect(Number(hints[1]?.slice("retry: ".length))).toBeGreaterThanOrEqual(500);
  expect(Number(hints[1]?.slice("retry: ".length))).toBeLessThanOrEqual(2_000);
});

it.each([
  ["without a host", "GET /health HTTP/1.1\r\n\r\n", 400],
  ["that expects something odd", "GET /health HTTP/1.1\r\nhost: x\r\nexpect: miracles\r\n\r\n", 417],
])("a request %s gets the contract's error", async (_, text, status) => {
  await using scene = await startScene();
  const { socket, heard, closed } = await dial(scene.router.port);
  socket.write(text);
  await closed;
  expect(heard()).toMatch(
    new RegExp(`^HTTP/1\\.1 ${status} .*x-content-type-options: nosniff.*"code":"invalid_request"`, "s"),
  );
});
