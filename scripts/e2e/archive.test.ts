import { AppFiles, createClient } from "@joinery/shared";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectEvents, talkToQueued } from "./conversation.ts";
import { startSystem, type System } from "./processes.ts";

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system[Symbol.asyncDispose]());

describe("an app that was built", () => {
  it("comes as an archive with everything that it needs, for the target that was asked for, and for another one next", async () => {
    const client = createClient({ baseUrl: system.router.url });
    const { conversationId } = await talkToQueued(client, "track my books with a rating, without a build step");
    const first = await collectEvents(client, conversationId);
    const files = AppFiles.parse(first.at(-1)?.event.files);
    expect(first.at(-1)?.event.dependencies?.map((dependency) => dependency.replace(/@[^@]*$/, ""))).toEqual([
      "@hono/node-server",
      "hono",
      "htm",
      "preact",
      "zod",
    ]);

    const archive = await client.archive(conversationId);
    const decoder = new TextDecoder();
    const packed = Object.entries(unzipSync(archive.bytes)).map(([path, bytes]) => ({
      path,
      content: decoder.decode(bytes),
    }));
    expect(packed).toEqual(files.toSorted((left, right) => (left.path < right.path ? -1 : 1)));
    const paths = packed.map(({ path }) => path);
    for (const path of ["README.md", "package.json", "package-lock.json", "Dockerfile", ".dockerignore", "index.html"])
      expect(paths).toContain(path);

    const turn = await client.intent({ conversationId, userInput: "Make it a Next.js app" });
    expect(turn).toMatchObject({ status: "AWAITING_USER_INPUT", appSpec: { target: "next" } });
    await client.intent({ conversationId, userInput: "yes, proceed" });
    const second = await collectEvents(client, conversationId);
    expect(second.at(-1)?.event, second.at(-1)?.event.message).toMatchObject({ status: "completed", version: 2 });
    const newest = await client.archive(conversationId);
    expect(newest.name).toMatch(/^[a-z0-9-]+-v2\.zip$/);
    expect(Object.keys(unzipSync(newest.bytes))).toEqual(expect.arrayContaining(["app/page.tsx", "next.config.ts"]));
    expect((await client.archive(conversationId, { version: 1 })).etag).toBe(archive.etag);
  }, 60_000);
});
