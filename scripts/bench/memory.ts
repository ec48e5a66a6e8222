/**
 * Memory per open stream: resident memory with many streams open less that without any, rubbish collected, each server in a process
 * of its own, beside a plain `node:http` response. Buffers of the system's sockets belong to no process and are the same for all.
 *
 * `node scripts/bench/memory.ts [--streams 10000] [--rounds 1]`
 */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { setTimeout as sleep } from "node:timers/promises";
import type { Endpoint } from "./fan-out/endpoint.ts";
import { startLoadProcess } from "./fan-out/load-process.ts";
import { startNchan } from "./fan-out/nchan.ts";
import { startScriptedAgent, toHubEndpoint } from "./fan-out/targets.ts";
import { readMemory } from "./process-figures.ts";
import { formatCount, formatMachine, formatRatio, formatTable, median, toCount } from "./statistics.ts";

/** Opened and closed before anything is measured: code that is compiled, pools that stay. */
const WARM_STREAMS = 500;
const SETTLE_MS = 300;

/** A server, and how to learn its memory in bytes. */
type Case = { readonly endpoint: Endpoint; measure(): Promise<number> };

const { values } = parseArgs({
  options: { streams: { type: "string", default: "10000" }, rounds: { type: "string", default: "1" } },
});
const streams = toCount(values.streams, "--streams");
const rounds = toCount(values.rounds, "--rounds");
const cases: Readonly<Record<string, (resources: AsyncDisposableStack) => Promise<Case | undefined>>> = {
  "node:http response": (resources) => openHub(resources, "plain"),
  "joinery router": openRouter,
  "nchan (nginx)": openNchan,
  "better-sse": (resources) => openHub(resources, "better-sse"),
  "Hono streamSSE": (resources) => openHub(resources, "hono"),
};

console.log(`${formatMachine()}\n`);
const samples = new Map<string, number[]>(Object.keys(cases).map((name) => [name, []]));
for (let round = 0; round < rounds; round += 1)
  for (const [name, open] of Object.entries(cases)) {
    const perStream = await measureCase(open);
    if (perStream !== undefined) samples.get(name)?.push(perStream);
  }
const [plain = []] = samples.values();
const rows = [...samples]
  .filter(([, list]) => list.length > 0)
  .map(([name, list]) => [name, `${(median(list) / 1024).toFixed(1)} KB`, formatRatio(median(list), median(plain))]);
console.log(`${formatCount(streams)} open streams, median of ${rounds} runs`);
console.log(formatTable([["server", "memory per stream", "of a plain response"], ...rows]));

async function measureCase(open: (typeof cases)[string]): Promise<number | undefined> {
  await using resources = new AsyncDisposableStack();
  const opened = await open(resources);
  if (opened === undefined) return undefined;
  const load = resources.use(startLoadProcess());
  const connect = (subscribers: number) => load.connect({ endpoints: [opened.endpoint], subscribers, publishers: 1 });
  await connect(WARM_STREAMS);
  await load.disconnect();
  await sleep(SETTLE_MS);
  const before = await opened.measure();
  await connect(streams);
  await sleep(SETTLE_MS);
  return ((await opened.measure()) - before) / streams;
}

async function openRouter(resources: AsyncDisposableStack): Promise<Case> {
  const folder = await mkdtemp(join(tmpdir(), "joinery-memory-"));
  resources.defer(() => rm(folder, { recursive: true, force: true }));
  const { port, measure } = await startProcess(resources, "memory/router-process.ts", folder);
  const agent = resources.use(await startScriptedAgent(port));
  return { endpoint: await agent.open(), measure };
}

async function openHub(resources: AsyncDisposableStack, kind: "plain" | "hono" | "better-sse"): Promise<Case> {
  const { port, measure } = await startProcess(resources, "fan-out/peer.ts", kind);
  return { endpoint: toHubEndpoint({ port, publishPath: "/publish", streamPath: "/stream" }), measure };
}

async function openNchan(resources: AsyncDisposableStack): Promise<Case | undefined> {
  const nchan = await startNchan();
  if (nchan === undefined) return undefined;
  resources.use(nchan);
  return { endpoint: await nchan.open(), measure: () => Promise.resolve(readMemory(nchan.pid)) };
}

async function startProcess(resources: AsyncDisposableStack, file: string, argument: string) {
  const child: ChildProcess = fork(join(import.meta.dirname, file), [argument]);
  const gone = once(child, "exit");
  resources.defer(async () => {
    child.kill();
    await gone;
  });
  const ended = gone.then(([code]): never => {
    throw new Error(`${file} ended with ${String(code)}`);
  });
  ended.catch(() => {});
  const next = async (): Promise<number> => Number((await Promise.race([once(child, "message"), ended]))[0]);
  const port = await next();
  const measure = (): Promise<number> => {
    const answer = next();
    child.send("memory");
    return answer;
  };
  return { port, measure };
}
