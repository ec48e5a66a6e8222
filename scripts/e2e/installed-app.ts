/** An app as its user has it: the files of a build in a folder, `npm install && npm start`. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { AppFile } from "@joinery/shared";
import { findFreePort } from "./processes.ts";

const START_TIMEOUT_MS = 60_000;

export type InstalledApp = AsyncDisposable & { readonly url: string };

/** @throws Error with npm's own words when a step fails. */
export async function installAndStart(files: readonly AppFile[]): Promise<InstalledApp> {
  const folder = await mkdtemp(join(tmpdir(), "joinery-app-"));
  for (const file of files) {
    await mkdir(dirname(join(folder, file.path)), { recursive: true });
    await writeFile(join(folder, file.path), file.content);
  }
  await runNpm(folder, ["install", "--no-audit", "--no-fund", "--prefer-offline"]);
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const output: string[] = [];
  // A group of its own: npm does not pass signals on to what it runs.
  const child = spawn("npm", ["start"], {
    cwd: folder,
    env: toEnv({ PORT: String(port), HOST: "127.0.0.1" }),
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => output.push(text));
  const app: InstalledApp = {
    url,
    async [Symbol.asyncDispose]() {
      await endGroup(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await isHealthy(url))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await app[Symbol.asyncDispose]();
      throw new Error(`the app did not start: ${output.join("")}`);
    }
    await sleep(100);
  }
  return app;
}

async function isHealthy(url: string): Promise<boolean> {
  const health = await fetch(`${url}/api/health`).catch(() => undefined);
  return health?.ok === true && ((await health.json()) as { status?: string }).status === "ok";
}

function runNpm(folder: string, args: readonly string[]): Promise<void> {
  return new Promise((done, failed) => {
    const output: string[] = [];
    const child = spawn("npm", args, { cwd: folder, env: toEnv({}) });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => output.push(text));
    child.once("exit", (code) =>
      code === 0 ? done() : failed(new Error(`npm ${args[0]} ended with ${code}: ${output.join("")}`)),
    );
  });
}

/** What a shell of the user's would have; nothing of the test run that npm would take as configuration. */
function toEnv(more: Record<string, string>): Record<string, string> {
  return { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", ...more };
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const exited = new Promise((done) => child.once("exit", done));
  process.kill(-child.pid, "SIGKILL");
  await exited;
}
