import { AppFiles, createClient, parseAppSpec, type AppSpec, type Client } from "@joinery/shared";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BRIEFS } from "./briefs.ts";
import { collectEvents, talkToQueued } from "./conversation.ts";
import { startSystem, type System } from "./processes.ts";

let system: System;
let client: Client;
beforeAll(async () => {
  system = await startSystem();
  client = createClient({ baseUrl: system.router.url });
});
afterAll(() => system[Symbol.asyncDispose]());

describe("a chat becomes an app", () => {
  it.each(BRIEFS)("$id: from the brief to files and dependencies", async ({ brief, entities, not }) => {
    const { conversationId, replies, questions } = await talkToQueued(client, brief);
    expect(questions).toBeLessThanOrEqual(3);
    expect(replies.at(-1)).not.toHaveProperty("files");

    const events = await collectEvents(client, conversationId);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events[0]?.event).toMatchObject({ phase: "discovery", percent: 50, status: "in_progress" });
    const last = events.at(-1)?.event;
    expect(last, last?.message).toMatchObject({ status: "completed", phase: "completed", percent: 100 });

    const files = AppFiles.parse(last?.files);
    expect(files.map((file) => file.path)).toEqual(
      expect.arrayContaining(["package.json", "index.html", "README.md", "tsconfig.json"]),
    );
    expect(last?.dependencies?.length).toBeGreaterThan(3);
    const read = await client.conversation(conversationId);
    expect(read).toMatchObject({ status: "completed", files, dependencies: last?.dependencies });

    const names = findSpec(replies).entities.map((entity) => `${entity.name} ${entity.label}`.toLowerCase());
    for (const wanted of entities) {
      expect(
        names.some((name) => wanted.split("|").some((word) => name.includes(word))),
        `${wanted} in ${names.join(", ")}`,
      ).toBe(true);
    }
    for (const word of not) expect(names).not.toContain(`${word} ${word}`);
  });
});

/** The spec that was confirmed: the one in the last turn before the 202. */
function findSpec(replies: readonly { status: string; appSpec?: unknown }[]): AppSpec {
  return parseAppSpec(replies.findLast((reply) => reply.status === "AWAITING_USER_INPUT")?.appSpec);
}
