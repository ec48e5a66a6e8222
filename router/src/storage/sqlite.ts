/**
 * Storage in one SQLite file.
 *
 * 1. All appends of one event-loop turn are one transaction (group commit); each promise resolves when it is on disk
 *    (WAL, synchronous=FULL). A batch that cannot be written rejects alone; the others of its group are written without it.
 * 2. A read sees what is committed, never what waits.
 * 3. A file that cannot be used is an error at start, never reset.
 */
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLOutputValue } from "node:sqlite";
import { createGroupCommit, inTransaction } from "./group-commit.ts";
import { toStorageError } from "./sqlite-errors.ts";
import { formatRecovery, inspectFile, removeIfEmpty } from "./sqlite-file.ts";
import { createSqliteLog, type SqliteLog } from "./sqlite-log.ts";
import { prepareDatabase } from "./sqlite-schema.ts";
import type { AgentRow, AppendBatch, IdempotencyRow, Storage } from "./storage.ts";

type Row = Record<string, SQLOutputValue>;

export type SqliteOptions = {
  /** How long to wait for a router that is about to end. */
  readonly lockTimeoutMs?: number;
  /** The largest size of the file, in pages of 4 KB; what goes beyond is refused like on a full disk. */
  readonly maxPages?: number;
  /** `NORMAL` survives the end of the process, but not a power cut: to measure what `FULL` costs. */
  readonly synchronous?: "FULL" | "NORMAL";
  /** Batches in one transaction; to measure what a group is worth. */
  readonly maxGroup?: number;
};

/**
 * Opens or creates the store. Its folder is made for this user alone.
 * @throws Error that names the file, when it is damaged, locked by another router or of a newer release.
 */
export function createSqliteStorage(file: string, options: SqliteOptions = {}): Storage {
  const { lockTimeoutMs = 3_000, maxPages, synchronous, maxGroup } = options;
  const db = open(file, lockTimeoutMs);
  if (maxPages !== undefined) db.exec(`PRAGMA max_page_count = ${maxPages}`);
  if (synchronous !== undefined) db.exec(`PRAGMA synchronous = ${synchronous}`);
  const sql = prepareStatements(db);
  const log = createSqliteLog(db);
  const writer = { write: (batch: AppendBatch) => writeBatch({ sql, log }, batch), undo: log.forget };
  const append = createGroupCommit(db, writer, maxGroup);
  // Reports a failing disk as such, also when it fails before the first await.
  const run = async <T>(task: () => T): Promise<T> => {
    try {
      return task();
    } catch (error) {
      throw toStorageError(error);
    }
  };
  return {
    append: append.add,
    readEntries: (id) => run(() => log.readEntries(id)),
    readEvents: (id, page) => run(() => log.readEvents(id, page)),
    listActive: () => run(log.listActive),
    listEnded: (before, limit) => run(() => log.listEnded(before, limit)),
    deleteEnded: (ids, before) => run(() => inTransaction(db, () => deleteEnded({ sql, log }, ids, before))),
    readIdempotency: (tenant, key) => run(() => toIdempotencyRow(sql.readIdempotency.get(tenant, key))),
    pruneIdempotency: (before) => run(() => void sql.pruneIdempotency.run(before)),
    saveAgent: (row) => run(() => void sql.saveAgent.run(row.agentId, JSON.stringify(row))),
    deleteAgent: (agentId) => run(() => void sql.deleteAgent.run(agentId)),
    loadAgents: () => run(() => sql.loadAgents.all().map((row) => JSON.parse(String(row["row"])) as AgentRow)),
    loadSecret: (name) => run(() => loadSecret(sql, name)),
    check: () => run(() => void sql.check.get()),
    close: () =>
      run(() => {
        append.flush();
        if (db.isOpen) db.close();
      }),
  };
}

function open(file: string, lockTimeoutMs: number): DatabaseSync {
  let db: DatabaseSync | undefined;
  let isNew = false;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    ({ isNew } = inspectFile(file));
    db = new DatabaseSync(file);
    chmodSync(file, 0o600);
    prepareDatabase(db, lockTimeoutMs);
    return db;
  } catch (error) {
    db?.close();
    if (isNew) removeIfEmpty(file);
    const reason = error instanceof Error ? error.message : String(error);
    const isLocked = /locked|busy/i.test(reason);
    const isDamaged = /damaged|malformed|not a database|missing/i.test(reason);
    const hint = isLocked ? "another router is using it" : reason;
    const advice = isDamaged ? `. ${formatRecovery(file)}` : "";
    throw new Error(`The router's store ${file} cannot be opened: ${hint}${advice}`, { cause: error });
  }
}

type Statements = ReturnType<typeof prepareStatements>;
type Tables = { readonly sql: Statements; readonly log: SqliteLog };

function prepareStatements(db: DatabaseSync) {
  return {
    check: db.prepare("SELECT count(*) FROM secret"),
    deleteIdempotency: db.prepare("DELETE FROM idempotency WHERE conversation = ?"),
    putIdempotency: db.prepare("INSERT OR REPLACE INTO idempotency VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
    dropIdempotency: db.prepare("DELETE FROM idempotency WHERE tenant = ? AND key = ?"),
    readIdempotency: db.prepare("SELECT * FROM idempotency WHERE tenant = ? AND key = ?"),
    pruneIdempotency: db.prepare("DELETE FROM idempotency WHERE created_at < ?"),
    saveAgent: db.prepare("INSERT OR REPLACE INTO agent (id, row) VALUES (?, ?)"),
    deleteAgent: db.prepare("DELETE FROM agent WHERE id = ?"),
    loadAgents: db.prepare("SELECT row FROM agent ORDER BY id"),
    addSecret: db.prepare("INSERT OR IGNORE INTO secret (name, value) VALUES (?, ?)"),
    readSecret: db.prepare("SELECT value FROM secret WHERE name = ?"),
  };
}

function writeBatch({ sql, log }: Tables, batch: AppendBatch): void {
  log.write(batch);
  if (batch.dropIdempotency !== undefined) {
    sql.dropIdempotency.run(batch.dropIdempotency.tenant, batch.dropIdempotency.key);
  }
  if (batch.putIdempotency !== undefined) putIdempotency(sql, batch.putIdempotency);
}

function deleteEnded({ sql, log }: Tables, conversationIds: readonly string[], before: number): void {
  for (const id of conversationIds) {
    if (log.deleteEnded(id, before)) sql.deleteIdempotency.run(id);
  }
}

function putIdempotency(sql: Statements, row: IdempotencyRow): void {
  const { tenant, key, bodyHash, conversationId, turnId, createdAt, answer } = row;
  const [status, body] = [answer?.status ?? null, answer?.body ?? null];
  sql.putIdempotency.run(tenant, key, bodyHash, conversationId, turnId, createdAt, status, body);
}

function toIdempotencyRow(row: Row | undefined): IdempotencyRow | undefined {
  if (row === undefined) return undefined;
  const [status, body] = [row["answer_status"], row["answer_body"]];
  return {
    tenant: String(row["tenant"]),
    key: String(row["key"]),
    bodyHash: String(row["body_hash"]),
    conversationId: String(row["conversation"]),
    turnId: String(row["turn"]),
    createdAt: Number(row["created_at"]),
    ...(typeof status === "number" && typeof body === "string" ? { answer: { status, body } } : {}),
  };
}

function loadSecret(sql: Statements, name: string): Buffer {
  sql.addSecret.run(name, randomBytes(32));
  const value = sql.readSecret.get(name)?.["value"];
  if (!(value instanceof Uint8Array)) throw new Error(`The secret ${name} is not in the store.`);
  return Buffer.from(value);
}
