/** The job queue in an embedded database: one file, one process. */
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { DISCOVERY_PERCENT, parseAppSpec, ProgressReport, type AppSpec } from "@joinery/shared";
import {
  BUILD_PHASES,
  BuiltApp,
  JOB_STATES,
  JobOptions,
  type EnqueueOptions,
  type Job,
  type JobEnd,
  type JobKey,
  type JobQueue,
} from "./queue.ts";
import { MIGRATIONS, SCHEMA, SCHEMA_VERSION, STATEMENTS } from "./schema.ts";

export type LocalQueueOptions = {
  /** A file, created with its folder, or `:memory:`. */
  readonly path: string;
  readonly now: () => number;
};

type Row = Record<string, unknown>;
type Statements = Record<keyof typeof STATEMENTS, StatementSync>;

/** @throws Error with the path when the file is of another version, damaged, or open in another agent. */
export function openLocalQueue({ path, now }: LocalQueueOptions): JobQueue {
  const db = openDatabase(path);
  const run = prepareAll(db);
  const toParams = ({ conversationId, version }: JobKey) => ({ $c: conversationId, $v: version });
  const get = (key: JobKey) => toJob(run.get.get(toParams(key)));
  const post = (key: JobKey, report: ProgressReport) =>
    run.post.run({ ...toParams(key), $report: JSON.stringify(report), $now: now() });

  function atomically<T>(change: () => T): T {
    db.exec("BEGIN IMMEDIATE");
    try {
      const result = change();
      db.exec("COMMIT");
      return result;
    } catch (error) {
      db.exec("ROLLBACK");
      throw error;
    }
  }

  function enqueue(key: JobKey, spec: AppSpec, { traceparent, ...options }: EnqueueOptions = {}): void {
    atomically(() => {
      const state = run.get.get(toParams(key))?.["state"];
      const $options = JSON.stringify(JobOptions.parse(options));
      const params = { ...toParams(key), $spec: JSON.stringify(spec), $options, $now: now() };
      const isAgain = state === "failed" || state === "cancelled";
      if (state === undefined) run.insert.run(params);
      if (traceparent !== undefined && (state === undefined || isAgain))
        run.saveTrace.run({ ...toParams(key), $traceparent: traceparent });
      if (!isAgain) return;
      run.dropOutputs.run(toParams(key));
      run.requeue.run(params);
    });
  }

  function finish(key: JobKey, end: JobEnd): boolean {
    return atomically(() => {
      const bundle = end.state === "done" ? JSON.stringify(end.bundle) : null;
      const ended = run.end.run({ ...toParams(key), $state: end.state, $bundle: bundle, $now: now() });
      if (ended.changes === 0) return false;
      run.dropOutputs.run(toParams(key));
      if (end.state === "cancelled") run.dropReports.run(toParams(key));
      else post(key, end.report);
      return true;
    });
  }

  /** A job that another release queued and this one cannot read ends as failed; the next one is taken. */
  function take(): Job | undefined {
    for (let row = run.take.get(); row !== undefined; row = run.take.get()) {
      try {
        return toJob(row);
      } catch {
        const key = { conversationId: String(row["conversation_id"]), version: Number(row["version"]) };
        finish(key, { state: "failed", report: toUnreadableReport(key, Number(row["attempt"])) });
      }
    }
    return undefined;
  }

  return {
    enqueue,
    get,
    traceOf: (key) => {
      const traceparent = run.trace.get(toParams(key))?.["traceparent"];
      return typeof traceparent === "string" ? traceparent : undefined;
    },
    lastDone: (conversationId) => toJob(run.lastDone.get({ $c: conversationId })),
    take,
    outputs: (key) =>
      new Map(run.outputs.all(toParams(key)).map((row) => [toPhase(row["phase"]), String(row["output"])])),
    checkpoint: (key, { phase, output, report }) =>
      atomically(() => {
        if (run.checkpoint.run({ ...toParams(key), $phase: phase }).changes === 0) return false;
        run.saveOutput.run({ ...toParams(key), $phase: phase, $output: output });
        post(key, report);
        return true;
      }),
    report: (key, report) =>
      atomically(() => {
        if (run.get.get(toParams(key))?.["state"] !== "running") return false;
        post(key, report);
        return true;
      }),
    finish,
    resume: () => Number(run.resume.run().changes),
    nextReport: (conversationId) => toOutgoing(run.nextReport.get({ $c: conversationId })),
    removeReport: (id) => void run.removeReport.run({ $id: id }),
    dropReports: (key) => void run.dropReports.run(toParams(key)),
    waitingConversations: () => run.waiting.all().map((row) => String(row["conversation_id"])),
    countOpen: () => Number(run.countOpen.get()?.["count"]),
    prune: (before) =>
      atomically(() => {
        run.pruneOutbox.run({ $before: before });
        run.pruneTraces.run({ $before: before });
        return Number(run.pruneJobs.run({ $before: before }).changes);
      }),
    [Symbol.dispose]: () => db.close(),
  };
}

