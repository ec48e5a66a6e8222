import { chmod, lstat, mkdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { findClosed } from "./reachable.ts";
import type { Outcome } from "./session.ts";

/** Where sandboxes may live when root's own folders cannot be entered by the users that they run as. */
const SHARED_PARENTS: readonly string[] = ["/var/tmp", tmpdir()];

/**
 * Where templates and workspaces go: the folder of the configuration, or a shared one where root's sandboxes, which run as another
 * user, cannot get there. Not ok when there is neither.
 */
export async function findPlace(
  config: { readonly dataDir: string; readonly sandboxDir: string },
  sharedParents: readonly string[] = SHARED_PARENTS,
): Promise<Outcome<string>> {
  const wanted = resolve(config.sandboxDir);
  await mkdir(wanted, { recursive: true, mode: 0o711 });
  if (process.getuid?.() !== 0) return { ok: true, value: wanted };
  await openForPassing(wanted, resolve(config.dataDir));
  const closed = await findClosed(wanted);
  if (closed === undefined) return { ok: true, value: wanted };
  for (const parent of sharedParents) {
    const shared = join(parent, "joinery-sandbox");
    await mkdir(shared, { mode: 0o711 }).catch(() => undefined);
    if ((await isOurs(shared)) && (await findClosed(shared)) === undefined) return { ok: true, value: shared };
  }
  return { ok: false, reason: `${closed} cannot be entered by another user than root` };
}

/** Nobody else can have put anything into it. */
async function isOurs(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isDirectory() === true && found.uid === 0 && (found.mode & 0o022) === 0;
}

/** Passing is not listing, and the databases in the data folder can be read by their owner only. */
async function openForPassing(folder: string, dataDir: string): Promise<void> {
  if (!join(folder, "/").startsWith(join(dataDir, "/"))) return;
  for (let path = folder; path.startsWith(dataDir); path = dirname(path)) {
    const { mode } = await stat(path);
    if ((mode & 0o001) === 0) await chmod(path, (mode & 0o7777) | 0o011);
  }
}
