/**
 * `npm start`: the router and the agent as two processes, and an example to paste once both answer.
 *
 * 1. A part that ends within its first seconds ends everything with exit code 1: its own message says why.
 * 2. A part that ends later is started again, so that a crash costs seconds and no conversation.
 * 3. SIGINT and SIGTERM reach both parts; this process ends when they have.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const ROOT = resolve(import.meta.dirname, "..");
const HEALTH_TIMEOUT_MS = 20_000;
const STARTUP_MS = 5_000;
const RESTART_DELAY_MS = 1_000;

type Part = {
  readonly name: string;
  readonly main: string;
  readonly url: string;
  child: ChildProcess;
  launchedAt: number;
};

const host = process.env["HOST"] ?? "127.0.0.1";
const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
const routerUrl = `http://${reachable}:${process.env["PORT"] ?? "9999"}`;
const agentUrl = `http://${reachable}:${process.env["AGENT_PORT"] ?? "4001"}`;
// Quiet by default: the example below should not scroll away. LOG_LEVEL says otherwise.
const env = { A2A_ROUTER_URL: routerUrl, LOG_LEVEL: "warn", ...process.env };

const stopping = new AbortController();
const parts = [startPart("router", "router/src/main.ts", routerUrl), startPart("agent", "agent/src/main.ts", agentUrl)];
process.on("SIGINT", stop);
process.on("SIGTERM", stop);

await Promise.all(parts.map(waitUntilHealthy));
await waitUntilAgentIsListed();
if (!stopping.signal.aborted) printWelcome();

function startPart(name: string, main: string, url: string): Part {
  const part: Part = { name, main, url, child: launch(main), launchedAt: Date.now() };
  watch(part);
  return part;
}

function launch(main: string): ChildProcess {
  return spawn(process.execPath, [join(ROOT, main)], { cwd: ROOT, env, stdio: ["ignore", "inherit", "inherit"] });
}

function watch(part: Part): void {
  part.child.once("exit", (code, signal) => {
    if (stopping.signal.aborted) return;
    console.error(`joinery: the ${part.name} ended (${signal ?? `exit code ${code}`})`);
    if (Date.now() - part.launchedAt < STARTUP_MS) {
      process.exitCode = 1;
      stop();
      return;
    }
    setTimeout(() => {
      if (stopping.signal.aborted) return;
      part.child = launch(part.main);
      part.launchedAt = Date.now();
      watch(part);
    }, RESTART_DELAY_MS);
  });
}

async function waitUntilHealthy(part: Part): Promise<void> {
  const deadline = Date.now() + HEALTH_TIMEOUT_MS;
  while (!stopping.signal.aborted && Date.now() < deadline) {
    if (await isOk(`${part.url}/health`)) return;
    await sleep(50);
  }
  if (stopping.signal.aborted) return;
  console.error(`joinery: the ${part.name} did not answer at ${part.url}/health`);
  process.exitCode = 1;
  stop();
}

/** `/ready` needs no key and tells how many agents are in rotation. */
async function waitUntilAgentIsListed(): Promise<void> {
  const deadline = Date.now() + HEALTH_TIMEOUT_MS;
  while (!stopping.signal.aborted && Date.now() < deadline) {
    const ready = await fetch(`${routerUrl}/ready`)
      .then((response) => response.json() as Promise<{ agents?: number }>)
      .catch(() => undefined);
    if ((ready?.agents ?? 0) > 0) return;
    await sleep(50);
  }
}

function isOk(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.body?.cancel().then(() => response.ok) ?? response.ok,
    () => false,
  );
}

function printWelcome(): void {
  const key = process.env["A2A_API_KEY"] === undefined ? "" : ' -H "x-api-key: ${A2A_API_KEY%%,*}"';
  const post = `curl -s ${routerUrl}/a2a/intent${key} -H "content-type: application/json" -d`;
  console.log(`
Joinery is running.
  router  ${routerUrl}
  agent   ${agentUrl}

Try it:
  ID=$(${post} '{"intent":"app.compose","userInput":"Track my expenses by category, with a chart"}' | tee /dev/stderr | sed -E 's/.*"conversationId":"([^"]+)".*/\\1/')
  ${post} '{"intent":"app.compose","conversationId":"'$ID'","userInput":"Yes, proceed"}'
  curl -sN ${routerUrl}/a2a/stream/$ID${key}
`);
}

function stop(): void {
  stopping.abort();
  for (const part of parts) part.child.kill("SIGTERM");
}
