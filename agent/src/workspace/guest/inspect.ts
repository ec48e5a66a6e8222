import { readdir, readFile } from "node:fs/promises";
import type { Inspection } from "./protocol.ts";

const LISTEN = "0A";

/** The ports that listen and the processes that run in this sandbox, apart from its init and the guest itself. */
export async function inspect(): Promise<Inspection> {
  const [tcp, tcp6, names] = await Promise.all([
    readFile("/proc/net/tcp", "utf8").catch(() => ""),
    readFile("/proc/net/tcp6", "utf8").catch(() => ""),
    readdir("/proc"),
  ]);
  const listening = new Set([...toListeningPorts(tcp), ...toListeningPorts(tcp6)]);
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number);
  const others = pids.filter((pid) => pid !== 1 && pid !== process.pid);
  const processes = await Promise.all(others.map((pid) => describeProcess(pid)));
  return { listening: [...listening].sort((a, b) => a - b), processes: processes.flatMap((found) => found ?? []) };
}

function toListeningPorts(table: string): number[] {
  return table
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[3] === LISTEN)
    .map((columns) => Number.parseInt(columns[1]?.split(":")[1] ?? "0", 16));
}

async function describeProcess(pid: number): Promise<{ pid: number; name: string } | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  if (stat === undefined) return undefined;
  const isDead = /^[ZX]/.test(stat.slice(stat.lastIndexOf(")") + 2));
  return isDead ? undefined : { pid, name: stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")")) };
}
