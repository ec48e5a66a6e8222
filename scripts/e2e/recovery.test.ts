import { request } from "node:http";
import { createClient, type Client, type SequencedEvent } from "@joinery/shared";
import { afterEach, describe, expect, it } from "vitest";
import { collectEvents, talkToQueued } from "./conversation.ts";
import { startSystem, type System } from "./processes.ts";

const BRIEF = "An inventory for my bike shop: parts with a SKU, quantity, supplier and reorder level";
/** Slow enough that a process can be killed between two phases. */
const SLOW = { BUILD_PHASE_DELAY_MS: "400" };

const systems: System[] = [];
afterEach(async () => {
  for (const system of systems.splice(0)) await system[Symbol.asyncDispose]();
});

async function startSlowSystem(): Promise<{ system: System; client: Client }> {
  const system = await startSystem({ agentEnv: SLOW });
  systems.push(system);
  return { system, client: createClient({ baseUrl: system.router.url }) };
}

function toSeqs(events: readonly SequencedEvent[]): number[] {
  return events.map(({ seq }) => seq);
}

function countFrom1(length: number): number[] {
  return Array.from({ length }, (_, index) => index + 1);
}

/** Resolves when the conversation's stream shows the phase. */
async function waitForPhase(client: Client, conversationId: string, phase: string): Promise<void> {
  for await (const { event } of client.stream(conversationId, { retryMs: 50 })) if (event.phase === phase) return;
  throw new Error(`the stream ended without ${phase}`);
}

describe("recovery", () => {
  it("delivers every event exactly once and in order to 20 subscribers when the router is killed in the middle of a build", async () => {
    const { system, client } = await startSlowSystem();
    const { conversationId } = await talkToQueued(client, BRIEF);
    const subscribers = Array.from({ length: 20 }, () => collectEvents(client, conversationId));
    await waitForPhase(client, conversationId, "codegen");
    await system.router.kill();
    await system.router.start();

    const logs = await Promise.all(subscribers);
    const [first] = logs;
    expect(first?.at(-1)?.event).toMatchObject({ status: "completed", percent: 100 });
    for (const log of logs) {
      expect(toSeqs(log)).toEqual(countFrom1(log.length));
      expect(log).toEqual(first);
    }
    const read = await client.conversation(conversationId);
    expect(read).toMatchObject({ status: "completed", files: first?.at(-1)?.event.files });
  }, 60_000);

  it("resumes a build at its phase when the agent is killed in the middle of it, and reports no phase twice", async () => {
    const { system, client } = await startSlowSystem();
    const { conversationId } = await talkToQueued(client, BRIEF);
    const following = collectEvents(client, conversationId);
    await waitForPhase(client, conversationId, "codegen");
    await system.agent.kill();
    await system.agent.start();

    const events = await following;
    expect(toSeqs(events)).toEqual(countFrom1(events.length));
    expect(events.map(({ event }) => event.phase)).toEqual([
      "discovery",
      "plan",
      "codegen",
      "review",
      "testgen",
      "scaffold",
      "completed",
    ]);
    const percents = events.map(({ event }) => event.percent);
    expect(percents).toEqual(percents.toSorted((left, right) => left - right));
  }, 60_000);

  it("completes a build whose router is away while the agent works, and keeps the conversation usable", async () => {
    const { system, client } = await startSlowSystem();
    const { conversationId } = await talkToQueued(client, BRIEF);
    await system.router.kill();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await system.router.start();
    const events = await collectEvents(client, conversationId);
    expect(events.at(-1)?.event.status).toBe("completed");
    expect(toSeqs(events)).toEqual(countFrom1(events.length));
    expect((await client.intent({ conversationId, userInput: "add a note to parts" })).status).toBe(
      "AWAITING_USER_INPUT",
    );
  }, 60_000);
});

describe("subscribers of every kind", () => {
  it("gives the same log to one that joins late, one that reconnects at each event, and the others of one that stops reading", async () => {
    const { system, client } = await startSlowSystem();
    const { conversationId } = await talkToQueued(client, BRIEF);
    const stalled = openStalledReader(`${system.router.url}/a2a/stream/${conversationId}`);
    const steady = collectEvents(client, conversationId);
    const restless = collectWithReconnects(client, conversationId);
    await waitForPhase(client, conversationId, "review");
    const late = collectEvents(client, conversationId);

    const [steadyLog, restlessLog, lateLog] = await Promise.all([steady, restless, late]);
    expect(toSeqs(steadyLog)).toEqual(countFrom1(steadyLog.length));
    expect(restlessLog).toEqual(steadyLog);
    expect(lateLog).toEqual(steadyLog);
    stalled.destroy();

    const afterTheEnd = await fetch(`${system.router.url}/a2a/stream/${conversationId}`, {
      headers: { "last-event-id": String(steadyLog.length) },
    });
    expect(afterTheEnd.status).toBe(204);
  }, 60_000);
});

/** A subscriber that opens the stream and never reads. */
function openStalledReader(url: string): { destroy(): void } {
  const call = request(url, (response) => response.pause());
  call.on("error", () => undefined);
  call.end();
  return call;
}

/** A new connection for each single event. */
async function collectWithReconnects(client: Client, conversationId: string): Promise<SequencedEvent[]> {
  const events: SequencedEvent[] = [];
  for (;;) {
    const lastEventId = events.at(-1)?.seq ?? 0;
    for await (const event of client.stream(conversationId, { lastEventId, retryMs: 50 })) {
      events.push(event);
      break;
    }
    if (events.at(-1)?.event.status !== "in_progress") return events;
  }
}
