import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { createClient, ErrorReply } from "@joinery/shared";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { talkToQueued } from "./conversation.ts";
import { startSystem, type System } from "./processes.ts";

const KEYS = { A2A_API_KEY: "tenant-one,tenant-two", A2A_AGENT_KEY: "agent-secret" };
const BRIEF = "Track my books with title, author and rating";

let system: System;
beforeAll(async () => {
  system = await startSystem({ env: KEYS, routerEnv: { AGENT_TIMEOUT_MS: "5000", RATE_LIMIT_PER_MINUTE: "0" } });
});
afterAll(() => system[Symbol.asyncDispose]());
afterEach(async () => {
  // Whatever a test threw at it, the router still serves and has logged no key.
  expect((await fetch(`${system.router.url}/health`)).status).toBe(200);
  expect(system.router.output() + system.agent.output()).not.toMatch(/tenant-one|tenant-two|agent-secret/);
});

type Call = {
  path?: string;
  method?: string;
  key?: string | null;
  headers?: Record<string, string>;
  body?: NonNullable<RequestInit["body"]>;
};

async function call({ path = "/a2a/intent", method = "POST", key = "tenant-one", headers = {}, body }: Call) {
  const response = await fetch(`${system.router.url}${path}`, {
    method,
    headers: { "content-type": "application/json", ...(key === null ? {} : { "x-api-key": key }), ...headers },
    ...(body === undefined ? {} : { body }),
  });
  expect(response.headers.get("content-type")).toContain("application/json");
  expect(response.headers.get("x-trace-id")).toBeTruthy();
  expect(response.headers.get("spec_version")).toBe("1.1");
  const reply = ErrorReply.parse(await response.json());
  return { status: response.status, code: reply.error.code, issues: reply.error.issues ?? [], reply, response };
}

const intent = (fields: Record<string, unknown>) =>
  JSON.stringify({ intent: "app.compose", userInput: "hello", ...fields });

