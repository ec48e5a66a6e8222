import { describeUnsafePath } from "@joinery/shared";
import { TakenFiles, type CopiedFile } from "./guest/protocol.ts";
import type { Ask, Outcome } from "./session.ts";

/** In base64 below the longest line that an answer may be. */
const PART_BYTES = 2 * 1024 * 1024;

type Wanted = { readonly folder: string; readonly maxBytes: number };

/** Reads a folder of the workspace in parts. What comes is bounded here as well, whatever the other end says. */
export async function takeCopy(ask: Ask, { folder, maxBytes }: Wanted): Promise<Outcome<CopiedFile[]>> {
  const taken = await ask({ op: "take", folder, maxBytes }, (answer) => TakenFiles.parse(answer));
  if (!taken.ok) return taken;
  const sum = taken.value.reduce((total, { bytes }) => total + bytes, 0);
  if (sum > maxBytes) return { ok: false, reason: "there is more than may be kept" };
  const files: CopiedFile[] = [];
  for (const { path, bytes } of taken.value) {
    if (describeUnsafePath(path) !== undefined || !path.startsWith(`${folder}/`)) continue;
    const parts: Buffer[] = [];
    for (let offset = 0; offset < bytes; offset += PART_BYTES) {
      const length = Math.min(PART_BYTES, bytes - offset);
      const part = await ask({ op: "read", path, offset, length }, (answer) => Buffer.from(String(answer), "base64"));
      if (!part.ok) return part;
      if (part.value.length !== length) return { ok: false, reason: "the copy of the files is not whole" };
      parts.push(part.value);
    }
    files.push({ path, base64: Buffer.concat(parts).toString("base64") });
  }
  return { ok: true, value: files };
}
