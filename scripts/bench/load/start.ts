import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { LoadAnswer, LoadCommand, LoadOptions, LoadResult, Target } from "./messages.ts";

export type Load = Disposable & {
  /** One round. @throws Error when a connection breaks, or an answer is no success */
  run(target: Target, options: LoadOptions): Promise<LoadResult>;
};

/** Starts the process that makes the load. Ask one thing at a time. */
export function startLoad(): Load {
  const child = fork(join(import.meta.dirname, "process.ts"));
  const gone = once(child, "exit").then(([code]): never => {
    throw new Error(`the load process ended with ${String(code)}`);
  });
  gone.catch(() => {});
  return {
    async run(target, options) {
      const answered = once(child, "message").then(([answer]) => answer as LoadAnswer);
      child.send({ target, options } satisfies LoadCommand);
      const { error, result } = await Promise.race([answered, gone]);
      if (result === undefined) throw new Error(error);
      if (result.refusals > 0) throw new Error(`${result.refusals} requests were refused: ${result.firstRefusal}`);
      return result;
    },
    [Symbol.dispose]: () => void child.kill(),
  };
}
