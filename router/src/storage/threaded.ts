/**
 * The SQLite store on a thread of its own: the event loop never waits for a disk. While one group is being synced the next one
 * gathers, and becomes one transaction.
 *
 * 1. Calls reach the store in the order in which they are made. Those of one turn of the event loop travel together, and while the
 *    thread is at work all that come are the next group: the busier it is, the larger the groups.
 * 2. What a promise reports is what the store reported: errors keep their code, and a file that cannot be used fails the start.
 * 3. The thread keeps the process alive only while a call is open. Should it ever end by itself, so does the process: there is
 *    no going on without a store, and the next start finds all that was acknowledged.
 */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { SqliteOptions } from "./sqlite.ts";
import type { Storage } from "./storage.ts";
import { fromThreadError, type Called, type Reply, type ThreadMessage } from "./thread-messages.ts";

type Pending = { readonly resolve: (value: unknown) => void; readonly reject: (reason: unknown) => void };

/**
 * Opens or creates the store.
 * @throws Error that names the file, when it is damaged, locked by another router or of a newer release.
 */
export async function openThreadedStorage(file: string, options: SqliteOptions = {}): Promise<Storage> {
  const worker = new Worker(new URL("./storage-thread.ts", import.meta.url), { workerData: { file, options } });
  const [opened] = (await once(worker, "message")) as [ThreadMessage];
  if (opened.type === "failed") {
    await worker.terminate();
    throw fromThreadError(opened.error);
  }
  const call = createCaller(worker);
  return {
    append: (batch) => call("append", batch) as Promise<void>,
    readEntries: (id) => call("readEntries", id) as Promise<string[]>,
    readEvents: (id, page) => call("readEvents", id, page) as ReturnType<Storage["readEvents"]>,
    listActive: () => call("listActive") as Promise<string[]>,
    listEnded: (before, limit) => call("listEnded", before, limit) as Promise<string[]>,
    deleteEnded: (ids, before) => call("deleteEnded", ids, before) as Promise<void>,
    readIdempotency: (tenant, key) => call("readIdempotency", tenant, key) as ReturnType<Storage["readIdempotency"]>,
    pruneIdempotency: (before) => call("pruneIdempotency", before) as Promise<void>,
    saveAgent: (row) => call("saveAgent", row) as Promise<void>,
    deleteAgent: (agentId) => call("deleteAgent", agentId) as Promise<void>,
    loadAgents: () => call("loadAgents") as ReturnType<Storage["loadAgents"]>,
    // A Buffer crosses as the plain bytes that it is.
    loadSecret: async (name) => Buffer.from((await call("loadSecret", name)) as Uint8Array),
    check: () => call("check") as Promise<void>,
    close: async () => {
      await call("close");
      await worker.terminate();
    },
  };
}

/** Everything is copied: no buffer changes hands. */
const NONE_MOVED: [] = [];

function createCaller(worker: Worker) {
  const pending = new Map<number, Pending>();
  let waiting: Called[] = [];
  let isBusy = false;
  let lastId = 0;
  const send = (): void => {
    if (isBusy || waiting.length === 0) return;
    isBusy = true;
    worker.postMessage(waiting, NONE_MOVED);
    waiting = [];
  };
  const settle = ({ id, value, error }: Reply): void => {
    const call = pending.get(id);
    pending.delete(id);
    if (error === undefined) call?.resolve(value);
    else call?.reject(fromThreadError(error));
  };
  worker.on("message", (message: ThreadMessage) => {
    if (message.type !== "replies") return;
    isBusy = false;
    // The thread goes on with what has gathered before this one goes on with what is done.
    send();
    for (const reply of message.replies) settle(reply);
    if (pending.size === 0) worker.unref();
  });
  worker.unref();

  return (method: keyof Storage, ...args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (pending.size === 0) worker.ref();
      const id = (lastId += 1);
      pending.set(id, { resolve, reject });
      if (waiting.push({ id, method, args }) === 1) setImmediate(send);
    });
}
