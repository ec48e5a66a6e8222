/** Next.js is no package of ours: it is installed once, from the lock file of its apps, and kept below the system's temporary folder. */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, realpath, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { AppFile } from "@joinery/shared";
import { writeBundle } from "../../src/workspace/files.ts";

const INSTALL_TIMEOUT_MS = 300_000;
const PING_MS = 20_000;

export type NextProject = AsyncDisposable & {
  readonly folder: string;
  /** Runs one of the installed programs, or Node itself. */
  run(program: "node" | "tsc" | "next", ...args: string[]): { readonly status: number | null; readonly output: string };
  /** `next start` on a free port, until it is disposed of. */
  serve(): Promise<AsyncDisposable & { readonly url: string }>;
};

/** A folder with the files and their packages; why there is none where the registry cannot be reached. */
export async function openNextProject(files: readonly AppFile[]): Promise<NextProject | { readonly missing: string }> {
  const lock = files.find(({ path }) => path === "package-lock.json")?.content ?? "";
  const packages = lock.slice(lock.indexOf('"node_modules/'));
  const key = createHash("sha256").update(packages).digest("hex").slice(0, 16);
  const kept = join(tmpdir(), `joinery-next-${key}-node_modules`);
  const folder = await realpath(await mkdtemp(join(tmpdir(), "joinery-next-app-")));
  await writeBundle(folder, files);
  const modules = join(folder, "node_modules");
  // Whoever moves it has it alone; another run at the same time installs its own.
  const isKept = await rename(kept, modules).then(
    () => true,
    () => false,
  );
  const missing = isKept ? undefined : install(folder);
  if (missing !== undefined) {
    await rm(folder, { recursive: true, force: true });
    return { missing };
  }
  return {
    folder,
    run: (program, ...args) => run(folder, program === "node" ? args : [join(modules, ".bin", program), ...args]),
    serve: () => serve(folder),
    async [Symbol.asyncDispose]() {
      await rename(modules, kept).catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** @returns why the registry could not be asked. @throws Error when it could, and the lock file is not right. */
function install(folder: string): string | undefined {
  const quick = ["--fetch-retries=0", `--fetch-timeout=${PING_MS}`];
  const ping = spawnSync("npm", ["view", "next", "version", ...quick], {
    encoding: "utf8",
    env: toEnv({}),
    timeout: PING_MS,
  });
  if (ping.status !== 0) return "Next.js is not installed here and the npm registry cannot be reached";
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
  const { status, stdout, stderr } = spawnSync("npm", args, {
    cwd: folder,
    encoding: "utf8",
    env: toEnv({}),
    timeout: INSTALL_TIMEOUT_MS,
  });
  if (status !== 0) throw new Error(`npm ci failed:\n${stdout}${stderr}`);
  return undefined;
}

function run(folder: string, argv: readonly string[]) {
  const env = toEnv({ NEXT_TELEMETRY_DISABLED: "1" });
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd: folder, encoding: "utf8", env });
  return { status, output: `${stdout}${stderr}` };
}

async function serve(folder: string) {
  const child = spawn(
    process.execPath,
    [join(folder, "node_modules/next/dist/bin/next"), "start", "--hostname", "127.0.0.1"],
    {
      cwd: folder,
      env: toEnv({ PORT: "0", DATA_DIR: join(folder, "data"), NEXT_TELEMETRY_DISABLED: "1" }),
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const exited = new Promise<void>((done) => child.once("exit", () => done()));
  const url = await new Promise<string>((found, failed) => {
    let printed = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        printed += chunk.toString();
        const address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
        if (address !== undefined && /Ready/.test(printed)) found(address);
      });
    void exited.then(() => failed(new Error(`next start ended: ${printed}`)));
  });
  return {
    url,
    async [Symbol.asyncDispose]() {
      // Its whole group: it starts processes of its own.
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      await exited;
    },
  };
}

/** Nothing of the test run: it would change what Next.js and Node's test runner do. */
function toEnv(more: Record<string, string>): Record<string, string> {
  const { PATH = "", HOME = "" } = process.env;
  return { PATH: `${dirname(process.execPath)}:${PATH}`, HOME, ...more };
}
