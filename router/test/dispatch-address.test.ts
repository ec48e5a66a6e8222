import type { RequestListener } from "node:http";
import { describe, expect, it } from "vitest";
import { createAddressGuard } from "../src/agents/address-guard.ts";
import { createDispatchScene, FAILED, JSON_TYPE, QUEUED, target } from "./dispatch-scene.ts";
import { startScriptedAgent } from "./scripted-server.ts";

const { create, callOf } = createDispatchScene(["127.0.0.1", "localhost", "rebound.example.com"]);

describe("the address of a call", () => {
  it("is what the name resolves to at that moment, and refused without a connection when it has turned inward", async () => {
    await using inner = await startScriptedAgent((_, response) => response.writeHead(202, JSON_TYPE).end(QUEUED));
    for (const address of ["127.0.0.1", "169.254.169.254", "192.168.1.1"]) {
      const asked: string[] = [];
      const { dispatch, logged } = create({
        resolve: (hostname, _, done) => {
          asked.push(hostname);
          done(null, [
            { address: "93.184.216.34", family: 4 },
            { address, family: 4 },
          ]);
        },
      });
      const url = `http://rebound.example.com:${inner.port}`;
      expect(await dispatch.call(target(url), {})).toEqual({ ...FAILED, isUnsent: true, isCut: false });
      expect(asked).toEqual(["rebound.example.com"]);
      expect(logged[0]?.detail).toContain("ERR_AGENT_ADDRESS");
    }
    expect(inner.connections).toEqual([]);
  });

  it("must be on the list, also when the registration is older than the list", async () => {
    await using agent = await startScriptedAgent((_, response) => response.writeHead(202, JSON_TYPE).end(QUEUED));
    const { dispatch } = create({ guard: createAddressGuard(["agents"]) });
    expect(await dispatch.call(target(agent.url), {})).toMatchObject({ ...FAILED, isUnsent: true });
    expect(await dispatch.check(target(agent.url), 500)).toBe(false);
    expect(agent.connections).toEqual([]);
  });

  it("of localhost is found by name", async () => {
    await using agent = await startScriptedAgent((_, response) => response.writeHead(202, JSON_TYPE).end(QUEUED));
    const { dispatch } = create();
    expect((await dispatch.call(target(`http://localhost:${agent.port}`), {})).kind).toBe("reply");
  });
});

describe("a health check", () => {
  it.each<[string, RequestListener, boolean]>([
    ["answers", (_, response) => response.end("{}"), true],
    ["knows no such address", (_, response) => response.writeHead(404).end(), true],
    ["fails", (_, response) => response.writeHead(500).end(), false],
    ["hangs", () => undefined, false],
    ["drops the connection", (request) => request.socket.destroy(), false],
  ])("of an agent that %s", async (_, listener, expected) => {
    await using agent = await startScriptedAgent(listener);
    const { dispatch } = create();
    expect(await dispatch.check(target(agent.url), 200)).toBe(expected);
  });
});

it("an agent that answers 503 has not taken the call", async () => {
  const { result } = await callOf((_, response) => response.writeHead(503, JSON_TYPE).end("{}"));
  expect(result).toEqual({ ...FAILED, isUnsent: true, isCut: false });
});
