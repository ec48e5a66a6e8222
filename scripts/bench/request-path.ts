/**
 * The request path: `POST /a2a/intent` through the router to an agent that answers at once, validated, and with the turn
 * durable before the agent is asked and its answer before the front-end gets it. Its peers only pass bytes on: nginx
 * `proxy_pass` with kept-alive connections, and Hono's `proxy` helper. Every server is a process of its own and so is the load;
 * they take turns round by round, so that whatever else the machine does meets all of them.
 *
 * `node scripts/bench/request-path.ts [--rounds 5] [--ms 1000] [--connections 64] [--only nginx] [--profile FOLDER]`
 */
import { availableParallelism, cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { formatPost, type LoadResult, type Target } from "./load/messages.ts";
import { describeDisk } from "./disk.ts";
import { startLoad } from "./load/start.ts";
import { startAgent, startProxyHelper, startRouter, type Contender } from "./request-path/contenders.ts";
import { startNginx } from "./request-path/nginx.ts";
import { formatMs, formatRatio, formatTable, median } from "./statistics.ts";

const HOST = "127.0.0.1";
const LIGHT = { connections: 1, pauseMs: 2 };

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    ms: { type: "string", default: "1000" },
    connections: { type: "string", default: "64" },
    /** Only the servers whose name holds this word. */
    only: { type: "string", default: "" },
    profile: { type: "string" },
  },
});
const [rounds, durationMs, connections] = [values.rounds, values.ms, values.connections].map(Number);
if (!rounds || !durationMs || !connections)
  throw new Error("--rounds, --ms and --connections take whole numbers from 1");

type Results = { readonly contender: Contender; readonly full: LoadResult[]; readonly light: LoadResult[] };

await using resources = new AsyncDisposableStack();
const load = resources.use(startLoad());
const all = await startAll();
for (let round = -1; round < rounds; round += 1) {
  for (const { contender, full, light } of all) {
    const target = toTarget(contender);
    const results = {
      full: await load.run(target, { connections, durationMs }),
      light: await load.run(target, { ...LIGHT, durationMs: durationMs / 2 }),
    };
    // The first round warms compilers and pools; a server that has been up for a while is what counts.
    if (round < 0) continue;
    full.push(results.full);
    light.push(results.light);
  }
}
console.log(
  `Node ${process.version}, ${cpus()[0]?.model ?? "unknown CPU"} × ${availableParallelism()}, load ${loadavg()[0]?.toFixed(1)}, ${describeDisk()}; ` +
    `median of ${rounds} alternating rounds of ${durationMs} ms, ${connections} connections; light load: 1 connection, one request every 2 ms\n`,
);
console.log(formatResults());

async function startAll(): Promise<readonly Results[]> {
  const agent = resources.use(await startAgent());
  const nginx = await startNginx(agent.port);
  if (nginx === undefined) console.log("nginx is left out: it is not installed\n");
  const nodeOptions = values.profile && `--cpu-prof --cpu-prof-dir=${values.profile}`;
  const contenders = [
    resources.use(await startRouter(agent.port, { logLevel: "warn", nodeOptions })),
    resources.use(await startRouter(agent.port, { logLevel: "info" })),
    ...(nginx === undefined ? [] : [resources.use(nginx)]),
    resources.use(await startProxyHelper(agent.port)),
    agent,
  ];
  return contenders
    .filter(({ name }) => name.includes(values.only))
    .map((contender) => ({ contender, full: [], light: [] }));
}

function toTarget({ port, path }: Contender): Target {
  const body = { intent: "app.compose", userInput: "Keep a list of the books that I have read, with ratings" };
  return { host: HOST, port, requests: [formatPost({ host: HOST, port, path }, body)] };
}

function formatResults(): string {
  const toRate = ({ answers, elapsedMs }: LoadResult) => (answers / elapsedMs) * 1000;
  const own = median(all[0]?.full.map(toRate) ?? []);
  const direct = median(all.at(-1)?.light.map(({ p50Ms }) => p50Ms) ?? []);
  const rows = all.map(({ contender, full, light }) => {
    const [rate, latency] = [median(full.map(toRate)), median(light.map(({ p50Ms }) => p50Ms))];
    return [
      contender.name,
      Math.round(rate).toLocaleString("en-US"),
      formatRatio(own, rate),
      formatMs(median(full.map(({ p99Ms }) => p99Ms))),
      formatMs(latency),
      formatMs(latency - direct),
    ];
  });
  const header = ["server", "requests/s", "router is", "p99 at full load", "p50 at light load", "added"];
  return formatTable([header, ...rows]);
}
