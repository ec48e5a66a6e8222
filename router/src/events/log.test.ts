import type { ProgressReport } from "@joinery/shared";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Command } from "../conversation/command.ts";
import { createMemoryStorage } from "../storage/memory.ts";
import type { Storage } from "../storage/storage.ts";
import { createLog, type ConversationLog } from "./log.ts";

const opened: ConversationLog[] = [];
afterEach(() => {
  for (const log of opened.splice(0)) log.dispose();
  vi.useRealTimers();
});

function createScene(overrides: { storage?: Storage; cacheBytes?: number } = {}) {
  const storage = overrides.storage ?? createMemoryStorage();
  const published: string[] = [];
  const onError = vi.fn();
  const builds: string[] = [];
  const log = createLog({
    storage,
    clock: Date.now,
    buildDeadlineMs: 60_000,
    cacheBytes: overrides.cacheBytes ?? 1_000_000,
    publish: (id, events) => void published.push(...events.map(({ seq }) => `${id}:${seq}`)),
    onBuild: (id, { version, status }) => void builds.push(`${id}:${version} ${status}`),
    onError,
  });
  opened.push(log);
  return { log, storage, published, builds, onError };
}

const start = (turnId = "1"): Command => ({
  type: "start_turn",
  tenant: "t",
  turnId,
  agentId: "A",
  userInput: "hello",
});
const queue = (turnId = "1"): Command => ({ type: "answer_turn", turnId, reply: { status: "queued" } });
const report = (more: Partial<ProgressReport> = {}): Command => ({
  type: "report",
  agentId: "A",
  report: { conversationId: "c", status: "in_progress", phase: "plan", percent: 60, message: "m", ...more },
});
const build = async (log: ConversationLog, id: string) => {
  await log.execute(id, start());
  await log.execute(id, queue());
};

describe("the log", () => {
  it("does not read what is new, and refuses it where it is there all the same", async () => {
    const { log, storage } = createScene();
    const read = vi.spyOn(storage, "readEntries");
    expect((await log.execute("c", start(), { isNew: true })).kind).toBe("accepted");
    expect(read).not.toHaveBeenCalled();
    await expect(log.execute("c", start("2"), { isNew: true })).rejects.toThrow("does not end at 0");
    expect((await log.read("c"))?.turn?.turnId).toBe("1");
  });

  it("tells when builds begin and end, also those that do both at once", async () => {
    const { log, builds } = createScene();
    await build(log, "c");
    await log.execute("c", { type: "cancel" });
    await log.execute("c", start("2"));
    const files = { status: "completed", message: "Done", files: [], dependencies: [] } as const;
    await log.execute("c", { type: "answer_turn", turnId: "2", reply: { ...files, files: [], dependencies: [] } });
    expect(builds).toEqual(["c:1 in_progress", "c:1 error", "c:2 in_progress", "c:2 completed"]);
  });

  it("publishes events in order, after they are durable", async () => {
    const { log, storage, published } = createScene();
    await build(log, "c");
    await Promise.all([log.execute("c", report()), log.execute("c", report()), log.execute("c", { type: "cancel" })]);
    expect(published).toEqual(["c:1", "c:2", "c:3", "c:4"]);
    expect(await storage.readEvents("c", { after: 0, limit: 9, maxBytes: 9_999 })).toHaveLength(4);
  });

  it("is busy with a conversation while commands of it are being worked on", async () => {
    const { log } = createScene();
    await build(log, "c");
    const running = log.execute("c", report());
    expect([log.isBusy("c"), log.isBusy("d")]).toEqual([true, false]);
    await running;
    await new Promise((resolve) => setImmediate(resolve));
    expect(log.isBusy("c")).toBe(false);
  });

  it("writes commands that wait together as one batch, and decides each upon those before it", async () => {
    const { log, storage } = createScene();
    await build(log, "c");
    const append = vi.spyOn(storage, "append");
    const running = log.execute("c", report({ eventId: "e0" }));
    const waiting = [report({ eventId: "e1" }), report({ eventId: "e1" }), { type: "cancel" } as const, report()];
    const results = await Promise.all([running, ...waiting.map((command) => log.execute("c", command))]);
    expect(results.map(({ kind }) => kind)).toEqual(["accepted", "accepted", "duplicate", "accepted", "rejected"]);
    expect(append).toHaveBeenCalledTimes(2);
  });

  it("has changed nothing when the store fails, and goes on when it works again", async () => {
    const { log, storage, published } = createScene();
    await build(log, "c");
    vi.spyOn(storage, "append").mockRejectedValueOnce(new Error("disk full"));
    await expect(log.execute("c", report({ eventId: "e" }))).rejects.toThrow("disk full");
    expect((await log.read("c"))?.lastSeq).toBe(1);
    expect((await log.execute("c", report({ eventId: "e" }))).kind).toBe("accepted");
    expect(published).toEqual(["c:1", "c:2"]);
  });

  it("works the same with a cache that keeps nothing", async () => {
    const { log } = createScene({ cacheBytes: 1 });
    await build(log, "c");
    await Promise.all(Array.from({ length: 20 }, () => log.execute("c", report())));
    expect(await log.read("c")).toMatchObject({ lastSeq: 21, build: { version: 1 } });
    expect(await log.read("nobody")).toBeUndefined();
  });

  it("ends a build at its deadline, also after a restart", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
    const first = createScene();
    await build(first.log, "c");
    await vi.advanceTimersByTimeAsync(30_000);
    first.log.dispose();
    const second = createScene({ storage: first.storage });
    expect(await second.log.recover()).toBe(1);
    await vi.advanceTimersByTimeAsync(29_000);
    expect((await second.log.read("c"))?.build).toBeDefined();
    await vi.advanceTimersByTimeAsync(2_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect((await second.log.read("c"))?.versions).toMatchObject([{ status: "error", code: "timeout" }]);
    expect(second.published).toEqual(["c:2"]);
  });

  it("tries a deadline again when the store failed", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
    const { log, storage, onError } = createScene();
    await build(log, "c");
    vi.spyOn(storage, "append").mockRejectedValueOnce(new Error("disk full"));
    await vi.advanceTimersByTimeAsync(60_500);
    expect(onError).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(1_500);
    await new Promise((resolve) => setImmediate(resolve));
    expect((await log.read("c"))?.build).toBeUndefined();
  });

  it("ends a turn that a restart interrupted, and lets the agent's report bring its build back", async () => {
    const first = createScene();
    await first.log.execute("c", start());
    const second = createScene({ storage: first.storage });
    await second.log.recover();
    expect(await second.log.read("c")).toMatchObject({ turn: undefined, outcome: { kind: "failed" } });
    expect((await second.log.execute("c", report({ version: 1 }))).kind).toBe("accepted");
    expect((await second.log.read("c"))?.build?.agentId).toBe("A");
  });
});
