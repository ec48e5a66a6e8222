/**
 * Many conversations with one subscriber each, reports at full speed: nothing can be shared between subscribers, so this is the path
 * of a report through the server. The router makes every report durable; its peers keep nothing on disk.
 *
 * `node scripts/bench/conversations.ts [--conversations 2000] [--rounds 5] [--publish-ms 500] [--publishers 64]`
 */
import { parseArgs } from "node:util";
import { startContenders } from "./fan-out/contenders.ts";
import type { Endpoint, RoundResult, Target } from "./fan-out/endpoint.ts";
import { formatCount, formatLoad, formatMachine, formatRatio, formatTable, median, toCount } from "./statistics.ts";

const OPEN_AT_ONCE = 50;
const DRAIN_MS = 10_000;

const { values } = parseArgs({
  options: {
    conversations: { type: "string", default: "2000" },
    rounds: { type: "string", default: "5" },
    "publish-ms": { type: "string", default: "500" },
    publishers: { type: "string", default: "64" },
  },
});
const conversations = toCount(values.conversations, "--conversations");
const rounds = toCount(values.rounds, "--rounds");
const publishMs = toCount(values["publish-ms"], "--publish-ms");
const publishers = toCount(values.publishers, "--publishers");

await using resources = new AsyncDisposableStack();
// The hubs have one channel for everybody, so nchan is the only peer that knows what this is about.
const contenders = await startContenders(resources, ["nchan"]);
console.log(`${formatMachine()}; ${rounds} alternating rounds of ${publishMs} ms\n`);
const results = new Map<string, RoundResult[]>(contenders.map(({ target }) => [target.name, []]));
for (const { target, load } of contenders)
  await load.connect({ endpoints: await openMany(target), subscribers: 1, publishers });
for (let round = -1; round < rounds; round += 1) {
  for (const { target, load } of contenders) {
    const result = await load.round({ publishMs, drainMs: DRAIN_MS });
    if (round >= 0) results.get(target.name)?.push(result);
  }
}
console.log(formatResults());

async function openMany(target: Target): Promise<readonly Endpoint[]> {
  const endpoints: Endpoint[] = [];
  while (endpoints.length < conversations) {
    const count = Math.min(OPEN_AT_ONCE, conversations - endpoints.length);
    endpoints.push(...(await Promise.all(Array.from({ length: count }, () => target.open()))));
  }
  return endpoints;
}

function formatResults(): string {
  const toRate = (list: readonly RoundResult[]) => median(list.map((one) => (one.deliveries / one.elapsedMs) * 1000));
  const [own = []] = results.values();
  const rows = [...results].map(([name, list]) => [
    name,
    formatCount(toRate(list)),
    formatRatio(toRate(own), toRate(list)),
    formatCount(list.reduce((sum, { lost }) => sum + lost, 0)),
    formatCount(list.reduce((sum, { outOfOrder }) => sum + outOfOrder, 0)),
  ]);
  const title = `${formatCount(conversations)} conversations × 1 subscriber, ${publishers} publishers, load ${formatLoad()}`;
  return `${title}\n${formatTable([["server", "deliveries/s", "router is", "lost", "out of order"], ...rows])}`;
}
