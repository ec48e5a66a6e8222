/**
 * What of previews outlives a process: which there are, the app each shows, and the data that was entered in it.
 *
 * 1. A preview is one folder named by its id. Names and contents of generated code are only ever content of our own files.
 * 2. Every file is written beside its place and renamed into it.
 * 3. What cannot be read counts as not there.
 */
import { mkdir, readdir, readFile, rename, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AppBundle, ConversationId, PreviewError } from "@joinery/shared";
import * as z from "zod";
import type { CopiedFile } from "../workspace/guest/protocol.ts";

const PreviewRecord = z.object({
  previewId: z.string().regex(/^[a-z2-7]{26}$/),
  conversationId: ConversationId,
  errors: z.array(PreviewError).max(100),
});
/** A preview that there is, running or not. */
export type PreviewRecord = z.infer<typeof PreviewRecord>;

const ShownApp = AppBundle.extend({
  version: z.int().positive(),
  origin: z.enum(["compiled", "written"]),
  /** The same for the same version with the same files. */
  key: z.string(),
});
/** The app that a preview shows. `compiled`: by this agent; only such code runs without namespaces. */
export type ShownApp = z.infer<typeof ShownApp>;

const CopiedFile = z.object({ path: z.string(), base64: z.string() });
const BuiltFiles = z.object({ key: z.string(), files: z.array(CopiedFile) });
const CopiedFiles = z.array(CopiedFile);

export type Shelf = ReturnType<typeof createShelf>;

export function createShelf(folder: string) {
  const read = async <T>(id: string, name: string, schema: z.ZodType<T>): Promise<T | undefined> => {
    try {
      return schema.safeParse(JSON.parse(await readFile(join(folder, id, name), "utf8"))).data;
    } catch {
      return undefined;
    }
  };
  const write = async (id: string, name: string, content: unknown): Promise<void> => {
    const place = join(folder, id, name);
    await mkdir(join(folder, id), { recursive: true, mode: 0o700 });
    await writeFile(`${place}.new`, JSON.stringify(content), { mode: 0o600 });
    await rename(`${place}.new`, place);
    // The clean-up goes by the folder's age.
    await utimes(join(folder, id), new Date(), new Date());
  };

  return {
    folder,
    async list(): Promise<PreviewRecord[]> {
      const ids = await readdir(folder).catch(() => []);
      const found = await Promise.all(ids.map((id) => read(id, "preview.json", PreviewRecord)));
      return found.flatMap((record, index) => (record?.previewId === ids[index] ? (record ?? []) : []));
    },
    save: (record: PreviewRecord) => write(record.previewId, "preview.json", record),
    saveApp: (id: string, app: ShownApp) => write(id, "app.json", app),
    readApp: (id: string) => read(id, "app.json", ShownApp),
    saveData: (id: string, files: readonly CopiedFile[]) => write(id, "data.json", files),
    readData: async (id: string): Promise<readonly CopiedFile[]> => (await read(id, "data.json", CopiedFiles)) ?? [],
    /** What the app's own build has made, so that it need not run again for the same app. */
    saveBuilt: (id: string, key: string, files: readonly CopiedFile[]) => write(id, "built.json", { key, files }),
    async readBuilt(id: string, key: string): Promise<readonly CopiedFile[] | undefined> {
      const built = await read(id, "built.json", BuiltFiles);
      return built?.key === key ? built.files : undefined;
    },
    remove: (id: string) => rm(join(folder, id), { recursive: true, force: true }),
  };
}
