/**
 * Resolves the packages of generated apps anew: `node scripts/update-locks.ts`. Writes the lock data that the compiler puts into each
 * app's `package-lock.json`. Needs npm and the registry; run it when a range in `agent/src/compiler/dependencies.ts` changes.
 */
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { AppTarget } from "@joinery/shared";
import { PACKAGES } from "../agent/src/compiler/dependencies.ts";
import {
  findLockGaps,
  readLockEntries,
  type LockEntries,
} from "../agent/src/compiler/targets/project/find-lock-gaps.ts";
import { satisfies } from "../agent/src/workspace/template/satisfies.ts";

const LOCKS = resolve(import.meta.dirname, "../agent/src/compiler/targets/project/locks");
const TIMEOUT_MS = 120_000;
for (const target of AppTarget.options) {
  const packages = await lock(PACKAGES[target]);
  const wanted = { ...PACKAGES[target].runtime, ...PACKAGES[target].build };
  // npm passes over a binary that its registry does not have (yet), and `npm ci` then fails on that platform.
  const gaps = findLockGaps(packages, wanted, satisfies);
  if (gaps.length > 0) throw new Error(`${target}: ${gaps.join("; ")}`);
  await writeFile(join(LOCKS, `${target}.json`), `${JSON.stringify(packages, null, 2)}\n`);
  console.log(`${target}: ${Object.keys(packages).length} packages`);
}

async function lock({ runtime, build }: (typeof PACKAGES)[AppTarget]): Promise<LockEntries> {
  const folder = await mkdtemp(join(tmpdir(), "joinery-lock-"));
  try {
    const manifest = { name: "app", version: "0.0.0", private: true, dependencies: runtime, devDependencies: build };
    await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
    const args = ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"];
    const { status, stderr } = spawnSync("npm", args, { cwd: folder, encoding: "utf8", timeout: TIMEOUT_MS });
    if (status !== 0) throw new Error(`npm ended with ${status}: ${stderr}`);
    return readLockEntries(await readFile(join(folder, "package-lock.json"), "utf8"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
