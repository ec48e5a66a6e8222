import { spawn } from "node:child_process";
import { chown, mkdir, readdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { FIRST_UID } from "./isolation.ts";
import { toPrlimitArguments, type SandboxLimits } from "./limits.ts";
import { GUEST_FOLDER } from "./sandbox-arguments.ts";
import type { Outcome } from "./session.ts";
import { watchProcess, type SpawnedSandbox, type SpawnRequest } from "./spawned.ts";

const KILL_AFTER_MS = 500;

/**
 * Starts our guest without namespaces: for code that we compiled ourselves, where bubblewrap is missing. The workspace is a
 * folder of its own, and Node processes get the permission model through `toPermissionOptions`.
 */
export async function spawnReduced(request: SpawnRequest): Promise<Outcome<SpawnedSandbox>> {
  const { limits, tools, modules } = request;
  const workspace = join(request.workspacesFolder, `app-${process.pid}-${request.id}`);
  const uid = tools.hasOwnUid ? FIRST_UID : undefined;
  try {
    await makeWorkspace(workspace, modules, uid);
  } catch (error) {
    // Without the message, which names folders of the host.
    const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    return { ok: false, reason: `the workspace cannot be made${code}` };
  }
  const env = reducedEnvironment(request, workspace);
  const guest = [request.nodePath, "--no-warnings", join(request.guestFolder, "guest.ts"), workspace];
  const limited =
    tools.prlimitPath === undefined ? guest : [tools.prlimitPath, ...toPrlimitArguments(limits), "--", ...guest];
  const [file = request.nodePath, ...rest] = limited;
  const child = spawn(file, rest, {
    env,
    cwd: workspace,
    stdio: ["pipe", "pipe", "pipe"],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const gone = watchProcess(child);
  return {
    ok: true,
    value: {
      child,
      gone,
      level: "reduced",
      workspace,
      node: request.nodePath,
      env,
      initPid: undefined,
      // The guest kills the groups of its commands when its input ends; killed first, it could not.
      kill: () => {
        child.stdin.end();
        setTimeout(() => child.kill("SIGKILL"), KILL_AFTER_MS).unref();
      },
      cleanUp: () => rm(workspace, { recursive: true, force: true }).catch(() => undefined),
    },
  };
}

/** Every package is a link of its own, so that Vite can write beside them. */
async function makeWorkspace(workspace: string, modules: string | undefined, uid: number | undefined): Promise<void> {
  const writable = ["", ".tmp", "node_modules", "node_modules/.vite", "node_modules/.vite-temp"];
  for (const name of writable) await mkdir(join(workspace, name), { recursive: true, mode: 0o755 });
  if (uid !== undefined) for (const name of writable) await chown(join(workspace, name), uid, uid);
  const packages = modules === undefined ? [] : await readdir(modules);
  for (const name of packages.filter((name) => !name.startsWith(".vite"))) {
    await symlink(join(modules ?? "", name), join(workspace, "node_modules", name));
  }
}

function reducedEnvironment(
  { limits, nodePath, guestFolder }: SpawnRequest,
  workspace: string,
): Record<string, string> {
  return {
    PATH: [join(workspace, "node_modules/.bin"), join(nodePath, ".."), join(guestFolder, "bin"), "/usr/bin:/bin"].join(
      ":",
    ),
    HOME: join(workspace, ".tmp"),
    TMPDIR: join(workspace, ".tmp"),
    LANG: "C.UTF-8",
    CI: "1",
    NODE_OPTIONS: `--max-old-space-size=${limits.heapMb}`,
    NODE_ENV: "production",
  };
}

/**
 * `NODE_OPTIONS` for the app and its tests where there is no namespace: it reads these folders, writes to the first, and has
 * the network for its API.
 */
export function toPermissionOptions(
  limits: Pick<SandboxLimits, "heapMb">,
  folders: readonly string[],
  guestFolder = GUEST_FOLDER,
): string {
  const [major = 0] = process.versions.node.split(".").map(Number);
  return [
    `--max-old-space-size=${limits.heapMb}`,
    "--disable-warning=ExperimentalWarning",
    "--disable-warning=SecurityWarning",
    `--import=${pathToFileURL(join(guestFolder, "without-fsync.ts"))}`,
    "--permission",
    ...[...folders, guestFolder].map((folder) => `--allow-fs-read=${folder}`),
    ...folders.slice(0, 1).map((folder) => `--allow-fs-write=${folder}`),
    // Older versions have no switch for it: the network is always there.
    ...(major >= 25 ? ["--allow-net"] : []),
  ].join(" ");
}
