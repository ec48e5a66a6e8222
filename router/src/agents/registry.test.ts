import type { AgentRegistration } from "@joinery/shared";
import { describe, expect, it } from "vitest";
import { createMemoryStorage } from "../storage/memory.ts";
import { createRegistry, type RegistryDeps } from "./registry.ts";

const LEASE_MS = 30_000;
const DAY_MS = 86_400_000;
const input = (overrides: Partial<AgentRegistration> = {}): AgentRegistration => ({
  name: "builder",
  url: "http://127.0.0.1:4001",
  intents: ["app.compose"],
  protocol: "intent",
  ...overrides,
});
const turn = { intent: "app.compose" };
const OK = { outcome: "ok", ms: 5 } as const;
const FAILED = { outcome: "failed", ms: 5 } as const;

async function start(overrides: Partial<RegistryDeps> = {}) {
  const time = { now: 1_700_000_000_000 };
  const storage = createMemoryStorage();
  const deps: RegistryDeps = {
    storage,
    clock: () => time.now,
    leaseMs: LEASE_MS,
    allowedHosts: ["127.0.0.1"],
    secret: "test-secret",
    ...overrides,
  };
  return { time, storage, deps, registry: await createRegistry(deps), restart: () => createRegistry(deps) };
}

describe("registration", () => {
  it("is durable before it is answered and puts the agent into rotation", async () => {
    const { registry, storage } = await start();
    const lease = await registry.register(input({ version: "1.2", intents: ["app.compose", "app.compose"] }));
    expect(lease.leaseMs).toBe(LEASE_MS);
    expect(await storage.loadAgents()).toMatchObject([{ agentId: lease.agentId, url: "http://127.0.0.1:4001" }]);
    expect(registry.inRotation()).toBe(1);
    expect(registry.pick(turn)).toEqual({
      agentId: lease.agentId,
      url: "http://127.0.0.1:4001",
      agentToken: lease.agentToken,
    });
    expect(registry.list()).toEqual([
      {
        agentId: lease.agentId,
        name: "builder",
        url: "http://127.0.0.1:4001",
        intents: ["app.compose"],
        version: "1.2",
        protocol: "intent",
        health: "ok",
        circuit: "closed",
        inFlight: 0,
        errorRate: 0,
        registeredAt: "2023-11-14T22:13:20.000Z",
        leaseExpiresAt: "2023-11-14T22:13:50.000Z",
      },
    ]);
  });

  it("counts for nothing when it could not be written", async () => {
    const broken = { ...createMemoryStorage(), saveAgent: () => Promise.reject(new Error("disk full")) };
    const { registry } = await start({ storage: broken });
    await expect(registry.register(input())).rejects.toThrow("disk full");
    expect(registry.list()).toEqual([]);
    expect(registry.pick(turn)).toBeUndefined();
    await expect(registry.register(input())).rejects.toThrow("disk full");
  });

  it("keeps the id of the same name and URL, however the URL is spelled, and ends the old token", async () => {
    const { registry } = await start();
    const first = await registry.register(input());
    const second = await registry.register(input({ url: "http://127.1:4001/" }));
    expect(second.agentId).toBe(first.agentId);
    expect(registry.verifyToken(first.agentId, second.agentToken)).toBe(true);
    expect(registry.verifyToken(first.agentId, first.agentToken)).toBe(false);
    expect(registry.list()).toHaveLength(1);
  });

  it("gives one id to two registrations of the same agent at once, and two to two instances", async () => {
    const { registry } = await start();
    const [a, b] = await Promise.all([registry.register(input()), registry.register(input())]);
    expect(a.agentId).toBe(b.agentId);
    const other = await registry.register(input({ url: "http://127.0.0.1:4002" }));
    expect(other.agentId).not.toBe(a.agentId);
    expect(registry.inRotation()).toBe(2);
  });

  it("refuses a URL outside the allow-list", async () => {
    const { registry } = await start();
    await expect(registry.register(input({ url: "http://10.0.0.1" }))).rejects.toMatchObject({
      code: "invalid_request",
      issues: [{ path: "url" }],
    });
  });

  it("is bounded in number", async () => {
    const { registry } = await start();
    for (let port = 1; port <= 1_000; port++) await registry.register(input({ url: `http://127.0.0.1:${port}` }));
    await expect(registry.register(input({ name: "one more" }))).rejects.toMatchObject({ code: "rate_limited" });
    await expect(registry.register(input({ url: "http://127.0.0.1:7" }))).resolves.toBeDefined();
  });
});

