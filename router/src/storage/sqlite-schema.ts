import type { DatabaseSync } from "node:sqlite";

/** Raised with every change of the tables; a file of a newer number is refused. */
const SCHEMA_VERSION = 3;
/** Marks the file as a router's store ("Jnry"), so that another program's database is not taken for one. */
const APPLICATION_ID = 0x4a_6e_72_79;
/** Up to this size the whole file is checked at start; larger ones would make a restart slow. */
const MAX_CHECKED_BYTES = 256 * 1024 * 1024;

/** Why the log lies as it does is in `sqlite-log.ts`. The event is last, so that reads of entries pass by what an app's files weigh. */
const LOG = `
  CREATE TABLE conversation (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, active INTEGER NOT NULL, changed_at INTEGER NOT NULL
  );
  CREATE INDEX conversation_active ON conversation (id) WHERE active = 1;
  CREATE INDEX conversation_ended ON conversation (changed_at) WHERE active = 0;
  CREATE TABLE log (
    number INTEGER PRIMARY KEY, conversation INTEGER NOT NULL, position INTEGER NOT NULL, entry TEXT NOT NULL,
    seq INTEGER, terminal INTEGER, event TEXT
  );
  CREATE UNIQUE INDEX log_position ON log (conversation, position);
`;

const TABLES = `${LOG}
  CREATE TABLE idempotency (
    tenant TEXT NOT NULL, key TEXT NOT NULL, body_hash TEXT NOT NULL, conversation TEXT NOT NULL, turn TEXT NOT NULL,
    created_at INTEGER NOT NULL, answer_status INTEGER, answer_body TEXT,
    PRIMARY KEY (tenant, key)
  ) WITHOUT ROWID;
  CREATE INDEX idempotency_age ON idempotency (created_at);
  CREATE INDEX idempotency_conversation ON idempotency (conversation);
  CREATE TABLE agent (id TEXT PRIMARY KEY, row TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
`;

/** How long the conversations of a file of the first version have been idle is not known: from now on, then. */
const FROM_VERSION_1 = `
  ALTER TABLE conversation ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;
  UPDATE conversation SET changed_at = unixepoch() * 1000;
  CREATE INDEX idempotency_conversation ON idempotency (conversation);
`;

/** Journal and events were tables of their own; an entry has the number of its event. */
const FROM_VERSION_2 = `
  DROP INDEX conversation_active;
  DROP INDEX IF EXISTS conversation_ended;
  ALTER TABLE conversation RENAME TO old_conversation;
  ${LOG}
  INSERT INTO conversation (id, active, changed_at) SELECT id, active, changed_at FROM old_conversation ORDER BY id;
  INSERT INTO log (conversation, position, entry, seq, terminal, event)
    SELECT c.key, j.position, j.entry, e.seq, e.terminal, e.data
    FROM conversation c JOIN journal j ON j.conversation = c.id
    LEFT JOIN event e ON e.conversation = j.conversation AND e.seq = json_extract(j.entry, '$.seq')
    ORDER BY c.key, j.position;
`;
const OLD_TABLES = ["old_conversation", "journal", "event"];

/**
 * Makes an opened file ready: settings, then the tables of a new file or a check of an existing one. Never resets anything.
 * @throws Error that says what is wrong with the file.
 */
export function prepareDatabase(db: DatabaseSync, lockTimeoutMs: number): void {
  // One process owns the file: conversations are folded in its memory.
  db.exec(`PRAGMA busy_timeout = ${lockTimeoutMs}; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;`);
  db.exec("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -16000;");
  db.exec("BEGIN IMMEDIATE");
  try {
    const version = readNumber(db, "user_version");
    const application = readNumber(db, "application_id");
    if (version === 0 && application === 0 && isEmpty(db)) createTables(db);
    else upgrade(db, { application, version });
    db.exec("COMMIT");
  } catch (error) {
    db.exec("ROLLBACK");
    throw error;
  }
  assertIntact(db);
}

function createTables(db: DatabaseSync): void {
  db.exec(TABLES);
  db.exec(`PRAGMA user_version = ${SCHEMA_VERSION}; PRAGMA application_id = ${APPLICATION_ID};`);
}

function upgrade(db: DatabaseSync, { application, version }: { application: number; version: number }): void {
  assertReadable(application, version);
  if (version < 2) db.exec(FROM_VERSION_1);
  if (version < 3) joinJournalAndEvents(db);
  if (version < SCHEMA_VERSION) db.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
}

function joinJournalAndEvents(db: DatabaseSync): void {
  db.exec(FROM_VERSION_2);
  const missing = db
    .prepare("SELECT (SELECT count(*) FROM journal) - count(*) + (SELECT count(*) FROM event) - count(seq) FROM log")
    .get();
  if (Object.values(missing ?? {})[0] !== 0) throw new Error("it is damaged: its events are not those of its journals");
  for (const table of OLD_TABLES) db.exec(`DROP TABLE ${table}`);
}

function assertReadable(application: number, version: number): void {
  if (application !== APPLICATION_ID) throw new Error("it is another program's database");
  if (version > SCHEMA_VERSION) {
    throw new Error(`it was written by a newer release (schema ${version}, this release reads ${SCHEMA_VERSION})`);
  }
}

function assertIntact(db: DatabaseSync): void {
  if (readNumber(db, "page_count") * readNumber(db, "page_size") > MAX_CHECKED_BYTES) return;
  const [first] = Object.values(db.prepare("PRAGMA quick_check(1)").get() ?? {});
  if (first !== "ok") throw new Error(`it is damaged: ${String(first)}`);
}

function isEmpty(db: DatabaseSync): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === undefined;
}

function readNumber(db: DatabaseSync, pragma: string): number {
  return Number(Object.values(db.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
}
