/** What generated code may use. Every number is a hard end: what goes over it is killed or refused, never slowed down. */
export type SandboxLimits = {
  /** From opening to the forced end of the whole sandbox. */
  readonly wallMs: number;
  /** From spawning to the first sign of life; a process limit that is too low hangs Node without an error. */
  readonly startMs: number;
  /** Anonymous memory of all processes together. */
  readonly memoryBytes: number;
  /** Private writable memory of one process, as the kernel counts it. */
  readonly processMemoryBytes: number;
  /** V8's old space, in MB. */
  readonly heapMb: number;
  /** The workspace, without `node_modules`. */
  readonly diskBytes: number;
  /** `/tmp`. */
  readonly tmpBytes: number;
  readonly fileBytes: number;
  readonly openFiles: number;
  /** Processes and threads together. */
  readonly tasks: number;
  /** Of one process. */
  readonly cpuSeconds: number;
  /** Kept of one command's output: the first quarter and the end. */
  readonly outputBytes: number;
};

const MB = 1024 * 1024;

export const SANDBOX_LIMITS: SandboxLimits = {
  wallMs: 120_000,
  startMs: 10_000,
  memoryBytes: 2_048 * MB,
  processMemoryBytes: 1_536 * MB,
  heapMb: 512,
  diskBytes: 192 * MB,
  tmpBytes: 64 * MB,
  fileBytes: 64 * MB,
  openFiles: 1_024,
  tasks: 400,
  cpuSeconds: 90,
  outputBytes: 64 * 1024,
};

/** The rlimits of everything inside, as arguments of `prlimit`. Core dumps are off: they hold memory. */
export function toPrlimitArguments(limits: SandboxLimits): string[] {
  return [
    `--cpu=${limits.cpuSeconds}`,
    `--data=${limits.processMemoryBytes}`,
    `--fsize=${limits.fileBytes}`,
    `--nofile=${limits.openFiles}`,
    `--nproc=${limits.tasks}`,
    "--core=0",
  ];
}
