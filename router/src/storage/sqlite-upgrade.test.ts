import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSqliteStorage } from "./sqlite.ts";
import type { Storage } from "./storage.ts";

/** The tables as the first two releases made them. */
const SECOND = `
  CREATE TABLE conversation (
    id TEXT PRIMARY KEY, active INTEGER NOT NULL, changed_at INTEGER NOT NULL DEFAULT 0
  ) WITHOUT ROWID;
  CREATE INDEX conversation_active ON conversation (id) WHERE active = 1;
  CREATE INDEX conversation_ended ON conversation (changed_at) WHERE active = 0;
  CREATE TABLE journal (
    conversation TEXT NOT NULL, position INTEGER NOT NULL, entry TEXT NOT NULL, PRIMARY KEY (conversation, position)
  ) WITHOUT ROWID;
  CREATE TABLE event (
    conversation TEXT NOT NULL, seq INTEGER NOT NULL, terminal INTEGER NOT NULL, data TEXT NOT NULL,
    PRIMARY KEY (conversation, seq)
  ) WITHOUT ROWID;
  CREATE TABLE idempotency (
    tenant TEXT NOT NULL, key TEXT NOT NULL, body_hash TEXT NOT NULL, conversation TEXT NOT NULL, turn TEXT NOT NULL,
    created_at INTEGER NOT NULL, answer_status INTEGER, answer_body TEXT, PRIMARY KEY (tenant, key)
  ) WITHOUT ROWID;
  CREATE INDEX idempotency_age ON idempotency (created_at);
  CREATE INDEX idempotency_conversation ON idempotency (conversation);
  CREATE TABLE agent (id TEXT PRIMARY KEY, row TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
  PRAGMA user_version = 2; PRAGMA application_id = ${0x4a_6e_72_79};
`;
const BACK_TO_FIRST = `
  DROP INDEX conversation_ended; DROP INDEX idempotency_conversation;
  ALTER TABLE conversation DROP COLUMN changed_at; PRAGMA user_version = 1;
`;
/** Two conversations: one with events and an open build, one with none. */
const CONTENT = `
  INSERT INTO conversation VALUES ('conv-b', 1, 2000), ('conv-a', 0, 1000);
  INSERT INTO journal VALUES
    ('conv-b', 1, '{"type":"turn_started"}'), ('conv-b', 2, '{"type":"build_queued","seq":1}'),
    ('conv-b', 3, '{"type":"turn_answered"}'), ('conv-b', 4, '{"type":"build_ended","seq":2}'),
    ('conv-a', 1, '{"type":"turn_started"}');
  INSERT INTO event VALUES ('conv-b', 1, 0, '{"n":1}'), ('conv-b', 2, 1, '{"n":2}');
  INSERT INTO secret VALUES ('tickets', x'0102');
`;
const ALL = { after: 0, limit: 100, maxBytes: 1_000_000 };

let folder = "";
const opened: Storage[] = [];
const open = (): Storage => {
  const storage = createSqliteStorage(join(folder, "router.db"));
  opened.push(storage);
  return storage;
};
const make = (...scripts: readonly string[]): void => {
  const db = new DatabaseSync(join(folder, "router.db"));
  for (const script of scripts) db.exec(script);
  db.close();
};
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "joinery-upgrade-"));
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((storage) => storage.close()));
  await rm(folder, { recursive: true, force: true });
});

describe("a store of an earlier release", () => {
  it.each([
    ["the first", [SECOND, CONTENT, BACK_TO_FIRST]],
    ["the second", [SECOND, CONTENT]],
  ])("%s, is brought up to date with all that it holds, and goes on", async (_, scripts) => {
    make(...scripts);
    const storage = open();
    expect(await storage.readEntries("conv-b")).toHaveLength(4);
    expect(await storage.readEntries("conv-a")).toEqual(['{"type":"turn_started"}']);
    expect(await storage.readEvents("conv-b", ALL)).toEqual([
      { seq: 1, isTerminal: false, data: '{"n":1}' },
      { seq: 2, isTerminal: true, data: '{"n":2}' },
    ]);
    expect(await storage.readEvents("conv-b", { ...ALL, after: 1 })).toHaveLength(1);
    expect(await storage.listActive()).toEqual(["conv-b"]);
    expect([...(await storage.loadSecret("tickets"))]).toEqual([1, 2]);
    await storage.append({ conversationId: "conv-b", from: 4, isActive: false, entries: [{ entry: '"more"' }] });
    expect(await storage.readEntries("conv-b")).toHaveLength(5);
  });

  it("of the first kind has conversations that are as old as that moment", async () => {
    make(SECOND, CONTENT, BACK_TO_FIRST);
    const storage = open();
    expect(await storage.listEnded(Date.now() - 60_000, 10)).toEqual([]);
    expect(await storage.listEnded(Date.now() + 60_000, 10)).toEqual(["conv-a"]);
  });

  it("whose events are not those of its journals is refused and left as it is", () => {
    make(SECOND, CONTENT, "INSERT INTO event VALUES ('conv-a', 7, 0, '{}')");
    expect(open).toThrow(/damaged: its events are not those of its journals/);
    const db = new DatabaseSync(join(folder, "router.db"));
    expect(db.prepare("SELECT * FROM event").all()).toHaveLength(3);
    expect(db.prepare("PRAGMA user_version").get()).toEqual({ user_version: 2 });
    db.close();
  });
});
