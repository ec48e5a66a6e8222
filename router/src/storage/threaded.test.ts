import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { JoineryError } from "@joinery/shared";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSqliteStorage, type SqliteOptions } from "./sqlite.ts";
import type { AppendBatch, Storage, StoredEntry } from "./storage.ts";
import { openThreadedStorage } from "./threaded.ts";

let folder = "";
const opened: Storage[] = [];
const fileName = () => join(folder, "data", "router.db");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "joinery-thread-"));
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((storage) => storage.close()));
  await rm(folder, { recursive: true, force: true });
});

async function openThreaded(options: SqliteOptions = {}): Promise<Storage> {
  const storage = await openThreadedStorage(fileName(), { lockTimeoutMs: 50, ...options });
  opened.push(storage);
  return storage;
}
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

describe("sqlite storage on a thread of its own", () => {
  it("says why it cannot be opened as it would on this thread", async () => {
    await openThreaded();
    await expect(openThreaded()).rejects.toThrow(/router\.db cannot be opened: another router is using it/);
  });

  it("passes the store's failures on with their code and their cause", async () => {
    const storage = await openThreaded({ maxPages: 30 });
    const large = batch({ entries: [visible(1, `"${"x".repeat(500_000)}"`)] });
    const failure: unknown = await storage.append(large).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(JoineryError);
    expect(failure).toMatchObject({ code: "not_ready", retryAfterSeconds: 2, cause: { errcode: 13 } });
    expect(await storage.readEntries("c")).toEqual([]);
  });

  it("finishes what waits when it is closed", async () => {
    const first = await openThreaded();
    const pending = first.append(batch());
    await first.close();
    await pending;
    opened.length = 0;
    const second = createSqliteStorage(fileName());
    opened.push(second);
    expect(await second.readEntries("c")).toHaveLength(1);
  });

  it("takes what was written while a group was being synced as the next group, in order", async () => {
    const storage = await openThreaded();
    const written: number[] = [];
    const appends = Array.from({ length: 200 }, async (_, index) => {
      if (index % 20 === 19) await new Promise((resolve) => setImmediate(resolve));
      return storage.append(batch({ conversationId: `c${index}` })).then(() => written.push(index));
    });
    await Promise.all(appends);
    expect(written).toHaveLength(200);
    expect(await storage.listActive()).toHaveLength(200);
  });
});
