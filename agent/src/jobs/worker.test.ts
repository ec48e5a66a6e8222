import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeSpec } from "../../test/scripted-parts.ts";
import { openLocalQueue } from "./local.ts";
import type { Job, JobQueue } from "./queue.ts";
import { createWorker, type Build, type BuildControl } from "./worker.ts";

let queue: JobQueue;
beforeEach(() => {
  queue = openLocalQueue({ path: ":memory:", now: () => 0 });
});
afterEach(() => queue[Symbol.dispose]());

const log = pino({ level: "silent" });
const key = (version: number) => ({ conversationId: "c", version });
const report = { conversationId: "c", status: "error", phase: "error", percent: 50, message: "m" } as const;

/** A build that ends when the test says so. */
function createHeldBuild() {
  const started: number[] = [];
  const release = new Map<number, () => void>();
  const controls = new Map<number, BuildControl>();
  const build: Build = (job: Job, control) => {
    started.push(job.version);
    controls.set(job.version, control);
    return new Promise((resolve) => {
      release.set(job.version, () => {
        queue.finish(job, { state: "failed", report });
        resolve();
      });
    });
  };
  return { started, controls, build, end: (version: number) => release.get(version)?.() };
}

describe("createWorker", () => {
  it("runs at most as many builds as it may, the oldest first", async () => {
    const held = createHeldBuild();
    const worker = createWorker({ queue, build: held.build, concurrency: 2, log });
    for (const version of [1, 2, 3, 4]) queue.enqueue(key(version), makeSpec());
    worker.wake();
    worker.wake();
    expect(held.started).toEqual([1, 2]);
    held.end(2);
    await expect.poll(() => held.started).toEqual([1, 2, 3]);
    held.end(1);
    held.end(3);
    await expect.poll(() => held.started).toEqual([1, 2, 3, 4]);
    expect(queue.countOpen()).toBe(1);
  });

  it("goes on with the next build when one throws", async () => {
    const ran: number[] = [];
    const build: Build = async ({ version }) => {
      ran.push(version);
      throw new Error("crashed");
    };
    const worker = createWorker({ queue, build, concurrency: 1, log });
    for (const version of [1, 2]) queue.enqueue(key(version), makeSpec());
    worker.wake();
    await expect.poll(() => ran).toEqual([1, 2]);
  });

  it("aborts a cancelled build and cancels one that waits", () => {
    const held = createHeldBuild();
    const worker = createWorker({ queue, build: held.build, concurrency: 1, log });
    for (const version of [1, 2]) queue.enqueue(key(version), makeSpec());
    worker.wake();
    expect([worker.cancel(key(1)), worker.cancel(key(2)), worker.cancel(key(3))]).toEqual([true, true, false]);
    expect(held.controls.get(1)?.signal.aborted).toBe(true);
    expect(worker.cancel(key(1))).toBe(false);
    expect(queue.countOpen()).toBe(0);
  });

  it("asks running builds to pause when it stops, waits for them, and starts no more", async () => {
    const held = createHeldBuild();
    const worker = createWorker({ queue, build: held.build, concurrency: 1, log });
    for (const version of [1, 2]) queue.enqueue(key(version), makeSpec());
    worker.wake();
    const stopped = worker.stop(60_000);
    expect(held.controls.get(1)?.isPausing()).toBe(true);
    expect(held.controls.get(1)?.signal.aborted).toBe(false);
    held.end(1);
    await stopped;
    expect(held.started).toEqual([1]);
  });

  it("waits for what a build that it aborts still puts away", async () => {
    let isPutAway = false;
    const build: Build = (_job, { signal }) =>
      new Promise((resolve) => {
        signal.addEventListener("abort", () => {
          setImmediate(() => {
            isPutAway = true;
            resolve();
          });
        });
      });
    const worker = createWorker({ queue, build, concurrency: 1, log });
    queue.enqueue(key(1), makeSpec());
    worker.wake();
    await worker.stop(5);
    expect(isPutAway).toBe(true);
  });

  it("aborts what does not pause in time", async () => {
    const held = createHeldBuild();
    const worker = createWorker({ queue, build: held.build, concurrency: 1, log });
    queue.enqueue(key(1), makeSpec());
    worker.wake();
    await worker.stop(5);
    expect(held.controls.get(1)?.signal.aborted).toBe(true);
  });
});
