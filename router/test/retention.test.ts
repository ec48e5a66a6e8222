import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { expect, it } from "vitest";
import { readConfig } from "../src/config.ts";
import { startServer } from "../src/server.ts";
import { postJson, QUEUED, startAgent } from "./builder-agent.ts";

it("a conversation is deleted after CONVERSATION_RETENTION_DAYS without a turn or a build, and one that runs is not", async () => {
  const day = 24 * 60 * 60 * 1000;
  const dataDir = await mkdtemp(join(tmpdir(), "joinery-retention-"));
  try {
    const opened = async (now: number, env: Record<string, string>) => {
      const { config, secrets } = readConfig({
        PORT: "0",
        JOINERY_DATA_DIR: dataDir,
        AGENT_HEALTH_INTERVAL_MS: "0",
        ...env,
      });
      const logger = pino({ level: "silent" });
      return startServer({ config, secrets, logger, overrides: { clock: () => now } });
    };
    await using agent = await startAgent();
    const first = await opened(0, { BUILD_DEADLINE_MS: String(day) });
    await agent.register(first.url);
    const say = async (fields: object = {}) => {
      const body = { intent: "app.compose", userInput: "books", ...fields };
      return ((await (await postJson(`${first.url}/a2a/intent`, body)).json()) as { conversationId: string })
        .conversationId;
    };
    const ended = await say();
    agent.answer(() => QUEUED);
    const running = await say({ confirm: true });
    await first[Symbol.asyncDispose]();

    const keeping = await opened(day - 1, {});
    const statusOf = async (router: { url: string }, id: string) =>
      (await fetch(`${router.url}/a2a/conversations/${id}`)).status;
    expect([await statusOf(keeping, ended), await statusOf(keeping, running)]).toEqual([200, 200]);
    await keeping[Symbol.asyncDispose]();
    await using pruning = await opened(day - 1 + day, { CONVERSATION_RETENTION_DAYS: "1" });
    await expect.poll(() => statusOf(pruning, ended), { timeout: 15_000 }).toBe(404);
    // Its deadline ended it only now.
    expect(await statusOf(pruning, running)).toBe(200);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
