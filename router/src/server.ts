import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { createApp } from "./app.ts";
import { createContext, type ContextOptions } from "./context.ts";

export type RouterServer = AsyncDisposable & { readonly url: string; readonly port: number };

/**
 * Opens the router and listens. Disposing drains: streams end properly (their readers resume elsewhere or later), open turns
 * are finished, all within `stopTimeoutMs`.
 * @throws Error when the store cannot be opened or the port is taken
 */
export async function startServer(options: ContextOptions): Promise<RouterServer> {
  const { config } = options;
  const context = await createContext(options);
  const app = createApp(context);
  const server = createAdaptorServer({ fetch: app.fetch, hostname: config.host }) as Server;
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
      const closed = new Promise((resolve) => server.close(resolve));
      context.fanOut.dispose();
      const timer = setTimeout(() => server.closeAllConnections(), config.stopTimeoutMs);
      await Promise.race([
        context.turns.settle(),
        new Promise((resolve) => setTimeout(resolve, config.stopTimeoutMs).unref()),
      ]);
      server.closeIdleConnections();
      await closed;
      clearTimeout(timer);
      await context[Symbol.asyncDispose]();
    },
  };
}

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
