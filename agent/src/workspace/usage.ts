import { readdir, readFile } from "node:fs/promises";

/** What all processes of a sandbox use now. */
export type Usage = { readonly processes: number; readonly tasks: number; readonly memoryBytes: number };

const NOTHING: Usage = { processes: 0, tasks: 0, memoryBytes: 0 };

/** Counting stops here: whoever has more is over every limit anyway. */
const MAX_PROCESSES = 2_000;

/**
 * Sums a PID namespace, seen through the `/proc` that its first process has: it lists exactly the processes inside, and those
 * inside can neither change nor replace it. Processes that end meanwhile count as nothing.
 */
export async function measureNamespace(initPid: number): Promise<Usage> {
  const folder = `/proc/${initPid}/root/proc`;
  const names = await readdir(folder).catch(() => []);
  const pids = names.filter((name) => /^\d+$/.test(name)).slice(0, MAX_PROCESSES);
  const found = await Promise.all(
    pids.map((pid) => readFile(`${folder}/${pid}/status`, "utf8").catch(() => undefined)),
  );
  return found.reduce<Usage>((sum, status) => (status === undefined ? sum : addProcess(sum, status)), NOTHING);
}

function addProcess(sum: Usage, status: string): Usage {
  const memoryKb = readNumber(status, "RssAnon") + readNumber(status, "RssShmem");
  return {
    processes: sum.processes + 1,
    tasks: sum.tasks + Math.max(1, readNumber(status, "Threads")),
    memoryBytes: sum.memoryBytes + memoryKb * 1024,
  };
}

function readNumber(status: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
}

export type UsageWatchOptions = {
  /** The first process of its PID namespace, as the host numbers it. */
  readonly pid: number;
  readonly maxMemoryBytes: number;
  readonly maxTasks: number;
  readonly intervalMs?: number;
  readonly measure?: (pid: number) => Promise<Usage>;
  /** Called once, with a reason for people. */
  readonly onExceeded: (reason: string) => void;
};

/** Measures the sandbox again and again until it is over a limit or the watch is stopped. */
export function watchUsage(options: UsageWatchOptions): { readonly stop: () => void; readonly peak: () => Usage } {
  const { pid, maxMemoryBytes, maxTasks, intervalMs = 100, measure = measureNamespace } = options;
  let peak = NOTHING;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  const check = async (): Promise<void> => {
    const usage = await measure(pid);
    if (isStopped) return;
    peak = {
      processes: Math.max(peak.processes, usage.processes),
      tasks: Math.max(peak.tasks, usage.tasks),
      memoryBytes: Math.max(peak.memoryBytes, usage.memoryBytes),
    };
    const reason = describeExcess(usage, maxMemoryBytes, maxTasks);
    if (reason === undefined) {
      timer = setTimeout(() => void check(), intervalMs);
      return;
    }
    isStopped = true;
    options.onExceeded(reason);
  };
  timer = setTimeout(() => void check(), intervalMs);

  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
    peak: () => peak,
  };
}

function describeExcess(usage: Usage, maxMemoryBytes: number, maxTasks: number): string | undefined {
  const toMb = (bytes: number): number => Math.round(bytes / 1024 / 1024);
  if (usage.memoryBytes > maxMemoryBytes)
    return `used ${toMb(usage.memoryBytes)} MB of memory, ${toMb(maxMemoryBytes)} MB are allowed`;
  if (usage.tasks > maxTasks) return `ran ${usage.tasks} processes and threads, ${maxTasks} are allowed`;
  return undefined;
}
