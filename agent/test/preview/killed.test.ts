import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isFull, why } from "../support/sandboxes.ts";
import { startPreviews } from "./scene.ts";

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "joinery-killed-"))));
afterEach(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(!isFull)(`an agent that is killed${why}`, () => {
  it("leaves no process of a preview behind, and the next one starts it again", { timeout: 60_000 }, async () => {
    const marker = `71.${process.pid}9`;
    const holder = spawn(process.execPath, [join(import.meta.dirname, "hold-open.ts"), folder, marker], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [said] = (await once(holder.stdout, "data")) as [Buffer];
    expect(said.toString()).toMatch(/^ready http:/);
    const url = said.toString().trim().split(" ")[1] ?? "";
    // The one that says what to run, and what it runs.
    expect(await countProcesses(`sleep\0${marker}`)).toBe(1);
    holder.kill("SIGKILL");
    await expect.poll(() => countProcesses(`sleep\0${marker}`), { timeout: 10_000 }).toBe(0);
    await using next = await startPreviews({ folder });
    const reply = await next.look("c");
    expect(new URL(reply.url).hostname).toBe(new URL(url).hostname);
    expect((await next.visit(reply.url, "/items")).text).toBe("[]");
  });
});

/** Processes of the host whose command line holds a text that only one test uses. */
async function countProcesses(marker: string): Promise<number> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")));
  return commands.filter((command) => command.includes(marker)).length;
}
