/**
 * A verified build, timed from outside over real processes: from the user's confirmation to `completed`, when the app has been
 * installed, type-checked, built, started and tested, once without and once with a look at every page in Chromium. In the same run:
 * what `npm create vite` with the same libraries, `npm install` and `vite build` take, which proves less; and compiling alone, over
 * all briefs of the composer's development.
 *
 * `node scripts/bench/verified-build.ts [--rounds 4] [--skip-peer]`
 */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createClient, type Client, type Verification } from "@joinery/shared";
import { compileApp } from "../../agent/src/compiler/compile.ts";
import { DEV_BRIEFS } from "../../agent/src/engine/composer/fixtures/dev-briefs.ts";
import { createTalk } from "../../agent/src/engine/composer/fixtures/talk.ts";
import { BRIEFS } from "../e2e/briefs.ts";
import { collectEvents } from "../e2e/conversation.ts";
import { startSystem } from "../e2e/processes.ts";
import { formatMs, formatTable, median, percentile, timeMs } from "./statistics.ts";
import { talkAndTime } from "./timed-talk.ts";

const COMPILE_ROUNDS = 10;
const PEER_TIMEOUT_MS = 90_000;

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "4" }, "skip-peer": { type: "boolean", default: false } },
});
const rounds = Number(values.rounds);

console.log(
  `Node ${process.version}, ${cpus()[0]?.model ?? "unknown CPU"} × ${cpus().length}, ${rounds} rounds, one client\n`,
);
const compile = timeCompiler();
const builds = await timeBuilds();
const peer = values["skip-peer"] ? undefined : await timePeer();

console.log(
  formatTable([
    ["step", "p50", "p95"],
    ...builds.flatMap(({ name, total, steps }) => toRows(name, total, steps)),
    ...(peer ?? []).map(({ name, ms }) => [name, formatMs(ms), ""]),
  ]),
);
if (peer === undefined) console.log("\ncreate-vite: not measured (no registry, or --skip-peer)");
console.log(
  `\ncompile, ${DEV_BRIEFS.length} briefs × ${COMPILE_ROUNDS}: p50 ${formatMs(median(compile))}, p99 ${formatMs(percentile(compile, 0.99))}`,
);

function toRows(name: string, total: readonly number[], steps: Map<string, number[]>): string[][] {
  const toRow = (label: string, list: readonly number[]): string[] => [
    label,
    formatMs(median(list)),
    formatMs(percentile(list, 0.95)),
  ];
  return [toRow(`confirm → completed, ${name}`, total)].concat(
    [...steps].map(([step, list]) => toRow(`  ${step}`, list)),
  );
}

type Builds = { readonly name: string; readonly total: readonly number[]; readonly steps: Map<string, number[]> };

/** Both ways take turns, so that the machine's other work meets them alike. */
async function timeBuilds(): Promise<Builds[]> {
  await using fast = await startSystem({ env: { LOG_LEVEL: "warn", VERIFY: "fast" } });
  await using full = await startSystem({ env: { LOG_LEVEL: "warn", VERIFY: "full" } });
  const toWay = (name: string, baseUrl: string): Builds & { total: number[]; client: Client } => {
    return { name, client: createClient({ baseUrl }), total: [], steps: new Map() };
  };
  const ways = [toWay("without the browser", fast.router.url), toWay("with the browser", full.router.url)];
  // The first build of each waits for its packages; a server that has been up for a while is what users meet.
  for (let round = -1; round < rounds; round += 1) {
    const brief = BRIEFS[(round + BRIEFS.length) % BRIEFS.length]?.brief ?? "";
    for (const { client, total, steps } of ways) {
      const { ms, verification } = await timeBuild(client, brief);
      if (round < 0) continue;
      total.push(ms);
      for (const step of verification.steps.filter(({ status }) => status === "passed"))
        steps.set(step.name, [...(steps.get(step.name) ?? []), step.ms]);
    }
  }
  return ways;
}

async function timeBuild(client: Client, brief: string): Promise<{ ms: number; verification: Verification }> {
  const { conversationId, confirmedAt } = await talkAndTime(client, brief);
  const last = (await collectEvents(client, conversationId)).at(-1)?.event;
  const ms = performance.now() - confirmedAt;
  if (last?.status !== "completed" || last.verification === undefined)
    throw new Error(`the build of "${brief}" ended with: ${last?.message}`);
  return { ms, verification: last.verification };
}

function timeCompiler(): number[] {
  const specs = DEV_BRIEFS.map(({ brief }) => createTalk().say(brief).appSpec);
  const times: number[] = [];
  for (let round = -1; round < COMPILE_ROUNDS; round += 1) {
    for (const spec of specs) {
      const startedAt = performance.now();
      compileApp(spec);
      if (round >= 0) times.push(performance.now() - startedAt);
    }
  }
  return times;
}

type PeerStep = { readonly name: string; readonly ms: number };

/** `undefined` where there is no registry. The first run fills an npm cache of its own, the second one uses it. */
async function timePeer(): Promise<PeerStep[] | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "joinery-peer-"));
  try {
    const cache = join(folder, "npm-cache");
    const steps: PeerStep[] = [];
    for (const name of ["first", "again"]) {
      const { ms } = await timeMs(async () => {
        await run(["create", "--yes", "vite@latest", name, "--", "--template", "react-ts"], folder, cache);
        await run(["install", "--no-audit", "--no-fund"], join(folder, name), cache);
        await run(["run", "build"], join(folder, name), cache);
      });
      steps.push({ name: `npm create vite + npm install + build, ${name === "first" ? "empty" : "filled"} cache`, ms });
    }
    return steps;
  } catch (error) {
    console.error(`the peer could not be measured: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(argv: readonly string[], cwd: string, cacheFolder: string): Promise<void> {
  const env = { ...process.env, npm_config_cache: cacheFolder, CI: "1" };
  return new Promise((done, failed) => {
    const child = spawn("npm", argv, { cwd, env, stdio: ["ignore", "ignore", "pipe"], timeout: PEER_TIMEOUT_MS });
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-500)));
    child.once("error", failed);
    child.once("exit", (code) => (code === 0 ? done() : failed(new Error(`npm ended with ${code}: ${errors}`))));
  });
}
