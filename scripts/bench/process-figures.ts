/** What the system knows of a process; Linux only, since it reads `/proc`. */
import { readFileSync } from "node:fs";

/** Clock ticks of `/proc` are hundredths of a second on every Linux that Node supports. */
const TICK_MS = 10;

/** Resident memory in bytes; `NaN` where it cannot be told. */
export function readMemory(pid: number | undefined): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(read(pid, "status"))?.[1];
  return Number(kilobytes ?? Number.NaN) * 1024;
}

/** Time on a processor so far, of user and kernel, in milliseconds; `NaN` where it cannot be told. */
export function readCpuMs(pid: number | undefined): number {
  // The name in parentheses may hold anything; what follows it are numbers, from the third field on.
  const fields = read(pid, "stat").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11] ?? Number.NaN) + Number(fields[12] ?? Number.NaN)) * TICK_MS;
}

function read(pid: number | undefined, file: string): string {
  try {
    return pid === undefined ? "" : readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
