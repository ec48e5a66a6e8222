import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createContext } from "../src/context.ts";
import { readConfig } from "../src/config.ts";
import { startServer } from "../src/server.ts";
import { createScriptedCompiler, makeSpec, scriptedEngine } from "./scripted-parts.ts";
import { ROUTER_TOKEN, startScriptedRouter, until, type ScriptedRouter } from "./scripted-router.ts";
import { makeCall, startAgent, type TestAgent } from "./start-agent.ts";

let router: ScriptedRouter;
let agent: TestAgent;
beforeEach(async () => {
  router = await startScriptedRouter();
});
afterEach(async () => {
  await agent[Symbol.asyncDispose]();
  await router[Symbol.asyncDispose]();
});

async function start(env: Record<string, string> = {}): Promise<void> {
  agent = await startAgent({ env: { A2A_ROUTER_URL: router.url, ...env } });
}

describe("bad requests get a JSON error that names what is wrong", () => {
  it.each<[string, unknown, number, string, string[]]>([
    ["malformed JSON", '{"intent":', 400, "malformed_json", []],
    ["invalid UTF-8 escapes", '{"intent":"\\ud800', 400, "malformed_json", []],
    ["an array", [], 400, "invalid_request", [""]],
    ["no fields", {}, 400, "invalid_request", ["intent", "userInput", "conversationId"]],
    ["an unknown intent", makeCall({ intent: "app.destroy" }), 400, "unknown_intent", []],
    ["blank input", makeCall({ userInput: "  " }), 400, "invalid_request", ["userInput"]],
    ["40,000 characters", makeCall({ userInput: "x".repeat(40_000) }), 400, "invalid_request", ["userInput"]],
    ["a wrong version", makeCall({ version: 0 }), 400, "invalid_request", ["version"]],
    ["a wrong spec", makeCall({ appSpec: { name: 1 } }), 400, "invalid_request", ["appSpec.name", "appSpec.pages"]],
    [
      "a spec that refers to nothing",
      makeCall({ appSpec: { ...makeSpec(), entities: [] } }),
      400,
      "invalid_request",
      ["appSpec.pages[0].view.entity"],
    ],
  ])("%s", async (_, body, status, code, paths) => {
    await start();
    const answer = await agent.post("/intent", body);
    expect(answer).toMatchObject({ status, body: { status: "error", error: { code } } });
    const { error } = answer.body as { error: { issues?: { path: string }[] } };
    expect(error.issues?.map((issue) => issue.path) ?? []).toEqual(expect.arrayContaining(paths));
  });

  it("refuses bodies that are too large, of another type, or packed", async () => {
    await start({ MAX_BODY_BYTES: "2048" });
    const large = await agent.post("/intent", makeCall({ padding: "x".repeat(4_000) }));
    expect(large).toMatchObject({ status: 413, body: { error: { code: "payload_too_large" } } });
    const text = await agent.post("/intent", "{}", { "content-type": "text/plain" });
    expect(text).toMatchObject({ status: 415, body: { error: { code: "unsupported_media_type" } } });
    const packed = await agent.post("/intent", "{}", { "content-encoding": "gzip" });
    expect(packed).toMatchObject({ status: 415, body: { error: { code: "unsupported_encoding" } } });
  });

  it("refuses a body of unknown length as soon as it is too large", async () => {
    await start({ MAX_BODY_BYTES: "2048" });
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1024;
        controller.enqueue(new Uint8Array(1024).fill(32));
      },
    });
    const response = await fetch(`${agent.url}/intent`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: endless,
      duplex: "half",
    });
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(4 * 1024 * 1024);
  });

  it("answers JSON for unknown addresses and methods", async () => {
    await start();
    const unknown = await fetch(`${agent.url}/nothing`);
    expect([unknown.status, await unknown.json()]).toMatchObject([404, { error: { code: "route_not_found" } }]);
    const wrong = await fetch(`${agent.url}/intent`);
    expect([wrong.status, await wrong.json()]).toMatchObject([405, { error: { code: "method_not_allowed" } }]);
    expect(wrong.headers.get("allow")).toBe("POST");
  });
});

