import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { cleanUp, isLeftBehind } from "./clean-up.ts";
import { detectIsolation } from "./isolation.ts";
import type { SandboxLimits } from "./limits.ts";
import { prepareRuntime, touchRuntime } from "./runtime.ts";
import { createSandbox } from "./sandbox.ts";
import type { Mount } from "./sandbox-arguments.ts";
import type { InstallPackages } from "./template/install-packages.ts";
import { createTemplate } from "./template/template.ts";

export type MachineOptions = {
  /** Templates, and workspaces where bubblewrap is missing. As root, other users must be able to enter it. */
  readonly folder: string;
  /** Whose installed packages the templates are made of. */
  readonly from: string;
  /** Read-only folders of the host that sandboxes are opened with. */
  readonly mounts?: readonly Mount[];
  /** Left out, apps may only use packages that are installed for the agent. */
  readonly install?: InstallPackages;
  readonly limits?: Partial<SandboxLimits>;
  /** Tried in this order; an empty list means reduced isolation. */
  readonly bwrapPaths?: readonly string[];
  readonly maxAgeMs?: number;
  readonly maxBytes?: number;
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** Finds out what this machine can do, and makes what generated code is run with. Once per process is enough. */
export async function prepareMachine(options: MachineOptions) {
  const { folder, from, install, limits, bwrapPaths, maxAgeMs = 7 * DAY_MS, maxBytes = 4e9 } = options;
  const templatesFolder = join(folder, "templates");
  const workspacesFolder = join(folder, "workspaces");
  const runtimeFolder = join(folder, "runtime");
  for (const path of [templatesFolder, workspacesFolder]) await mkdir(path, { recursive: true, mode: 0o755 });
  const runtime = await prepareRuntime({ folder: runtimeFolder, mounts: options.mounts ?? [] });
  const { nodePath, guestFolder, mounts } = runtime;
  const folders = [templatesFolder, workspacesFolder, ...mounts.map(({ host }) => host)];
  const detected = await detectIsolation({
    folders,
    nodePath,
    guestFolder,
    ...(bwrapPaths === undefined ? {} : { bwrapPaths }),
  });
  const common = { detected, workspacesFolder, nodePath, guestFolder };

  return {
    isolation: detected.isolation,
    /** As given, at places that the sandbox's user can reach. */
    mounts,
    sandbox: createSandbox({ ...common, ...(limits === undefined ? {} : { limits }) }),
    template: createTemplate({ folder: templatesFolder, from, ...(install === undefined ? {} : { install }) }),
    /** Removes what is old, too much or left behind by a process that is gone. Never rejects. */
    async cleanUp(isInUse: () => boolean): Promise<void> {
      const rules = { maxAgeMs, maxBytes: maxBytes / 2, isStale: isLeftBehind };
      for (const path of [templatesFolder, workspacesFolder]) await cleanUp({ ...rules, folder: path, isInUse });
      await touchRuntime(runtime);
      await cleanUp({ ...rules, folder: runtimeFolder, maxBytes: Infinity });
    },
  };
}

export type Machine = Awaited<ReturnType<typeof prepareMachine>>;
