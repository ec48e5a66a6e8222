import { constants } from "node:fs";
import { lstat, mkdir, open, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const MAX_FILES = 500;

/**
 * Takes a folder's files out of the sandbox and puts them back into another one. Links are never followed; a copy is held here
 * while it is read in parts, so that it is of one moment.
 */
export function createCopies(workspace: string) {
  let held = new Map<string, Buffer>();

  const collect = async (folder: string, room: { bytes: number }): Promise<Map<string, Buffer>> => {
    const found = new Map<string, Buffer>();
    const entries = await readdir(join(workspace, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) for (const [name, bytes] of await collect(path, room)) found.set(name, bytes);
      else if (entry.isFile()) found.set(path, await readRegular(join(workspace, path), room));
      if (found.size > MAX_FILES) throw new Error(`there are more than ${MAX_FILES} files`);
    }
    return found;
  };

  return {
    async take(folder: string, maxBytes: number): Promise<{ path: string; bytes: number }[]> {
      const isFolder = await lstat(join(workspace, folder)).then(
        (found) => found.isDirectory(),
        () => false,
      );
      held = isFolder ? await collect(folder, { bytes: maxBytes }) : new Map();
      return [...held].map(([path, { length }]) => ({ path, bytes: length }));
    },

    read(path: string, offset: number, length: number): string {
      return (held.get(path) ?? Buffer.alloc(0)).subarray(offset, offset + length).toString("base64");
    },

    async put(files: readonly { path: string; base64: string }[]): Promise<number> {
      for (const { path, base64 } of files) {
        await mkdir(dirname(join(workspace, path)), { recursive: true });
        await writeFile(join(workspace, path), Buffer.from(base64, "base64"));
      }
      return files.length;
    },
  };
}

async function readRegular(path: string, room: { bytes: number }): Promise<Buffer> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const { size } = await handle.stat();
    room.bytes -= size;
    if (room.bytes < 0) throw new Error("there is more than may be kept");
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
