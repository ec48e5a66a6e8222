import type { AppFile } from "@joinery/shared";
import { file, importLine } from "../code.ts";

/** `src/server/json-file.ts`: durable, atomic writes of one JSON file. */
export function emitJsonFile(): AppFile {
  const imports =
    importLine(["copyFile", "mkdir", "open", "readFile", "rename"], "node:fs/promises") +
    importLine(["dirname"], "node:path");
  return file("src/server/json-file.ts", imports, CODE);
}

const CODE = `
/** The content of a JSON file, or undefined when there is none. A broken file stays as it is, and the app does not start. */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(\`\${path} is not valid JSON. Repair it, or move it away to start with no data.\`, { cause });
  }
}

/**
 * Returns a function that writes the current content and resolves when it is on disk. Writes never overlap, and all
 * calls that arrive while one is running share the next.
 */
export function createJsonWriter(path: string, content: () => unknown): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;

  return () => {
    waiting ??= running
      .catch(() => undefined)
      .then(() => {
        waiting = undefined;
        running = writeAtomically(path, JSON.stringify(content()));
        return running;
      });
    return waiting;
  };
}

/** Keeps the file as it is now beside it, with the time in its name. */
export async function keepCopy(path: string, now: Date): Promise<void> {
  const time = now.toISOString().replace(/[:.]/g, "-");
  await copyFile(path, path.replace(/(?:\\.json)?$/, \`.\${time}.json\`));
}

/** Writes beside the file and renames, so that a crash leaves either the old content or the new. */
async function writeAtomically(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = \`\${path}.tmp\`;
  const handle = await open(temporary, "w");
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, path);
}`;
