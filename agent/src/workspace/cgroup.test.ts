import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { canUseCgroups, createCgroup, removeStaleCgroups, toGroupName } from "./cgroup.ts";

const isHere = await canUseCgroups();
const LIMITS = { tasks: 77, memoryBytes: 128 * 1024 * 1024 };

describe.skipIf(!isHere)("control groups (skipped where none can be made)", () => {
  it("bounds the tasks, and is gone when it was removed", async () => {
    const name = toGroupName("test-bound");
    const group = await createCgroup(name, LIMITS);
    const folder = await findGroup(name);
    expect((await readFile(join(folder ?? "", "pids.max"), "utf8")).trim()).toBe("77");
    await group?.remove();
    expect(await findGroup(name)).toBeUndefined();
  });

  it("makes nothing where the name is taken", async () => {
    const name = toGroupName("test-taken");
    const group = await createCgroup(name, LIMITS);
    expect(await createCgroup(name, LIMITS)).toBeUndefined();
    await group?.remove();
  });

  it("removes what processes that are gone have left, and nothing of the living", async () => {
    const mine = toGroupName("test-living");
    const group = await createCgroup(mine, LIMITS);
    const folder = await findGroup(mine);
    const left = `joinery-${2 ** 22 + 5}-test-left`;
    await mkdir(join(folder ?? "", "..", left));
    await removeStaleCgroups();
    expect(await findGroup(left)).toBeUndefined();
    expect(await findGroup(mine)).toBe(folder);
    await group?.remove();
  });
});

async function findGroup(name: string): Promise<string | undefined> {
  const lines = (await readFile("/proc/self/cgroup", "utf8")).split("\n");
  const parents = lines
    .map((line) => line.split(":"))
    .map(([, kind, path]) => join("/sys/fs/cgroup", kind ?? "", path ?? ""));
  for (const parent of parents) {
    const names: string[] = await readdir(parent).catch(() => []);
    if (names.includes(name)) return join(parent, name);
  }
  return undefined;
}
