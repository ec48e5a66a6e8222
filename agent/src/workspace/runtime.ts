import { createHash, randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { access, cp, mkdir, rename, rm, stat, utimes } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { findClosed, openForReading } from "./reachable.ts";
import { GUEST_FOLDER, type Mount } from "./sandbox-arguments.ts";

/** What is in every sandbox, at places that the sandbox's user can reach. */
export type Runtime = {
  readonly nodePath: string;
  readonly guestFolder: string;
  readonly mounts: readonly Mount[];
};

/** The folder of one copy. */
const COPY = /[/\\]runtime[/\\][0-9a-f]{24}$/;

export type RuntimeOptions = {
  /** Where copies go; made when it is needed. */
  readonly folder: string;
  readonly mounts?: readonly Mount[];
  readonly nodePath?: string;
  readonly guestFolder?: string;
  /** Sandboxes run as another user than this process. */
  readonly hasOwnUid?: boolean;
};

/**
 * Root's sandboxes run as a user who cannot enter such folders as `/root`. What is installed there is copied, once per version, to
 * where that user can read it; everything else stays where it is.
 */
export async function prepareRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { folder, mounts = [], nodePath = process.execPath, guestFolder = GUEST_FOLDER } = options;
  const hasOwnUid = options.hasOwnUid ?? process.getuid?.() === 0;
  const reach = async (path: string): Promise<string> =>
    hasOwnUid && (await findClosed(path)) !== undefined ? copyOnce(path, folder) : path;
  return {
    nodePath: await reach(nodePath),
    guestFolder: await reach(guestFolder),
    mounts: await Promise.all(mounts.map(async ({ host, inside }) => ({ host: await reach(host), inside }))),
  };
}

/** Clean-up goes by age, and a copy that a running agent uses is not old. */
export async function touchRuntime({ nodePath, guestFolder, mounts }: Runtime): Promise<void> {
  const paths = [nodePath, guestFolder, ...mounts.map(({ host }) => host)];
  const now = new Date();
  for (const path of paths.filter((path) => COPY.test(dirname(path))))
    await utimes(dirname(path), now, now).catch(() => undefined);
}

/** The name says which version it is, as far as time and size can tell, so that a copy never gets old. */
async function copyOnce(path: string, folder: string): Promise<string> {
  const { mtimeMs, size } = await stat(path);
  const key = createHash("sha256").update([path, mtimeMs, size, process.version].join("\n")).digest("hex").slice(0, 24);
  const place = join(folder, key);
  const target = join(place, basename(path));
  if (await exists(target)) return target;
  const scratch = join(folder, `.${key}-${process.pid}-${randomUUID().slice(0, 8)}`);
  try {
    await mkdir(scratch, { recursive: true, mode: 0o755 });
    await cp(path, join(scratch, basename(path)), { recursive: true, mode: constants.COPYFILE_FICLONE });
    await openForReading(scratch);
    await rename(scratch, place);
  } catch (error) {
    await rm(scratch, { recursive: true, force: true });
    // Another process was faster.
    if (!(await exists(target))) throw error;
  }
  return target;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
