/**
 * The TypeScript compiler as a long-lived child process that speaks JSON-RPC over its standard streams.
 *
 * 1. It gets an empty environment: it reads generated code and needs nothing of ours.
 * 2. Its input is a pipe that we hold: when this process dies, however it dies, the compiler reads the end and leaves.
 * 3. Every request settles: with an answer, or with an error when the process ends.
 */
import { spawn } from "node:child_process";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";

export type TsServer = {
  /** @throws Error when the compiler refuses the request or has ended. */
  request(method: string, params: unknown): Promise<unknown>;
  isAlive(): boolean;
  close(): void;
};

type Pending = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void };

const STDERR_KEPT_CHARS = 2_000;
const HEADER_END = Buffer.from("\r\n\r\n");

export function startTsServer(cwd: string): TsServer {
  const child = spawn(findCompiler(), ["--api", "--async", "--cwd", cwd], {
    cwd,
    env: {},
    stdio: ["pipe", "pipe", "pipe"],
  });
  const pending = new Map<number, Pending>();
  let nextId = 1;
  let isAlive = true;
  let complaint = "";

  function end(reason: string): void {
    if (!isAlive) return;
    isAlive = false;
    const error = new Error(`the TypeScript compiler ended: ${reason}${complaint === "" ? "" : `: ${complaint}`}`);
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  }

  function receive(message: unknown): void {
    const { id, result, error } = message as { id?: number; result?: unknown; error?: { message?: string } };
    const waiting = id === undefined ? undefined : pending.get(id);
    if (id === undefined || waiting === undefined) return;
    pending.delete(id);
    if (error === undefined) waiting.resolve(result);
    else waiting.reject(new Error(`the TypeScript compiler refused: ${error.message ?? "no reason given"}`));
  }

  child.once("error", (error) => end(error.message));
  child.once("exit", (code, signal) => end(signal ?? `exit code ${code}`));
  child.stdin.on("error", () => undefined);
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-STDERR_KEPT_CHARS);
  });
  const frames = createFrameReader(receive);
  child.stdout.on("data", (chunk: Buffer) => frames(chunk));

  return {
    request(method, params) {
      if (!isAlive) return Promise.reject(new Error("the TypeScript compiler has ended"));
      const id = nextId++;
      const body = JSON.stringify({ jsonrpc: "2.0", id, method, params });
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject });
        child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      });
    },
    isAlive: () => isAlive,
    close() {
      end("it was closed");
      child.stdin.end();
      child.kill("SIGKILL");
    },
  };
}

/** Cuts a byte stream into the JSON messages of the Language Server base protocol. */
export function createFrameReader(onMessage: (message: unknown) => void): (chunk: Buffer) => void {
  let buffer: Buffer = Buffer.alloc(0);
  return (chunk) => {
    buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk]);
    for (;;) {
      const headerEnd = buffer.indexOf(HEADER_END);
      if (headerEnd === -1) return;
      const length = Number(/content-length: *(\d+)/i.exec(buffer.toString("latin1", 0, headerEnd))?.[1]);
      const start = headerEnd + HEADER_END.length;
      if (!Number.isFinite(length) || buffer.length < start + length) return;
      const message: unknown = JSON.parse(buffer.toString("utf8", start, start + length));
      buffer = buffer.subarray(start + length);
      onMessage(message);
    }
  };
}

/** The native compiler of the installed `typescript` package. */
function findCompiler(): string {
  const manifest = findPackageJSON("typescript", import.meta.url);
  const platform = `@typescript/typescript-${process.platform}-${process.arch}`;
  const native = manifest === undefined ? undefined : findPackageJSON(platform, manifest);
  if (native === undefined) throw new Error(`the package ${platform} is not installed`);
  return join(dirname(native), "lib", process.platform === "win32" ? "tsc.exe" : "tsc");
}
