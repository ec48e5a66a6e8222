import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openReader, startScene, type Scene } from "./scene.ts";

/** The value of one series, by its exact text. */
async function read(scene: Scene, series: string): Promise<number> {
  const text = await (await fetch(`${scene.router.url}/metrics`)).text();
  const line = text.split("\n").find((candidate) => candidate.startsWith(`${series} `));
  return Number(line?.slice(series.length + 1));
}

describe("the metrics of a router at work", () => {
  let scene: Scene;
  beforeAll(async () => void (scene = await startScene()));
  afterAll(() => scene[Symbol.asyncDispose]());

  it("follow a build from its turn to its end, through its streams", async () => {
    const conversationId = await scene.build();
    expect(await read(scene, 'joinery_turn_duration_seconds_count{outcome="queued"}')).toBe(1);
    expect(await read(scene, "joinery_builds_running")).toBe(1);
    expect(await read(scene, 'joinery_agents{health="ok"}')).toBe(1);

    const address = `${scene.router.url}/a2a/stream/${conversationId}`;
    const readers = await Promise.all([openReader(address), openReader(address)]);
    await Promise.all(readers.map((reader) => reader.waitFor(1)));
    expect(await read(scene, "joinery_streams_open")).toBe(2);

    await scene.agent.report({ conversationId });
    const end = { status: "completed", phase: "completed", percent: 100, files: [], dependencies: [] };
    await scene.agent.report({ conversationId, ...end });
    await Promise.all(readers.map((reader) => reader.ended));
    expect(await read(scene, "joinery_builds_running")).toBe(0);
    expect(await read(scene, 'joinery_build_duration_seconds_count{outcome="completed"}')).toBe(1);
    expect(await read(scene, "joinery_streams_open")).toBe(0);
    expect(await read(scene, "joinery_streams_opened_total")).toBe(2);
    expect(await read(scene, "joinery_events_total")).toBe(3);
    expect(await read(scene, "joinery_deliveries_total")).toBe(6);
    expect(await read(scene, "joinery_append_duration_seconds_count")).toBeGreaterThanOrEqual(4);
  });

  it("count an agent that fails, and answers by their status", async () => {
    scene.agent.answer(() => ({ status: 500, body: {} }));
    await scene.say();
    await fetch(`${scene.router.url}/nowhere`);
    expect(await read(scene, 'joinery_turn_duration_seconds_count{outcome="failed"}')).toBe(1);
    expect(await read(scene, 'joinery_http_request_duration_seconds_count{status="5xx"}')).toBe(1);
    expect(await read(scene, 'joinery_http_request_duration_seconds_count{status="4xx"}')).toBe(1);
  });

  it("are for operators only where keys are set", async () => {
    await using locked = await startScene({ env: { A2A_API_KEY: "front", A2A_AGENT_KEY: "back" }, agentKey: "back" });
    const ask = (key?: string) =>
      fetch(`${locked.router.url}/metrics`, key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } });
    expect([(await ask()).status, (await ask("front")).status, (await ask("back")).status]).toEqual([401, 401, 200]);
  });
});
