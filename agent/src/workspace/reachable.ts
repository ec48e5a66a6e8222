import { chmod, lstat, readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The first folder above, or the path itself, that no user but its owner can enter; nothing when all can. */
export async function findClosed(path: string): Promise<string | undefined> {
  for (let current = path; ; current = dirname(current)) {
    const mode = await stat(current).then(
      (found) => found.mode,
      () => 0o001,
    );
    if ((mode & 0o001) === 0) return current;
    if (current === dirname(current)) return undefined;
  }
}

/** Lets every user read what is in a folder of ours, as an installation with a strict umask does not. Never follows a link. */
export async function openForReading(path: string): Promise<void> {
  const found = await lstat(path);
  if (found.isSymbolicLink()) return;
  const isEntered = found.isDirectory() || (found.mode & 0o100) !== 0;
  const wanted = found.mode | (isEntered ? 0o055 : 0o044);
  if (wanted !== found.mode) await chmod(path, wanted & 0o7777);
  if (!found.isDirectory()) return;
  for (const name of await readdir(path)) await openForReading(join(path, name));
}
