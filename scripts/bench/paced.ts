/**
 * Latency: reports at a steady pace, and how long it takes from sending one until each subscriber has it. The router makes every
 * report durable first; its peers keep nothing on disk.
 *
 * `node scripts/bench/paced.ts [--subscribers 100,500] [--per-second 200] [--rounds 5] [--publish-ms 1000] [--peers nchan,better-sse]`
 */
import { parseArgs } from "node:util";
import { startContenders } from "./fan-out/contenders.ts";
import type { RoundResult } from "./fan-out/endpoint.ts";
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

const { values } = parseArgs({
  options: {
    subscribers: { type: "string", default: "100,500" },
    "per-second": { type: "string", default: "200" },
    rounds: { type: "string", default: "5" },
    "publish-ms": { type: "string", default: "1000" },
    peers: { type: "string", default: "nchan,better-sse" },
  },
});
const sizes = values.subscribers.split(",").map((size) => toCount(size, "--subscribers"));
const perSecond = toCount(values["per-second"], "--per-second");
const rounds = toCount(values.rounds, "--rounds");
const publishMs = toCount(values["publish-ms"], "--publish-ms");

await using resources = new AsyncDisposableStack();
const contenders = await startContenders(resources, values.peers.split(","));
console.log(`${formatMachine()}; ${rounds} alternating rounds of ${publishMs} ms at ${perSecond} reports a second\n`);
for (const subscribers of sizes) console.log(`${formatResults(subscribers, await measure(subscribers))}\n`);

/** The first round warms up and is left out. */
async function measure(subscribers: number): Promise<ReadonlyMap<string, readonly RoundResult[]>> {
  const results = new Map<string, RoundResult[]>(contenders.map(({ target }) => [target.name, []]));
  for (const { target, load } of contenders)
    await load.connect({ endpoints: [await target.open()], subscribers, publishers: PUBLISHERS });
  for (let round = -1; round < rounds; round += 1) {
    for (const { target, load } of contenders) {
      const result = await load.round({ publishMs, drainMs: DRAIN_MS, perSecond });
      if (round >= 0) results.get(target.name)?.push(result);
    }
  }
  for (const { load } of contenders) await load.disconnect();
  return results;
}

function formatResults(subscribers: number, results: ReadonlyMap<string, readonly RoundResult[]>): string {
  const toLatency = (list: readonly RoundResult[], share: "p50" | "p99") =>
    median(list.map(({ latencyMs }) => latencyMs?.[share] ?? Number.NaN));
  const [own = []] = results.values();
  const rows = [...results].map(([name, list]) => [
    name,
    formatMs(toLatency(list, "p50")),
    formatRatio(toLatency(own, "p50"), toLatency(list, "p50")),
    formatMs(toLatency(list, "p99")),
    formatRatio(toLatency(own, "p99"), toLatency(list, "p99")),
    formatCount(list.reduce((sum, { lost }) => sum + lost, 0)),
    formatCount(list.reduce((sum, { outOfOrder }) => sum + outOfOrder, 0)),
  ]);
  const header = ["server", "median", "router takes", "p99", "router takes", "lost", "out of order"];
  return `${formatCount(subscribers)} subscribers, median of ${own.length} rounds, load ${formatLoad()}\n${formatTable([header, ...rows])}`;
}
