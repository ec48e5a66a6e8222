/**
 * What streams cost: the router's time on a processor per report and per delivery, from 1 to 10,000 streams of one conversation, at
 * paces that it keeps up with.
 *
 * `node scripts/bench/scale.ts [--streams 1,10,100,1000,10000] [--deliveries-per-second 20000] [--rounds 5] [--publish-ms 1500]`
 */
import { parseArgs } from "node:util";
import { startLoadProcess } from "./fan-out/load-process.ts";
import { startRouter } from "./fan-out/targets.ts";
import { readCpuMs, readMemory } from "./process-figures.ts";
import { formatCount, formatLoad, formatMachine, formatMs, formatTable, median, toCount } from "./statistics.ts";

const PUBLISHERS = 16;
const DRAIN_MS = 20_000;
const MIN_PER_SECOND = 4;
const MAX_PER_SECOND = 400;

const { values } = parseArgs({
  options: {
    streams: { type: "string", default: "1,10,100,1000,10000" },
    "deliveries-per-second": { type: "string", default: "20000" },
    rounds: { type: "string", default: "5" },
    "publish-ms": { type: "string", default: "1500" },
  },
});
const sizes = values.streams.split(",").map((size) => toCount(size, "--streams"));
const deliveriesPerSecond = toCount(values["deliveries-per-second"], "--deliveries-per-second");
const rounds = toCount(values.rounds, "--rounds");
const publishMs = toCount(values["publish-ms"], "--publish-ms");

await using resources = new AsyncDisposableStack();
const router = resources.use(await startRouter());
const load = resources.use(startLoadProcess());
console.log(`${formatMachine()}; ${rounds} rounds of ${publishMs} ms\n`);
const header = ["streams", "reports/s", "CPU per report", "per delivery", "latency p50", "p99", "memory", "lost"];
const rows: string[][] = [];
for (const streams of sizes) rows.push(await measure(streams));
console.log(`${formatTable([header, ...rows])}\n\nload at the end ${formatLoad()}`);

async function measure(streams: number): Promise<string[]> {
  await load.connect({ endpoints: [await router.open()], subscribers: streams, publishers: PUBLISHERS });
  const perSecond = Math.min(MAX_PER_SECOND, Math.max(MIN_PER_SECOND, Math.round(deliveriesPerSecond / streams)));
  const samples: { cpuMs: number; p50: number; p99: number }[] = [];
  let lost = 0;
  for (let round = -1; round < rounds; round += 1) {
    const before = readCpuMs(router.pid);
    const result = await load.round({ publishMs, drainMs: DRAIN_MS, perSecond });
    const cpuMs = (readCpuMs(router.pid) - before) / result.messages;
    lost += result.lost;
    if (round >= 0) samples.push({ cpuMs, ...(result.latencyMs ?? { p50: Number.NaN, p99: Number.NaN }) });
  }
  const memory = readMemory(router.pid);
  await load.disconnect();
  const cpuMs = median(samples.map((sample) => sample.cpuMs));
  return [
    formatCount(streams),
    formatCount(perSecond),
    formatMs(cpuMs),
    `${((cpuMs / streams) * 1000).toFixed(1)} µs`,
    formatMs(median(samples.map(({ p50 }) => p50))),
    formatMs(median(samples.map(({ p99 }) => p99))),
    `${formatCount(memory / 1024 ** 2)} MB`,
    formatCount(lost),
  ];
}
