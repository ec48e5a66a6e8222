import { createAdaptorServer } from "@hono/node-server";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createApp } from "./app.ts";
import type { AgentContext } from "./context.ts";

export type AgentServer = AsyncDisposable & {
  readonly url: string;
  readonly port: number;
};

const STOP_GRACE_MS = 10_000;
const LAST_REPORTS_MS = 2_000;
const HOUR_MS = 60 * 60 * 1000;

/**
 * Opens the agent's doors, registers it, and goes on with the builds that a former process left.
 * Disposing it lets running phases end (at most 10 s), sends what is finished, and leaves the router.
 * @throws Error in plain words when the address cannot be used.
 */
export async function startServer(agent: AgentContext): Promise<AgentServer> {
  const { config, queue, worker, reporter, registration, verifier, log } = agent;
  const server = createAdaptorServer({ fetch: createApp(agent).fetch }) as Server;
  const { port } = await listen(server, config).catch(async (error: unknown) => {
    await release(agent);
    throw error;
  });
  const url = `http://${formatHost(config.host)}:${port}`;

  const stopping = new AbortController();
  registration.start(config.publicUrl ?? url);
  const warmUp = agent
    .warmUp(stopping.signal)
    .catch((error: unknown) => log.warn({ event: "warm_up_failed", err: error }));
  const resumed = queue.resume();
  if (resumed > 0) log.info({ event: "builds_resumed", jobs: resumed });
  const prune = () => void queue.prune(Date.now() - config.retentionMs);
  prune();
  const pruning = setInterval(() => {
    prune();
    void verifier.cleanUp();
  }, HOUR_MS);
  worker.wake();
  log.info({ event: "listening", url, router: config.routerUrl }, `agent listens on ${url}`);

  return {
    url,
    port,
    async [Symbol.asyncDispose]() {
      clearInterval(pruning);
      stopping.abort();
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeIdleConnections();
      await worker.stop(STOP_GRACE_MS);
      await reporter.stop(LAST_REPORTS_MS);
      await registration.stop();
      server.closeAllConnections();
      await Promise.all([closed, warmUp]);
      await release(agent);
      log.info({ event: "stopped" });
    },
  };
}

async function release({ drafts, typechecker, client, queue, tracing }: AgentContext): Promise<void> {
  drafts[Symbol.dispose]();
  await Promise.all([typechecker[Symbol.asyncDispose](), client.close()]);
  queue[Symbol.dispose]();
  await tracing[Symbol.asyncDispose]();
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(new Error(describeListenError(error, host, port))));
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

function describeListenError(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === "EADDRINUSE") return `Port ${port} on ${host} is already in use; set AGENT_PORT to another one.`;
  if (error.code === "EACCES")
    return `Port ${port} on ${host} may not be used by this user; set AGENT_PORT to another one.`;
  return `The agent cannot listen on ${host}:${port} (HOST, AGENT_PORT): ${error.message}`;
}

/** The host as it stands in a URL. An agent that listens everywhere is reached by the loopback. */
function formatHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}