describe("leases", () => {
  it("drop an agent from rotation when they end, and bring it back when they are renewed", async () => {
    const { registry, time } = await start();
    const { agentId, agentToken } = await registry.register(input());
    time.now += LEASE_MS - 1;
    expect(registry.inRotation()).toBe(1);
    time.now += 1;
    expect(registry.inRotation()).toBe(0);
    expect(registry.pick({ ...turn, preferredAgentId: agentId })).toBeUndefined();
    expect(registry.list()).toMatchObject([{ health: "expired" }]);
    const lease = await registry.renew(agentId, agentToken);
    expect(lease).toEqual({ agentId, agentToken, leaseMs: LEASE_MS });
    expect(registry.inRotation()).toBe(1);
  });

  it("outlive the router: after a restart the agent is in rotation with the same token", async () => {
    const { registry, restart, time } = await start();
    const { agentId, agentToken } = await registry.register(input());
    time.now += LEASE_MS / 2;
    await registry.renew(agentId, agentToken);
    time.now += LEASE_MS - 1;
    const restarted = await restart();
    expect(restarted.pick(turn)?.agentId).toBe(agentId);
    expect(restarted.agentIdOf(agentToken)).toBe(agentId);
    time.now += 1;
    expect(restarted.inRotation()).toBe(0);
    await expect(restarted.renew(agentId, agentToken)).resolves.toMatchObject({ agentId });
  });

  it("are renewed and given up only by the agent itself", async () => {
    const { registry } = await start();
    const mine = await registry.register(input());
    const other = await registry.register(input({ url: "http://127.0.0.1:4002" }));
    for (const token of [undefined, "", "guess", other.agentToken, `${mine.agentId}.`, `${mine.agentToken}x`]) {
      await expect(registry.renew(mine.agentId, token)).rejects.toMatchObject({ code: "forbidden" });
      await expect(registry.leave(mine.agentId, token)).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(registry.renew("nobody", mine.agentToken)).rejects.toMatchObject({ code: "agent_not_found" });
    expect(registry.inRotation()).toBe(2);
  });

  it("end when the agent leaves; it can still report, and comes back as itself", async () => {
    const { registry, restart } = await start();
    const { agentId, agentToken } = await registry.register(input());
    await registry.leave(agentId, agentToken);
    expect(registry.list()).toEqual([]);
    expect(registry.inRotation()).toBe(0);
    expect(registry.agentIdOf(agentToken)).toBe(agentId);
    await expect(registry.renew(agentId, agentToken)).rejects.toMatchObject({ code: "agent_not_found" });
    expect((await restart()).inRotation()).toBe(0);
    expect((await registry.register(input())).agentId).toBe(agentId);
    expect(registry.inRotation()).toBe(1);
  });

  it("are forgotten a day after their end, unless a build is still counted", async () => {
    const { registry, storage, time } = await start();
    const old = await registry.register(input());
    const busy = await registry.register(input({ url: "http://127.0.0.1:4002" }));
    registry.begin(busy.agentId);
    time.now += LEASE_MS + DAY_MS;
    const fresh = await registry.register(input({ name: "new" }));
    expect((await storage.loadAgents()).map((row) => row.agentId).sort()).toEqual([busy.agentId, fresh.agentId].sort());
    expect(registry.agentIdOf(old.agentToken)).toBeUndefined();
  });
});

describe("tokens", () => {
  it("prove one agent and no other", async () => {
    const { registry, deps } = await start();
    const { agentId, agentToken } = await registry.register(input());
    expect(registry.agentIdOf(agentToken)).toBe(agentId);
    for (const token of [undefined, "", ".", "nobody.x", agentId, `${agentToken}x`, agentToken.slice(0, -1)])
      expect(registry.agentIdOf(token)).toBeUndefined();
    const foreign = await createRegistry({ ...deps, secret: "another-secret" });
    expect(foreign.agentIdOf(agentToken)).toBeUndefined();
  });
});

describe("the choice", () => {
  it("goes round among idle agents and avoids busy ones", async () => {
    const { registry } = await start();
    const ids: string[] = [];
    for (const port of [1, 2, 3])
      ids.push((await registry.register(input({ url: `http://127.0.0.1:${port}` }))).agentId);
    expect([1, 2, 3, 4].map(() => registry.pick(turn)?.agentId)).toEqual([ids[0], ids[1], ids[2], ids[0]]);
    registry.begin(ids[1] ?? "");
    expect(registry.list().map((agent) => agent.inFlight)).toEqual([0, 1, 0]);
    expect([1, 2].map(() => registry.pick(turn)?.agentId)).toEqual([ids[2], ids[0]]);
    registry.end(ids[1] ?? "", OK);
    expect(registry.pick(turn)?.agentId).toBe(ids[1]);
    registry.end(ids[1] ?? "");
    registry.end("nobody", FAILED);
    expect(registry.list().map((agent) => agent.inFlight)).toEqual([0, 0, 0]);
  });

  it("avoids an agent whose calls fail, until it rests or registers anew", async () => {
    const { registry } = await start();
    const bad = await registry.register(input());
    const good = await registry.register(input({ url: "http://127.0.0.1:4002" }));
    for (let i = 0; i < 3; i++) registry.end(bad.agentId, FAILED);
    expect(registry.list()).toMatchObject([
      { health: "failing", circuit: "open", errorRate: 1 },
      { health: "ok", circuit: "closed", errorRate: 0 },
    ]);
    expect([1, 2, 3].map(() => registry.pick(turn)?.agentId)).toEqual([good.agentId, good.agentId, good.agentId]);
    await registry.register(input());
    expect(registry.list().map((agent) => agent.health)).toEqual(["ok", "ok"]);
  });

  it("half-opens with one call at a time, and tells the latency of calls", async () => {
    const { registry, time } = await start();
    const { agentId } = await registry.register(input());
    for (let i = 0; i < 3; i++) registry.end(agentId, FAILED);
    time.now += 10_000;
    expect(registry.list()).toMatchObject([{ circuit: "half_open", health: "failing" }]);
    expect(registry.pick(turn)?.agentId).toBe(agentId);
    registry.begin(agentId, "call");
    expect(registry.pick(turn)).toBeUndefined();
    expect(registry.serves(turn.intent)).toBe(true);
    registry.end(agentId, OK);
    expect(registry.list()).toMatchObject([{ circuit: "closed", latencyMs: { p50: 5, p95: 5 } }]);
    expect(registry.pick(turn)?.agentId).toBe(agentId);
  });

  it("leaves out agents that the health check cannot reach", async () => {
    const { registry } = await start();
    const dead = await registry.register(input());
    const alive = await registry.register(input({ url: "http://127.0.0.1:4002" }));
    expect(registry.targets().map(({ agentId }) => agentId)).toEqual([dead.agentId, alive.agentId]);
    for (let i = 0; i < 2; i++) registry.recordCheck(dead.agentId, false);
    registry.recordCheck("nobody", false);
    expect([1, 2].map(() => registry.pick(turn)?.agentId)).toEqual([alive.agentId, alive.agentId]);
    registry.recordCheck(dead.agentId, true);
    expect(registry.pick(turn)?.agentId).toBe(dead.agentId);
  });

  it("knows which agents prove themselves by their token", async () => {
    const { registry } = await start();
    const { agentId, agentToken } = await registry.register(input());
    expect(registry.isIdentified(agentId)).toBe(false);
    registry.verifyToken(agentId, "guess");
    expect(registry.isIdentified(agentId)).toBe(false);
    await registry.renew(agentId, agentToken);
    expect(registry.isIdentified(agentId)).toBe(true);
  });
});
