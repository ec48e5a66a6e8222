import { spawn } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createCappedOutput } from "../guest/capped-output.ts";
import type { Outcome } from "../session.ts";

export type InstallRequest = {
  readonly wanted: ReadonlyMap<string, string>;
  /** An empty folder of ours; gets `package.json`, `package-lock.json` and `node_modules`. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
};

/** Fetches packages into a folder. Never rejects. */
export type InstallPackages = (request: InstallRequest) => Promise<Outcome<void>>;

export type NpmOptions = {
  readonly npmPath: string;
  readonly nodePath?: string;
  /** Shared by all installs. */
  readonly cacheFolder: string;
  readonly registry?: string;
  readonly timeoutMs?: number;
};

/**
 * Installs with npm: no install scripts, no configuration of the user or of a project, a `package.json` of ours (an app's own
 * could name scripts, workspaces or overrides), and an environment that holds nothing of the agent's.
 */
export function createNpmInstall(options: NpmOptions): InstallPackages {
  const { npmPath, nodePath = process.execPath, cacheFolder, registry, timeoutMs = 120_000 } = options;
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--no-update-notifier"];

  return async ({ wanted, folder, signal }) => {
    try {
      await rm(join(folder, "node_modules"), { recursive: true, force: true });
      await mkdir(cacheFolder, { recursive: true });
      const manifest = { name: "template", version: "0.0.0", private: true, dependencies: Object.fromEntries(wanted) };
      await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
      // npm refuses one file for both.
      for (const name of ["npmrc", "npmrc-global"]) await writeFile(join(folder, name), "");
    } catch (error) {
      return {
        ok: false,
        reason: `the folder cannot be written: ${error instanceof Error ? error.message : "unknown"}`,
      };
    }
    const env = {
      PATH: `${join(nodePath, "..")}:/usr/bin:/bin`,
      HOME: folder,
      npm_config_cache: cacheFolder,
      npm_config_userconfig: join(folder, "npmrc"),
      npm_config_globalconfig: join(folder, "npmrc-global"),
      ...(registry === undefined ? {} : { npm_config_registry: registry }),
    };
    const limit = AbortSignal.timeout(timeoutMs);
    return await run(npmPath, ["install", ...flags], {
      cwd: folder,
      env,
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    });
  };
}

function run(
  file: string,
  argv: readonly string[],
  options: { cwd: string; env: Record<string, string>; signal: AbortSignal },
): Promise<Outcome<void>> {
  const output = createCappedOutput(8 * 1024);
  const child = spawn(file, argv, { ...options, killSignal: "SIGKILL", stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
  return new Promise((done) => {
    child.on("error", (error) => done({ ok: false, reason: `npm did not run: ${error.message}` }));
    child.on("close", (code) => {
      if (code === 0) done({ ok: true, value: undefined });
      else done({ ok: false, reason: `npm install failed: ${firstErrorOf(output.toString())}` });
    });
  });
}

function firstErrorOf(output: string): string {
  const lines = output.split("\n").filter((line) => /^npm (?:error|ERR!)/.test(line));
  return (lines.slice(0, 3).join(" ") || output.trim().slice(-300)).replaceAll(/npm (?:error|ERR!) ?/g, "");
}
