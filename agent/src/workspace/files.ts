/** Writes generated files below one folder, and nowhere else. */
import { constants } from "node:fs";
import { lstat, mkdir, open, realpath, rmdir, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppFiles, parseWith, type AppFile } from "@joinery/shared";

export type WriteOptions = {
  /** Replace files that are there. Otherwise a file that exists is an error. */
  readonly replace?: boolean;
};

/**
 * Writes all files, creating folders as needed. Paths are checked first, so that a bad one means that nothing was
 * written. Links below the folder are never followed: one that was planted there is an error.
 * @throws JoineryError `invalid_request` for paths that may not be written; Error for links, and files that exist.
 */
export async function writeBundle(
  folder: string,
  files: readonly AppFile[],
  { replace = false }: WriteOptions = {},
): Promise<void> {
  const checked = parseWith(AppFiles, files);
  await mkdir(folder, { recursive: true });
  const root = await realpath(folder);
  const folders = new Set(checked.flatMap((file) => listParents(file.path)));
  // Parents come before their children, so each step looks at one new segment below a folder that is known to be real.
  for (const path of [...folders].toSorted((left, right) => left.length - right.length))
    await ensureRealFolder(join(root, path), path);
  await Promise.all(checked.map((file) => writeNew(join(root, file.path), file, replace)));
}

/**
 * Turns one version of an app into the next: writes its files and removes those that only the version before had. Whatever else is in
 * the folder stays: data, installed packages, files of the user's own.
 * @throws as `writeBundle`, before anything was changed where paths are wrong.
 */
export async function replaceBundle(
  folder: string,
  { before, after }: { readonly before: readonly AppFile[]; readonly after: readonly AppFile[] },
): Promise<void> {
  const kept = new Set(parseWith(AppFiles, after).map(({ path }) => path));
  const gone = parseWith(AppFiles, before).filter(({ path }) => !kept.has(path));
  await mkdir(folder, { recursive: true });
  const root = await realpath(folder);
  // First, because a file of the old version may stand where the new one needs a folder.
  for (const { path } of gone) await removeFile(root, path);
  await writeBundle(root, after, { replace: true });
}

/** The file and the folders that are empty without it. One that is reached through a link is not ours. */
async function removeFile(root: string, path: string): Promise<void> {
  for (const parent of listParents(path).toReversed()) {
    const found = await lstat(join(root, parent)).catch(() => undefined);
    if (found?.isDirectory() !== true) return;
  }
  await unlink(join(root, path)).catch((error: unknown) => {
    if (!hasCode(error, "ENOENT") && !hasCode(error, "EISDIR") && !hasCode(error, "EPERM")) throw error;
  });
  for (const parent of listParents(path)) {
    const isRemoved = await rmdir(join(root, parent)).then(
      () => true,
      () => false,
    );
    if (!isRemoved) return;
  }
}

/** `a/b/c.ts` as `["a/b", "a"]`. */
function listParents(path: string): string[] {
  const parents: string[] = [];
  for (let parent = dirname(path); parent !== "."; parent = dirname(parent)) parents.push(parent);
  return parents;
}

async function ensureRealFolder(absolute: string, path: string): Promise<void> {
  await mkdir(absolute).catch((error: unknown) => {
    if (!hasCode(error, "EEXIST")) throw error;
  });
  if (!(await lstat(absolute)).isDirectory()) throw new Error(`${path} is not a folder`);
}

async function writeNew(absolute: string, file: AppFile, replace: boolean): Promise<void> {
  // Unlinking removes a planted link itself; the exclusive open then makes a new file or fails.
  if (replace) {
    await unlink(absolute).catch((error: unknown) => {
      if (!hasCode(error, "ENOENT")) throw error;
    });
  }
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;
  const handle = await open(absolute, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o644).catch((cause: unknown) => {
    throw new Error(`${file.path} cannot be written: it exists or is not a file`, { cause });
  });
  try {
    await handle.writeFile(file.content);
  } finally {
    await handle.close();
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
