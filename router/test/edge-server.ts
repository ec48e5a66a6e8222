import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { createErrorHandler, createNotFound } from "../src/http/on-error.ts";
import { readJson } from "../src/http/read-json.ts";
import { answerClientError, answerUnreadable } from "../src/http/unreadable.ts";

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
  const server = createServer(getRequestListener(app.fetch, { errorHandler: answerUnreadable }));
  server.on("clientError", answerClientError);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    logged,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
