import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient, ERRORS, FIX_PROMPT, JoineryError, type Client, type PreviewReply } from "@joinery/shared";
import { afterEach, describe, expect, it } from "vitest";
import { collectEvents, talkToQueued } from "./conversation.ts";
import { startSystem, type System } from "./processes.ts";

const BRIEF = "Track my books with title, author and rating";

const systems: System[] = [];
afterEach(async () => {
  for (const system of systems.splice(0)) await system[Symbol.asyncDispose]();
});

async function start(env: Record<string, string> = {}): Promise<System> {
  // What a preview shows does not depend on the checks beside it.
  const system = await startSystem({ env: { VERIFY: "off", ...env } });
  systems.push(system);
  return system;
}

type Visit = { readonly method?: string; readonly body?: unknown };

/** Node's resolver may not know `*.localhost`, so the connection goes to the loopback by number. */
function visit({ url }: PreviewReply, path: string, { method = "GET", body }: Visit = {}) {
  const { host, port } = new URL(url);
  const headers = { host, accept: "text/html", ...(body === undefined ? {} : { "content-type": "application/json" }) };
  return new Promise<{ status: number; text: string }>((done, fail) => {
    const call = request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => done({ status: response.statusCode ?? 0, text }));
    });
    call.on("error", fail).end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Asks until it shows the version: packages are prepared first, and an agent that has just started has to register. */
async function waitForPreview(client: Client, id: string, version: number): Promise<PreviewReply> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const reply = await client.preview(id, { waitMs: 10_000 }).catch(toNothing);
    if (reply === undefined) {
      await sleep(100);
      continue;
    }
    if (reply.status === "failed") throw new Error(JSON.stringify(reply.errors));
    if (reply.status === "ready" && reply.version === version) return reply;
  }
  throw new Error(`version ${version} was never shown`);
}

function toNothing(error: unknown): undefined {
  if (!(error instanceof JoineryError) || !ERRORS[error.code].retryable) throw error;
}

describe("the preview of a conversation", () => {
  it("shows the app while it is built, keeps its data over the next version, and has its errors looked into", async () => {
    const system = await start();
    const client = createClient({ baseUrl: system.router.url });
    const { conversationId } = await talkToQueued(client, BRIEF);
    const first = await waitForPreview(client, conversationId, 1);
    expect(first).toMatchObject({ status: "ready", conversationId, errors: [] });
    expect((await visit(first, "/")).text).toContain(`<div id="root">`);
    const events = await collectEvents(client, conversationId);
    expect(events.at(-1)?.event.status).toBe("completed");
    // What was entered, and what was taken away, is the user's from then on.
    expect(JSON.parse((await visit(first, "/api/sample-data")).text)).not.toEqual({ count: 0 });
    expect((await visit(first, "/api/sample-data", { method: "DELETE" })).status).toBe(200);

    await client.intent({ conversationId, userInput: "make it green" });
    await client.intent({ conversationId, userInput: "Yes, proceed" });
    const second = await waitForPreview(client, conversationId, 2);
    expect(second.url).toBe(first.url);
    expect(JSON.parse((await visit(second, "/api/sample-data")).text)).toEqual({ count: 0 });
    await collectEvents(client, conversationId);

    const told = { kind: "uncaught", message: "x is not a function", page: "/" };
    expect((await visit(second, "/__joinery/errors", { method: "POST", body: told })).status).toBe(204);
    const { errors, fixPrompt } = await client.preview(conversationId);
    expect([errors.length, fixPrompt]).toEqual([1, FIX_PROMPT]);
    const offer = await client.intent({ conversationId, userInput: String(fixPrompt) });
    expect(offer).toMatchObject({ status: "AWAITING_USER_INPUT", isComplete: true });
    expect(JSON.stringify(offer)).toContain("x is not a function");
    expect(await client.intent({ conversationId, userInput: "yes" })).toMatchObject({ status: "queued", version: 3 });
    const third = await waitForPreview(client, conversationId, 3);
    expect(third.errors).toEqual([]);
    await collectEvents(client, conversationId);

    expect(await client.stopPreview(conversationId)).toMatchObject({ status: "stopped" });
    expect((await visit(third, "/")).status).toBe(404);
  }, 90_000);

  it("belongs to one key, and an agent that was killed shows it again at the same address", async () => {
    const system = await start({ A2A_API_KEY: "key-one,key-two" });
    const [mine, theirs] = ["key-one", "key-two"].map((apiKey) => createClient({ baseUrl: system.router.url, apiKey }));
    if (mine === undefined || theirs === undefined) throw new Error("there are two keys");
    const { conversationId } = await talkToQueued(mine, BRIEF);
    const before = await waitForPreview(mine, conversationId, 1);
    await collectEvents(mine, conversationId);
    const unknown = { code: "conversation_not_found" };
    await expect(theirs.preview(conversationId)).rejects.toMatchObject(unknown);
    await expect(theirs.stopPreview(conversationId)).rejects.toMatchObject(unknown);
    await system.agent.kill();
    await system.agent.start();
    const after = await waitForPreview(mine, conversationId, 1);
    expect(new URL(after.url).hostname).toBe(new URL(before.url).hostname);
    expect((await visit(after, "/api/health")).text).toBe('{"status":"ok"}');
  }, 90_000);
});
