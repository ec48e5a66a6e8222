import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatMs, median, percentile } from "./statistics.ts";

const SYNCS = 50;
/** About what a group of a few turns or reports adds to the log. */
const BYTES = 20_000;

/**
 * How long the disk under the stores takes to make a write durable, in words. No store can answer sooner, and on a shared disk it is
 * what differs most from run to run. `TMPDIR` says which disk.
 */
export function describeDisk(): string {
  const folder = mkdtempSync(join(tmpdir(), "joinery-disk-"));
  const file = openSync(join(folder, "file"), "w");
  const times = Array.from({ length: SYNCS }, () => {
    writeSync(file, Buffer.alloc(BYTES));
    const startedAt = performance.now();
    fdatasyncSync(file);
    return performance.now() - startedAt;
  });
  closeSync(file);
  rmSync(folder, { recursive: true });
  return `a sync of the disk takes ${formatMs(median(times))} (p90 ${formatMs(percentile(times, 0.9))})`;
}
