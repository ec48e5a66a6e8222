/** The servers under test, each in a process of its own: the router with its durable log, and the hubs in JavaScript. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { AgentLease, QueuedReply } from "@joinery/shared";
import { startSystem } from "../../e2e/processes.ts";
import type { Endpoint, Target } from "./endpoint.ts";

const HOST = "127.0.0.1";
/** Longer than any run, so that neither a renewal nor a check nor a closed connection falls into a round. */
const ROUTER_ENV = {
  LOG_LEVEL: "warn",
  AGENT_LEASE_MS: "3600000",
  AGENT_HEALTH_INTERVAL_MS: "0",
  KEEP_ALIVE_MS: "3600000",
};
/** What every report says, and every hub is given to pass on. */
const REPORT = { status: "in_progress", phase: "codegen", percent: 60 };

/** The router as it is started by everybody, with a scripted agent that accepts any turn as a build. */
export async function startRouter(): Promise<Target> {
  const system = await startSystem({ routerEnv: ROUTER_ENV });
  // The scripted agent is to be the only one that is asked.
  await system.agent.stop();
  const agent = await startScriptedAgent(system.router.port);
  return {
    name: "joinery router",
    pid: system.router.pid(),
    open: agent.open,
    async [Symbol.asyncDispose]() {
      agent[Symbol.dispose]();
      await system[Symbol.asyncDispose]();
    },
  };
}

/** An agent in the rotation of the router at a port; `open` begins a build in a new conversation, on which it can report. */
export async function startScriptedAgent(routerPort: number): Promise<Disposable & Pick<Target, "open">> {
  const agent = createServer((request, response) => {
    request.resume();
    response.writeHead(202, { "content-type": "application/json" }).end('{"status":"queued"}');
  });
  await once(agent.listen(0, HOST), "listening");
  const { port } = agent.address() as AddressInfo;
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const response = await fetch(`http://${HOST}:${routerPort}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  const registration = { name: "scripted", url: `http://${HOST}:${port}`, intents: ["app.compose"] };
  const { agentToken } = AgentLease.parse(await post("/a2a/agents", registration));
  return {
    async open() {
      const turn = { intent: "app.compose", userInput: "go", confirm: true };
      const { conversationId, streamUrl } = QueuedReply.parse(await post("/a2a/intent", turn));
      return {
        host: HOST,
        port: routerPort,
        publishPath: "/a2a/progress",
        streamPath: streamUrl,
        headers: { "x-agent-token": agentToken },
        body: { conversationId, ...REPORT },
      };
    },
    [Symbol.dispose]() {
      agent.closeAllConnections();
      agent.close();
    },
  };
}

/** The hubs of `peer.ts`, and what tables call them. */
export const HUBS = { plain: "node:http res.write", hono: "Hono streamSSE", "better-sse": "better-sse" } as const;

/** A hub of `peer.ts`. */
export async function startHub(kind: keyof typeof HUBS): Promise<Target> {
  const child = fork(join(import.meta.dirname, "peer.ts"), [kind]);
  const gone = once(child, "exit");
  const [port] = await Promise.race([
    once(child, "message"),
    gone.then(([code]): never => {
      throw new Error(`the ${kind} hub ended with ${String(code)}`);
    }),
  ]);
  return {
    name: HUBS[kind],
    pid: child.pid,
    open: () => Promise.resolve(toHubEndpoint({ port: Number(port), publishPath: "/publish", streamPath: "/stream" })),
    async [Symbol.asyncDispose]() {
      child.kill();
      await gone;
    },
  };
}

/** Where a server without conversations of its own is spoken to; the body is as long as the router's. */
export function toHubEndpoint(at: Pick<Endpoint, "port" | "publishPath" | "streamPath">): Endpoint {
  return { host: HOST, ...at, headers: {}, body: { conversationId: "0123456789abcdefghijk", ...REPORT } };
}
