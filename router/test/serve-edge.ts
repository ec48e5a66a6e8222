import { createServer, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { NO_TRACING, type Tracing } from "@joinery/shared";
import { createEdge } from "../src/http/edge.ts";
import type { RouterApp } from "../src/http/env.ts";

export type EdgeOptions = {
  readonly corsOrigins?: readonly string[];
  readonly tracing?: Tracing;
  readonly onRequest?: (status: number, ms: number) => void;
  readonly onLog?: (line: unknown) => void;
  readonly now?: () => number;
};
export type EdgeAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
};
type Sent = { readonly method?: string; readonly headers?: Readonly<Record<string, string>> };

/** Asks an app once, through the edge and over a real socket. */
export async function askThroughEdge(
  app: RouterApp,
  path: string,
  { method = "GET", headers = {}, ...options }: Sent & EdgeOptions = {},
): Promise<EdgeAnswer> {
  const { corsOrigins = [], tracing = NO_TRACING, onRequest = () => {}, onLog, now } = options;
  const edge = createEdge(app, {
    corsOrigins,
    tracing,
    metrics: { request: onRequest },
    logger: { isLevelEnabled: () => onLog !== undefined, info: (line: unknown) => onLog?.(line) },
    ...(now === undefined ? {} : { now }),
  });
  const server = createServer(getRequestListener((request, bindings) => edge(request, bindings as HttpBindings)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as AddressInfo;
    return await new Promise((resolve, reject) => {
      const request = send({ host: "127.0.0.1", port, path, method, headers, agent: false }, (response) => {
        const { statusCode: status = 0, headers: received } = response;
        text(response).then((body) => resolve({ status, headers: received, body }), reject);
      });
      request.on("error", reject).end();
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
