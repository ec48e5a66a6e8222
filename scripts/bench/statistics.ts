import { availableParallelism, cpus, loadavg } from "node:os";

/** The value below which `share` (0 to 1) of the samples lie. Samples in any order, at least one. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

/** Times one asynchronous step, in milliseconds. */
export async function timeMs<T>(step: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const startedAt = performance.now();
  const result = await step();
  return { ms: performance.now() - startedAt, result };
}

/** A table for people: a header row, then one row per line, columns aligned. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join("  "),
    )
    .join("\n");
}

export function formatMs(ms: number): string {
  return `${ms.toFixed(ms < 10 ? 2 : 1)} ms`;
}

export function formatRatio(value: number, base: number): string {
  return `${(value / base).toFixed(2)} ×`;
}

export function formatCount(count: number): string {
  return Math.round(count).toLocaleString("en-US");
}

export function formatLoad(): string {
  return loadavg()
    .map((value) => value.toFixed(1))
    .join(" ");
}

/** What a figure was measured on, and how busy that was. */
export function formatMachine(): string {
  return `Node ${process.version}, ${cpus()[0]?.model ?? "unknown CPU"} × ${availableParallelism()}, load ${formatLoad()}`;
}

/** A whole number from 1 of the command line. */
export function toCount(text: string, name: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) throw new Error(`${name} must hold whole numbers from 1: ${text}`);
  return count;
}
