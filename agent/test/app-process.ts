import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { AppFile } from "@joinery/shared";

const MODULES = resolve(import.meta.dirname, "../../node_modules");
const START_TIMEOUT_MS = 20_000;

/** A generated app that runs from a temporary folder with the packages of this repository. */
export type AppProcess = AsyncDisposable & { readonly url: string };

/**
 * Builds the app, where there is something to build, and starts it on a free port.
 * @param dataFolder for data that outlives the process.
 */
export async function startApp(files: readonly AppFile[], dataFolder?: string): Promise<AppProcess> {
  const folder = await mkdtemp(join(tmpdir(), "joinery-app-"));
  for (const { path, content } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  await symlink(MODULES, join(folder, "node_modules"));
  const isBuilt = files.some(({ path }) => path === "vite.config.ts");
  if (isBuilt) buildApp(folder);
  const child = spawn(process.execPath, [isBuilt ? "dist/server/main.js" : "src/server/main.js"], {
    cwd: folder,
    env: { ...process.env, PORT: "0", HOST: "127.0.0.1", DATA_DIR: dataFolder ?? join(folder, "data") },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await readUrl(child);
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await new Promise((done) => child.once("exit", done));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function buildApp(folder: string): void {
  const args = [join(MODULES, "vite/bin/vite.js"), "build", "--logLevel", "warn"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`vite build failed:\n${stdout}${stderr}`);
}

/** The address that the app prints once it listens. */
function readUrl(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    const timer = setTimeout(() => failed(new Error("the app did not print its address")), START_TIMEOUT_MS);
    let printed = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /http:\/\/[\w.:[\]]+/.exec(printed)?.[0];
      if (url === undefined) return;
      clearTimeout(timer);
      found(url);
    });
    child.once("exit", (code) => failed(new Error(`the app ended with ${code}: ${printed}`)));
  });
}

const BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
];

/** Where Chromium is: `CHROMIUM_PATH`, or a usual place; undefined when there is none. */
export function findChromium(): string | undefined {
  return [process.env["CHROMIUM_PATH"] ?? "", ...BROWSERS].find((path) => path !== "" && existsSync(path));
}

export const CHROMIUM_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"];
