import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { LoadAnswer, LoadCommand, LoadOptions, RoundOptions, RoundResult } from "./endpoint.ts";

export type LoadProcess = Disposable & {
  connect(options: LoadOptions): Promise<void>;
  round(options: RoundOptions): Promise<RoundResult>;
  disconnect(): Promise<void>;
};

/** Starts a process that publishes to one server and reads from it. Ask one thing at a time. */
export function startLoadProcess(): LoadProcess {
  const child = fork(join(import.meta.dirname, "load.ts"));
  const gone = once(child, "exit").then(([code]): never => {
    throw new Error(`the load process ended with ${String(code)}`);
  });
  gone.catch(() => {});
  const ask = async (command: LoadCommand): Promise<RoundResult | undefined> => {
    const answered = once(child, "message").then(([answer]) => answer as LoadAnswer);
    child.send(command);
    const { error, result } = await Promise.race([answered, gone]);
    if (error !== undefined) throw new Error(error);
    return result;
  };
  return {
    connect: async (options) => void (await ask({ type: "connect", options })),
    async round(options) {
      const result = await ask({ type: "round", options });
      if (result === undefined) throw new Error("a round was asked for before anything was connected");
      return result;
    },
    disconnect: async () => void (await ask({ type: "disconnect" })),
    [Symbol.dispose]: () => void child.kill(),
  };
}
