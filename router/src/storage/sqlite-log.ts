/**
 * The journals and events of all conversations in one SQLite table.
 *
 * 1. Rows lie in the order in which they were written, an entry with its event: a group of reports fills the same few pages at the end
 *    of the table, of however many conversations they are. What a commit writes is pages, so this is most of what a report costs.
 * 2. An index finds the rows of one conversation. An event is never at an earlier position than its number says, so it serves the
 *    reads of events too.
 * 3. Where a journal ends is remembered for the conversations in use: this process alone writes the file. What was remembered in a
 *    transaction that is rolled back has to be forgotten.
 */
import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { LRUCache } from "lru-cache";
import type { AppendBatch, EventPage, StoredEvent } from "./storage.ts";

export type SqliteLog = {
  /** Adds a batch's entries, within the caller's transaction. @throws Error when the journal does not end at `from` */
  write(batch: AppendBatch): void;
  /** After a rollback. */
  forget(): void;
  readEntries(conversationId: string): string[];
  readEvents(conversationId: string, page: EventPage): StoredEvent[];
  listActive(): string[];
  listEnded(before: number, limit: number): string[];
  /** Deletes a conversation unless something is open in it or was since `before`, within the caller's transaction; says whether it did. */
  deleteEnded(conversationId: string, before: number): boolean;
};

/** A conversation's key in the log, and how its journal ends. */
type Tail = { readonly key: number | bigint; readonly position: number; readonly isActive: boolean };
type Row = Record<string, SQLOutputValue>;

const MAX_TAILS = 10_000;

export function createSqliteLog(db: DatabaseSync): SqliteLog {
  const sql = prepareStatements(db);
  const tails = new LRUCache<string, Tail>({ max: MAX_TAILS });

  const findTail = (conversationId: string): Tail | undefined => {
    const known = tails.get(conversationId);
    if (known !== undefined) return known;
    const row = sql.tail.get(conversationId);
    return row && { key: Number(row["key"]), position: Number(row["position"] ?? 0), isActive: row["active"] === 1 };
  };

  const putConversation = ({ conversationId, isActive, at }: AppendBatch, tail: Tail | undefined): Tail["key"] => {
    const [active, changedAt] = [isActive ? 1 : 0, at ?? Date.now()];
    if (tail === undefined) return sql.add.run(conversationId, active, changedAt).lastInsertRowid;
    if (tail.isActive !== isActive) sql.change.run(active, changedAt, tail.key);
    return tail.key;
  };

  const write: SqliteLog["write"] = (batch) => {
    const { conversationId, from, entries, isActive } = batch;
    const tail = findTail(conversationId);
    if ((tail?.position ?? 0) !== from) throw new Error(`The journal of ${conversationId} does not end at ${from}.`);
    const key = putConversation(batch, tail);
    entries.forEach(({ entry, event }, index) => {
      const { seq = null, data = null, isTerminal = null } = event ?? {};
      const terminal = isTerminal === null ? null : Number(isTerminal);
      sql.append.run(key, from + index + 1, entry, seq, terminal, data);
    });
    tails.set(conversationId, { key, position: from + entries.length, isActive });
  };

  const deleteEnded: SqliteLog["deleteEnded"] = (conversationId, before) => {
    const key = sql.findEnded.get(conversationId, before)?.["key"];
    if (key === undefined) return false;
    tails.delete(conversationId);
    sql.deleteRows.run(key);
    sql.deleteConversation.run(key);
    return true;
  };

  return {
    write,
    forget: () => tails.clear(),
    readEntries: (id) => sql.readEntries.all(id).map((row) => String(row["entry"])),
    readEvents: (id, { after, limit, maxBytes }) => readPage(sql.readEvents.iterate(id, after, after, limit), maxBytes),
    listActive: () => sql.listActive.all().map((row) => String(row["id"])),
    listEnded: (before, limit) => sql.listEnded.all(before, limit).map((row) => String(row["id"])),
    deleteEnded,
  };
}

function prepareStatements(db: DatabaseSync) {
  const ofConversation = "conversation = (SELECT key FROM conversation WHERE id = ?)";
  return {
    tail: db.prepare(`SELECT key, active, (SELECT max(position) FROM log WHERE conversation = key) AS position
      FROM conversation WHERE id = ?`),
    add: db.prepare("INSERT INTO conversation (id, active, changed_at) VALUES (?, ?, ?)"),
    change: db.prepare("UPDATE conversation SET active = ?, changed_at = ? WHERE key = ?"),
    append: db.prepare(
      "INSERT INTO log (conversation, position, entry, seq, terminal, event) VALUES (?, ?, ?, ?, ?, ?)",
    ),
    readEntries: db.prepare(`SELECT entry FROM log WHERE ${ofConversation} ORDER BY position`),
    readEvents: db.prepare(`SELECT seq, terminal, event FROM log WHERE ${ofConversation}
      AND position > ? AND seq > ? ORDER BY position LIMIT ?`),
    listActive: db.prepare("SELECT id FROM conversation WHERE active = 1"),
    listEnded: db.prepare(
      "SELECT id FROM conversation WHERE active = 0 AND changed_at < ? ORDER BY changed_at LIMIT ?",
    ),
    findEnded: db.prepare("SELECT key FROM conversation WHERE id = ? AND active = 0 AND changed_at < ?"),
    deleteRows: db.prepare("DELETE FROM log WHERE conversation = ?"),
    deleteConversation: db.prepare("DELETE FROM conversation WHERE key = ?"),
  };
}

/** Stops at the size of a page without reading the rest; a single large event is a page of its own. */
function readPage(rows: Iterable<Row>, maxBytes: number): StoredEvent[] {
  const events: StoredEvent[] = [];
  let bytes = 0;
  for (const row of rows) {
    const data = String(row["event"]);
    bytes += data.length;
    if (events.length > 0 && bytes > maxBytes) break;
    events.push({ seq: Number(row["seq"]), isTerminal: row["terminal"] === 1, data });
  }
  return events;
}
