import { randomBytes } from "node:crypto";
import { STATUS_CODES, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { JoineryError, SPEC_VERSION, toErrorReply } from "@joinery/shared";
import { SECURITY_HEADERS } from "./security-headers.ts";

/**
 * What is answered before the app sees a request: its address or its bytes are not HTTP that can be read. The shapes are
 * the contract's all the same.
 */
export function answerUnreadable(thrown: unknown): Response {
  // The adaptor's own complaints about a Host header or a request target; anything else is our fault.
  const isRequestAtFault = thrown instanceof Error && thrown.name === "RequestError";
  const error = isRequestAtFault
    ? new JoineryError("invalid_request", { message: "The address or the Host header of the request is not valid." })
    : new JoineryError("internal");
  return Response.json(toErrorReply(error), { status: error.status, headers: toHeaders() });
}

/** For a server's `clientError`: answers what the HTTP parser refused, and closes the connection. */
export function answerClientError(error: Error & { code?: string }, socket: Duplex): void {
  // Gone already, or in the middle of an answer: nothing readable can be added.
  if (error.code === "ECONNRESET" || !socket.writable || hasAnswered(socket)) return void socket.destroy();
  const status = toStatus(error.code);
  const message =
    status === 408 ? "The request did not arrive in time." : `The request is not valid HTTP: ${STATUS_CODES[status]}.`;
  const body = JSON.stringify(toErrorReply(new JoineryError("invalid_request", { message })));
  const headers = {
    ...toHeaders(),
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`);
}

/**
 * In place of Node's own refusals, which have no body: a request without a Host (RFC 9112, section 3.2), and one that expects what
 * nobody promised.
 */
export function withHost(listener: RequestListener): RequestListener {
  return (request, response) => {
    const isLacking = request.httpVersion === "1.1" && request.headers.host === undefined;
    return isLacking ? refuse(response, 400, "The request has no Host header.") : listener(request, response);
  };
}

/** For a server's `checkExpectation`. */
export function refuseExpectation(_request: IncomingMessage, response: ServerResponse): void {
  refuse(response, 417, "Only 100-continue can be expected.");
}

function refuse(response: ServerResponse, status: number, message: string): void {
  const body = JSON.stringify(toErrorReply(new JoineryError("invalid_request", { message })));
  response.writeHead(status, { ...toHeaders(), "content-type": "application/json", connection: "close" }).end(body);
}

function toStatus(code: string | undefined): number {
  if (code === "HPE_HEADER_OVERFLOW") return 431;
  if (code === "HPE_CHUNK_EXTENSIONS_OVERFLOW") return 413;
  return code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400;
}

function toHeaders(): Record<string, string> {
  return { ...SECURITY_HEADERS, "x-trace-id": randomBytes(16).toString("hex"), spec_version: SPEC_VERSION };
}

/** Node keeps the response that is under way on its socket. */
function hasAnswered(socket: Duplex): boolean {
  const message: unknown = Reflect.get(socket, "_httpMessage");
  return typeof message === "object" && message !== null && Reflect.get(message, "headersSent") === true;
}
