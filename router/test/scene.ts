/** A router on a free port with a scripted agent in its rotation. */
import { request } from "node:http";
import { pino } from "pino";
import { readConfig } from "../src/config.ts";
import { startServer, type RouterServer } from "../src/server.ts";
import { createMemoryStorage } from "../src/storage/memory.ts";
import type { Storage } from "../src/storage/storage.ts";
import { postJson, QUEUED, startAgent, type BuilderAgent } from "./builder-agent.ts";

export type Scene = AsyncDisposable & {
  readonly router: RouterServer;
  readonly agent: BuilderAgent;
  readonly logLines: string[];
  /** One turn; `key` is the front-end's. */
  say(fields?: Record<string, unknown>, options?: SayOptions): Promise<Said>;
  /** A conversation whose build runs. */
  build(): Promise<string>;
};
type SayOptions = { readonly key?: string | undefined; readonly headers?: Record<string, string> };
export type Said = { readonly status: number; readonly text: string; readonly body: Record<string, unknown> };

type SceneOptions = { readonly env?: Record<string, string>; readonly storage?: Storage; readonly agentKey?: string };

export async function startScene({ env = {}, storage, agentKey }: SceneOptions = {}): Promise<Scene> {
  const logLines: string[] = [];
  const logger = pino({ level: "info" }, { write: (line: string) => void logLines.push(line) });
  const { config, secrets } = readConfig({ PORT: "0", RATE_LIMIT_PER_MINUTE: "0", ...env });
  const overrides = { storage: storage ?? createMemoryStorage() };
  const router = await startServer({ config, secrets, logger, overrides });
  const agent = await startAgent();
  await agent.register(router.url, agentKey === undefined ? {} : { key: agentKey });
  const say: Scene["say"] = async (fields = {}, { key, headers } = {}) => {
    const body = { intent: "app.compose", userInput: "a book list", ...fields };
    const response = await postJson(`${router.url}/a2a/intent`, body, key, headers);
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) as Said["body"] };
  };
  return {
    router,
    agent,
    logLines,
    say,
    async build() {
      agent.answer(() => QUEUED);
      return String((await say({ confirm: true })).body["conversationId"]);
    },
    async [Symbol.asyncDispose]() {
      await agent[Symbol.asyncDispose]();
      await router[Symbol.asyncDispose]();
    },
  };
}

export type Reader = {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly events: { readonly id: number; readonly data: Record<string, unknown> }[];
  /** All that is no event, such as comments and `retry:`. */
  readonly comments: string[];
  /** Resolves when the stream has ended properly; rejects when it was cut off. */
  readonly ended: Promise<void>;
  /** What came behind the last whole event. */
  rest(): string;
  /** Resolves when that many events have come. */
  waitFor(count: number): Promise<void>;
  pause(): void;
  resume(): void;
  close(): void;
};

/** Subscribes as a plain HTTP client, which checks the chunk framing on the way. */
export function openReader(url: string, headers: Record<string, string> = {}): Promise<Reader> {
  return new Promise((resolve, reject) => {
    const call = request(url, { headers }, (response) => {
      const events: Reader["events"] = [];
      const comments: string[] = [];
      let changed = (): void => {};
      let rest = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        const blocks = (rest + text).split("\n\n");
        rest = blocks.pop() ?? "";
        for (const block of blocks) {
          const [, id, data] = /^id: (\d+)\ndata: (.*)$/.exec(block) ?? [];
          if (id === undefined || data === undefined) comments.push(block);
          else events.push({ id: Number(id), data: JSON.parse(data) as Record<string, unknown> });
        }
        changed();
      });
      const ended = new Promise<void>((done, cut) => response.on("end", done).on("error", cut));
      ended.catch(() => {});
      const waitFor = async (count: number): Promise<void> => {
        while (events.length < count) await new Promise<void>((next) => (changed = next));
      };
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        events,
        comments,
        ended,
        rest: () => rest,
        waitFor,
        pause: () => void response.pause(),
        resume: () => void response.resume(),
        close: () => void call.destroy(),
      });
    });
    call.on("error", reject).end();
  });
}
