/** The tables of the agent's database. A newer file than `SCHEMA_VERSION` is refused, never rewritten. */
export const SCHEMA_VERSION = 2;

export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS jobs (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    spec TEXT NOT NULL,
    state TEXT NOT NULL,
    attempt INTEGER NOT NULL DEFAULT 1,
    checkpoint TEXT,
    bundle TEXT,
    options TEXT NOT NULL DEFAULT '{}',
    queued_at INTEGER NOT NULL,
    ended_at INTEGER,
    UNIQUE (conversation_id, version)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS jobs_by_state ON jobs (state, seq);
  CREATE TABLE IF NOT EXISTS outputs (
    conversation_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    phase TEXT NOT NULL,
    output TEXT NOT NULL,
    PRIMARY KEY (conversation_id, version, phase)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    report TEXT NOT NULL,
    queued_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS traces (
    conversation_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    traceparent TEXT NOT NULL,
    PRIMARY KEY (conversation_id, version)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS outbox_by_conversation ON outbox (conversation_id, id);
`;

/** What a file of an older version lacks, by that version. */
export const MIGRATIONS: Readonly<Record<number, string>> = {
  1: "ALTER TABLE jobs ADD COLUMN options TEXT NOT NULL DEFAULT '{}';",
};

/** Every statement, in one place. Named parameters: $c conversation, $v version, $now milliseconds. */
export const STATEMENTS = {
  insert: `INSERT INTO jobs (conversation_id, version, spec, options, state, queued_at)
    VALUES ($c, $v, $spec, $options, 'queued', $now)`,
  requeue: `UPDATE jobs SET spec = $spec, options = $options, state = 'queued', attempt = attempt + 1, checkpoint = NULL, bundle = NULL,
    queued_at = $now, ended_at = NULL WHERE conversation_id = $c AND version = $v`,
  get: "SELECT * FROM jobs WHERE conversation_id = $c AND version = $v",
  lastDone: "SELECT * FROM jobs WHERE conversation_id = $c AND state = 'done' ORDER BY version DESC LIMIT 1",
  take: `UPDATE jobs SET state = 'running' WHERE seq = (SELECT seq FROM jobs WHERE state = 'queued' ORDER BY seq LIMIT 1)
    RETURNING *`,
  checkpoint: "UPDATE jobs SET checkpoint = $phase WHERE conversation_id = $c AND version = $v AND state = 'running'",
  end: `UPDATE jobs SET state = $state, bundle = $bundle, ended_at = $now
    WHERE conversation_id = $c AND version = $v AND (state = 'running' OR (state = 'queued' AND $state = 'cancelled'))`,
  resume: "UPDATE jobs SET state = 'queued' WHERE state = 'running'",
  countOpen: "SELECT count(*) AS count FROM jobs WHERE state IN ('queued', 'running')",
  saveOutput:
    "INSERT OR REPLACE INTO outputs (conversation_id, version, phase, output) VALUES ($c, $v, $phase, $output)",
  outputs: "SELECT phase, output FROM outputs WHERE conversation_id = $c AND version = $v",
  dropOutputs: "DELETE FROM outputs WHERE conversation_id = $c AND version = $v",
  post: "INSERT INTO outbox (conversation_id, version, report, queued_at) VALUES ($c, $v, $report, $now)",
  nextReport: "SELECT * FROM outbox WHERE conversation_id = $c ORDER BY id LIMIT 1",
  removeReport: "DELETE FROM outbox WHERE id = $id",
  dropReports: "DELETE FROM outbox WHERE conversation_id = $c AND version = $v",
  waiting: "SELECT DISTINCT conversation_id FROM outbox",
  saveTrace: "INSERT OR REPLACE INTO traces (conversation_id, version, traceparent) VALUES ($c, $v, $traceparent)",
  trace: "SELECT traceparent FROM traces WHERE conversation_id = $c AND version = $v",
  pruneTraces: `DELETE FROM traces WHERE (conversation_id, version) IN
    (SELECT conversation_id, version FROM jobs WHERE ended_at < $before)`,
  pruneOutbox: `DELETE FROM outbox WHERE (conversation_id, version) IN
    (SELECT conversation_id, version FROM jobs WHERE ended_at < $before)`,
  pruneJobs: "DELETE FROM jobs WHERE ended_at < $before",
} as const;
