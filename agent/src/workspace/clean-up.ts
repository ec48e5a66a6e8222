import { lstat, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { isAlive } from "./is-alive.ts";

export type CleanUpOptions = {
  /** Its entries are removed whole: workspaces, templates. */
  readonly folder: string;
  /** Entries that were not touched for this long go. */
  readonly maxAgeMs: number;
  /** Then the oldest go until the rest is not larger than this. */
  readonly maxBytes: number;
  /** Never removed: what is in use. */
  readonly isInUse?: (name: string) => boolean;
  /** Removed whatever its age: what a process has left that is no more. */
  readonly isStale?: (name: string) => boolean;
  readonly now?: () => number;
};

export type CleanUpResult = { readonly removed: readonly string[]; readonly keptBytes: number };

type Entry = { readonly name: string; readonly touchedAt: number; readonly bytes: number };

/** Removes old entries of a folder by age and by total size. Never follows a link and never rejects. */
export async function cleanUp(options: CleanUpOptions): Promise<CleanUpResult> {
  const { folder, maxAgeMs, maxBytes, isInUse = () => false, isStale = () => false, now = Date.now } = options;
  const names = await readdir(folder).catch(() => []);
  const entries = await Promise.all(names.map((name) => measure(folder, name)));
  const oldestFirst = entries.flatMap((entry) => entry ?? []).sort((a, b) => a.touchedAt - b.touchedAt);
  let keptBytes = oldestFirst.reduce((sum, { bytes }) => sum + bytes, 0);
  const removed: string[] = [];
  for (const { name, touchedAt, bytes } of oldestFirst) {
    const isTooOld = now() - touchedAt > maxAgeMs;
    const isWanted = !isTooOld && keptBytes <= maxBytes;
    if (!isStale(name) && (isInUse(name) || isWanted)) continue;
    const isGone = await rm(join(folder, name), { recursive: true, force: true }).then(
      () => true,
      () => false,
    );
    if (!isGone) continue;
    removed.push(name);
    keptBytes -= bytes;
  }
  return { removed, keptBytes };
}

/** Workspaces and unfinished templates have the id of their process in their name. */
export function isLeftBehind(name: string): boolean {
  const pid = /^(?:app|\.[0-9a-f]+)-(\d+)-/.exec(name)?.[1];
  return pid !== undefined && !isAlive(Number(pid));
}

async function measure(folder: string, name: string): Promise<Entry | undefined> {
  const path = join(folder, name);
  const found = await lstat(path).catch(() => undefined);
  return found === undefined ? undefined : { name, touchedAt: found.mtimeMs, bytes: await sizeOf(path) };
}

/** What it takes on the disk, without what links in it lead to. */
async function sizeOf(path: string): Promise<number> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.blocks * 512;
  const names = await readdir(path).catch(() => []);
  // One after the other: thousands of files at once would run out of open files.
  let bytes = found.blocks * 512;
  for (const name of names) bytes += await sizeOf(join(path, name));
  return bytes;
}
