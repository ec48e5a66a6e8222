/**
 * Our end inside the sandbox: takes requests on stdin, runs them and answers on stdout. Ends with its stdin.
 *
 * 1. It imports only Node's own modules: nothing else is there when it starts.
 * 2. It holds no secret and decides nothing; whatever takes it over gains only what the sandbox has anyway.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { createCommands } from "./commands.ts";
import { createCopies } from "./copies.ts";
import { fetchUntil } from "./fetch-until.ts";
import { forward } from "./forward.ts";
import { inspect } from "./inspect.ts";
import type { GuestRequest } from "./protocol.ts";

const workspace = process.argv[2] ?? "/workspace";
const commands = createCommands(workspace);
const copies = createCopies(workspace);

// When the machine runs out of memory, this is what the kernel ends first.
await writeFile("/proc/self/oom_score_adj", "1000").catch(() => undefined);
send({ ready: true });
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) void answer(line);
commands.killAll();
process.exit(0);

async function answer(line: string): Promise<void> {
  const { id, ...request } = JSON.parse(line) as GuestRequest & { id: number };
  try {
    send({ id, ok: await handle(id, request) });
  } catch (error) {
    send({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

function handle(id: number, request: GuestRequest): Promise<unknown> {
  switch (request.op) {
    case "write":
      return writeAll(request.files);
    case "exec":
      return commands.run(id, request);
    case "stop":
      return commands.stop(request.target, request.graceMs);
    case "fetch":
      return fetchUntil(request.url, request.timeoutMs);
    case "inspect":
      return inspect();
    case "forward":
      return forward(request.path, request.port);
    case "take":
      return copies.take(request.folder, request.maxBytes);
    case "read":
      return Promise.resolve(copies.read(request.path, request.offset, request.length));
    case "put":
      return copies.put(request.files);
    case "free-port":
      return findFreePort();
    default:
      return request satisfies never;
  }
}

async function writeAll(files: readonly { path: string; content: string }[]): Promise<number> {
  const folders = new Set(files.map((file) => dirname(join(workspace, file.path))));
  await Promise.all([...folders].map((folder) => mkdir(folder, { recursive: true })));
  await Promise.all(files.map((file) => writeFile(join(workspace, file.path), file.content)));
  return files.length;
}

function findFreePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

function send(message: unknown): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
