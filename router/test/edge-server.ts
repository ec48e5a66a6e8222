import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { createErrorHandler, createNotFound } from "../src/http/on-error.ts";
import { readJson } from "../src/http/read-json.ts";

export type EdgeServer = AsyncDisposable & { readonly url: string; readonly port: number; readonly logged: unknown[] };

/** A real server with one door that echoes how large the JSON it read was. */
export async function startEdgeServer(maxBodyBytes: number): Promise<EdgeServer> {
  const logged: unknown[] = [];
  const app = new Hono();
  app.post("/", async (c) => {
    const value = await readJson(c, { maxBodyBytes });
    return c.json({ status: "ok", size: JSON.stringify(value).length, keys: Object.keys(Object(value)) });
  });
  app.get("/health", (c) => c.json({ status: "ok" }));
  app.onError(createErrorHandler({ error: (...line: unknown[]) => void logged.push(line) }));
  app.notFound(createNotFound(app));
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise<void>((resolve) => (server.listening ? resolve() : server.once("listening", () => resolve())));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    logged,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}
