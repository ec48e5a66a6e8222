import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cleanUp, isLeftBehind } from "./clean-up.ts";

const HOUR_MS = 3_600_000;
const NOW = 1_800_000_000_000;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "clean-up-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function addWorkspace(name: string, ageHours: number, bytes = 1_000): Promise<void> {
  await mkdir(join(folder, name));
  await writeFile(join(folder, name, "file"), Buffer.alloc(bytes, 1));
  const at = new Date(NOW - ageHours * HOUR_MS);
  await utimes(join(folder, name), at, at);
}

describe("cleanUp", () => {
  it("removes what is too old, and keeps what is in use", async () => {
    await addWorkspace("old", 50);
    await addWorkspace("busy", 60);
    await addWorkspace("fresh", 1);
    const result = await cleanUp({
      folder,
      maxAgeMs: 24 * HOUR_MS,
      maxBytes: 1e9,
      isInUse: (name) => name === "busy",
      now: () => NOW,
    });
    expect(result.removed).toEqual(["old"]);
    expect((await readdir(folder)).toSorted()).toEqual(["busy", "fresh"]);
  });

  it("removes the oldest until the rest is small enough", async () => {
    for (const [name, age] of [
      ["a", 3],
      ["b", 2],
      ["c", 1],
    ] as const)
      await addWorkspace(name, age, 400_000);
    const result = await cleanUp({ folder, maxAgeMs: 24 * HOUR_MS, maxBytes: 900_000, now: () => NOW });
    expect(result.removed).toEqual(["a"]);
    expect(result.keptBytes).toBeLessThanOrEqual(900_000);
  });

  it("removes what a process has left that is no more, however fresh, and nothing of one that runs", async () => {
    const names = [`app-${process.pid}-1a2b`, "app-999999999-1a2b", ".0a1b2c-999999999-3c4d", "0a1b2c", "app-x"];
    for (const name of names) await addWorkspace(name, 0);
    const result = await cleanUp({
      folder,
      maxAgeMs: 24 * HOUR_MS,
      maxBytes: 1e9,
      isStale: isLeftBehind,
      now: () => NOW,
    });
    expect(result.removed.toSorted()).toEqual([".0a1b2c-999999999-3c4d", "app-999999999-1a2b"]);
  });

  it("never follows a link, and takes a folder that is not there as empty", async () => {
    const outside = await mkdtemp(join(tmpdir(), "outside-"));
    await writeFile(join(outside, "precious"), "x");
    await symlink(outside, join(folder, "link"));
    await cleanUp({ folder, maxAgeMs: -1, maxBytes: 0, now: () => Date.now() + HOUR_MS });
    expect(await readdir(outside)).toEqual(["precious"]);
    await rm(outside, { recursive: true });
    expect(await cleanUp({ folder: join(folder, "nowhere"), maxAgeMs: 1, maxBytes: 1 })).toEqual({
      removed: [],
      keptBytes: 0,
    });
  });
});
