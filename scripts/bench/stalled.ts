/**
 * One reader that stops reading among many: what the others notice, and what it costs in memory. The router serves two
 * conversations in turn that differ in nothing but that reader.
 *
 * `node scripts/bench/stalled.ts [--subscribers 1000] [--rounds 5] [--per-second 50] [--publish-ms 1500]`
 */
import { parseArgs } from "node:util";
import type { RoundResult } from "./fan-out/endpoint.ts";
import { startLoadProcess, type LoadProcess } from "./fan-out/load-process.ts";
import { startRouter } from "./fan-out/targets.ts";
import { readMemory } from "./process-figures.ts";
import {
  formatCount,
  formatLoad,
  formatMachine,
  formatMs,
  formatRatio,
  formatTable,
  median,
  toCount,
} from "./statistics.ts";

const PUBLISHERS = 16;
const DRAIN_MS = 10_000;
/** More than two sockets' buffers hold, so that the stalled one is full before anything is measured. */
const FILL = { publishMs: 30_000, maxMessages: 2_500, drainMs: DRAIN_MS, paddingBytes: 3_500 };

const { values } = parseArgs({
  options: {
    subscribers: { type: "string", default: "1000" },
    rounds: { type: "string", default: "5" },
    "per-second": { type: "string", default: "50" },
    "publish-ms": { type: "string", default: "1500" },
  },
});
const subscribers = toCount(values.subscribers, "--subscribers");
const rounds = toCount(values.rounds, "--rounds");
const perSecond = toCount(values["per-second"], "--per-second");
const publishMs = toCount(values["publish-ms"], "--publish-ms");

await using resources = new AsyncDisposableStack();
const router = resources.use(await startRouter());
console.log(`${formatMachine()}; ${rounds} alternating rounds of ${publishMs} ms at ${perSecond} reports a second\n`);
const cases = [await openCase("all read", 0), await openCase("one does not read", 1)] as const;
const stallsBefore = await countStalls();
for (const { load } of cases) await load.round(FILL);
console.log(
  `the sockets of readers were full ${formatCount((await countStalls()) - stallsBefore)} times while they were filled\n`,
);
const memoryBefore = readMemory(router.pid);
for (let round = -1; round < rounds; round += 1) {
  for (const { load, results } of cases) {
    const result = await load.round({ publishMs, drainMs: DRAIN_MS, perSecond });
    if (round >= 0) results.push(result);
  }
}
console.log(formatResults(readMemory(router.pid) - memoryBefore));

async function openCase(name: string, stalled: number) {
  const load: LoadProcess = resources.use(startLoadProcess());
  await load.connect({ endpoints: [await router.open()], subscribers, publishers: PUBLISHERS, stalled });
  const results: RoundResult[] = [];
  return { name, load, results };
}

async function countStalls(): Promise<number> {
  const { host, port } = await router.open();
  const text = await fetch(`http://${host}:${port}/metrics`).then((response) => response.text());
  return Number(/^joinery_stream_stalls_total (\d+)/m.exec(text)?.[1]);
}

function formatResults(grownBytes: number): string {
  const toLatency = (list: readonly RoundResult[], share: "p50" | "p99") =>
    median(list.map(({ latencyMs }) => latencyMs?.[share] ?? Number.NaN));
  const [base] = cases;
  const rows = cases.map(({ name, results }) => [
    name,
    formatMs(toLatency(results, "p50")),
    formatMs(toLatency(results, "p99")),
    formatRatio(toLatency(results, "p99"), toLatency(base.results, "p99")),
    results.map(({ latencyMs }) => (latencyMs?.p99 ?? Number.NaN).toFixed(1)).join(" "),
    formatCount(results.reduce((sum, { lost }) => sum + lost, 0)),
  ]);
  const header = ["readers", "median", "p99", "ratio", "p99 of each round", "lost"];
  const title = `${formatCount(subscribers)} subscribers that read, load ${formatLoad()}`;
  const grown = `the router's memory changed by ${(grownBytes / 1024 ** 2).toFixed(1)} MB over the measured rounds`;
  return `${title}\n${formatTable([header, ...rows])}\n${grown}`;
}
