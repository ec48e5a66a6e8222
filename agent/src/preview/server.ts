/**
 * Shows previews, each under a host of its own.
 *
 * 1. Which app a request goes to is decided by the `Host` header alone; a host that is none of ours gets a plain 404.
 * 2. The reserved addresses never reach an app, and never wake one.
 * 3. A page that is not there yet is answered with a waiting page; anything else waits until the app is up.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import type { PreviewAddress } from "./address.ts";
import type { Visit } from "./traffic.ts";
import {
  formatAsleepPage,
  formatCrashedPage,
  formatFailedPage,
  formatWaitingPage,
  PAGE_POLICY,
  RESERVED,
} from "./pages.ts";
import type { Preview, Previews } from "./previews.ts";
import { proxyRequest, proxySocket, type ProxyScope } from "./proxy.ts";
import { createReserved } from "./reserved.ts";
import { sendJson } from "./send.ts";

export type PreviewServerDeps = {
  readonly previews: Pick<Previews, "find">;
  readonly address: PreviewAddress;
  /** Origins whose pages may frame a preview; nothing: any. */
  readonly frameOrigins: readonly string[] | undefined;
  readonly now: () => number;
  readonly log: Logger;
};

const WAIT_MS = 20_000;
const PAGE_WAIT_MS = 150;
const MAX_CONNECTIONS = 2_000;
const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

export type PreviewServer = AsyncDisposable & { listen(port: number, host: string): Promise<number> };

export function createPreviewServer(deps: PreviewServerDeps): PreviewServer {
  const { previews, address, log } = deps;
  const reserved = createReserved(deps);
  const frameAncestors = deps.frameOrigins === undefined ? undefined : ["'self'", ...deps.frameOrigins].join(" ");
  const sockets = new Set<Duplex>();

  const find = (request: IncomingMessage): Preview | undefined => {
    const id = address.idOf(request.headers.host);
    return id === undefined ? undefined : previews.find(id);
  };
  const toScope = ({ previewId }: Preview): ProxyScope => ({ cookiePrefix: `${previewId}.`, frameAncestors });

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const preview = find(request);
    if (preview === undefined) return sendJson(response, 404, "route_not_found");
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    if (path.startsWith(RESERVED)) return reserved({ preview, request, response }, path);
    const isPage = isNavigation(request);
    const hasApp = await preview.live.wake();
    const visit: Visit = { isWrite: !SAFE.has(request.method ?? "GET") };
    const admission = hasApp ? await preview.live.enter(visit, isPage ? PAGE_WAIT_MS : WAIT_MS) : undefined;
    if (admission === undefined)
      return isPage ? sendPage(response, preview, hasApp) : sendJson(response, 503, "not_ready");
    try {
      await proxyRequest(admission, { request, response }, toScope(preview));
    } finally {
      admission.leave();
    }
  };

  const sendPage = (response: ServerResponse, { live }: Preview, hasApp: boolean): void => {
    const { status, hasCrashed } = live.describe();
    const page = !hasApp
      ? formatAsleepPage()
      : status === "failed"
        ? formatFailedPage()
        : hasCrashed
          ? formatCrashedPage()
          : formatWaitingPage();
    response.writeHead(503, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "retry-after": "1",
      "content-security-policy": `${PAGE_POLICY}${frameAncestors === undefined ? "" : `; frame-ancestors ${frameAncestors}`}`,
    });
    response.end(page);
  };

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const preview = find(request);
    const isOurs = preview !== undefined && !(request.url ?? "").startsWith(RESERVED);
    const admission =
      isOurs && (await preview.live.wake()) ? await preview.live.enter({ isWrite: true }, WAIT_MS) : undefined;
    if (preview === undefined || admission === undefined) {
      socket.end("HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
      return;
    }
    try {
      await proxySocket(admission, request, { socket, head }, toScope(preview));
    } finally {
      admission.leave();
    }
  };

  const server: Server = createServer({ headersTimeout: 10_000, keepAliveTimeout: 5_000 }, (request, response) => {
    serve(request, response).catch((error: unknown) => {
      log.error({ event: "preview_request_crashed", err: error });
      sendJson(response, 500, "internal");
    });
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.on("upgrade", (request, socket, head) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket)).on("error", () => socket.destroy());
    upgrade(request, socket, head).catch((error: unknown) => {
      log.error({ event: "preview_request_crashed", err: error });
      socket.destroy();
    });
  });

  return {
    listen: (port, host) =>
      new Promise((done, fail) => {
        server.once("error", fail);
        server.listen(port, host, () => done((server.address() as AddressInfo).port));
      }),
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Somebody opens a page, in a window or a frame. */
function isNavigation({ method, headers }: IncomingMessage): boolean {
  if (method !== "GET" || !/\btext\/html\b/.test(headers.accept ?? "")) return false;
  const mode = headers["sec-fetch-mode"];
  return mode === undefined || mode === "navigate";
}
