import { describeEnd } from "../build/verify/verify-steps.ts";
import type { OpenSandbox } from "../workspace/sandbox.ts";
import type { Outcome, RunningCommand } from "../workspace/session.ts";

export type AppProcessOptions = {
  readonly box: OpenSandbox;
  /** The command of `npm start`. */
  readonly script: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  /** It ended although nobody had asked it to. */
  readonly onExit: (reason: string) => void;
};

const START_MS = 15_000;
const STOP_GRACE_MS = 2_000;

/** The app's server, which may be started again and again in one sandbox. */
export function createAppProcess({ box, script, port, env, onExit }: AppProcessOptions) {
  let current: RunningCommand | undefined;

  const watch = async (command: RunningCommand): Promise<void> => {
    const end = await command.result;
    if (current !== command) return;
    current = undefined;
    onExit(describeEnd(end));
  };

  const stop = async (graceMs = STOP_GRACE_MS): Promise<string> => {
    const command = current;
    current = undefined;
    if (command === undefined) return "";
    await command.stop(graceMs);
    return (await command.result).output;
  };

  return {
    /** Resolves when it answers, or with the reason why it does not. */
    async start(): Promise<Outcome<null>> {
      const command = box.start(["sh", "-c", `exec ${script}`], {
        env: { ...env, PORT: String(port), HOST: "127.0.0.1", DATA_DIR: "data" },
      });
      current = command;
      const answer = await Promise.race([
        box.fetch(`http://127.0.0.1:${port}/api/health`, START_MS),
        command.result.then((end) => ({ ok: false as const, reason: describeEnd(end), hasEnded: true })),
      ]);
      if (answer.ok) {
        void watch(command);
        return { ok: true, value: null };
      }
      const output = "hasEnded" in answer ? "" : await stop(0);
      current = undefined;
      return { ok: false, reason: output === "" ? answer.reason : `${answer.reason}\n${output}` };
    },
    /** SIGTERM, by which an app saves what it holds, then SIGKILL. */
    stop,
  };
}
