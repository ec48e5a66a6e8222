import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { AppBundle, ProgressReport } from "@joinery/shared";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeSpec } from "../../test/scripted-parts.ts";
import { openLocalQueue } from "./local.ts";
import type { JobKey, JobQueue } from "./queue.ts";

const SPEC = makeSpec();
const BUNDLE: AppBundle = { files: [{ path: "a.ts", content: "x" }], dependencies: ["zod@^4"] };
const KEY: JobKey = { conversationId: "c", version: 1 };

let folder: string;
let path: string;
let clock: number;
let queue: JobQueue;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "joinery-queue-"));
  path = join(folder, "data", "agent.db");
  clock = 1_000;
  queue = open();
});
afterEach(() => {
  queue[Symbol.dispose]();
  rmSync(folder, { recursive: true, force: true });
});

const open = () => openLocalQueue({ path, now: () => clock });
function reopen(): void {
  queue[Symbol.dispose]();
  queue = open();
}
function makeReport(message: string, key = KEY): ProgressReport {
  return { ...key, status: "in_progress", phase: "plan", percent: 55, message, eventId: message };
}

describe("openLocalQueue", () => {
  it("keeps the trace of the turn that queued a build, over a restart and until the build is forgotten", () => {
    const first = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    const again = "00-4bf92f3577b34da6a3ce929d0e0e4736-1111111111111111-01";
    queue.enqueue(KEY, SPEC, { traceparent: first });
    queue.enqueue(KEY, SPEC, { traceparent: again });
    reopen();
    expect(queue.traceOf(KEY)).toBe(first);
    expect(queue.traceOf({ ...KEY, version: 2 })).toBeUndefined();
    queue.finish(KEY, { state: "cancelled" });
    queue.enqueue(KEY, SPEC, { traceparent: again });
    expect(queue.traceOf(KEY)).toBe(again);
    queue.finish(KEY, { state: "cancelled" });
    queue.prune(clock + 1);
    expect(queue.traceOf(KEY)).toBeUndefined();
  });

  it("hands out the oldest job first, each once", () => {
    for (const version of [1, 2, 3]) queue.enqueue({ conversationId: "c", version }, SPEC);
    expect([queue.take()?.version, queue.take()?.version, queue.take()?.version]).toEqual([1, 2, 3]);
    expect(queue.take()).toBeUndefined();
    expect(queue.countOpen()).toBe(3);
  });

  it("keeps jobs, outputs and reports when it is opened again", () => {
    queue.enqueue(KEY, SPEC);
    queue.take();
    queue.checkpoint(KEY, { phase: "plan", output: "null", report: makeReport("one") });
    queue.checkpoint(KEY, { phase: "codegen", output: "[1]", report: makeReport("two") });
    reopen();
    expect(queue.get(KEY)).toMatchObject({ ...KEY, spec: SPEC, state: "running", checkpoint: "codegen", attempt: 1 });
    expect([...queue.outputs(KEY)]).toEqual([
      ["codegen", "[1]"],
      ["plan", "null"],
    ]);
    expect(queue.nextReport("c")?.report.message).toBe("one");
  });

  it("takes up jobs that were running before those that wait", () => {
    for (const version of [1, 2]) queue.enqueue({ conversationId: "c", version }, SPEC);
    queue.take();
    reopen();
    expect(queue.resume()).toBe(1);
    expect(queue.take()).toMatchObject({ version: 1, attempt: 1 });
  });

  it("queues a key once, and again only when it has failed or was cancelled", () => {
    queue.enqueue(KEY, SPEC);
    queue.enqueue(KEY, makeSpec("Other"));
    expect(queue.get(KEY)?.spec.name).toBe("Notes");
    queue.take();
    queue.checkpoint(KEY, { phase: "plan", output: "null", report: makeReport("one") });
    queue.finish(KEY, { state: "failed", report: makeReport("failed") });
    queue.enqueue(KEY, makeSpec("Other"));
    expect(queue.get(KEY)).toMatchObject({
      state: "queued",
      attempt: 2,
      checkpoint: undefined,
      spec: { name: "Other" },
    });
    expect(queue.outputs(KEY).size).toBe(0);
  });

  it("hands out reports in order, each until it is removed", () => {
    queue.enqueue(KEY, SPEC);
    queue.take();
    for (const message of ["one", "two"])
      queue.checkpoint(KEY, { phase: "plan", output: "null", report: makeReport(message) });
    const first = queue.nextReport("c");
    expect(queue.nextReport("c")).toEqual(first);
    expect(first).toMatchObject({ ...KEY, queuedAt: 1_000, report: makeReport("one") });
    queue.removeReport(first?.id ?? 0);
    expect(queue.nextReport("c")?.report.message).toBe("two");
    expect(queue.waitingConversations()).toEqual(["c"]);
    queue.dropReports(KEY);
    expect(queue.waitingConversations()).toEqual([]);
  });

  it("takes news of a running job between its checkpoints, in order, and none of another", () => {
    expect(queue.report(KEY, makeReport("nobody's"))).toBe(false);
    queue.enqueue(KEY, SPEC);
    expect(queue.report(KEY, makeReport("too early"))).toBe(false);
    queue.take();
    expect(queue.report(KEY, makeReport("one"))).toBe(true);
    queue.checkpoint(KEY, { phase: "plan", output: "null", report: makeReport("two") });
    expect(queue.nextReport("c")?.report.message).toBe("one");
    queue.finish(KEY, { state: "cancelled" });
    expect(queue.report(KEY, makeReport("too late"))).toBe(false);
    expect(queue.nextReport("c")).toBeUndefined();
  });

  it("refuses checkpoints and ends of a job that has ended, and writes no report for them", () => {
    queue.enqueue(KEY, SPEC);
    queue.take();
    expect(queue.finish(KEY, { state: "cancelled" })).toBe(true);
    expect(queue.checkpoint(KEY, { phase: "plan", output: "null", report: makeReport("late") })).toBe(false);
    expect(queue.finish(KEY, { state: "done", bundle: BUNDLE, report: makeReport("late") })).toBe(false);
    expect(queue.nextReport("c")).toBeUndefined();
    expect(queue.get(KEY)?.state).toBe("cancelled");
  });

  it("cancels a job that waits and drops what was not reported", () => {
    queue.enqueue(KEY, SPEC);
    expect(queue.finish(KEY, { state: "failed", report: makeReport("x") })).toBe(false);
    expect(queue.finish(KEY, { state: "cancelled" })).toBe(true);
    expect(queue.take()).toBeUndefined();
  });

  it("finds the newest finished build with its files", () => {
    for (const version of [1, 2, 3]) {
      const key = { conversationId: "c", version };
      queue.enqueue(key, makeSpec(`V${version}`));
      queue.take();
      if (version < 3) queue.finish(key, { state: "done", bundle: BUNDLE, report: makeReport("done", key) });
    }
    expect(queue.lastDone("c")).toMatchObject({ version: 2, bundle: BUNDLE, spec: { name: "V2" } });
    expect(queue.lastDone("other")).toBeUndefined();
  });

  it("forgets ended jobs and their reports after a while, open ones never", () => {
    queue.enqueue(KEY, SPEC);
    queue.take();
    queue.finish(KEY, { state: "done", bundle: BUNDLE, report: makeReport("done") });
    queue.enqueue({ conversationId: "open", version: 1 }, SPEC);
    expect(queue.prune(1_000)).toBe(0);
    expect(queue.prune(1_001)).toBe(1);
    expect(queue.get(KEY)).toBeUndefined();
    expect(queue.waitingConversations()).toEqual([]);
    expect(queue.countOpen()).toBe(1);
  });

  it("ends a job whose spec this release cannot read, tells the user, and takes the next one", () => {
    queue.enqueue(KEY, SPEC);
    queue.enqueue({ conversationId: "next", version: 1 }, SPEC);
    queue[Symbol.dispose]();
    const raw = new DatabaseSync(path);
    raw.exec(`UPDATE jobs SET spec = '{"specVersion":99}' WHERE conversation_id = 'c'`);
    raw.close();
    queue = open();
    expect(queue.take()?.conversationId).toBe("next");
    expect(queue.nextReport("c")?.report).toMatchObject({ status: "error", code: "build_failed" });
  });

  it("is readable by its owner alone", () => {
    expect(statSync(join(folder, "data")).mode & 0o077).toBe(0);
    // The folder may be opened for passing through; the files stay closed.
    for (const file of [path, `${path}-wal`]) expect(statSync(file).mode & 0o077).toBe(0);
  });

  it("refuses a file that another agent has open, a newer one, and one that is no database", () => {
    expect(open).toThrow("another agent has it open");
    queue[Symbol.dispose]();
    const raw = new DatabaseSync(path);
    raw.exec("PRAGMA user_version = 99");
    raw.close();
    expect(open).toThrow("it was written by a newer version (99)");
    const other = join(folder, "other.db");
    writeFileSync(other, "this is no database, whatever its name says ".repeat(50));
    expect(() => openLocalQueue({ path: other, now: () => 0 })).toThrow(
      `${other} cannot be used: file is not a database`,
    );
    path = join(folder, "fresh.db");
    queue = open();
  });
});
