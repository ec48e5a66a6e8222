import { createHash } from "node:crypto";
import { AppFiles, parseWith, type AppFile } from "@joinery/shared";
import { Zip, ZipDeflate } from "fflate";

/** Part of every tag: another way of packing the same files is another archive. */
const FORMAT = "zip-1";
const UNIX = 3;
/** A plain file that its owner may write and all may read, where Unix tools look for it. */
const FILE_MODE = (0o100644 << 16) >>> 0;

/**
 * An archive of the files, written as it is read: one file at a time, none before there is room for it. The same files give the
 * same bytes, in any order, in any time zone, at any time.
 * @throws JoineryError `invalid_request` when a path could lead out of the folder that it is unpacked into.
 */
export function zipFiles(files: readonly AppFile[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  const entries = sortFiles(parseWith(AppFiles, files));
  // The zip format knows local time only; its first moment is the same in each zone when it is said in local terms.
  const modifiedAt = new Date(1980, 0, 1);
  const encoder = new TextEncoder();
  let position = 0;
  let zip: Zip;
  return new ReadableStream(
    {
      start(controller) {
        zip = new Zip((error, chunk, isLast) => {
          if (error !== null) return controller.error(error);
          if (chunk.byteLength > 0) controller.enqueue(chunk as Uint8Array<ArrayBuffer>);
          if (isLast) controller.close();
        });
      },
      pull() {
        const entry = entries[position];
        position += 1;
        if (entry === undefined) return zip.end();
        const file = new ZipDeflate(entry.path, { level: 6 });
        file.mtime = modifiedAt;
        file.os = UNIX;
        file.attrs = FILE_MODE;
        zip.add(file);
        file.push(encoder.encode(entry.content), true);
      },
      cancel: () => zip.terminate(),
    },
    { highWaterMark: 1 },
  );
}

/** A strong entity tag: equal exactly when the archives are, byte for byte. */
export function tagFiles(files: readonly AppFile[]): string {
  const hash = createHash("sha256").update(FORMAT);
  // Lengths keep "a" + "bc" and "ab" + "c" apart.
  for (const { path, content } of sortFiles(files))
    hash.update(`\0${path.length}:${path}\0${content.length}:${content}`);
  return `"${hash.digest("base64url").slice(0, 32)}"`;
}

/** By code points, so that no locale has a say. */
function sortFiles(files: readonly AppFile[]): AppFile[] {
  return files.toSorted((left, right) => (left.path < right.path ? -1 : 1));
}
