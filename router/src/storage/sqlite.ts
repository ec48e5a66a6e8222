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
import { DatabaseSync, type SQLOutputValue, type StatementSync } from "node:sqlite";
import { createGroupCommit, inTransaction } from "./group-commit.ts";
import { toStorageError } from "./sqlite-errors.ts";
import { formatRecovery, inspectFile, removeIfEmpty } from "./sqlite-file.ts";
import { prepareDatabase } from "./sqlite-schema.ts";
import type { AgentRow, AppendBatch, IdempotencyRow, Storage, StoredEvent } from "./storage.ts";

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
  const append = createGroupCommit(db, (batch) => writeBatch(sql, batch), maxGroup);
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
    readEntries: (id) => run(() => sql.readEntries.all(id).map((row) => String(row["entry"]))),
    readEvents: (id, page) => run(() => readPage(sql.readEvents.iterate(id, page.after, page.limit), page.maxBytes)),
    listActive: () => run(() => sql.listActive.all().map((row) => String(row["id"]))),
    listEnded: (before, limit) => run(() => sql.listEnded.all(before, limit).map((row) => String(row["id"]))),
    deleteEnded: (ids, before) => run(() => inTransaction(db, () => deleteEnded(sql, ids, before))),
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

function prepareStatements(db: DatabaseSync) {
  const prepare = (text: string): StatementSync => db.prepare(text);
  return {
    check: prepare("SELECT count(*) FROM secret"),
    journalEnd: prepare("SELECT max(position) AS position FROM journal WHERE conversation = ?"),
    addEntry: prepare("INSERT INTO journal (conversation, position, entry) VALUES (?, ?, ?)"),
    addEvent: prepare("INSERT INTO event (conversation, seq, terminal, data) VALUES (?, ?, ?, ?)"),
    // Most batches change nothing here; the condition keeps them from rewriting the row.
    setActive: prepare(`INSERT INTO conversation (id, active, changed_at) VALUES (?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET active = excluded.active, changed_at = excluded.changed_at
      WHERE active <> excluded.active`),
    listEnded: prepare("SELECT id FROM conversation WHERE active = 0 AND changed_at < ? ORDER BY changed_at LIMIT ?"),
    deleteEnded: prepare("DELETE FROM conversation WHERE id = ? AND active = 0 AND changed_at < ?"),
    deleteEntries: prepare("DELETE FROM journal WHERE conversation = ?"),
    deleteEvents: prepare("DELETE FROM event WHERE conversation = ?"),
    deleteIdempotency: prepare("DELETE FROM idempotency WHERE conversation = ?"),
    listActive: prepare("SELECT id FROM conversation WHERE active = 1"),
    readEntries: prepare("SELECT entry FROM journal WHERE conversation = ? ORDER BY position"),
    readEvents: prepare(
      "SELECT seq, terminal, data FROM event WHERE conversation = ? AND seq > ? ORDER BY seq LIMIT ?",
    ),
    putIdempotency: prepare("INSERT OR REPLACE INTO idempotency VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
    dropIdempotency: prepare("DELETE FROM idempotency WHERE tenant = ? AND key = ?"),
    readIdempotency: prepare("SELECT * FROM idempotency WHERE tenant = ? AND key = ?"),
    pruneIdempotency: prepare("DELETE FROM idempotency WHERE created_at < ?"),
    saveAgent: prepare("INSERT OR REPLACE INTO agent (id, row) VALUES (?, ?)"),
    deleteAgent: prepare("DELETE FROM agent WHERE id = ?"),
    loadAgents: prepare("SELECT row FROM agent ORDER BY id"),
    addSecret: prepare("INSERT OR IGNORE INTO secret (name, value) VALUES (?, ?)"),
    readSecret: prepare("SELECT value FROM secret WHERE name = ?"),
  };
}

function writeBatch(sql: Statements, batch: AppendBatch): void {
  const { conversationId, from } = batch;
  const last = sql.journalEnd.get(conversationId)?.["position"];
  if (Number(last ?? 0) !== from) throw new Error(`The journal of ${conversationId} does not end at ${from}.`);
  batch.entries.forEach(({ entry, event }, index) => {
    sql.addEntry.run(conversationId, from + index + 1, entry);
    if (event !== undefined) sql.addEvent.run(conversationId, event.seq, event.isTerminal ? 1 : 0, event.data);
  });
  sql.setActive.run(conversationId, batch.isActive ? 1 : 0, batch.at ?? Date.now());
  if (batch.dropIdempotency !== undefined) {
    sql.dropIdempotency.run(batch.dropIdempotency.tenant, batch.dropIdempotency.key);
  }
  if (batch.putIdempotency !== undefined) putIdempotency(sql, batch.putIdempotency);
}

function deleteEnded(sql: Statements, conversationIds: readonly string[], before: number): void {
  for (const id of conversationIds) {
    if (sql.deleteEnded.run(id, before).changes === 0) continue;
    sql.deleteEntries.run(id);
    sql.deleteEvents.run(id);
    sql.deleteIdempotency.run(id);
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

/** Stops at the size of a page without reading the rest; a single large event is a page of its own. */
function readPage(rows: Iterable<Row>, maxBytes: number): StoredEvent[] {
  const events: StoredEvent[] = [];
  let bytes = 0;
  for (const row of rows) {
    const data = String(row["data"]);
    bytes += data.length;
    if (events.length > 0 && bytes > maxBytes) break;
    events.push({ seq: Number(row["seq"]), isTerminal: row["terminal"] === 1, data });
  }
  return events;
}

function loadSecret(sql: Statements, name: string): Buffer {
  sql.addSecret.run(name, randomBytes(32));
  const value = sql.readSecret.get(name)?.["value"];
  if (!(value instanceof Uint8Array)) throw new Error(`The secret ${name} is not in the store.`);
  return Buffer.from(value);
}