describe("bad requests get a clear JSON error", () => {
  it.each<[string, Call, number, string, string[]]>([
    ["malformed JSON", { body: '{"intent":' }, 400, "malformed_json", []],
    ["an empty body", { body: "" }, 400, "malformed_json", []],
    ["an array", { body: "[]" }, 400, "invalid_request", [""]],
    [
      "wrong types",
      { body: intent({ userInput: 5, confirm: "yes", appSpec: "x" }) },
      400,
      "invalid_request",
      ["userInput", "appSpec", "confirm"],
    ],
    ["missing fields", { body: "{}" }, 400, "invalid_request", ["intent", "userInput"]],
    ["an unknown intent", { body: intent({ intent: "app.destroy" }) }, 400, "unknown_intent", []],
    ["blank input", { body: intent({ userInput: " \n\t " }) }, 400, "invalid_request", ["userInput"]],
    ["40,000 characters", { body: intent({ userInput: "x".repeat(40_000) }) }, 400, "invalid_request", ["userInput"]],
    [
      "an id that is none",
      { body: intent({ conversationId: "../../etc" }) },
      400,
      "invalid_request",
      ["conversationId"],
    ],
    [
      "an unknown conversation",
      { body: intent({ conversationId: "conv-unknown" }) },
      404,
      "conversation_not_found",
      [],
    ],
    ["a wrong appSpec", { body: intent({ appSpec: { name: 1 } }) }, 400, "invalid_request", ["appSpec.name"]],
    ["no key", { key: null, body: intent({}) }, 401, "unauthorized", []],
    ["a wrong key", { key: "tenant-on", body: intent({}) }, 401, "unauthorized", []],
    [
      "text instead of JSON",
      { headers: { "content-type": "text/plain" }, body: "hello" },
      415,
      "unsupported_media_type",
      [],
    ],
    [
      "an unknown encoding",
      { headers: { "content-encoding": "zstd" }, body: intent({}) },
      415,
      "unsupported_encoding",
      [],
    ],
    ["broken gzip", { headers: { "content-encoding": "gzip" }, body: "not gzip" }, 400, "malformed_json", []],
    ["an address that does not exist", { path: "/a2a/nothing", body: intent({}) }, 404, "route_not_found", []],
    [
      "the stream of an unknown conversation",
      { path: "/a2a/stream/nope", method: "GET" },
      404,
      "conversation_not_found",
      [],
    ],
    [
      "a read of an unknown conversation",
      { path: "/a2a/conversations/nope", method: "GET" },
      404,
      "conversation_not_found",
      [],
    ],
    [
      "a cancel of an unknown conversation",
      { path: "/a2a/conversations/nope/cancel" },
      404,
      "conversation_not_found",
      [],
    ],
    ["a renewal by nobody", { path: "/a2a/agents/nobody", method: "PUT" }, 404, "agent_not_found", []],
  ])("%s", async (_, input, status, code, paths) => {
    const result = await call(input);
    expect(result).toMatchObject({ status, code });
    const found = result.issues.map((issue) => issue.path);
    for (const path of paths) expect(found).toContain(path);
  });

  it("refuses 26 MB, plain or as a bomb of a few kilobytes", async () => {
    const huge = intent({ padding: "x".repeat(26 * 1024 * 1024) });
    expect(await call({ body: huge })).toMatchObject({ status: 413, code: "payload_too_large" });
    const bomb = gzipSync(huge);
    expect(bomb.byteLength).toBeLessThan(64 * 1024);
    expect(await call({ headers: { "content-encoding": "gzip" }, body: bomb })).toMatchObject({
      status: 413,
      code: "payload_too_large",
    });
  });

  it("accepts what is just within the limits, gzipped too", async () => {
    const body = gzipSync(intent({ userInput: BRIEF, note: "x".repeat(20 * 1024 * 1024) }));
    const response = await fetch(`${system.router.url}/a2a/intent`, {
      method: "POST",
      headers: { "content-type": "application/json", "content-encoding": "gzip", "x-api-key": "tenant-one" },
      body,
    });
    expect(response.status).toBe(200);
  });

  it("makes a conversation of another key look like one that does not exist", async () => {
    const { conversationId } = await talkToQueued(
      createClient({ baseUrl: system.router.url, apiKey: "tenant-one" }),
      BRIEF,
    );
    const foreign = await call({ key: "tenant-two", body: intent({ conversationId }) });
    const unknown = await call({ key: "tenant-two", body: intent({ conversationId: "conv-unknown" }) });
    expect(foreign.status).toBe(404);
    expect(foreign.reply).toEqual(unknown.reply);
    expect(await call({ key: "tenant-two", path: `/a2a/stream/${conversationId}`, method: "GET" })).toMatchObject({
      status: 404,
    });
    expect(await call({ key: "tenant-two", path: `/a2a/conversations/${conversationId}/cancel` })).toMatchObject({
      status: 404,
    });
  });

  it("refuses progress from strangers, front-end keys included", async () => {
    const client = createClient({ baseUrl: system.router.url, apiKey: "tenant-one" });
    const reply = await client.intent({ userInput: BRIEF });
    const body = JSON.stringify({
      conversationId: reply.conversationId,
      status: "in_progress",
      phase: "plan",
      percent: 60,
      message: "hi",
    });
    expect(await call({ path: "/a2a/progress", key: null, body })).toMatchObject({ status: 403, code: "forbidden" });
    expect(await call({ path: "/a2a/progress", key: "tenant-one", body })).toMatchObject({
      status: 403,
      code: "forbidden",
    });
    expect(await call({ path: "/a2a/progress", key: null, headers: { "x-agent-token": "guess" }, body })).toMatchObject(
      { status: 403 },
    );
  });

  it.each([
    "http://169.254.169.254/",
    "http://10.0.0.1:80",
    "http://example.com",
    "file:///etc/passwd",
    "http://127.0.0.1@evil.test/",
    "nonsense",
  ])("refuses an agent at %s and names the field", async (url) => {
    const body = JSON.stringify({ name: "x", url, intents: ["app.compose"] });
    const result = await call({ path: "/a2a/agents", key: "agent-secret", body });
    expect(result).toMatchObject({ status: 400, code: "invalid_request" });
    expect(result.issues.map((issue) => issue.path)).toContain("url");
  });

  it("refuses a registration with a front-end's key", async () => {
    const body = JSON.stringify({ name: "x", url: system.agent.url, intents: ["app.compose"] });
    expect(await call({ path: "/a2a/agents", body })).toMatchObject({ status: 401 });
  });

  it("closes a connection that speaks no HTTP, without an effect on others", async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(system.router.port, "127.0.0.1", () => socket.write("\0\xff not http\r\n\r\n"));
      socket.on("close", () => resolve()).on("error", () => undefined);
      socket.resume();
    });
  });
});
