import { JoineryError } from "@joinery/shared";

/** Primary result codes of SQLite that pass: busy, read-only for now, I/O, full, cannot open. */
const PASSING: ReadonlySet<number> = new Set([5, 8, 10, 13, 14]);
const FULL = 13;
const RETRY_AFTER_SECONDS = 2;

/** A failure of the disk as the contract's `not_ready`, which says that trying again helps; anything else as it is. */
export function toStorageError(error: unknown): unknown {
  const code = readCode(error);
  if (code === undefined || !PASSING.has(code)) return error;
  return new JoineryError("not_ready", {
    message: "The service cannot store anything right now.",
    cause: error,
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}

export function isDiskFull(error: unknown): boolean {
  return readCode(error) === FULL;
}

/** The primary code, without what extended codes add above the lowest byte. */
function readCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return undefined;
  return error.errcode & 0xff;
}
