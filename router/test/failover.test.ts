import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { AgentList } from "@joinery/shared";
import { afterEach, describe, expect, it } from "vitest";
import { pino } from "pino";
import { readConfig } from "../src/config.ts";
import { startServer } from "../src/server.ts";
import { createMemoryStorage } from "../src/storage/memory.ts";
import { AWAITING, postJson, QUEUED, startAgent } from "./builder-agent.ts";
import { startScene } from "./scene.ts";

const AGENT = resolve(import.meta.dirname, "agent-process.ts");
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

type Instance = { readonly agentId: string; signal(signal: NodeJS.Signals): void };

async function startInstance(routerUrl: string, name: string): Promise<Instance> {
  const child = spawn(process.execPath, [AGENT, routerUrl, name], { stdio: ["ignore", "pipe", "inherit"] });
  cleanups.push(() => child.kill("SIGKILL"));
  const line = await new Promise<string>((found, failed) => {
    child.stdout.setEncoding("utf8").once("data", found);
    child.once("exit", () => failed(new Error("the agent ended")));
  });
  const { agentId } = JSON.parse(line) as { agentId: string };
  return { agentId, signal: (signal) => void child.kill(signal) };
}

async function startRouter(env: Record<string, string>) {
  const { config, secrets } = readConfig({ PORT: "0", LOG_LEVEL: "silent", ...env });
  const logger = pino({ level: "silent" });
  const router = await startServer({ config, secrets, logger, overrides: { storage: createMemoryStorage() } });
  cleanups.push(() => router[Symbol.asyncDispose]());
  return router;
}

const listAgents = async (url: string) => AgentList.parse(await (await fetch(`${url}/a2a/agents`)).json()).agents;

type Served = { readonly status: number; readonly by: string };

/** Clients that take one turn after the other, alternating between new conversations and the one before. */
function startLoad(url: string, clients: number) {
  const served: Served[] = [];
  const ended = new AbortController();
  const run = async (): Promise<void> => {
    let conversationId: string | undefined;
    while (!ended.signal.aborted) {
      const body = { intent: "app.compose", userInput: "books", ...(conversationId && { conversationId }) };
      const response = await postJson(`${url}/a2a/intent`, body);
      const reply = (await response.json()) as { conversationId: string; responseToUser: string };
      served.push({ status: response.status, by: reply.responseToUser });
      conversationId = conversationId === undefined ? reply.conversationId : undefined;
    }
  };
  const running = Promise.all(Array.from({ length: clients }, run));
  return { served, end: async () => (ended.abort(), await running) };
}

describe("of three instances under load", () => {
  it("one is killed with kill -9: no turn is lost, and the others carry the load", async () => {
    const router = await startRouter({ AGENT_HEALTH_INTERVAL_MS: "100", AGENT_HEALTH_TIMEOUT_MS: "500" });
    const [first, ...others] = await Promise.all(["a", "b", "c"].map((name) => startInstance(router.url, name)));
    const load = startLoad(router.url, 40);
    await expect.poll(() => load.served.length, { timeout: 10_000 }).toBeGreaterThan(300);
    expect(new Set(load.served.map(({ by }) => by))).toEqual(new Set(["a", "b", "c"]));
    first?.signal("SIGKILL");
    const before = load.served.length;
    await expect.poll(() => load.served.length, { timeout: 10_000 }).toBeGreaterThan(before + 400);
    await load.end();
    expect(load.served.filter(({ status }) => status !== 200)).toEqual([]);
    // Those that were answered already may still have been on their way when it was killed.
    expect(new Set(load.served.slice(before + 100).map(({ by }) => by))).toEqual(new Set(["b", "c"]));
    const agents = await listAgents(router.url);
    expect(agents.find(({ agentId }) => agentId === first?.agentId)).toMatchObject({ health: "failing" });
    for (const { agentId } of others) {
      const info = agents.find((agent) => agent.agentId === agentId);
      expect(info).toMatchObject({ health: "ok", circuit: "closed", errorRate: 0, inFlight: 0 });
      expect(info?.latencyMs?.p50).toBeGreaterThanOrEqual(20);
    }
  }, 60_000);

  it("one hangs: the health check takes it out, and brings it back when it goes on", async () => {
    const router = await startRouter({
      AGENT_HEALTH_INTERVAL_MS: "50",
      AGENT_HEALTH_TIMEOUT_MS: "150",
      AGENT_TIMEOUT_MS: "2000",
    });
    const [first] = await Promise.all(["a", "b", "c"].map((name) => startInstance(router.url, name)));
    const circuit = async () =>
      (await listAgents(router.url)).find(({ agentId }) => agentId === first?.agentId)?.circuit;
    first?.signal("SIGSTOP");
    await expect.poll(circuit, { timeout: 5_000 }).toBe("open");
    const load = startLoad(router.url, 10);
    await expect.poll(() => load.served.length, { timeout: 10_000 }).toBeGreaterThan(100);
    expect(load.served.every(({ status, by }) => status === 200 && by !== "a")).toBe(true);
    first?.signal("SIGCONT");
    await expect.poll(() => load.served.some(({ by }) => by === "a"), { timeout: 10_000 }).toBe(true);
    await load.end();
    expect(await circuit()).toBe("closed");
  }, 60_000);

  it("one drops out when it renews its lease no more", async () => {
    const router = await startRouter({ AGENT_LEASE_MS: "300", AGENT_HEALTH_INTERVAL_MS: "0" });
    const [first] = await Promise.all(["a", "b", "c"].map((name) => startInstance(router.url, name)));
    const startedAt = performance.now();
    first?.signal("SIGKILL");
    const health = async () => (await listAgents(router.url)).find(({ agentId }) => agentId === first?.agentId)?.health;
    await expect.poll(health, { timeout: 5_000, interval: 20 }).toBe("expired");
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect((await (await fetch(`${router.url}/ready`)).json()) as object).toMatchObject({ agents: 2 });
  }, 60_000);
});

