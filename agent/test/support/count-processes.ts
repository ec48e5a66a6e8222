import { readdir, readFile } from "node:fs/promises";

/** Processes of this machine whose command line holds a text that only one test uses. */
export async function countProcesses(marker: string): Promise<number> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")));
  return commands.filter((command) => command.includes(marker)).length;
}
