import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMemoryStorage } from "./memory.ts";
import { createSqliteStorage } from "./sqlite.ts";
import { openThreadedStorage } from "./threaded.ts";
import type { AgentRow, AppendBatch, IdempotencyRow, Storage, StoredEntry } from "./storage.ts";

let folder = "";
const opened: Storage[] = [];
const fileName = () => join(folder, "data", "router.db");
const openSqlite = (): Storage => {
  const storage = createSqliteStorage(fileName(), { lockTimeoutMs: 50 });
  opened.push(storage);
  return storage;
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "joinery-storage-"));
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((storage) => storage.close()));
  await rm(folder, { recursive: true, force: true });
});

const visible = (seq: number, data = `"e${seq}"`): StoredEntry => ({
  entry: `"j${seq}"`,
  event: { seq, isTerminal: false, data },
});
const batch = (more: Partial<AppendBatch> = {}): AppendBatch => ({
  conversationId: "c",
  from: 0,
  entries: [visible(1)],
  isActive: true,
  ...more,
});
const AGENT: AgentRow = {
  agentId: "a1",
  name: "builder",
  url: "http://127.0.0.1:4001",
  intents: ["app.compose"],
  protocol: "intent",
  registeredAt: 1,
  leaseExpiresAt: 2,
};
const USE: IdempotencyRow = {
  tenant: "t",
  key: "k",
  bodyHash: "h",
  conversationId: "c",
  turnId: "1",
  createdAt: 1_000,
};
const ALL = { after: 0, limit: 100, maxBytes: 1_000_000 };

const openThreaded = async (): Promise<Storage> => {
  const storage = await openThreadedStorage(fileName(), { lockTimeoutMs: 50 });
  opened.push(storage);
  return storage;
};

const DRIVERS: readonly { readonly name: string; readonly open: () => Storage | Promise<Storage> }[] = [
  { name: "sqlite", open: openSqlite },
  { name: "threaded sqlite", open: openThreaded },
  { name: "memory", open: createMemoryStorage },
];

