import { chmod, cp, mkdir, mkdtemp, readdir, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { detectIsolation } from "../src/workspace/isolation.ts";
import { openForReading } from "../src/workspace/reachable.ts";
import { prepareRuntime, touchRuntime } from "../src/workspace/runtime.ts";
import { createSandbox } from "../src/workspace/sandbox.ts";
import { GUEST_FOLDER } from "../src/workspace/sandbox-arguments.ts";
import { isFull } from "./support/sandboxes.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "joinery-runtime-"));
  await chmod(folder, 0o711);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** An installation that nobody but its owner can enter, as in a home folder of root's. */
async function installPrivately(): Promise<{ nodePath: string; guestFolder: string }> {
  const home = join(folder, "home");
  await mkdir(home, { mode: 0o700 });
  await cp(GUEST_FOLDER, join(home, "guest"), { recursive: true });
  await cp(process.execPath, join(home, "node"));
  await chmod(join(home, "guest/guest.ts"), 0o600);
  return { nodePath: join(home, "node"), guestFolder: join(home, "guest") };
}

describe("prepareRuntime", () => {
  it("leaves everything where it is when sandboxes run as ourselves or can get there", async () => {
    const installed = await installPrivately();
    const options = { folder: join(folder, "runtime"), ...installed };
    expect(await prepareRuntime({ ...options, hasOwnUid: false })).toMatchObject(installed);
    const reachable = join(folder, "open");
    await mkdir(reachable, { mode: 0o755 });
    expect(
      await prepareRuntime({ ...options, guestFolder: reachable, nodePath: reachable, hasOwnUid: true }),
    ).toMatchObject({
      nodePath: reachable,
    });
    await expect(readdir(join(folder, "runtime"))).rejects.toThrow("ENOENT");
  });

  it(
    "copies what cannot be reached, once, and a sandbox works with the copies",
    { timeout: 60_000 },
    async (context) => {
      context.skip(!isFull || process.getuid?.() !== 0, "only root's sandboxes run as another user");
      const options = { folder: join(folder, "runtime"), hasOwnUid: true, ...(await installPrivately()) };
      const [runtime, again] = [await prepareRuntime(options), await prepareRuntime(options)];
      expect(again).toEqual(runtime);
      const names = await readdir(join(folder, "runtime"));
      expect(names).toHaveLength(2);
      const detected = await detectIsolation({ folders: [], ...runtime });
      expect(detected.isolation.level).toBe("full");
      const opened = await createSandbox({ detected, workspacesFolder: folder, ...runtime }).open();
      expect(opened.ok, JSON.stringify(opened)).toBe(true);
      if (!opened.ok) return;
      expect(await opened.value.run(["node", "-p", "1 + 1"])).toMatchObject({ outcome: "ok", output: "2\n" });
      await opened.value.close();

      const long = new Date(0);
      for (const name of names) await utimes(join(folder, "runtime", name), long, long);
      await touchRuntime(runtime);
      for (const name of names) expect((await stat(join(folder, "runtime", name))).mtimeMs).toBeGreaterThan(0);
    },
  );
});

describe("openForReading", () => {
  it("lets others read and enter, gives nobody more to write or run, and follows no link", async () => {
    const outside = join(folder, "outside");
    await writeFile(outside, "", { mode: 0o600 });
    const open = join(folder, "tree");
    await mkdir(join(open, "inner"), { recursive: true, mode: 0o700 });
    await writeFile(join(open, "inner/plain"), "", { mode: 0o600 });
    await writeFile(join(open, "inner/program"), "", { mode: 0o700 });
    await symlink(outside, join(open, "link"));
    await openForReading(open);
    const modes = await Promise.all(
      [open, join(open, "inner"), join(open, "inner/plain"), join(open, "inner/program"), outside].map(
        async (path) => (await stat(path)).mode & 0o777,
      ),
    );
    expect(modes).toEqual([0o755, 0o755, 0o644, 0o755, 0o600]);
  });
});
