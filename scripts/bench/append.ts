/**
 * `POST /a2a/progress`: what it costs that a report is durable before it is answered. The same server over four stores: memory,
 * SQLite as it runs everywhere (`synchronous=FULL`, group commit), with `NORMAL`, and with a commit for each report. They take
 * turns round by round.
 *
 * `node scripts/bench/append.ts [--rounds 5] [--ms 1000] [--connections 64]`
 */
import { availableParallelism, cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { startStore, type Store } from "./append/targets.ts";
import type { LoadResult } from "./load/messages.ts";
import { describeDisk } from "./disk.ts";
import { startLoad } from "./load/start.ts";
import { formatMs, formatRatio, formatTable, median } from "./statistics.ts";

const LIGHT = { connections: 1, pauseMs: 2 };
const STORES = [
  ["memory", "memory"],
  ["SQLite, FULL, group commit", "full"],
  ["SQLite, NORMAL, group commit", "normal"],
  ["SQLite, FULL, one commit per report", "single"],
] as const;

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    ms: { type: "string", default: "1000" },
    connections: { type: "string", default: "64" },
  },
});
const [rounds, durationMs, connections] = [values.rounds, values.ms, values.connections].map(Number);
if (!rounds || !durationMs || !connections)
  throw new Error("--rounds, --ms and --connections take whole numbers from 1");

type Results = { readonly store: Store; readonly full: LoadResult[]; readonly light: LoadResult[] };

await using resources = new AsyncDisposableStack();
const load = resources.use(startLoad());
const all: Results[] = [];
for (const [name, kind] of STORES)
  all.push({ store: resources.use(await startStore(name, kind, connections)), full: [], light: [] });
for (let round = -1; round < rounds; round += 1) {
  for (const { store, full, light } of all) {
    const results = {
      full: await load.run(store.target, { connections, durationMs }),
      light: await load.run(store.target, { ...LIGHT, durationMs: durationMs / 2 }),
    };
    // The first round warms compilers and caches; a server that has been up for a while is what counts.
    if (round < 0) continue;
    full.push(results.full);
    light.push(results.light);
  }
}
console.log(
  `Node ${process.version}, ${cpus()[0]?.model ?? "unknown CPU"} × ${availableParallelism()}, load ${loadavg()[0]?.toFixed(1)}, ${describeDisk()}; ` +
    `median of ${rounds} alternating rounds of ${durationMs} ms, ${connections} connections; light load: 1 connection, one report every 2 ms\n`,
);
const toRate = ({ answers, elapsedMs }: LoadResult) => (answers / elapsedMs) * 1000;
const inMemory = median(all[0]?.full.map(toRate) ?? []);
const rows = all.map(({ store, full, light }) => [
  store.name,
  Math.round(median(full.map(toRate))).toLocaleString("en-US"),
  formatRatio(median(full.map(toRate)), inMemory),
  formatMs(median(full.map(({ p99Ms }) => p99Ms))),
  formatMs(median(light.map(({ p50Ms }) => p50Ms))),
]);
console.log(formatTable([["store", "reports/s", "of memory", "p99 at full load", "p50 at light load"], ...rows]));
