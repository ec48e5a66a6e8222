/**
 * From the user's "yes" to an app that answers, timed from outside over real sockets and processes, while the build and its checks
 * go on beside it; then a visit that wakes a preview which sleeps, and the change to another version. Beside it, in the same rounds, what
 * the same app takes by hand: `vite build` and `npm start` without a sandbox, in a folder that has its packages already.
 *
 * `node scripts/bench/preview.ts [--rounds 12]`
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { cpus, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createClient, type AppFile, type PreviewReply } from "@joinery/shared";
import { BRIEFS } from "../e2e/briefs.ts";
import { collectEvents } from "../e2e/conversation.ts";
import { findFreePort, startSystem } from "../e2e/processes.ts";
import { formatMs, formatRatio, formatTable, median, percentile, timeMs } from "./statistics.ts";
import { talkAndTime } from "./timed-talk.ts";

const MODULES = resolve(import.meta.dirname, "../../node_modules");
const WARM_UP_ROUNDS = 2;
const IDLE_MS = 1_500;

const { values } = parseArgs({ options: { rounds: { type: "string", default: "12" } } });
const rounds = Number(values.rounds);

await using system = await startSystem({ env: { LOG_LEVEL: "warn", PREVIEW_IDLE_MS: String(IDLE_MS) } });
const client = createClient({ baseUrl: system.router.url });
const samples = { usable: [] as number[], wake: [] as number[], byHand: [] as number[] };

for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
  const { brief } = BRIEFS[(round + BRIEFS.length) % BRIEFS.length] ?? { brief: "" };
  const { usableMs, preview, files } = await timeUsable(brief);
  const wakeMs = await timeWake(preview);
  await client.stopPreview(preview.conversationId);
  const byHandMs = await timeByHand(files);
  // The first rounds prepare packages and warm caches; an agent that has been up for a while is what users meet.
  if (round < 0) continue;
  samples.usable.push(usableMs);
  samples.wake.push(wakeMs);
  samples.byHand.push(byHandMs);
}

console.log(`Node ${process.version}, ${cpus()[0]?.model ?? "unknown CPU"} × ${cpus().length}, ${rounds} rounds\n`);
const row = (name: string, list: readonly number[]) => [
  name,
  formatMs(median(list)),
  formatMs(percentile(list, 0.95)),
  formatRatio(median(list), median(samples.byHand)),
];
console.log(
  formatTable([
    ["step", "p50", "p95", "ratio to by hand"],
    row("confirm → the app's page and API answer", samples.usable),
    row("first visit of a preview that sleeps", samples.wake),
    row("by hand: vite build, npm start, no sandbox", samples.byHand),
  ]),
);

type Usable = { readonly usableMs: number; readonly preview: PreviewReply; readonly files: readonly AppFile[] };

/** Talks a brief to the point where only the confirm is missing, then times from the confirm. */
async function timeUsable(brief: string): Promise<Usable> {
  const { conversationId, confirmedAt } = await talkAndTime(client, brief);
  const following = collectEvents(client, conversationId);
  let preview = await client.preview(conversationId, { waitMs: 20_000 });
  while (preview.status === "starting") preview = await client.preview(conversationId, { waitMs: 20_000 });
  if (preview.status !== "ready") throw new Error(JSON.stringify(preview.errors));
  await Promise.all([visit(preview, "/"), visit(preview, "/api/health")]);
  const usableMs = performance.now() - confirmedAt;
  const last = (await following).at(-1)?.event;
  if (last?.status !== "completed") throw new Error(`the build ended with: ${last?.message}`);
  return { usableMs, preview, files: last.files ?? [] };
}

async function timeWake(preview: PreviewReply): Promise<number> {
  await sleep(IDLE_MS * 2);
  return (await timeMs(() => visit(preview, "/api/health"))).ms;
}

/** Fails unless it is answered with 200. */
async function visit({ url }: Pick<PreviewReply, "url">, path: string): Promise<void> {
  const { host, port } = new URL(url);
  const call = request({ host: "127.0.0.1", port, path, headers: { host } }).end();
  const [response] = (await once(call, "response")) as [{ statusCode?: number; resume(): void }];
  response.resume();
  if (response.statusCode !== 200) throw new Error(`${url}${path} answered ${response.statusCode}`);
}

async function timeByHand(files: readonly AppFile[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "joinery-bench-"));
  const port = await findFreePort();
  const env = { PATH: process.env["PATH"] ?? "", PORT: String(port), NODE_ENV: "production" };
  const startedAt = performance.now();
  for (const { path, content } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  await symlink(MODULES, join(folder, "node_modules"));
  const vite = spawn(process.execPath, [join(MODULES, "vite/bin/vite.js"), "build", "--logLevel", "warn"], {
    cwd: folder,
    env,
    stdio: "inherit",
  });
  await once(vite, "exit");
  const app = spawn(process.execPath, ["dist/server/main.js"], { cwd: folder, env, stdio: "ignore" });
  const isUp = () =>
    fetch(`http://127.0.0.1:${port}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isUp())) await sleep(10);
  const ms = performance.now() - startedAt;
  app.kill("SIGKILL");
  await rm(folder, { recursive: true });
  return ms;
}
