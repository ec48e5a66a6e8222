import { mkdir, readdir, readFile, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { randomUUID } from "node:crypto";
import { isAlive } from "./is-alive.ts";

/** A control group that bounds the number of tasks, and the memory where that controller is there too. */
export type Cgroup = { readonly add: (pids: readonly number[]) => Promise<void>; readonly remove: () => Promise<void> };

export type CgroupLimits = { readonly tasks: number; readonly memoryBytes: number };

const PREFIX = "joinery-";
const MOUNT = "/sys/fs/cgroup";
const REMOVE_TRIES = 20;

/** Makes a group below our own, or nothing where that is not allowed. Version 2 first, then version 1's `pids`. */
export async function createCgroup(name: string, limits: CgroupLimits): Promise<Cgroup | undefined> {
  for (const parent of await findParents()) {
    const folder = join(parent, name);
    try {
      await mkdir(folder);
    } catch {
      continue;
    }
    try {
      await setControl(folder, "pids.max", limits.tasks);
      await setControl(folder, "memory.max", limits.memoryBytes).catch(() => undefined);
      return toCgroup(folder);
    } catch {
      await rmdir(folder).catch(() => undefined);
    }
  }
  return undefined;
}

/** `r+`, because in a folder that is no control group a write must fail instead of making a file. */
function setControl(folder: string, name: string, value: number): Promise<void> {
  return writeFile(join(folder, name), String(value), { flag: "r+" });
}

function toCgroup(folder: string): Cgroup {
  return {
    async add(pids) {
      for (const pid of pids) await writeFile(join(folder, "cgroup.procs"), String(pid));
    },
    // The kernel refuses while a task is still dying.
    async remove() {
      for (let attempt = 0; attempt < REMOVE_TRIES; attempt += 1) {
        const isGone = await rmdir(folder).then(
          () => true,
          (error: NodeJS.ErrnoException) => error.code === "ENOENT",
        );
        if (isGone) return;
        await sleep(25);
      }
    },
  };
}

async function findParents(): Promise<string[]> {
  const lines = (await readFile("/proc/self/cgroup", "utf8").catch(() => "")).split("\n");
  const pathOf = (prefix: RegExp): string | undefined => lines.find((line) => prefix.test(line))?.replace(prefix, "");
  const unified = pathOf(/^0::/);
  const pids = pathOf(/^\d+:pids:/);
  return [
    ...(unified === undefined ? [] : [join(MOUNT, unified)]),
    ...(pids === undefined ? [] : [join(MOUNT, "pids", pids)]),
  ];
}

/** The name of a group says whose it is, so that those of a process that was killed can be told from the others. */
export function toGroupName(id: string): string {
  return `${PREFIX}${process.pid}-${id}`;
}

/** Removes the groups of processes that are gone; one that still holds tasks stays. */
export async function removeStaleCgroups(): Promise<void> {
  for (const parent of await findParents()) {
    const names = await readdir(parent).catch(() => []);
    for (const name of names.filter((name) => name.startsWith(PREFIX))) {
      const pid = Number.parseInt(name.slice(PREFIX.length), 10);
      if (!Number.isNaN(pid) && !isAlive(pid)) await rmdir(join(parent, name)).catch(() => undefined);
    }
  }
}

/** Whether a group with a bound can be made here. */
export async function canUseCgroups(): Promise<boolean> {
  await removeStaleCgroups();
  const probeName = toGroupName(randomUUID().slice(0, 8));
  const probe = await createCgroup(probeName, { tasks: 64, memoryBytes: 64 * 1024 * 1024 });
  await probe?.remove();
  return probe !== undefined;
}
