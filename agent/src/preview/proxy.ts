import { request as callApp, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { pipeline } from "node:stream";
import { proxyUpgrade } from "httpxy";
import { toAppHeaders, toPageHeaders } from "./header-rules.ts";
import { createInjector } from "./inject.ts";
import type { Admission } from "./live-preview.ts";
import { SCRIPT_TAG } from "./pages.ts";
import { sendJson } from "./send.ts";

export type ProxyScope = { readonly cookiePrefix: string; readonly frameAncestors: string | undefined };

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

const UPGRADE_MS = 10_000;

/** Passes one request on to the app and its answer back. Resolves when both are over. */
export function proxyRequest({ app }: Admission, { request, response }: Exchange, scope: ProxyScope): Promise<void> {
  return new Promise((done) => {
    response.once("close", done);
    const call = callApp({
      ...app.target,
      agent: app.connections,
      method: request.method ?? "GET",
      path: toPath(request.url),
      headers: toAppHeaders(request.headers, scope),
      setHost: false,
    });
    const fail = (): void => sendJson(response, 502, "not_ready");
    call.on("error", fail);
    call.on("response", (answer) => relay(answer, { request, response }, scope));
    // An upgrade that nobody asked for, and answers of a kind that no page can use.
    call.on("upgrade", (_answer, socket) => {
      socket.destroy();
      fail();
    });
    response.once("close", () => call.destroy());
    request.on("error", () => call.destroy());
    request.pipe(call);
  });
}

function relay(answer: IncomingMessage, { request, response }: Exchange, scope: ProxyScope): void {
  const headers = toPageHeaders(answer.headers, scope);
  const status = answer.statusCode ?? 502;
  const isPage =
    isDocument(request) &&
    /^text\/html\b/i.test(answer.headers["content-type"] ?? "") &&
    !/utf-?16/i.test(String(headers["content-type"]));
  const isWhole =
    request.method !== "HEAD" && ![204, 206, 304].includes(status) && answer.headers["content-encoding"] === undefined;
  const end = (error: unknown): void => {
    if (error !== null && error !== undefined) response.destroy();
  };
  try {
    if (isPage) delete headers["content-length"];
    response.writeHead(status, headers);
  } catch {
    // A header that Node does not send on: the app made it up.
    answer.resume();
    return sendJson(response, 502, "not_ready");
  }
  if (isPage && isWhole) pipeline(answer, createInjector(SCRIPT_TAG), response, end);
  else pipeline(answer, response, end);
}

/** Browsers say what they want an answer for; a piece of HTML that a page asks for is not a page. */
function isDocument({ headers }: IncomingMessage): boolean {
  const destination = headers["sec-fetch-dest"];
  return destination === undefined || /^(?:document|i?frame)$/.test(String(destination));
}

/** Passes a WebSocket on. Resolves when it is closed. */
export async function proxySocket(
  { app }: Admission,
  request: IncomingMessage,
  { socket, head }: { socket: Duplex; head: Buffer },
  scope: ProxyScope,
): Promise<void> {
  const closed = new Promise<void>((done) => socket.once("close", () => done()));
  const { connection, upgrade } = request.headers;
  const headers = { ...toAppHeaders(request.headers, scope), connection, upgrade };
  for (const name of Object.keys(request.headers)) delete request.headers[name];
  Object.assign(request.headers, headers);
  request.url = toPath(request.url);
  try {
    const inner = await proxyUpgrade(app.target, request, socket, head, { xfwd: false, upgradeTimeout: UPGRADE_MS });
    // The app's process may be gone without a word to the socket.
    inner.once("close", () => socket.destroy());
  } catch {
    // The refusal, or the end, has been passed on.
  }
  return closed;
}

/** What a client sends as an absolute address is for its own host all the same: that was decided by the `Host` header. */
function toPath(url: string | undefined): string {
  if (url === undefined || url.startsWith("/")) return url ?? "/";
  const parsed = URL.parse(url);
  return parsed === null ? "/" : `${parsed.pathname}${parsed.search}`;
}
