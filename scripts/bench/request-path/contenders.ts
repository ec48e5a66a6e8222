/** What stands between the front-end and the agent, each in a process of its own: nothing, the router, Hono's helper. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { startSystem } from "../../e2e/processes.ts";

const HOST = "127.0.0.1";
/** Longer than any run, so that neither a renewal nor a check falls into a round. */
const ROUTER_ENV = { AGENT_LEASE_MS: "3600000", AGENT_HEALTH_INTERVAL_MS: "0" };

export type Contender = AsyncDisposable & { readonly name: string; readonly port: number; readonly path: string };

/** The agent, which is asked directly as well: what is there without anything in between. */
export function startAgent(): Promise<Contender> {
  return startChild({ name: "the agent alone", file: "agent.ts", path: "/intent" });
}

export function startProxyHelper(agentPort: number): Promise<Contender> {
  const args = [`http://${HOST}:${agentPort}`];
  return startChild({ name: "Hono proxy helper", file: "proxy-helper.ts", path: "/a2a/intent", args });
}

/** The router as everybody starts it; `logLevel` info is a line per request, which here nobody keeps. */
export async function startRouter(
  agentPort: number,
  { logLevel, nodeOptions = "" }: { readonly logLevel: string; readonly nodeOptions?: string | undefined },
): Promise<Contender> {
  const routerEnv = { ...ROUTER_ENV, LOG_LEVEL: logLevel, NODE_OPTIONS: nodeOptions };
  const system = await startSystem({ routerEnv });
  // The other one is to be the only agent that is asked.
  await system.agent.stop();
  const registered = await fetch(`${system.router.url}/a2a/agents`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "instant", url: `http://${HOST}:${agentPort}`, intents: ["app.compose"] }),
  });
  if (!registered.ok) throw new Error(`the registration was answered with ${registered.status}`);
  return {
    name: `joinery router, log ${logLevel}`,
    port: system.router.port,
    path: "/a2a/intent",
    async [Symbol.asyncDispose]() {
      await system.router.stop();
      await system[Symbol.asyncDispose]();
    },
  };
}

type Program = { readonly name: string; readonly file: string; readonly path: string; readonly args?: string[] };

async function startChild({ name, file, path, args = [] }: Program): Promise<Contender> {
  const child = fork(join(import.meta.dirname, file), args);
  const gone = once(child, "exit");
  const [port] = await Promise.race([
    once(child, "message"),
    gone.then(([code]): never => {
      throw new Error(`${name} ended with ${String(code)}`);
    }),
  ]);
  return {
    name,
    port: Number(port),
    path,
    async [Symbol.asyncDispose]() {
      child.kill();
      await gone;
    },
  };
}
