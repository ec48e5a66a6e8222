/**
 * Bad input, in bulk: no answer of 5xx, none in HTML, none later than a second, no crash, no growth.
 *
 * `node scripts/fuzz/run.ts [--count 100000] [--seed 1]`
 */
import { parseArgs } from "node:util";
import { fuzz } from "./fuzz.ts";
import { startTarget } from "./target.ts";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "100000" },
    seed: { type: "string", default: String(Date.now() % 1e9) },
  },
});
const seed = Number(values.seed);
console.log(`seed ${seed}`);
await using target = await startTarget();
const startedAt = performance.now();
const { sent, byStatus, slowestMs, memoryGrowthBytes } = await fuzz(target, { count: Number(values.count), seed });
const seconds = (performance.now() - startedAt) / 1000;
console.log(`${sent} requests in ${seconds.toFixed(0)} s, the slowest answer ${slowestMs.toFixed(0)} ms`);
console.log(`memory grew by ${(memoryGrowthBytes / 1024 ** 2).toFixed(1)} MB after the first fifth`);
console.table(byStatus);
