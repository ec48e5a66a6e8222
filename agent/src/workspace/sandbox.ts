/**
 * Runs generated code where it can harm nothing.
 *
 * 1. Nothing here rejects: a sandbox that cannot start, and a command that fails, hangs or is killed, are values.
 * 2. What starts a sandbox ends it: `close` kills every process inside and waits for it, and so does the wall clock, a limit
 *    that was exceeded, the caller's signal and the end of this process.
 * 3. Nothing of our environment is given to any process that runs or watches generated code.
 */
import { randomUUID } from "node:crypto";
import { createGuestLink } from "./guest-link.ts";
import type { Detected, Isolation } from "./isolation.ts";
import { SANDBOX_LIMITS, type SandboxLimits } from "./limits.ts";
import { GUEST_FOLDER, type Mount } from "./sandbox-arguments.ts";
import { spawnInBubblewrap } from "./spawn-bubblewrap.ts";
import { spawnReduced } from "./spawn-reduced.ts";
import { createSession, type Outcome } from "./session.ts";
import type { SpawnedSandbox } from "./spawned.ts";
import { watchUsage, type Usage } from "./usage.ts";

export type SandboxDeps = {
  /** From `detectIsolation`. */
  readonly detected: Detected;
  readonly limits?: Partial<SandboxLimits>;
  /** Where workspaces go when bubblewrap is missing; with it, none touches the disk. */
  readonly workspacesFolder: string;
  /** From `prepareRuntime`; the default is where they are installed. */
  readonly nodePath?: string;
  readonly guestFolder?: string;
};

export type OpenOptions = {
  /** A host folder that becomes the workspace's `node_modules`, read-only. */
  readonly modules?: string;
  readonly mounts?: readonly Mount[];
  readonly limits?: Partial<SandboxLimits>;
  readonly signal?: AbortSignal;
};

/** Why a sandbox is no more; `closed` is the ordinary end. */
export type SandboxEnd = { readonly reason: string; readonly peak: Usage; readonly errors: string };

export type OpenSandbox = ReturnType<typeof createSession> & {
  /** As commands inside see it. */
  readonly workspace: string;
  /** Node's executable, as commands inside name it. */
  readonly node: string;
  /** `full`: own network, so any port is free. */
  readonly level: Isolation["level"];
  /** The host's folder of our scripts, which apps may read where there are no namespaces. */
  readonly guestFolder: string;
  /** Settles when the sandbox is gone, whoever ended it. */
  readonly ended: Promise<SandboxEnd>;
  /** Kills what is left inside. */
  readonly close: () => Promise<SandboxEnd>;
};

/** Opens sandboxes with the best isolation that this machine has; `describe` says which that is. */
export function createSandbox(deps: SandboxDeps) {
  const { detected, nodePath = process.execPath, guestFolder = GUEST_FOLDER } = deps;

  return {
    describe: (): Isolation => detected.isolation,

    /** Ready for files and commands, or the reason why not. */
    async open(options: OpenOptions = {}): Promise<Outcome<OpenSandbox>> {
      const limits: SandboxLimits = { ...SANDBOX_LIMITS, ...deps.limits, ...options.limits };
      if (options.signal?.aborted === true) return { ok: false, reason: "it was cancelled" };
      const request = {
        id: randomUUID().slice(0, 13),
        limits,
        nodePath,
        guestFolder,
        modules: options.modules,
        mounts: options.mounts ?? [],
        tools: detected.tools,
        workspacesFolder: deps.workspacesFolder,
      };
      const spawned =
        detected.isolation.level === "full" ? await spawnInBubblewrap(request) : await spawnReduced(request);
      if (!spawned.ok) return spawned;
      const opened = await superviseUntilReady(spawned.value, limits, options.signal);
      return opened.ok ? { ok: true, value: { ...opened.value, guestFolder } } : opened;
    },
  };
}

export type Sandbox = ReturnType<typeof createSandbox>;

async function superviseUntilReady(
  spawned: SpawnedSandbox,
  limits: SandboxLimits,
  signal: AbortSignal | undefined,
): Promise<Outcome<Omit<OpenSandbox, "guestFolder">>> {
  const { child } = spawned;
  const link = createGuestLink({ input: child.stdin, output: child.stdout });
  const { ended, end } = supervise(spawned, link.close, limits, signal);
  const startTimer = setTimeout(() => end("the sandbox did not start in time"), limits.startMs);
  const isReady = await link.ready;
  clearTimeout(startTimer);
  if (!isReady) {
    end("the sandbox did not start");
    const { reason, errors } = await ended;
    return { ok: false, reason: errors === "" ? reason : `${reason}: ${errors}` };
  }
  const session = createSession(link, {
    env: spawned.env,
    timeoutMs: limits.wallMs,
    outputBytes: limits.outputBytes,
  });
  const close = (): Promise<SandboxEnd> => {
    end("closed");
    return ended;
  };
  return {
    ok: true,
    value: { ...session, workspace: spawned.workspace, node: spawned.node, level: spawned.level, ended, close },
  };
}

/** Ends the sandbox on the first of: `end`, its own exit, the wall clock, a limit, the caller's signal. */
function supervise(
  spawned: SpawnedSandbox,
  closeLink: (reason: string) => void,
  limits: SandboxLimits,
  signal: AbortSignal | undefined,
) {
  let reason: string | undefined;

  const end = (why: string): void => {
    if (reason !== undefined) return;
    reason = why;
    closeLink(why);
    spawned.kill();
  };
  const onAbort = (): void => end("it was cancelled");
  const wall = setTimeout(() => end(`did not end within ${Math.round(limits.wallMs / 1000)} s`), limits.wallMs);
  const watch =
    spawned.initPid === undefined
      ? undefined
      : watchUsage({
          pid: spawned.initPid,
          maxMemoryBytes: limits.memoryBytes,
          // The rlimit or the control group is the real bound; this one is for where neither binds.
          maxTasks: limits.tasks * 2,
          onExceeded: end,
        });
  signal?.addEventListener("abort", onAbort, { once: true });
  const ended = spawned.gone.then(async ({ errors }): Promise<SandboxEnd> => {
    end("the sandbox ended by itself");
    clearTimeout(wall);
    watch?.stop();
    signal?.removeEventListener("abort", onAbort);
    await spawned.cleanUp();
    return { reason: reason ?? "closed", errors, peak: watch?.peak() ?? { processes: 0, tasks: 0, memoryBytes: 0 } };
  });
  return { ended, end };
}
