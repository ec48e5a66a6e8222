import { AgentLease, AgentList, ErrorReply } from "@joinery/shared";
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { createRegistry } from "../src/agents/registry.ts";
import { registerAgentRoutes } from "../src/http/agents.ts";
import { createAuthenticator, type Keys } from "../src/http/authenticate.ts";
import type { RouterApp, RouterEnv } from "../src/http/env.ts";
import { createErrorHandler } from "../src/http/on-error.ts";
import { createRateLimiter } from "../src/http/rate-limit.ts";
import { createMemoryStorage } from "../src/storage/memory.ts";

const OPEN: Keys = { apiKeys: [], agentKeys: [] };
const LOCKED: Keys = { apiKeys: ["front-end"], agentKeys: ["agent"] };
const AGENT = { name: "builder", url: "http://127.0.0.1:4001", intents: ["app.compose"] };

async function start(keys: Keys) {
  const registry = await createRegistry({
    storage: createMemoryStorage(),
    clock: Date.now,
    leaseMs: 30_000,
    allowedHosts: ["127.0.0.1"],
    secret: "test-secret",
  });
  const app: RouterApp = new Hono<RouterEnv>();
  const unlimited = createRateLimiter({ perMinute: 0, clock: Date.now });
  const rateLimits = { perKey: unlimited, perAddress: unlimited };
  registerAgentRoutes(app, { registry, auth: createAuthenticator(keys), rateLimits });
  app.onError(createErrorHandler({ error: () => undefined }));
  const call = async (method: string, path: string, headers: Record<string, string> = {}, body?: unknown) => {
    const response = await app.request(path, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, json: text === "" ? undefined : (JSON.parse(text) as unknown) };
  };
  const codeOf = (answer: { json: unknown }) => ErrorReply.parse(answer.json).error.code;
  return { registry, call, codeOf };
}

describe("the agents' door", () => {
  it("registers, renews, lists and lets go", async () => {
    const { call } = await start(OPEN);
    const registered = await call("POST", "/a2a/agents", {}, AGENT);
    expect(registered.status).toBe(201);
    const lease = AgentLease.parse(registered.json);
    const token = { "x-agent-token": lease.agentToken };
    expect(await call("PUT", `/a2a/agents/${lease.agentId}`, token)).toEqual({ status: 200, json: lease });
    const { agents } = AgentList.parse((await call("GET", "/a2a/agents")).json);
    expect(agents).toMatchObject([{ ...AGENT, agentId: lease.agentId, health: "ok", inFlight: 0 }]);
    expect(JSON.stringify(agents)).not.toContain(lease.agentToken);
    expect(await call("DELETE", `/a2a/agents/${lease.agentId}`, token)).toEqual({ status: 204, json: undefined });
    expect(AgentList.parse((await call("GET", "/a2a/agents")).json).agents).toEqual([]);
    expect((await call("DELETE", `/a2a/agents/${lease.agentId}`, token)).status).toBe(404);
  });

  it.each<[string, Record<string, string>, number]>([
    ["no key", {}, 401],
    ["a wrong key", { "x-api-key": "guess" }, 401],
    ["a front-end's key", { "x-api-key": "front-end" }, 401],
    ["an agent's key", { "x-api-key": "agent" }, 201],
  ])("answers a registration with %s", async (_, headers, status) => {
    const { call, registry } = await start(LOCKED);
    expect((await call("POST", "/a2a/agents", headers, AGENT)).status).toBe(status);
    expect(registry.inRotation()).toBe(status === 201 ? 1 : 0);
  });

  it("lists for front-ends and agents with a key, and for nobody else", async () => {
    const { call } = await start(LOCKED);
    for (const key of ["front-end", "agent"])
      expect((await call("GET", "/a2a/agents", { "x-api-key": key })).status).toBe(200);
    expect((await call("GET", "/a2a/agents", { "x-api-key": "guess" })).status).toBe(401);
    expect((await call("GET", "/a2a/agents")).status).toBe(401);
  });

  it.each<[string, unknown, string[]]>([
    ["an empty object", {}, ["name", "url", "intents"]],
    ["no object", [], [""]],
    ["wrong types", { name: 1, url: 2, intents: "x" }, ["name", "url", "intents"]],
    ["another protocol", { ...AGENT, protocol: "smtp" }, ["protocol"]],
    ["no intents", { ...AGENT, intents: [] }, ["intents"]],
    ["a host that is not allowed", { ...AGENT, url: "http://169.254.169.254/" }, ["url"]],
    ["a URL that is none", { ...AGENT, url: "nonsense" }, ["url"]],
  ])("refuses %s, naming each wrong field", async (_, body, paths) => {
    const { call, codeOf, registry } = await start(OPEN);
    const answer = await call("POST", "/a2a/agents", {}, body);
    expect([answer.status, codeOf(answer)]).toEqual([400, "invalid_request"]);
    const issues = ErrorReply.parse(answer.json).error.issues ?? [];
    expect(issues.map((issue) => issue.path)).toEqual(paths);
    expect(registry.inRotation()).toBe(0);
  });

  it("refuses a registration of a size that no registration has", async () => {
    const { call, codeOf } = await start(OPEN);
    const answer = await call("POST", "/a2a/agents", {}, { ...AGENT, note: "x".repeat(70_000) });
    expect([answer.status, codeOf(answer)]).toEqual([413, "payload_too_large"]);
  });

  it("refuses renewals and departures by strangers", async () => {
    const { call, codeOf, registry } = await start(OPEN);
    const lease = AgentLease.parse((await call("POST", "/a2a/agents", {}, AGENT)).json);
    for (const method of ["PUT", "DELETE"]) {
      for (const token of ["", "guess"]) {
        const headers: Record<string, string> = token === "" ? {} : { "x-agent-token": token };
        const answer = await call(method, `/a2a/agents/${lease.agentId}`, headers);
        expect([answer.status, codeOf(answer)]).toEqual([403, "forbidden"]);
      }
      const unknown = await call(method, "/a2a/agents/nobody", { "x-agent-token": lease.agentToken });
      expect([unknown.status, codeOf(unknown)]).toEqual([404, "agent_not_found"]);
    }
    expect(registry.inRotation()).toBe(1);
  });
});
