import type { DatabaseSync } from "node:sqlite";
import { isDiskFull, toStorageError } from "./sqlite-errors.ts";
import type { AppendBatch } from "./storage.ts";

type Waiting = {
  readonly batch: AppendBatch;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
};

export type GroupCommit = {
  /** Resolves when the batch is on disk. */
  add(batch: AppendBatch): Promise<void>;
  /** Writes now what waits. */
  flush(): void;
};

/** Between tries to make room on a full disk: each costs a pass over the log. */
const MAKE_ROOM_MS = 1_000;

/** What the batches are written by. */
export type BatchWriter = {
  write(batch: AppendBatch): void;
  /** Told after a rollback: nothing of what was written since the last commit is there. */
  undo(): void;
};

/** Collects the batches of one event-loop turn and writes them in one transaction. */
export function createGroupCommit(db: DatabaseSync, writer: BatchWriter, maxGroup = Infinity): GroupCommit {
  let waiting: Waiting[] = [];
  const makeRoom = createMakeRoom(db);
  const commit = (group: readonly Waiting[]): void => {
    try {
      inTransaction(db, () => {
        for (const { batch } of group) writer.write(batch);
      });
    } catch (error) {
      writer.undo();
      throw error;
    }
    for (const { resolve } of group) resolve();
  };
  const commitEach = (group: readonly Waiting[]): void => {
    for (const single of group) {
      try {
        commit([single]);
      } catch (reason) {
        single.reject(toStorageError(reason));
      }
    }
  };
  const flush = (): void => {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    if (group.length > maxGroup) return commitEach(group);
    try {
      commit(group);
    } catch (error) {
      const hasRoom = isDiskFull(error) && makeRoom();
      if (group.length === 1 && !hasRoom) group[0]?.reject(toStorageError(error));
      else commitEach(group);
    }
  };
  const add: GroupCommit["add"] = (batch) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ batch, resolve, reject }) === 1) setImmediate(flush);
    });
  return { add, flush };
}

/** All of a change, or none. */
export function inTransaction(db: DatabaseSync, change: () => void): void {
  db.exec("BEGIN IMMEDIATE");
  try {
    change();
    db.exec("COMMIT");
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

/**
 * On a full disk the log cannot grow, but what it holds can often still be moved into the database, where most of it replaces older
 * pages; then the log begins anew in the space it has.
 */
function createMakeRoom(db: DatabaseSync): () => boolean {
  let triedAt = -Infinity;
  return () => {
    if (performance.now() - triedAt < MAKE_ROOM_MS) return false;
    triedAt = performance.now();
    try {
      db.exec("PRAGMA wal_checkpoint(RESTART)");
      return true;
    } catch {
      return false;
    }
  };
}