describe("a discovery that goes wrong", () => {
  it("is given up at its deadline", async () => {
    await start({ DISCOVERY_TIMEOUT_MS: "50" });
    const answer = await agent.post("/intent", makeCall({ userInput: "wait" }));
    expect(answer).toMatchObject({ status: 500, body: { error: { code: "agent_timeout", retryable: true } } });
  });

  it("answers with neutral text when the engine throws", async () => {
    await start();
    const answer = await agent.post("/intent", makeCall({ userInput: "crash" }));
    expect(answer).toMatchObject({ status: 500, body: { error: { code: "internal" } } });
    expect(JSON.stringify(answer.body)).not.toContain("secret");
  });
});

describe("who may call", () => {
  it("is anyone when no key is set", async () => {
    await start();
    expect((await agent.post("/intent", makeCall())).status).toBe(200);
  });

  it("is only the router by the agent's token, or a holder of an agent key, when one is set", async () => {
    await start({ A2A_API_KEY: "front-end", A2A_AGENT_KEY: "agent-key,second-key" });
    await until(() => router.received.some((call) => call.path === "/a2a/agents"));
    expect(router.received[0]?.key).toBe("agent-key");
    const attempt = async (headers: Record<string, string>) =>
      (await agent.post("/intent", makeCall(), headers)).status;
    expect(await attempt({})).toBe(401);
    expect(await attempt({ "x-api-key": "front-end" })).toBe(401);
    expect(await attempt({ "x-agent-token": "guess" })).toBe(401);
    expect(await attempt({ "x-api-key": "second-key" })).toBe(200);
    await expect.poll(() => attempt({ "x-agent-token": ROUTER_TOKEN })).toBe(200);
    expect((await agent.post("/cancel", { conversationId: "conv-1", version: 1 })).status).toBe(401);
  });
});

describe("health and start", () => {
  it("says that it is alive and ready", async () => {
    await start();
    const read = async (path: string) => (await (await fetch(agent.url + path)).json()) as unknown;
    expect(await read("/health")).toEqual({ status: "ok", service: "joinery-agent", version: "0.1.0" });
    expect(await read("/ready")).toEqual({ status: "ok", service: "joinery-agent", jobs: 0 });
  });

  it("says in plain words that its port or its database is taken", async () => {
    await start();
    const parts = { engine: scriptedEngine, compiler: createScriptedCompiler() };
    const taken = readConfig({
      JOINERY_DATA_DIR: `${agent.dataDir}/other`,
      AGENT_PORT: String(agent.port),
      LOG_LEVEL: "silent",
    });
    await expect(startServer(createContext({ ...taken, ...parts }))).rejects.toThrow(
      `Port ${agent.port} on 127.0.0.1 is already in use; set AGENT_PORT to another one.`,
    );
    const shared = readConfig({ JOINERY_DATA_DIR: agent.dataDir, AGENT_PORT: "0", LOG_LEVEL: "silent" });
    expect(() => createContext({ ...shared, ...parts })).toThrow("another agent has it open");
  });
});

describe("the registration", () => {
  it("happens when the router starts later than the agent", async () => {
    const { port, url } = router;
    await router[Symbol.asyncDispose]();
    agent = await startAgent({ env: { A2A_ROUTER_URL: url } });
    await new Promise((resolve) => setTimeout(resolve, 300));
    router = await startScriptedRouter(port);
    await until(() => router.received.length > 0);
    expect(router.received[0]).toMatchObject({
      method: "POST",
      path: "/a2a/agents",
      body: { name: "joinery-agent", url: agent.url, intents: ["app.compose"], version: "0.1.0" },
    });
  });

  it("is renewed before it ends, and made anew when the router has forgotten it", async () => {
    router.leaseMs = 300;
    await start();
    const count = (method: string) => router.received.filter((call) => call.method === method).length;
    await until(() => count("PUT") >= 2);
    expect(router.received.find((call) => call.method === "PUT")).toMatchObject({
      path: "/a2a/agents/agent-1",
      token: ROUTER_TOKEN,
    });
    expect(count("POST")).toBe(1);
    router.answer = (call) => (call.method === "PUT" ? { status: 404 } : undefined);
    await until(() => count("POST") === 2);
  });

  it("carries the address that the configuration says", async () => {
    await start({ A2A_AGENT_URL: "http://localhost:7777/base/" });
    await until(() => router.received.length > 0);
    expect(router.received[0]?.body).toMatchObject({ url: "http://localhost:7777/base" });
  });
});
