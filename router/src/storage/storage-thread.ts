/** The thread that owns the SQLite file. Started by `threaded.ts`. */
import { parentPort, workerData } from "node:worker_threads";
import { createSqliteStorage, type SqliteOptions } from "./sqlite.ts";
import type { Storage } from "./storage.ts";
import { toThreadError, type Called, type Reply, type ThreadMessage } from "./thread-messages.ts";

/** Everything is copied: no buffer changes hands. */
const NONE_MOVED: [] = [];
const post = (message: ThreadMessage): void => parentPort?.postMessage(message, NONE_MOVED);
const { file, options } = workerData as { readonly file: string; readonly options: SqliteOptions };

try {
  serve(createSqliteStorage(file, options));
  post({ type: "opened" });
} catch (error) {
  post({ type: "failed", error: toThreadError(error) });
}

/** One answer for each group of calls, once all of them are done: its appends are one transaction. */
function serve(storage: Storage): void {
  const call = async ({ id, method, args }: Called): Promise<Reply> => {
    try {
      // Both sides are the same port, so the arguments are those of the method.
      const run = storage[method] as (...args: readonly unknown[]) => Promise<unknown>;
      return { id, value: await run(...args) };
    } catch (error) {
      return { id, error: toThreadError(error) };
    }
  };
  parentPort?.on("message", (calls: readonly Called[]) => {
    void Promise.all(calls.map(call)).then((replies) => post({ type: "replies", replies }));
  });
}
