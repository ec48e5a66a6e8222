import type { ServerResponse } from "node:http";
import { JoineryError, toErrorReply, type ErrorCode } from "@joinery/shared";

/** An error of ours on a preview's host, in the shape of the contract. */
export function sendJson(response: ServerResponse, status: number, code: ErrorCode): void {
  if (response.headersSent) return void response.destroy();
  const body = JSON.stringify(toErrorReply(new JoineryError(code)));
  const connection = status === 413 ? { connection: "close" } : {};
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store", ...connection });
  response.end(body);
}