describe.each(DRIVERS)("$name storage", ({ open }) => {
  it("returns entries and events in the order of their appends", async () => {
    const storage = await open();
    const first = storage.append(batch({ entries: [{ entry: '"start"' }, visible(1)] }));
    const second = storage.append(batch({ from: 2, entries: [visible(2), visible(3)] }));
    await Promise.all([first, second]);
    expect(await storage.readEntries("c")).toEqual(['"start"', '"j1"', '"j2"', '"j3"']);
    expect((await storage.readEvents("c", ALL)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(await storage.readEntries("other")).toEqual([]);
  });

  it("pages events by count and by size, and never returns an empty page while there are more", async () => {
    const storage = await open();
    await storage.append(batch({ entries: [visible(1), visible(2), visible(3, `"${"x".repeat(500)}"`), visible(4)] }));
    const seqs = async (page: { after: number; limit: number; maxBytes: number }) =>
      (await storage.readEvents("c", page)).map(({ seq }) => seq);
    expect(await seqs({ after: 1, limit: 2, maxBytes: 1_000 })).toEqual([2, 3]);
    expect(await seqs({ after: 0, limit: 9, maxBytes: 100 })).toEqual([1, 2]);
    expect(await seqs({ after: 2, limit: 9, maxBytes: 100 })).toEqual([3]);
    expect(await seqs({ after: 4, limit: 9, maxBytes: 100 })).toEqual([]);
  });

  it("refuses a batch that does not continue the journal, without harm to the others of its turn", async () => {
    const storage = await open();
    const results = await Promise.allSettled([
      storage.append(batch({ conversationId: "good" })),
      storage.append(batch({ conversationId: "bad", from: 5, putIdempotency: USE })),
      storage.append(batch({ conversationId: "fine" })),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await storage.readEntries("bad")).toEqual([]);
    expect(await storage.readIdempotency("t", "k")).toBeUndefined();
    expect(await storage.readEntries("fine")).toHaveLength(1);
  });

  it("lists the conversations whose newest batch left something open", async () => {
    const storage = await open();
    await storage.append(batch({ conversationId: "a" }));
    await storage.append(batch({ conversationId: "b" }));
    await storage.append(batch({ conversationId: "a", from: 1, entries: [visible(2)], isActive: false }));
    expect(await storage.listActive()).toEqual(["b"]);
  });

  it("deletes conversations in which nothing was open for long enough, and no other", async () => {
    const storage = await open();
    const ended = (conversationId: string, at: number) =>
      storage.append(batch({ conversationId, at, isActive: false, entries: [visible(1), { entry: '"end"' }] }));
    await Promise.all([ended("old", 1_000), ended("older", 500), ended("new", 3_000)]);
    await storage.append(batch({ conversationId: "open", at: 100 }));
    await storage.append(batch({ conversationId: "revived", at: 100, isActive: false }));
    await storage.append(batch({ conversationId: "revived", at: 2_500, from: 1, entries: [visible(2)] }));
    await storage.append(
      batch({
        conversationId: "old",
        at: 5_000,
        from: 2,
        isActive: false,
        entries: [visible(2)],
        putIdempotency: { ...USE, conversationId: "old" },
      }),
    );
    expect(await storage.listEnded(2_000, 10)).toEqual(["older", "old"]);
    expect(await storage.listEnded(2_000, 1)).toEqual(["older"]);
    await storage.deleteEnded(["older", "old", "new", "open", "revived", "unknown"], 2_000);
    const left = async (id: string) => [
      (await storage.readEntries(id)).length,
      (await storage.readEvents(id, ALL)).length,
    ];
    expect(await Promise.all(["old", "older", "new", "open", "revived"].map(left))).toEqual([
      [0, 0],
      [0, 0],
      [2, 1],
      [1, 1],
      [2, 2],
    ]);
    expect(await storage.readIdempotency("t", "k")).toBeUndefined();
    expect(await storage.listEnded(10_000, 10)).toEqual(["new"]);
    expect(await storage.listActive()).toEqual(["open", "revived"]);
  });

  it("keeps the first answer of an idempotency key, per tenant, until it is dropped or pruned", async () => {
    const storage = await open();
    const answer = { status: 200, body: '{"a":1}' };
    await storage.append(batch({ putIdempotency: USE }));
    expect(await storage.readIdempotency("t", "k")).toEqual(USE);
    await storage.append(batch({ from: 1, entries: [visible(2)], putIdempotency: { ...USE, answer } }));
    expect(await storage.readIdempotency("t", "k")).toEqual({ ...USE, answer });
    expect(await storage.readIdempotency("other", "k")).toBeUndefined();
    await storage.pruneIdempotency(1_000);
    expect(await storage.readIdempotency("t", "k")).toBeDefined();
    await storage.pruneIdempotency(1_001);
    expect(await storage.readIdempotency("t", "k")).toBeUndefined();
    await storage.append(batch({ from: 2, entries: [visible(3)], putIdempotency: USE }));
    await storage.append(batch({ from: 3, entries: [visible(4)], dropIdempotency: { tenant: "t", key: "k" } }));
    expect(await storage.readIdempotency("t", "k")).toBeUndefined();
  });

  it("keeps agents by id", async () => {
    const storage = await open();
    await storage.saveAgent(AGENT);
    await storage.saveAgent({ ...AGENT, leaseExpiresAt: 3 });
    expect(await storage.loadAgents()).toEqual([{ ...AGENT, leaseExpiresAt: 3 }]);
    await storage.deleteAgent("a1");
    expect(await storage.loadAgents()).toEqual([]);
  });

  it("creates each secret once", async () => {
    const storage = await open();
    const secret = await storage.loadSecret("tickets");
    expect(secret).toHaveLength(32);
    expect((await storage.loadSecret("tickets")).equals(secret)).toBe(true);
    expect((await storage.loadSecret("agents")).equals(secret)).toBe(false);
  });
});

describe("sqlite storage on disk", () => {
  it("has after a reopen all that was acknowledged", async () => {
    const first = openSqlite();
    await first.append(batch({ putIdempotency: { ...USE, answer: { status: 202, body: "{}" } } }));
    await first.saveAgent(AGENT);
    const secret = await first.loadSecret("tickets");
    await first.close();
    const second = openSqlite();
    expect(await second.readEntries("c")).toEqual(['"j1"']);
    expect(await second.readEvents("c", ALL)).toHaveLength(1);
    expect(await second.readIdempotency("t", "k")).toMatchObject({ answer: { status: 202 } });
    expect(await second.loadAgents()).toEqual([AGENT]);
    expect((await second.loadSecret("tickets")).equals(secret)).toBe(true);
  });

  it("finishes what waits when it is closed", async () => {
    const first = openSqlite();
    const pending = first.append(batch());
    await first.close();
    await pending;
    expect(await openSqlite().readEntries("c")).toHaveLength(1);
  });

  it("writes all appends of one event-loop turn in one transaction", async () => {
    const storage = openSqlite();
    let isSettled = false;
    const all = Promise.all(
      Array.from({ length: 500 }, (_, index) => storage.append(batch({ conversationId: `c${index}` }))),
    ).then(() => (isSettled = true));
    // Nothing is acknowledged before the turn ends, and everything is at once: the one commit happened in between.
    await Promise.resolve();
    expect(isSettled).toBe(false);
    await new Promise((resolve) => setImmediate(resolve));
    expect(isSettled).toBe(true);
    await all;
    expect(await storage.listActive()).toHaveLength(500);
  });

  it("is readable by its owner alone", async () => {
    openSqlite();
    expect((await stat(fileName())).mode & 0o077).toBe(0);
    expect((await stat(join(folder, "data"))).mode & 0o077).toBe(0);
  });

  it("takes a batch again that a failing one of its group has rolled back", async () => {
    const storage = openSqlite();
    await storage.append(batch());
    const next = batch({ from: 1, entries: [visible(2)] });
    const group = await Promise.allSettled([
      storage.append(next),
      storage.append(batch({ conversationId: "bad", from: 5 })),
      storage.append(batch({ from: 2, entries: [visible(3)] })),
    ]);
    expect(group.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    await expect(storage.append(next)).rejects.toThrow(/does not end at 1/);
    expect(await storage.readEntries("c")).toEqual(['"j1"', '"j2"', '"j3"']);
  });

  it("begins a conversation anew that was deleted", async () => {
    const storage = openSqlite();
    await storage.append(batch({ isActive: false, at: 1 }));
    await storage.deleteEnded(["c"], 2);
    await storage.append(batch({ entries: [{ entry: '"again"' }] }));
    expect(await storage.readEntries("c")).toEqual(['"again"']);
  });

  it("refuses a file of a newer release and leaves it as it is", async () => {
    await openSqlite().close();
    opened.length = 0;
    const db = new DatabaseSync(fileName());
    db.exec("PRAGMA user_version = 99; INSERT INTO secret VALUES ('x', x'00')");
    db.close();
    expect(openSqlite).toThrow(/router\.db cannot be opened: it was written by a newer release/);
    const after = new DatabaseSync(fileName());
    expect(after.prepare("SELECT name FROM secret").all()).toHaveLength(1);
    after.close();
  });

  it("refuses a file that is no database, or damaged, or another program's, and leaves it as it is", async () => {
    const storage = openSqlite();
    for (let from = 0; from < 200; from += 1) {
      await storage.append(batch({ from, entries: [visible(from + 1, `"${"y".repeat(400)}"`)] }));
    }
    await storage.close();
    const bytes = await readFile(fileName());
    bytes.fill(0xff, 8_192, bytes.length - 4_096);
    await writeFile(fileName(), bytes);
    expect(openSqlite).toThrow(/cannot be opened/);
    expect((await readFile(fileName())).equals(bytes)).toBe(true);
    await writeFile(fileName(), "not a database, but notes of somebody".repeat(200));
    expect(openSqlite).toThrow(/cannot be opened: file is not a database/);
    await rm(fileName());
    const other = new DatabaseSync(fileName());
    other.exec("CREATE TABLE notes (text TEXT)");
    other.close();
    expect(openSqlite).toThrow(/another program's database/);
  });

  it("refuses a file that another router has open", async () => {
    openSqlite();
    expect(openSqlite).toThrow(/another router is using it/);
  });
});
