/**
 * The main job, timed from outside over real sockets and processes: a discovery turn, the 202 after the confirm, and the whole
 * build without running the app (`verified-build.ts` times that). Beside each figure stands a peer measured in the same rounds, so that the ratio survives a noisy machine:
 * a bare Hono server that echoes the same JSON (the floor of any turn), the agent asked directly (the router's share), and
 * `tsc --noEmit` on the same app (what checking alone costs from the command line).
 *
 * `node scripts/bench/main-job.ts [--rounds 40]`
 */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { serve } from "@hono/node-server";
import { createClient, type AppFile, type Client } from "@joinery/shared";
import { Hono } from "hono";
import { BRIEFS } from "../e2e/briefs.ts";
import { collectEvents } from "../e2e/conversation.ts";
import { findFreePort, startSystem } from "../e2e/processes.ts";
import { formatMs, formatRatio, formatTable, median, percentile, timeMs } from "./statistics.ts";
import { talkAndTime } from "./timed-talk.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const TSC_ROUNDS = 3;

const { values } = parseArgs({ options: { rounds: { type: "string", default: "40" } } });
const rounds = Number(values.rounds);

await using system = await startSystem({ env: { LOG_LEVEL: "warn", VERIFY: "off" } });
const client = createClient({ baseUrl: system.router.url });
const echo = await startEcho();
const samples = {
  discovery: [] as number[],
  direct: [] as number[],
  echo: [] as number[],
  accepted: [] as number[],
  build: [] as number[],
};
let files: readonly AppFile[] = [];

for (let round = -5; round < rounds; round += 1) {
  const brief = BRIEFS[(round + BRIEFS.length) % BRIEFS.length]?.brief ?? "";
  const turn = { intent: "app.compose", userInput: brief };
  const [viaRouter, direct, floor] = [
    await timeMs(() => client.intent(turn)),
    await timeMs(() =>
      post(`${system.agent.url}/intent`, { ...turn, conversationId: `bench-${round + 5}`, history: [], version: 1 }),
    ),
    await timeMs(() => post(echo.url, turn)),
  ];
  const build = await timeBuild(client, brief);
  files = build.files;
  // The first rounds warm caches and compilers; a server that has been up for a while is what users meet.
  if (round < 0) continue;
  samples.discovery.push(viaRouter.ms);
  samples.direct.push(direct.ms);
  samples.echo.push(floor.ms);
  samples.accepted.push(build.acceptedMs);
  samples.build.push(build.completedMs);
}
const tsc = await timeTsc(files);
echo.close();

console.log(
  `Node ${process.version}, ${cpus()[0]?.model ?? "unknown CPU"} × ${cpus().length}, ${rounds} rounds, one client\n`,
);
const row = (name: string, list: readonly number[], peer: string, base: readonly number[]) => [
  name,
  formatMs(median(list)),
  formatMs(percentile(list, 0.95)),
  formatRatio(median(list), median(base)),
  peer,
];
console.log(
  formatTable([
    ["step", "p50", "p95", "ratio", "peer"],
    row(
      "discovery turn, router + agent",
      samples.discovery,
      `agent asked directly (${formatMs(median(samples.direct))})`,
      samples.direct,
    ),
    row(
      "discovery turn, router + agent",
      samples.discovery,
      `bare Hono echo (${formatMs(median(samples.echo))})`,
      samples.echo,
    ),
    row("confirm → 202", samples.accepted, `bare Hono echo (${formatMs(median(samples.echo))})`, samples.echo),
    row("confirm → completed", samples.build, `tsc --noEmit on the app (${formatMs(median(tsc))})`, tsc),
  ]),
);

type Build = { acceptedMs: number; completedMs: number; files: readonly AppFile[] };

/** Talks a brief to the point where only the confirm is missing, then times the confirm. */
async function timeBuild(builder: Client, brief: string): Promise<Build> {
  const { conversationId, confirmedAt } = await talkAndTime(builder, brief);
  const acceptedMs = performance.now() - confirmedAt;
  const events = await collectEvents(builder, conversationId);
  const last = events.at(-1)?.event;
  if (last?.status !== "completed") throw new Error(`the build ended with: ${last?.message}`);
  return { acceptedMs, completedMs: performance.now() - confirmedAt, files: last.files ?? [] };
}

async function timeTsc(app: readonly AppFile[]): Promise<number[]> {
  const folder = await mkdtemp(join(tmpdir(), "joinery-bench-"));
  for (const file of app) {
    await mkdir(dirname(join(folder, file.path)), { recursive: true });
    await writeFile(join(folder, file.path), file.content);
  }
  await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"));
  const times: number[] = [];
  for (let round = 0; round < TSC_ROUNDS; round += 1) times.push((await timeMs(() => runTsc(folder))).ms);
  await rm(folder, { recursive: true });
  return times;
}

function runTsc(folder: string): Promise<void> {
  const tsc = createRequire(import.meta.url)
    .resolve("typescript/package.json")
    .replace("package.json", "bin/tsc");
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [tsc, "--noEmit", "-p", folder], { stdio: "inherit" });
    child.once("exit", (code) => (code === 0 ? done() : failed(new Error(`tsc ended with ${code}`))));
  });
}

async function startEcho(): Promise<{ url: string; close(): void }> {
  const port = await findFreePort();
  const app = new Hono().post("/", async (c) => c.json(await c.req.json()));
  const server = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" });
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

async function post(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
