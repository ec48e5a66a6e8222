import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { limitConnections, toServerOptions } from "./connection-limits.ts";
import { createApp } from "./app.ts";
import { createContext, type ContextOptions, type RouterContext } from "./context.ts";
import { createEdge } from "./http/edge.ts";
import { answerClientError, answerUnreadable, refuseExpectation, withHost } from "./http/unreadable.ts";

export type RouterServer = AsyncDisposable & { readonly url: string; readonly port: number };

/**
 * Opens the router and listens. Disposing drains: streams end properly (their readers resume elsewhere or later), open turns
 * are finished, all within `stopTimeoutMs`.
 * @throws Error when the store cannot be opened or the port is taken
 */
export async function startServer(options: ContextOptions): Promise<RouterServer> {
  const { config } = options;
  const context = await createContext(options);
  const { logger, metrics, tracing } = context;
  const edge = createEdge(createApp(context), { corsOrigins: config.corsOrigins, logger, metrics, tracing });
  const listener = getRequestListener((request, bindings) => edge(request, bindings as HttpBindings), {
    hostname: config.host,
    errorHandler: answerUnreadable,
  });
  const server = createServer(toServerOptions(config), withHost(listener));
  limitConnections(server, config);
  server.on("clientError", answerClientError).on("checkExpectation", refuseExpectation);
  try {
    await listen(server, config);
  } catch (error) {
    await context[Symbol.asyncDispose]();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://${toUrlHost(config.host)}:${port}`,
    async [Symbol.asyncDispose]() {
      await drain(server, context);
      await context[Symbol.asyncDispose]();
    },
  };
}

/** Takes nothing new, lets what is open finish, and after `stopTimeoutMs` waits no longer. */
async function drain(server: Server, { config, fanOut, turns }: RouterContext): Promise<void> {
  const ended = new AbortController();
  const patience = sleep(config.stopTimeoutMs, undefined, { signal: ended.signal }).catch(() => {});
  const closed = new Promise((resolve) => server.close(resolve));
  fanOut.dispose();
  // A connection that is kept alive becomes idle only after its last answer.
  const sweep = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP_MS);
  // A turn goes on when its front-end has left, so it is awaited apart from the connections.
  await Promise.race([Promise.all([closed, turns.settle()]), patience]);
  clearInterval(sweep);
  server.closeAllConnections();
  ended.abort();
}

const IDLE_SWEEP_MS = 20;

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === "EADDRINUSE";
      reject(isTaken ? new Error(`PORT ${port} at ${host} is in use by another program.`, { cause: error }) : error);
    });
    server.listen(port, host, () => resolve());
  });
}

/** An address that a client on this machine can use. */
function toUrlHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}
