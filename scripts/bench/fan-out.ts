/**
 * Fan-out: one conversation, many subscribers, reports at full speed. The router runs as it always does, with every report
 * durable before it is answered; its peers keep nothing on disk. Each server is a process, and so is the load of each; servers
 * take turns round by round, so that whatever else the machine does meets all of them. Every delivery is counted and checked.
 *
 * `node scripts/bench/fan-out.ts [--subscribers 100,1000] [--peers nchan,plain,hono,better-sse] [--rounds 5] [--publish-ms 200]
 * [--publishers 256] [--budget-s 85]`
 */
import { parseArgs } from "node:util";
import { startContenders } from "./fan-out/contenders.ts";
import type { RoundOptions, RoundResult } from "./fan-out/endpoint.ts";
import { readCpuMs } from "./process-figures.ts";
import { formatCount, formatLoad, formatMachine, formatRatio, formatTable, median, toCount } from "./statistics.ts";

/** Keeps what a server that answers before it delivers can pile up in its memory bounded. */
const MAX_DELIVERIES_PER_ROUND = 2_000_000;
/** Reports on their way times subscribers: with more, a round of the slowest server takes longer than all others together. */
const MAX_IN_FLIGHT = 640_000;
const DRAIN_MS = 60_000;
const MIN_ROUNDS = 3;
/** Enough for all rounds of a small size on a busy machine. */
const MIN_SHARE_MS = 12_000;

const { values } = parseArgs({
  options: {
    subscribers: { type: "string", default: "100,1000" },
    rounds: { type: "string", default: "5" },
    "publish-ms": { type: "string", default: "200" },
    publishers: { type: "string", default: "256" },
    peers: { type: "string", default: "nchan,plain,hono,better-sse" },
    "budget-s": { type: "string", default: "85" },
  },
});
const sizes = values.subscribers.split(",").map((size) => toCount(size, "--subscribers"));
const rounds = toCount(values.rounds, "--rounds");
const publishMs = toCount(values["publish-ms"], "--publish-ms");
const maxPublishers = toCount(values.publishers, "--publishers");
const budgetMs = toCount(values["budget-s"], "--budget-s") * 1000;

await using resources = new AsyncDisposableStack();
const contenders = await startContenders(resources, values.peers.split(","));
console.log(`${formatMachine()}; at most ${rounds} alternating rounds of ${publishMs} ms\n`);
for (const [index, subscribers] of sizes.entries()) {
  // More subscribers take longer to connect and to serve, so the sizes share what is left by their weight.
  const left = budgetMs - performance.now();
  const weights = sizes.slice(index).map(Math.sqrt);
  const share = (Math.sqrt(subscribers) / weights.reduce((sum, weight) => sum + weight, 0)) * left;
  const results = await measure(subscribers, performance.now() + Math.max(share, MIN_SHARE_MS));
  console.log(`${formatResults(subscribers, results)}\n`);
}
console.log(`load at the end ${formatLoad()}, ${(performance.now() / 1000).toFixed(0)} s`);

/** A round, and the server's time on a processor in it: a figure that neighbours on the machine change less than the clock's. */
type Measured = RoundResult & { readonly cpuMs: number };
type Results = ReadonlyMap<string, readonly Measured[]>;

/** Results by contender. The first round warms compilers and caches; a server that has been up for a while is what counts. */
async function measure(subscribers: number, deadline: number): Promise<Results> {
  const results = new Map<string, Measured[]>(contenders.map(({ target }) => [target.name, []]));
  const publishers = toPublishers(subscribers);
  for (const { target, load } of contenders)
    await load.connect({ endpoints: [await target.open()], subscribers, publishers });
  const options: RoundOptions = {
    publishMs,
    maxMessages: Math.ceil(MAX_DELIVERIES_PER_ROUND / subscribers),
    drainMs: DRAIN_MS,
  };
  for (let round = -1; round < rounds && (round < MIN_ROUNDS || performance.now() < deadline); round += 1) {
    for (const { target, load } of contenders) {
      const cpuBefore = readCpuMs(target.pid);
      const result = await load.round(options);
      if (round >= 0) results.get(target.name)?.push({ ...result, cpuMs: readCpuMs(target.pid) - cpuBefore });
    }
  }
  for (const { load } of contenders) await load.disconnect();
  return results;
}

/** How many reports are on their way at a time; the same for all servers. */
function toPublishers(subscribers: number): number {
  return Math.max(1, Math.min(maxPublishers, Math.floor(MAX_IN_FLIGHT / subscribers)));
}

function formatResults(subscribers: number, results: Results): string {
  const toRates = (list: readonly Measured[]) => list.map((result) => (result.deliveries / result.elapsedMs) * 1000);
  const toPerCpu = (list: readonly Measured[]) =>
    (sum(list, (result) => result.deliveries) / sum(list, (result) => result.cpuMs)) * 1000;
  const [own = []] = results.values();
  const rows = [...results].map(([name, list]) => {
    const rates = toRates(list);
    return [
      name,
      formatCount(median(rates)),
      `${formatCount(Math.min(...rates))}–${formatCount(Math.max(...rates))}`,
      formatRatio(median(toRates(own)), median(rates)),
      formatCount(toPerCpu(list)),
      formatRatio(toPerCpu(own), toPerCpu(list)),
      formatCount(median(list.map((result) => (result.messages / result.elapsedMs) * 1000))),
      formatCount(sum(list, (result) => result.deliveries)),
      formatCount(sum(list, (result) => result.lost)),
      formatCount(sum(list, (result) => result.outOfOrder)),
    ];
  });
  const title = `1 conversation × ${formatCount(subscribers)} subscribers, ${toPublishers(subscribers)} publishers, median of ${own.length} rounds, load ${formatLoad()}`;
  const rates = ["deliveries/s", "range", "router is", "per CPU-second", "router is", "reports/s"];
  return `${title}\n${formatTable([["server", ...rates, "delivered", "lost", "out of order"], ...rows])}`;
}

function sum(list: readonly Measured[], pick: (result: Measured) => number): number {
  return list.reduce((total, result) => total + pick(result), 0);
}
