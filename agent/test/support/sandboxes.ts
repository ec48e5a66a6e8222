import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { detectIsolation } from "../../src/workspace/isolation.ts";
import type { SandboxLimits } from "../../src/workspace/limits.ts";
import { createSandbox, type OpenOptions, type OpenSandbox } from "../../src/workspace/sandbox.ts";
import { createTemplate } from "../../src/workspace/template/template.ts";

export const AGENT_FOLDER = resolve(import.meta.dirname, "../..");

/** What this machine can do; the tests of full isolation are skipped without bubblewrap. */
export const detected = await detectIsolation({ folders: [] });
export const reduced = await detectIsolation({ folders: [], bwrapPaths: [] });
export const isFull = detected.isolation.level === "full";
export const why = isFull ? "" : ` (skipped: ${detected.isolation.missing.join("; ")})`;

/** Sandboxes, a template and a folder of the host, all gone at the end. */
export async function createBench(limits: Partial<SandboxLimits> = {}, isolation = detected) {
  const folder = await mkdtemp(join(tmpdir(), "joinery-test-"));
  // Sandboxes run as another user, who has to get in.
  await chmod(folder, 0o755);
  const sandbox = createSandbox({ detected: isolation, limits, workspacesFolder: join(folder, "workspaces") });
  const open = new Set<OpenSandbox>();
  return {
    folder,
    sandbox,
    template: createTemplate({ folder: join(folder, "templates"), from: AGENT_FOLDER }),
    async open(options: OpenOptions = {}): Promise<OpenSandbox> {
      const opened = await sandbox.open(options);
      if (!opened.ok) throw new Error(opened.reason);
      open.add(opened.value);
      return opened.value;
    },
    async [Symbol.asyncDispose](): Promise<void> {
      await Promise.all([...open].map((box) => box.close()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs JavaScript inside, as an ES module. */
export function runScript(box: OpenSandbox, source: string, timeoutMs = 15_000) {
  return box.run([box.node, "--input-type=module", "-e", source], { timeoutMs });
}
