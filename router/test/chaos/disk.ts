import { execFile } from "node:child_process";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export type SmallDisk = AsyncDisposable & {
  readonly path: string;
  /** Whether it is a disk of its own, that can be filled. */
  readonly isSmall: boolean;
  fill(): Promise<void>;
  free(): Promise<void>;
};

/** A folder on a small disk of its own where this user may mount one; else a plain folder, which cannot be filled. */
export async function createSmallDisk(megabytes: number): Promise<SmallDisk> {
  const path = await mkdtemp(join(tmpdir(), "joinery-disk-"));
  const isSmall = await run("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", path]).then(
    () => true,
    () => false,
  );
  const filler = join(path, "filler");
  return {
    path,
    isSmall,
    async fill() {
      if (!isSmall) return;
      await using file = await open(filler, "w");
      for (let size = 1024 * 1024; size >= 512; size /= 2) {
        while (
          await file.appendFile(Buffer.alloc(size)).then(
            () => true,
            () => false,
          )
        );
      }
    },
    free: () => rm(filler, { force: true }),
    async [Symbol.asyncDispose]() {
      if (isSmall) await run("umount", ["-l", path]);
      await rm(path, { recursive: true, force: true });
    },
  };
}
