import { spawn } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { canUseCgroups } from "./cgroup.ts";
import { findClosed } from "./reachable.ts";
import { GUEST_FOLDER } from "./sandbox-arguments.ts";

/** What keeps generated code in, as found on this machine. */
export type Isolation = {
  /**
   * `full`: namespaces around everything. `reduced`: Node's permission model and rlimits; for compiled apps only. `none`: apps are
   * not run at all.
   */
  readonly level: "full" | "reduced" | "none";
  /** The layers that are active, in words for people. */
  readonly layers: readonly string[];
  /** What is not there, each with its reason. */
  readonly missing: readonly string[];
};

export type IsolationTools = {
  readonly bwrapPath: string | undefined;
  readonly prlimitPath: string | undefined;
  /** Processes can be given a user of their own, because we are root. */
  readonly hasOwnUid: boolean;
  readonly hasCgroup: boolean;
};

export type Detected = { readonly isolation: Isolation; readonly tools: IsolationTools };

export type DetectOptions = {
  /** Tried in this order; the default is where distributions put it. */
  readonly bwrapPaths?: readonly string[];
  /** What the sandboxed user has to reach besides Node and our guest, such as the folder of the templates. */
  readonly folders: readonly string[];
  /** From `prepareRuntime`; the default is where they are installed. */
  readonly nodePath?: string;
  readonly guestFolder?: string;
};

/** A user id that no account has. Each sandbox gets its own from here upwards. */
export const FIRST_UID = 200_000;

/** Tries what this machine can do; never rejects. Once per process is enough. */
export async function detectIsolation(options: DetectOptions): Promise<Detected> {
  const [bwrapPath, prlimitPath] = await Promise.all([
    findExecutable(options.bwrapPaths ?? ["/usr/bin/bwrap", "/usr/local/bin/bwrap", "/bin/bwrap"]),
    findExecutable(["/usr/bin/prlimit", "/bin/prlimit"]),
  ]);
  const isRoot = process.getuid?.() === 0;
  const problem =
    bwrapPath === undefined
      ? "bubblewrap is not installed"
      : ((isRoot ? await describeClosed(options) : undefined) ?? (await describeProbeFailure(bwrapPath, isRoot)));
  const isFull = problem === undefined;
  const hasCgroup = isFull && (await canUseCgroups());
  return {
    tools: { bwrapPath: isFull ? bwrapPath : undefined, prlimitPath, hasOwnUid: isRoot, hasCgroup },
    isolation: describeIsolation({ problem, isRoot, hasCgroup, hasPrlimit: prlimitPath !== undefined }),
  };
}

type Found = { problem: string | undefined; isRoot: boolean; hasCgroup: boolean; hasPrlimit: boolean };

function describeIsolation({ problem, isRoot, hasCgroup, hasPrlimit }: Found): Isolation {
  const isFull = problem === undefined;
  const whenFull = [
    "own user, process, network, mount, IPC and host-name namespaces",
    "read-only system",
    "workspace and temporary files in memory of a fixed size",
    "no capabilities, no new privileges",
    "memory and process watchdog",
  ];
  const layers = [
    ...(isFull ? whenFull : ["Node's permission model for the app and its tests"]),
    ...(isRoot ? ["own user id"] : []),
    ...(hasPrlimit ? ["limits per process"] : []),
    ...(hasCgroup ? ["control group"] : []),
    "empty environment",
    "heap cap",
    "wall clock",
  ];
  const missing = [
    ...(problem === undefined ? [] : [`namespaces: ${problem}`]),
    ...(hasPrlimit ? [] : ["limits per process: prlimit is not installed"]),
    ...(hasCgroup ? [] : ["control group: none can be made here"]),
  ];
  return { level: isFull ? "full" : "reduced", layers, missing };
}

async function findExecutable(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return undefined;
}

/**
 * Root would keep its powers over files such as those in `/proc/sys` even without capabilities, so as root the sandbox must run
 * as another user, and that user has to reach what is mounted.
 */
async function describeClosed({ folders, nodePath, guestFolder }: DetectOptions): Promise<string | undefined> {
  for (const path of [nodePath ?? process.execPath, guestFolder ?? GUEST_FOLDER, ...folders]) {
    const closed = await findClosed(path);
    if (closed !== undefined) return `${closed} cannot be entered by another user than root`;
  }
  return undefined;
}

/** A distribution may forbid user namespaces; only trying tells. */
function describeProbeFailure(bwrapPath: string, isRoot: boolean): Promise<string | undefined> {
  const namespaces = ["--unshare-user", "--disable-userns", "--unshare-pid", "--unshare-net", "--unshare-ipc"];
  const system = ["--ro-bind", "/usr", "/usr", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64"];
  const child = spawn(
    bwrapPath,
    [
      ...namespaces,
      ...system,
      "--proc",
      "/proc",
      "--dev",
      "/dev",
      "--size",
      "4096",
      "--tmpfs",
      "/tmp",
      "/usr/bin/true",
    ],
    {
      env: {},
      stdio: ["ignore", "ignore", "pipe"],
      ...(isRoot ? { uid: FIRST_UID, gid: FIRST_UID } : {}),
      timeout: 5_000,
    },
  );
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString("utf8").slice(0, 500)));
  return new Promise((done) => {
    child.on("error", (error) => done(error.message));
    child.on("close", (code) => done(code === 0 ? undefined : errors.trim() || "bubblewrap does not work here"));
  });
}
