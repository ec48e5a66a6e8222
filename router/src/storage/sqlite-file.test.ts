import { existsSync } from "node:fs";
import { copyFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSqliteStorage } from "./sqlite.ts";
import { toStorageError } from "./sqlite-errors.ts";

let folder = "";
let file = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "joinery-store-"));
  file = join(folder, "router.db");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const batch = (from: number, bytes = 10) => ({
  conversationId: "conv-1",
  from,
  isActive: false,
  entries: [{ entry: JSON.stringify("x".repeat(bytes)) }],
});

async function fill(): Promise<void> {
  const storage = createSqliteStorage(file);
  for (let from = 0; from < 50; from++) await storage.append(batch(from, 2_000));
  await storage.close();
}

const openError = (): string => {
  try {
    void createSqliteStorage(file, { lockTimeoutMs: 50 }).close();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "opened";
};

describe("a store that is damaged is noticed at start, told with a way out, and left as it is", () => {
  it.each<[string, () => Promise<unknown>]>([
    ["cut to nothing", () => truncate(file, 0)],
    ["cut in its first page", () => truncate(file, 60)],
    ["cut in the middle", async () => truncate(file, Math.floor((await stat(file)).size / 2))],
    ["cut by one byte", async () => truncate(file, (await stat(file)).size - 1)],
    ["another kind of file", () => writeFile(file, "no database ".repeat(1_000))],
    [
      "overwritten in places",
      async () => {
        const bytes = await readFile(file);
        for (let at = 8_192; at < bytes.length; at += 4_096) bytes.fill(0xab, at, at + 200);
        await writeFile(file, bytes);
      },
    ],
  ])("%s", async (_, damage) => {
    await fill();
    await damage();
    const before = await readFile(file);
    const message = openError();
    expect(message).toContain(file);
    expect(message).toMatch(/damaged|malformed|not a database/);
    expect(message).toContain("Nothing was changed. To recover:");
    expect(message).toContain(".recover | sqlite3 recovered.db");
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  it("gone, while its log is there", async () => {
    await fill();
    const db = new DatabaseSync(file);
    db.exec("PRAGMA journal_mode = WAL; DELETE FROM log");
    await copyFile(`${file}-wal`, join(folder, "kept"));
    db.close();
    await rm(file);
    await copyFile(join(folder, "kept"), `${file}-wal`);
    expect(openError()).toMatch(/is missing, but its log .* is there.*To recover/);
    expect(existsSync(file)).toBe(false);
    expect((await stat(`${file}-wal`)).size).toBeGreaterThan(0);
  });
});

it("an intact store opens, also with a log that a crash has left", async () => {
  await fill();
  const storage = createSqliteStorage(file);
  expect(await storage.readEntries("conv-1")).toHaveLength(50);
  await storage.close();
});

describe("a failing disk", () => {
  it.each([
    [13, true],
    [5, true],
    [10 | (3 << 8), true],
    [11, false],
    [1, false],
  ])("with SQLite's code %i is retryable: %s", (errcode, isRetryable) => {
    const error = Object.assign(new Error("SQLite says why"), { errcode });
    const mapped = toStorageError(error);
    if (isRetryable) expect(mapped).toMatchObject({ code: "not_ready", cause: error, retryAfterSeconds: 2 });
    else expect(mapped).toBe(error);
  });

  it("refuses what does not fit, keeps what was acknowledged, and takes more when there is room again", async () => {
    await fill();
    const db = new DatabaseSync(file);
    const pages = Number(Object.values(db.prepare("PRAGMA page_count").get() ?? {})[0]);
    db.close();
    const storage = createSqliteStorage(file, { maxPages: pages + 5 });
    let written = 50;
    const refused: unknown[] = [];
    while (refused.length === 0)
      await storage.append(batch(written, 2_000)).then(
        () => written++,
        (e) => refused.push(e),
      );
    expect(refused).toMatchObject([{ code: "not_ready" }]);
    await expect(storage.check()).resolves.toBeUndefined();
    expect(await storage.readEntries("conv-1")).toHaveLength(written);
    await storage.close();
    const roomy = createSqliteStorage(file);
    await roomy.append(batch(written, 2_000));
    expect(await roomy.readEntries("conv-1")).toHaveLength(written + 1);
    await roomy.close();
  });
});
