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

/** What is settled by one transaction is answered in one message. */
function serve(storage: Storage): void {
  let replies: Reply[] = [];
  const answer = (reply: Reply): void => {
    if (replies.push(reply) > 1) return;
    process.nextTick(() => {
      post({ type: "replies", replies });
      replies = [];
    });
  };
  const call = async ({ id, method, args }: Called): Promise<void> => {
    try {
      // Both sides are the same port, so the arguments are those of the method.
      const run = storage[method] as (...args: readonly unknown[]) => Promise<unknown>;
      answer({ id, value: await run(...args) });
    } catch (error) {
      answer({ id, error: toThreadError(error) });
    }
  };
  parentPort?.on("message", (calls: readonly Called[]) => {
    for (const one of calls) void call(one);
  });
}
