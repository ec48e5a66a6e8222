import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, expect, it } from "vitest";
import { AWAITING, postJson, QUEUED, startAgent, type BuilderAgent } from "./builder-agent.ts";
import { openReader } from "./scene.ts";

const MAIN = resolve(import.meta.dirname, "../src/main.ts");
const SUBSCRIBERS = 20;
const REPORTS = 60;

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

type RouterProcess = {
  readonly port: number;
  readonly url: string;
  end(signal: NodeJS.Signals): Promise<number | null>;
};

/** Starts the router as a process of its own; resolves with the address that its log line names. */
async function startProcess(dataDir: string, port = 0, extra: Record<string, string> = {}): Promise<RouterProcess> {
  const base = { PATH: process.env["PATH"], JOINERY_DATA_DIR: dataDir, PORT: String(port), RATE_LIMIT_PER_MINUTE: "0" };
  const env = { ...base, ...extra };
  const child: ChildProcess = spawn(process.execPath, [MAIN], { env, stdio: ["ignore", "pipe", "inherit"] });
  const exited = new Promise<number | null>((done) => child.once("exit", done));
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return exited;
  };
  cleanups.push(() => end("SIGKILL"));
  const url = await new Promise<string>((found, failed) => {
    let output = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      const [, address] = /"url":"([^"]+)","msg":"listening"/.exec(output) ?? [];
      if (address !== undefined) found(address);
    });
    child.once("exit", () => failed(new Error(`the router ended: ${output}`)));
  });
  return { url, port: Number(new URL(url).port), end };
}

async function prepare(): Promise<{ dataDir: string; router: RouterProcess; agent: BuilderAgent }> {
  const dataDir = await mkdtemp(join(tmpdir(), "joinery-crash-"));
  cleanups.push(() => rm(dataDir, { recursive: true, force: true }));
  const router = await startProcess(dataDir);
  const agent = await startAgent();
  cleanups.push(async () => agent[Symbol.asyncDispose]());
  await agent.register(router.url);
  return { dataDir, router, agent };
}

const say = async (
  router: RouterProcess,
  fields: Record<string, unknown> = {},
  headers: Record<string, string> = {},
) => {
  const body = { intent: "app.compose", userInput: "books", ...fields };
  const response = await postJson(`${router.url}/a2a/intent`, body, undefined, headers);
  return (await response.json()) as { status: string; conversationId: string };
};

/** Reports like a durable agent: in order, each until it is acknowledged. */
async function reportAll(
  agent: BuilderAgent,
  conversationId: string,
  onReport: (index: number) => void,
): Promise<void> {
  for (let index = 1; index <= REPORTS; index += 1) {
    const isLast = index === REPORTS;
    const end = isLast ? { status: "completed", phase: "completed", percent: 100, files: [] } : {};
    const report = { conversationId, eventId: `e${index}`, version: 1, percent: 50 + index / 2, ...end };
    onReport(index);
    while ((await agent.report(report).catch(() => undefined))?.status !== 200) await pause(20);
    await pause(2);
  }
}

/** Follows a stream over as many connections as it takes, resuming behind the last event. */
async function follow(url: string): Promise<number[]> {
  const got: number[] = [];
  for (;;) {
    const reader = await openReader(url, { "last-event-id": String(got.at(-1) ?? 0) }).catch(() => undefined);
    if (reader?.status === 204) return got;
    await reader?.ended.catch(() => {});
    got.push(...(reader?.events ?? []).map(({ id }) => id));
    if (reader?.events.at(-1)?.data["status"] === "completed") return got;
    await pause(10);
  }
}

