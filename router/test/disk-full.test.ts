import { ErrorReply } from "@joinery/shared";
import { expect, it } from "vitest";
import { AWAITING, postJson, QUEUED, startAgent } from "./builder-agent.ts";
import { createSmallDisk } from "./chaos/disk.ts";
import { startProgram } from "./chaos/processes.ts";

it("a full disk: nothing is acknowledged that is not kept, every refusal says try again, and room is all it takes to go on", async (context) => {
  await using disk = await createSmallDisk(2);
  context.skip(!disk.isSmall, "this user may not mount a small disk");
  const router = await startProgram({
    file: "../../src/main.ts",
    toArguments: () => [],
    toEnv: (url) => ({
      JOINERY_DATA_DIR: disk.path,
      PORT: url === undefined ? "0" : new URL(url).port,
      AGENT_LEASE_MS: "600000",
    }),
    ready: /"url":"([^"]+)","msg":"listening"/,
  });
  await using agent = await startAgent();
  try {
    await agent.register(router.url);
    const say = async (fields: Record<string, unknown> = {}) => {
      const body = { intent: "app.compose", userInput: "x".repeat(20_000), ...fields };
      const response = await postJson(`${router.url}/a2a/intent`, body);
      return { response, body: (await response.json()) as Record<string, unknown> };
    };
    agent.answer(() => QUEUED);
    const running = String((await say({ confirm: true })).body["conversationId"]);
    agent.answer(() => AWAITING);
    await disk.fill();
    const kept: string[] = [];
    let refused = await say();
    for (; refused.response.status === 200; refused = await say()) kept.push(String(refused.body["conversationId"]));
    expect(ErrorReply.parse(refused.body).error).toMatchObject({ code: "not_ready", retryable: true });
    expect([refused.response.status, refused.response.headers.get("retry-after")]).toEqual([503, "2"]);
    expect(JSON.stringify(refused.body)).not.toMatch(/disk|sqlite|full/i);
    const report = () =>
      agent.report({ conversationId: running, eventId: "e1", version: 1, message: "x".repeat(4_000) });
    expect((await report()).status).toBe(503);
    for (const path of ["/health", `/a2a/conversations/${running}`])
      expect((await fetch(router.url + path)).status).toBe(200);
    await disk.free();
    expect((await report()).body).toMatchObject({ status: "ok", duplicate: false });
    const again = await say();
    expect(again.response.status).toBe(200);
    kept.push(String(again.body["conversationId"]));
    await router.replace();
    for (const id of kept) {
      const read = await fetch(`${router.url}/a2a/conversations/${id}`);
      expect(await read.json()).toMatchObject({ status: "AWAITING_USER_INPUT" });
    }
    expect((await report()).body).toMatchObject({ status: "ok", duplicate: true });
  } finally {
    await router.kill();
  }
}, 60_000);
