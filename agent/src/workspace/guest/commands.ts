import { spawn, type ChildProcess } from "node:child_process";
import { resolve } from "node:path";
import { createCappedOutput } from "./capped-output.ts";
import type { CommandEnd, GuestCommand } from "./protocol.ts";

/**
 * The commands that the guest runs. Each is the leader of a process group, and nothing of the group outlives it:
 * whoever leaves the group is still in the sandbox, and ends with it.
 */
export function createCommands(workspace: string) {
  const running = new Map<number, ChildProcess>();

  return {
    run(id: number, command: GuestCommand): Promise<CommandEnd> {
      const startedAt = performance.now();
      const output = createCappedOutput(command.outputBytes);
      const [file = "false", ...rest] = command.argv;
      const child = spawn(file, rest, {
        cwd: resolve(workspace, command.cwd ?? "."),
        env: command.env,
        detached: true,
        stdio: ["ignore", "pipe", "pipe"],
      });
      running.set(id, child);
      let isTimeout = false;
      const timer = setTimeout(() => {
        isTimeout = true;
        signalGroup(child, "SIGKILL");
      }, command.timeoutMs);
      child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
      child.stderr.on("data", (chunk: Buffer) => output.push(chunk));

      return new Promise((done) => {
        const end = (exitCode: number | null, signal: string | null): void => {
          if (!running.delete(id)) return;
          clearTimeout(timer);
          signalGroup(child, "SIGKILL");
          // A daemon that holds the pipe open must not keep us waiting for its end of file.
          setTimeout(() => {
            child.stdout.destroy();
            child.stderr.destroy();
            done({ exitCode, signal, isTimeout, output: output.toString(), ms: performance.now() - startedAt });
          }, 5);
        };
        child.on("error", (error) => {
          output.push(Buffer.from(error.message));
          end(127, null);
        });
        child.on("exit", end);
      });
    },

    killAll(): void {
      for (const child of running.values()) signalGroup(child, "SIGKILL");
    },

    /** True when the command ended by itself within the grace. */
    async stop(id: number, graceMs: number): Promise<boolean> {
      const child = running.get(id);
      if (child === undefined) return true;
      const ended = new Promise<boolean>((done) => void child.once("exit", () => done(true)));
      signalGroup(child, "SIGTERM");
      const timer = Promise.withResolvers<boolean>();
      const timeout = setTimeout(() => timer.resolve(false), graceMs);
      const isGraceful = await Promise.race([ended, timer.promise]);
      clearTimeout(timeout);
      if (!isGraceful) signalGroup(child, "SIGKILL");
      return isGraceful;
    },
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // ESRCH: the group is gone.
  }
}