it("kill -9 in the middle of a build: 20 resuming subscribers get each event once, in order, and the build completes", async () => {
  const { dataDir, router, agent } = await prepare();
  agent.answer(() => QUEUED);
  const { conversationId } = await say(router);
  const streams = Array.from({ length: SUBSCRIBERS }, () => follow(`${router.url}/a2a/stream/${conversationId}`));
  const crash = Promise.withResolvers<void>();
  const reporting = reportAll(agent, conversationId, (index) => {
    if (index === REPORTS / 2) crash.resolve();
  });
  await crash.promise;
  await router.end("SIGKILL");
  await startProcess(dataDir, router.port);
  await reporting;
  const expected = Array.from({ length: REPORTS + 1 }, (_, index) => index + 1);
  for (const got of await Promise.all(streams)) expect(got).toEqual(expected);
}, 30_000);

it("kill -9 between an agent's 202 and its turn's end: the agent's reports bring the build back, and a retry gets the 202", async () => {
  const { dataDir, router, agent } = await prepare();
  const { conversationId } = await say(router);
  const called = Promise.withResolvers<void>();
  agent.answer(() => {
    called.resolve();
    return pause(60_000).then(() => QUEUED);
  });
  const key = { "idempotency-key": "confirm-1" };
  const lost = say(router, { conversationId, confirm: true }, key).catch(() => "lost");
  await called.promise;
  await router.end("SIGKILL");
  expect(await lost).toBe("lost");
  const again = await startProcess(dataDir, router.port);
  const interrupted = await fetch(`${again.url}/a2a/conversations/${conversationId}`);
  expect(await interrupted.json()).toMatchObject({ status: "error", error: { code: "turn_interrupted" } });
  expect((await agent.report({ conversationId, version: 1 })).status).toBe(200);
  agent.answer(() => AWAITING);
  expect(await say(again, { conversationId, confirm: true }, key)).toMatchObject({ status: "queued", version: 1 });
}, 30_000);

it("SIGTERM ends the process with code 0, at once when nothing is open", async () => {
  const { router } = await prepare();
  await fetch(`${router.url}/health`);
  const startedAt = performance.now();
  expect(await router.end("SIGTERM")).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(3_000);
}, 30_000);

it("SIGTERM lets the turns under way finish and ends streams properly behind a hint when to come back, all within ten seconds", async () => {
  const { router, agent } = await prepare();
  agent.answer(() => QUEUED);
  const { conversationId } = await say(router);
  expect((await agent.report({ conversationId, version: 1 })).status).toBe(200);
  const readers = await Promise.all(
    Array.from({ length: SUBSCRIBERS }, () => openReader(`${router.url}/a2a/stream/${conversationId}`)),
  );
  await Promise.all(readers.map((reader) => reader.waitFor(2)));
  const called = Promise.withResolvers<void>();
  agent.answer(async () => {
    called.resolve();
    await pause(500);
    return AWAITING;
  });
  const turn = say(router);
  await called.promise;
  const startedAt = performance.now();
  const ending = router.end("SIGTERM");
  expect(await turn).toMatchObject({ status: "AWAITING_USER_INPUT" });
  // `ended` rejects for a stream that was cut off.
  for (const reader of readers) {
    await reader.ended;
    expect(reader.comments.at(-1)).toMatch(/^retry: \d+$/);
    expect(reader.comments.length).toBeGreaterThan(1);
  }
  expect(await ending).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
}, 30_000);

it("SIGTERM ends the process within its limit when an agent never answers, and the next start tells what became of that turn", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "joinery-crash-"));
  cleanups.push(() => rm(dataDir, { recursive: true, force: true }));
  const router = await startProcess(dataDir, 0, { STOP_TIMEOUT_MS: "500" });
  const agent = await startAgent();
  cleanups.push(async () => agent[Symbol.asyncDispose]());
  await agent.register(router.url);
  const { conversationId } = await say(router);
  const called = Promise.withResolvers<void>();
  agent.answer(() => {
    called.resolve();
    return new Promise(() => {});
  });
  const lost = say(router, { conversationId }).catch(() => "lost");
  await called.promise;
  expect(await router.end("SIGTERM")).toBe(0);
  await lost;
  const again = await startProcess(dataDir, router.port);
  const state = await fetch(`${again.url}/a2a/conversations/${conversationId}`);
  expect(await state.json()).toMatchObject({ status: "error", error: { retryable: true } });
}, 30_000);
