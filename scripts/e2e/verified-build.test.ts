import { createClient, type Client } from "@joinery/shared";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectEvents, talkToQueued } from "./conversation.ts";
import { startSystem, type System } from "./processes.ts";

const BRIEF = "a reading list with ratings";

let system: System;
let client: Client;
beforeAll(async () => {
  system = await startSystem({ agentEnv: { VERIFY: "full" } });
  client = createClient({ baseUrl: system.router.url });
});
afterAll(() => system[Symbol.asyncDispose]());

describe("an app is proven before it is handed over", () => {
  it("shows its steps in the stream, and what was proven in the last event and in every read", async () => {
    const { conversationId } = await talkToQueued(client, BRIEF);
    const events = await collectEvents(client, conversationId);
    const last = events.at(-1)?.event;
    expect(last, last?.message).toMatchObject({ status: "completed", verification: { status: "passed" } });
    const steps = new Map(last?.verification?.steps.map(({ name, status }) => [name, status]));
    for (const name of ["install", "typecheck", "build", "start", "health", "tests", "stop"])
      expect(steps.get(name), name).toBe("passed");
    // Without a browser it has to be said; nothing may be left out silently.
    const isSeen = steps.get("pages") === "passed";
    expect(last?.verification?.notVerified.join().includes("Pages in a browser")).toBe(!isSeen);

    const review = events.filter(({ event }) => event.phase === "review").map(({ event }) => event);
    expect(review.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Installing \d+ packages …$/),
        expect.stringMatching(/^Running \d+ tests …$/),
        "Building the app …",
      ]),
    );
    const percents = events.map(({ event }) => event.percent);
    expect(percents).toEqual(percents.toSorted((left, right) => left - right));
    expect(new Set(review.map(({ percent }) => percent)).size).toBeGreaterThan(3);
    const read = await client.conversation(conversationId);
    expect(read).toMatchObject({ status: "completed", verification: last?.verification });
  }, 90_000);

  it("is given up at once when the user cancels, and the conversation goes on", async () => {
    const { conversationId } = await talkToQueued(client, BRIEF);
    const seen: string[] = [];
    for await (const { event } of client.stream(conversationId, { retryMs: 50 })) {
      seen.push(event.code ?? event.phase);
      if (event.phase === "review" && !seen.includes("cancelling")) {
        seen.push("cancelling");
        await client.cancel(conversationId);
      }
    }
    expect(seen.at(-1)).toBe("cancelled");
    const turn = await client.intent({ conversationId, userInput: "add a note to books" });
    expect(turn.status).toBe("AWAITING_USER_INPUT");
    const ready = async (): Promise<unknown> => (await fetch(`${system.agent.url}/ready`)).json();
    expect(await ready()).toMatchObject({ jobs: 0 });
  }, 60_000);
});
