import { closeSync, existsSync, fstatSync, openSync, readSync, rmSync, statSync } from "node:fs";

const HEADER_BYTES = 100;
const MAGIC = "SQLite format 3\0";

/**
 * Looks at the file before SQLite does, which would take one that was cut to nothing for a new one, and then delete its log.
 * @returns whether there is a file yet. @throws Error that says what is wrong with it
 */
export function inspectFile(file: string): { readonly isNew: boolean } {
  const walBytes = sizeOf(`${file}-wal`);
  if (!existsSync(file)) {
    if (walBytes > 0) throw new Error(`it is missing, but its log ${file}-wal is there`);
    return { isNew: true };
  }
  const { header, bytes } = readHeader(file);
  if (bytes === 0) throw new Error("it is damaged: it is empty");
  if (bytes < HEADER_BYTES || header.toString("latin1", 0, MAGIC.length) !== MAGIC) {
    throw new Error("file is not a database, or its beginning is damaged");
  }
  // The log may hold the rest, after a crash in the middle of a checkpoint; without one the file has to be whole.
  const expected = expectedBytes(header);
  if (walBytes === 0 && bytes < expected) throw new Error(`it is damaged: ${bytes} of its ${expected} bytes are left`);
  return { isNew: false };
}

/** After a start that failed (a full disk): the next one must not find an empty file and take it for a damaged one. */
export function removeIfEmpty(file: string): void {
  if (existsSync(file) && sizeOf(file) === 0) rmSync(file);
}

/** What to do about a file that cannot be used. Nothing is done for the user: what is in it may be all there is. */
export function formatRecovery(file: string): string {
  return [
    "Nothing was changed.",
    `To recover: stop every router that uses it and copy ${file} and ${file}-wal (if there) to a safe place.`,
    `Then save what can be read with: sqlite3 ${file} .recover | sqlite3 recovered.db`,
    `and put recovered.db in the place of ${file}, without the -wal file.`,
    "To begin with an empty store instead, move both files away.",
  ].join(" ");
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function readHeader(file: string): { header: Buffer; bytes: number } {
  const handle = openSync(file, "r");
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    readSync(handle, header, 0, HEADER_BYTES, 0);
    return { header, bytes: fstatSync(handle).size };
  } finally {
    closeSync(handle);
  }
}

/** Page size and count, at their places in the file format's header; the count is valid when the two change counters agree. */
function expectedBytes(header: Buffer): number {
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const isCountValid = header.readUInt32BE(24) === header.readUInt32BE(92);
  return isCountValid ? pageSize * header.readUInt32BE(28) : 0;
}