describe("a turn whose agent is cut off", () => {
  it("goes to another one when no build can come of it, which then holds the conversation", async () => {
    await using scene = await startScene({ env: { AGENT_HEALTH_INTERVAL_MS: "0" } });
    await using other = await startAgent();
    await other.register(scene.router.url, { name: "other" });
    scene.agent.answer(() => scene.agent.dropCall());
    const said = await scene.say();
    expect(said).toMatchObject({ status: 200, body: { status: "AWAITING_USER_INPUT" } });
    expect([scene.agent.calls.length, other.calls.length]).toEqual([1, 1]);
    other.answer(() => QUEUED);
    const conversationId = String(said.body["conversationId"]);
    expect((await scene.say({ conversationId, confirm: true })).status).toBe(202);
    expect((await scene.agent.report({ conversationId, version: 1 })).status).toBe(403);
    expect((await other.report({ conversationId, version: 1 })).status).toBe(200);
    expect(scene.agent.cancels).toEqual([{ conversationId, version: 1 }]);
  });

  it("goes to no other when a build may come of it and the agent has never shown its token", async () => {
    await using scene = await startScene({ env: { AGENT_HEALTH_INTERVAL_MS: "0" } });
    await using other = await startAgent();
    await other.register(scene.router.url, { name: "other" });
    scene.agent.answer(() => scene.agent.dropCall());
    expect(await scene.say({ confirm: true })).toMatchObject({
      status: 500,
      body: { error: { code: "agent_failed" } },
    });
    expect(other.calls).toEqual([]);
  });

  it("goes to another one when a build may come of it and the agent is known by its token", async () => {
    await using scene = await startScene({ env: { AGENT_HEALTH_INTERVAL_MS: "0" } });
    await using other = await startAgent();
    await other.register(scene.router.url, { name: "other" });
    other.answer(() => QUEUED);
    scene.agent.answer(() => scene.agent.dropCall());
    // Refused, since nothing runs, but in its name.
    expect((await scene.agent.report({ conversationId: "conv-x" })).status).toBe(404);
    const said = await scene.say({ confirm: true });
    expect(said.status).toBe(202);
    expect((await scene.agent.report({ conversationId: said.body["conversationId"], version: 1 })).status).toBe(403);
  });

  it("is not handed on for ever: a request that kills its agents kills two", async () => {
    await using scene = await startScene({ env: { AGENT_HEALTH_INTERVAL_MS: "0" } });
    const others = await Promise.all([startAgent(), startAgent()]);
    for (const [index, other] of others.entries()) {
      cleanups.push(() => other[Symbol.asyncDispose]());
      await other.register(scene.router.url, { name: `other ${index}` });
      other.answer(() => other.dropCall());
    }
    scene.agent.answer(() => scene.agent.dropCall());
    expect(await scene.say()).toMatchObject({
      status: 500,
      body: { error: { code: "agent_failed", retryable: true } },
    });
    const asked = [scene.agent, ...others].map(({ calls }) => calls.length);
    expect(asked.toSorted()).toEqual([0, 1, 1]);
  });
});

describe("a sole agent that fails", () => {
  it("is asked one turn at a time, the rest are refused at once, and it is back with its first success", async () => {
    await using scene = await startScene({ env: { AGENT_HEALTH_INTERVAL_MS: "0" } });
    scene.agent.answer(() => ({ status: 500, body: {} }));
    for (let i = 0; i < 3; i++) expect((await scene.say()).status).toBe(500);
    expect(await listAgents(scene.router.url)).toMatchObject([{ circuit: "open", health: "failing", errorRate: 1 }]);
    const gate = Promise.withResolvers<typeof AWAITING>();
    scene.agent.answer(() => gate.promise);
    const probe = scene.say();
    await expect.poll(() => scene.agent.calls.length).toBe(4);
    const refused = await postJson(`${scene.router.url}/a2a/intent`, { intent: "app.compose", userInput: "x" });
    expect(refused.status).toBe(500);
    expect(refused.headers.get("retry-after")).toBe("2");
    expect(await refused.json()).toMatchObject({ error: { code: "agent_failed", retryable: true } });
    expect(scene.agent.calls).toHaveLength(4);
    gate.resolve(AWAITING);
    expect((await probe).status).toBe(200);
    expect(await listAgents(scene.router.url)).toMatchObject([{ circuit: "closed", health: "ok" }]);
  });
});