/** One agent owns the file: the exclusive lock ends with the process, however it ends. */
function openDatabase(path: string): DatabaseSync {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    const db = new DatabaseSync(path);
    // Sandboxed users may pass through the folder; conversations are nobody's business.
    for (const file of path === ":memory:" ? [] : [path, `${path}-wal`]) if (existsSync(file)) chmodSync(file, 0o600);
    db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    const version = Number(db.prepare("PRAGMA user_version").get()?.["user_version"]);
    if (version > SCHEMA_VERSION) throw new Error(`it was written by a newer version (${version})`);
    db.exec(`BEGIN IMMEDIATE; ${MIGRATIONS[version] ?? ""} ${SCHEMA} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT;`);
    return db;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const hint = /locked|busy/.test(reason) ? "another agent has it open" : reason;
    throw new Error(`The agent's database ${path} cannot be used: ${hint}`, { cause });
  }
}

function prepareAll(db: DatabaseSync): Statements {
  const entries = Object.entries(STATEMENTS).map(([name, sql]) => [name, db.prepare(sql)]);
  return Object.fromEntries(entries) as Statements;
}

function toPhase(value: unknown): (typeof BUILD_PHASES)[number] {
  const phase = BUILD_PHASES.find((known) => known === value);
  if (phase === undefined) throw new Error(`the agent's database has an unknown phase ${String(value)}`);
  return phase;
}

function toJob(row: Row | undefined): Job | undefined {
  if (row === undefined) return undefined;
  const state = JOB_STATES.find((known) => known === row["state"]);
  if (state === undefined) throw new Error(`the agent's database has an unknown state ${String(row["state"])}`);
  return {
    conversationId: String(row["conversation_id"]),
    version: Number(row["version"]),
    spec: parseAppSpec(JSON.parse(String(row["spec"]))),
    options: JobOptions.parse(JSON.parse(String(row["options"]))),
    state,
    attempt: Number(row["attempt"]),
    queuedAt: Number(row["queued_at"]),
    checkpoint: row["checkpoint"] === null ? undefined : toPhase(row["checkpoint"]),
    bundle: row["bundle"] === null ? undefined : BuiltApp.parse(JSON.parse(String(row["bundle"]))),
  };
}

function toUnreadableReport({ conversationId, version }: JobKey, attempt: number): ProgressReport {
  return {
    conversationId,
    version,
    eventId: `${version}:error:${attempt}`,
    status: "error",
    phase: "error",
    percent: DISCOVERY_PERCENT,
    code: "build_failed",
    message:
      "This build was queued by another release of the service and cannot be continued. Please confirm it again.",
  };
}

function toOutgoing(row: Row | undefined): ReturnType<JobQueue["nextReport"]> {
  if (row === undefined) return undefined;
  return {
    id: Number(row["id"]),
    conversationId: String(row["conversation_id"]),
    version: Number(row["version"]),
    queuedAt: Number(row["queued_at"]),
    report: ProgressReport.parse(JSON.parse(String(row["report"]))),
  };
}
