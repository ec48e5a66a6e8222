import { spawn, type ChildProcess } from "node:child_process";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A program that is killed and started again under the same arguments. */
export type Killable = {
  /** What it said when it was ready: its address. */
  readonly url: string;
  readonly restarts: () => number;
  /** `kill -9`, then a new process, tried until it comes up. */
  replace(): Promise<void>;
  kill(): Promise<void>;
  /** Resident memory in bytes. */
  memory(): Promise<number>;
};

type Program = {
  readonly file: string;
  /** Arguments for a start; `url` is that of the first one, so that the port can stay the same. */
  readonly toArguments: (url: string | undefined) => readonly string[];
  readonly toEnv?: (url: string | undefined) => Record<string, string>;
  readonly ready: RegExp;
};

export async function startProgram(program: Program): Promise<Killable> {
  let child: ChildProcess | undefined;
  let url: string | undefined;
  let starts = 0;
  const startOnce = async (): Promise<boolean> => {
    const env = { PATH: process.env["PATH"] ?? "", ...program.toEnv?.(url) };
    const options = { env, stdio: ["ignore", "pipe", "inherit"] as ["ignore", "pipe", "inherit"] };
    const started = spawn(
      process.execPath,
      [resolve(import.meta.dirname, program.file), ...program.toArguments(url)],
      options,
    );
    child = started;
    const found = await new Promise<string | undefined>((done) => {
      let output = "";
      started.stdout.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        const [, address] = program.ready.exec(output) ?? [];
        // Much may come in one piece; only a line that is not whole yet can matter later.
        output = output.slice(output.lastIndexOf("\n") + 1);
        if (address !== undefined) done(address);
      });
      started.once("exit", () => done(undefined));
    });
    url ??= found;
    return found !== undefined;
  };
  const start = async (): Promise<void> => {
    starts += 1;
    while (!(await startOnce())) await sleep(200);
  };
  const kill = async (): Promise<void> => {
    const running = child;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((done) => running.once("exit", done));
    running.kill("SIGKILL");
    await gone;
  };
  await start();
  return {
    url: url ?? "",
    restarts: () => starts - 1,
    replace: async () => {
      await kill();
      await start();
    },
    kill,
    memory: async () => {
      const status = await readFile(`/proc/${child?.pid}/status`, "utf8");
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
    },
  };
}
