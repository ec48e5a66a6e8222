import { spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { createCgroup, toGroupName } from "./cgroup.ts";
import { FIRST_UID } from "./isolation.ts";
import { insideEnvironment, toBubblewrapArguments, WORKSPACE } from "./sandbox-arguments.ts";
import type { Outcome } from "./session.ts";
import { watchProcess, type SpawnedSandbox, type SpawnRequest } from "./spawned.ts";

const INFO_FD = 3;
const BLOCK_FD = 4;
const INFO_TIMEOUT_MS = 5_000;

const takenUids = new Set<number>();

/** Starts bubblewrap with our guest in it. The guest runs only after the control group holds its process. */
export async function spawnInBubblewrap(request: SpawnRequest): Promise<Outcome<SpawnedSandbox>> {
  const { limits, tools, id } = request;
  if (tools.bwrapPath === undefined) return { ok: false, reason: "bubblewrap is not installed" };
  const env = insideEnvironment(limits);
  const uid = tools.hasOwnUid ? takeUid() : undefined;
  // An empty environment, because /proc/1/environ inside shows the one that bubblewrap was started with.
  const child = spawn(
    tools.bwrapPath,
    toBubblewrapArguments({ ...request, prlimitPath: tools.prlimitPath, env, infoFd: INFO_FD, blockFd: BLOCK_FD }),
    {
      env: {},
      cwd: "/",
      stdio: ["pipe", "pipe", "pipe", "pipe", "pipe"],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    },
  );
  const gone = watchProcess(child);
  const cgroup = tools.hasCgroup
    ? await createCgroup(toGroupName(id), { tasks: limits.tasks, memoryBytes: limits.memoryBytes })
    : undefined;
  const initPid = await readInitPid(child.stdio[INFO_FD] as Readable);
  if (initPid !== undefined && child.pid !== undefined) await cgroup?.add([child.pid, initPid]).catch(() => undefined);
  const gate = child.stdio[BLOCK_FD] as Writable;
  gate.on("error", () => undefined).end("go");

  return {
    ok: true,
    value: {
      child,
      gone,
      level: "full",
      workspace: WORKSPACE,
      node: "node",
      env,
      initPid,
      // The namespace's first process dies with bubblewrap, and every process inside with the first.
      kill: () => void child.kill("SIGKILL"),
      cleanUp: async () => {
        if (uid !== undefined) takenUids.delete(uid);
        await cgroup?.remove();
      },
    },
  };
}

/** One user id per sandbox, so that two sandboxes share neither a process limit nor a signal. */
function takeUid(): number {
  let uid = FIRST_UID + (process.pid % 1_000) * 60;
  while (takenUids.has(uid)) uid += 1;
  takenUids.add(uid);
  return uid;
}

/** Nothing when bubblewrap ended before it had made the namespaces; its error is on stderr. */
async function readInitPid(info: Readable): Promise<number | undefined> {
  const timer = setTimeout(() => info.destroy(), INFO_TIMEOUT_MS);
  const found = await text(info).catch(() => "");
  clearTimeout(timer);
  const pid = /"child-pid":\s*(\d+)/.exec(found)?.[1];
  return pid === undefined ? undefined : Number(pid);
}
