/**
 * Everything that can break, breaks at random, while builds run and readers read. `CHAOS_SECONDS=120` makes it the long run:
 * 200 conversations with 1,000 subscribers.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { postJson } from "./builder-agent.ts";
import { createSmallDisk, type SmallDisk } from "./chaos/disk.ts";
import { isNeutral } from "./chaos/neutral.ts";
import { startProgram, type Killable } from "./chaos/processes.ts";
import { follow, type Seen } from "./chaos/subscriber.ts";

const SECONDS = Number(process.env["CHAOS_SECONDS"] ?? 8);
const IS_LONG = SECONDS >= 60;
const CONVERSATIONS = IS_LONG ? 200 : 24;
const SUBSCRIBERS_EACH = 5;
const REPORTS = IS_LONG ? 100 : 30;
const PACE_MS = (SECONDS * 1000) / REPORTS;
const MEMORY_SLACK_BYTES = 120 * 1024 ** 2;

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function startAll() {
  const disk = await createSmallDisk(IS_LONG ? 256 : 64);
  cleanups.push(() => disk[Symbol.asyncDispose]());
  const folder = await mkdtemp(join(tmpdir(), "joinery-chaos-"));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  const router = await startProgram({
    file: "../../src/main.ts",
    toArguments: () => [],
    toEnv: (url) => ({
      JOINERY_DATA_DIR: disk.path,
      PORT: url === undefined ? "0" : new URL(url).port,
      AGENT_LEASE_MS: "3000",
      AGENT_HEALTH_INTERVAL_MS: "250",
    }),
    ready: /"url":"([^"]+)","msg":"listening"/,
  });
  cleanups.push(router.kill);
  const agents = await Promise.all(
    ["a", "b", "c"].map((name) =>
      startProgram({
        file: "agent.ts",
        toArguments: (url) => {
          const port = url === undefined ? "0" : new URL(url).port;
          return [router.url, name, port, join(folder, name), String(REPORTS), String(PACE_MS)];
        },
        ready: /ready (\S+)/,
      }),
    ),
  );
  for (const agent of agents) cleanups.push(agent.kill);
  const readFailures = async (): Promise<string> => {
    const files = ["a", "b", "c"].map((name) => readFile(join(folder, `${name}.failures`), "utf8").catch(() => ""));
    return (await Promise.all(files)).join("");
  };
  return { disk, router, agents, readFailures };
}

type Counts = { readonly failures: unknown[]; fills: number };

/** Starts a build as a front-end would that does not give up; every failure on the way must be one of the contract's. */
async function build(router: Killable, index: number, { failures }: Counts): Promise<string> {
  const headers = { "idempotency-key": `build-${index}` };
  for (;;) {
    const body = { intent: "app.compose", userInput: `app ${index}`, confirm: true };
    const answer = await postJson(`${router.url}/a2a/intent`, body, undefined, headers).catch(() => undefined);
    const text = await answer?.text().catch(() => undefined);
    if (answer !== undefined && text !== undefined) {
      if (answer.status === 202) return String((JSON.parse(text) as Record<string, unknown>)["conversationId"]);
      if (!isNeutral(text)) failures.push({ status: answer.status, text });
    }
    await sleep(100);
  }
}

/** Breaks something every now and then, until the time is over; then all is well again. */
async function wreak(all: { disk: SmallDisk; router: Killable; agents: Killable[] }, counts: Counts): Promise<void> {
  const { disk, router, agents } = all;
  const until = performance.now() + SECONDS * 1000;
  const deeds = [
    () => router.replace(),
    () => agents[Math.floor(Math.random() * agents.length)]?.replace(),
    async () => {
      await disk.fill();
      counts.fills += 1;
      await sleep(300 + Math.random() * 1_000);
      await disk.free();
    },
  ];
  // Each deed once at least: on a busy machine a restart alone may take as long as a short run.
  for (let turn = 0; turn < deeds.length || performance.now() < until; turn += 1) {
    await sleep(300 + Math.random() * 700);
    await deeds[turn % deeds.length]?.();
  }
}

function expectWhole(streams: readonly (readonly Seen[])[]): void {
  const [first] = streams;
  expect(first?.map(({ id }) => id)).toEqual(Array.from({ length: first?.length ?? 0 }, (_, index) => index + 1));
  for (const stream of streams) expect(stream).toEqual(first);
  // The agent sends a report only when the one before was acknowledged: all of them have to be there, each once.
  const [agent] = first?.at(-1)?.message.split("-conv-") ?? [];
  const reported = first?.map(({ message }) => message).filter((message) => message.startsWith(`${agent}-conv-`));
  const last = first?.at(-1)?.message.replace(/\d+$/, "") ?? "";
  expect(reported).toEqual(Array.from({ length: REPORTS }, (_, index) => `${last}${index + 1}`));
}

async function expectAllEnded(router: Killable, ids: readonly string[]): Promise<void> {
  expect(new Set(ids).size).toBe(CONVERSATIONS);
  for (const id of ids) {
    const state = (await (await fetch(`${router.url}/a2a/conversations/${id}`)).json()) as Record<string, unknown>;
    expect(state).toMatchObject({ status: "completed", versions: [{ version: 1, status: "completed" }] });
  }
}

it(
  "kill -9 of routers and agents, a full disk, stalled and broken readers: every event reaches everybody, once and in order",
  async () => {
    const all = await startAll();
    const { router } = all;
    const memoryBefore = await router.memory();
    const counts: Counts = { failures: [], fills: 0 };
    let isOver = false;
    const ids: string[] = [];
    const wreaking = wreak(all, counts).finally(() => (isOver = true));
    const streams = await Promise.all(
      Array.from({ length: CONVERSATIONS }, async (_, index) => {
        const id = await build(router, index, counts);
        ids.push(id);
        const url = `${router.url}/a2a/stream/${id}`;
        return Promise.all(Array.from({ length: SUBSCRIBERS_EACH }, () => follow(url, () => isOver, counts.failures)));
      }),
    );
    await wreaking;
    for (const ofConversation of streams) expectWhole(ofConversation);
    expect(counts.failures).toEqual([]);
    expect(await all.readFailures()).toBe("");
    await expectAllEnded(router, ids);
    expect(router.restarts()).toBeGreaterThan(0);
    expect(counts.fills).toBeGreaterThan(0);
    expect(await router.memory()).toBeLessThan(memoryBefore + MEMORY_SLACK_BYTES);
  },
  (SECONDS * 2 + 60) * 1000,
);
