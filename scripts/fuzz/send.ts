import { connect } from "node:net";
import { ErrorReply } from "@joinery/shared";
import type { FuzzRequest } from "./requests.ts";

export type Answer = { readonly text: string; readonly ms: number };

/** After this an answer is too late; the contract allows no slower one. */
export const MAX_MS = 1_000;
const GIVE_UP_MS = 5_000;

/** Sends the bytes on a connection of their own and reads until it ends, or until an event stream begins. */
export function send(port: number, { bytes, isHead, isWellFormed }: FuzzRequest): Promise<Answer> {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const chunks: Buffer[] = [];
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    const finish = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text: Buffer.concat(chunks).toString("latin1"), ms: performance.now() - startedAt });
    };
    const timer = setTimeout(finish, GIVE_UP_MS);
    socket.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      if (isComplete(Buffer.concat(chunks), isHead)) finish();
    });
    // A request that is broken may be half a one: closing our half says that nothing more will come.
    socket.on("connect", () => (isWellFormed ? socket.write(bytes) : socket.end(bytes)));
    socket.on("close", finish).on("error", finish);
  });
}

/** Whether an answer is all there, by its length, its last chunk or its kind. A stream is, when it has begun. */
function isComplete(bytes: Buffer, isHead: boolean): boolean {
  const text = bytes.toString("latin1");
  const end = text.indexOf("\r\n\r\n");
  if (end === -1) return false;
  const head = text.slice(0, end);
  if (head.startsWith("HTTP/1.1 100")) return isComplete(bytes.subarray(end + 4), isHead);
  if (isHead || /^HTTP\/1\.1 (?:204|304)/.test(head)) return true;
  if (/^content-type: text\/event-stream/im.test(head)) return text.includes("retry: 2000");
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  return length === undefined ? text.endsWith("0\r\n\r\n") : bytes.length - end - 4 >= Number(length);
}

const ALLOWED_TYPES = /^(?:application\/json|text\/event-stream|text\/plain)\b/;

/** What is wrong with an answer; `undefined` when nothing is. */
export function findFault(request: FuzzRequest, { text, ms }: Answer, maxMs: number): string | undefined {
  if (ms > maxMs) return `took ${Math.round(ms)} ms`;
  const final = text.replace(/^HTTP\/1\.1 100 .*?\r\n\r\n/s, "");
  if (final === "") return request.isWellFormed ? "no answer" : undefined;
  const [head = "", ...rest] = final.split("\r\n\r\n");
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]);
  if (!(status >= 100)) return "not HTTP";
  if (status >= 500) return `status ${status}`;
  const type = /^content-type: *(.*)$/im.exec(head)?.[1]?.trim() ?? "";
  const isPage = request.bytes.toString("latin1").includes("/docs") && status === 200;
  if (type !== "" && !isPage && !ALLOWED_TYPES.test(type)) return `content type ${type}`;
  if (!/^x-content-type-options: nosniff/im.test(head)) return "no security headers";
  if (!/^spec_version: 1\.1/im.test(head)) return "no spec_version";
  const body = rest.join("\r\n\r\n");
  if (!isPage && /<!doctype|<html/i.test(body.slice(0, 200))) return "HTML";
  if (request.isHead || status < 400 || /^(?:content-encoding|transfer-encoding): /im.test(head)) return undefined;
  const reply = ErrorReply.safeParse(parse(body));
  return reply.success ? undefined : `status ${status} without the contract's error`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
