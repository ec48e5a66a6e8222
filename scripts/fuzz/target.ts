/** A router in a process of its own with an agent that answers, and conversations in every state. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { postJson, QUEUED, startAgent } from "../../router/test/builder-agent.ts";
import { startProgram } from "../../router/test/chaos/processes.ts";
import type { Known } from "./bodies.ts";

export type Target = AsyncDisposable & {
  readonly port: number;
  readonly known: Known;
  readonly restarts: () => number;
  memory(): Promise<number>;
  /** Whether it still serves a turn. */
  isWell(): Promise<boolean>;
};

const KEYS = ["fuzz-one", "fuzz-two"];
const AGENT_KEY = "fuzz-agents";
const AWAITING = { status: "AWAITING_USER_INPUT", responseToUser: "Which?", isComplete: false };
const UNLIMITED = {
  RATE_LIMIT_PER_MINUTE: "0",
  RATE_LIMIT_PER_ADDRESS: "0",
  RATE_LIMIT_REPORTS: "0",
  MAX_BUILDS_PER_KEY: "0",
  AGENT_LEASE_MS: "86400000",
  CONVERSATION_CACHE_BYTES: String(4 * 1024 ** 2),
};

export async function startTarget(): Promise<Target> {
  const folder = await mkdtemp(join(tmpdir(), "joinery-fuzz-"));
  const router = await startProgram({
    file: "../../src/main.ts",
    toArguments: () => [],
    toEnv: () => ({
      ...UNLIMITED,
      PORT: "0",
      JOINERY_DATA_DIR: folder,
      A2A_API_KEY: KEYS.join(),
      A2A_AGENT_KEY: [...KEYS, AGENT_KEY].join(),
    }),
    ready: /"url":"([^"]+)","msg":"listening"/,
  });
  const agent = await startAgent();
  agent.answer(({ confirm }) => (confirm === true ? QUEUED : { status: 200, body: AWAITING }));
  await agent.register(router.url, { key: AGENT_KEY });
  const say = async (fields: Record<string, unknown>) => {
    const body = { intent: "app.compose", userInput: "books", ...fields };
    const answer = await postJson(`${router.url}/a2a/intent`, body, KEYS[0]);
    return { status: answer.status, body: (await answer.json()) as { conversationId: string; streamUrl?: string } };
  };
  const [talk, running, finished] = await Promise.all([say({}), say({ confirm: true }), say({ confirm: true })]);
  const end = { status: "completed", phase: "completed", percent: 100, message: "Done.", files: [] };
  await agent.report({ conversationId: finished.body.conversationId, version: 1, ...end });
  const other = await agent.register(router.url, { key: AGENT_KEY, name: "expendable" });
  return {
    port: Number(new URL(router.url).port),
    known: {
      keys: KEYS,
      conversations: [talk, running, finished].map(({ body }) => body.conversationId),
      agentId: other.agentId,
      agentToken: other.agentToken,
      tickets: [new URL(running.body.streamUrl ?? "", router.url).searchParams.get("ticket") ?? "x"],
    },
    restarts: router.restarts,
    memory: router.memory,
    isWell: async () => (await say({})).status === 200,
    async [Symbol.asyncDispose]() {
      await router.kill();
      await agent[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
