import { access } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { createSandbox } from "../src/workspace/sandbox.ts";
import { createBench, detected, isFull, reduced, runScript, why } from "./support/sandboxes.ts";

const isolations = [
  { name: `full isolation${why}`, isolation: detected, isHere: isFull },
  { name: "reduced isolation", isolation: reduced, isHere: true },
];

for (const { name, isolation, isHere } of isolations) {
  describe.skipIf(!isHere)(`a sandbox with ${name}`, () => {
    it("writes files, runs commands among them and tells how they ended", async () => {
      await using bench = await createBench({}, isolation);
      const box = await bench.open();
      expect(await box.write([{ path: "a/b.txt", content: "hello" }])).toEqual({ ok: true, value: 1 });
      expect(await box.run(["cat", "a/b.txt"])).toMatchObject({ outcome: "ok", exitCode: 0, output: "hello" });
      expect(await box.run(["sh", "-c", "echo no >&2; exit 3"])).toMatchObject({
        outcome: "failed",
        exitCode: 3,
        output: "no\n",
        reason: "ended with code 3",
      });
      expect(await box.run(["not-a-command"])).toMatchObject({ outcome: "failed", exitCode: 127 });
    });

    it("gives commands only the environment that is meant for them", async () => {
      process.env["JOINERY_TEST_SECRET"] = "hunter2";
      await using bench = await createBench({}, isolation);
      const box = await bench.open();
      const { output } = await box.run(["env"], { env: { PORT: "5000" } });
      delete process.env["JOINERY_TEST_SECRET"];
      expect(output).toContain("PORT=5000");
      expect(output).not.toContain("hunter2");
    });

    it("ends a command that takes too long, and goes on", async () => {
      await using bench = await createBench({}, isolation);
      const box = await bench.open();
      expect(await box.run(["sleep", "30"], { timeoutMs: 150 })).toMatchObject({ outcome: "timeout" });
      expect(await box.run(["true"])).toMatchObject({ outcome: "ok" });
    });

    it("runs commands beside each other and answers over its loopback", async () => {
      await using bench = await createBench({}, isolation);
      const box = await bench.open();
      const port = await box.freePort();
      if (!port.ok) throw new Error(port.reason);
      const source = `(await import("node:http")).createServer((q, r) => r.end("hi")).listen(${port.value}, "127.0.0.1")`;
      const server = box.start([box.node, "--input-type=module", "-e", source]);
      expect(await box.fetch(`http://127.0.0.1:${port.value}/`, 5_000)).toMatchObject({
        ok: true,
        value: { status: 200, body: "hi" },
      });
      expect(await server.stop(2_000)).toBe(true);
      expect(await server.result).toMatchObject({ outcome: "failed", reason: "ended by SIGTERM" });
    });

    it("says that nobody answers", async () => {
      await using bench = await createBench({}, isolation);
      const box = await bench.open();
      expect(await box.fetch("http://127.0.0.1:1/", 100)).toMatchObject({ ok: false });
    });

    it("keeps the beginning and the end of an endless output", async () => {
      await using bench = await createBench({ outputBytes: 4_096 }, isolation);
      const box = await bench.open();
      const { output } = await box.run(["sh", "-c", "echo first; head -c 50000000 /dev/zero | tr '\\0' x; echo last"]);
      expect(output.length).toBeLessThan(5_000);
      expect(output).toMatch(/^first\n/);
      expect(output).toMatch(/bytes left out[\s\S]*last\n$/);
    });

    it("runs npm's scripts with what comes before and after them, and installs nothing", async () => {
      await using bench = await createBench({}, isolation);
      const box = await bench.open();
      const scripts = { pretest: "echo before", test: "echo tests", posttest: "echo after", start: "exit 4" };
      await box.write([{ path: "package.json", content: JSON.stringify({ scripts }) }]);
      expect(await box.run(["npm", "test", "--", "it's"])).toMatchObject({ output: "before\ntests it's\nafter\n" });
      expect(await box.run(["npm", "start"])).toMatchObject({ outcome: "failed", exitCode: 4 });
      expect(await box.run(["npm", "run", "toString"])).toMatchObject({ outcome: "failed", exitCode: 1 });
      expect((await box.run(["npm", "install"])).output).toBe("npm: npm install is not available here\n");
    });

    it("ends with the caller's signal, and every open request with it", async () => {
      await using bench = await createBench({}, isolation);
      const abort = new AbortController();
      const box = await bench.open({ signal: abort.signal });
      const running = box.run(["sleep", "30"]);
      abort.abort();
      expect(await running).toMatchObject({ outcome: "killed", reason: "it was cancelled" });
      expect(await box.ended).toMatchObject({ reason: "it was cancelled" });
      expect(await box.run(["true"])).toMatchObject({ outcome: "killed", reason: "it was cancelled" });
    });

    it("ends at its wall clock", async () => {
      await using bench = await createBench({ wallMs: 1_000 }, isolation);
      const box = await bench.open();
      expect(await box.run(["sleep", "30"])).toMatchObject({ outcome: "killed" });
      expect((await box.ended).reason).toBe("did not end within 1 s");
    });

    it("refuses file names that lead out of the workspace", async () => {
      await using bench = await createBench({}, isolation);
      const box = await bench.open();
      for (const path of ["../out.txt", "/etc/x", "a/../../x", "node_modules/x/index.js"]) {
        expect(await box.write([{ path, content: "" }])).toMatchObject({
          ok: false,
          reason: expect.stringContaining(path),
        });
      }
    });
  });
}

describe("createSandbox", () => {
  it("says when it was cancelled before it was opened", async () => {
    await using bench = await createBench();
    expect(await bench.sandbox.open({ signal: AbortSignal.abort() })).toEqual({
      ok: false,
      reason: "it was cancelled",
    });
  });

  it.each([
    ["full", detected],
    ["reduced", reduced],
  ])("says why it could not start, with %s isolation where that is here", async (_name, isolation) => {
    await using bench = await createBench();
    const sandbox = createSandbox({ detected: isolation, workspacesFolder: bench.folder, nodePath: "/no/such/node" });
    const opened = await sandbox.open();
    expect(opened.ok ? "" : opened.reason).toMatch(/\/no\/such\/node/);
  });

  it("names what is missing where there is no bubblewrap, and removes the workspace in the end", async () => {
    await using bench = await createBench({}, reduced);
    expect(bench.sandbox.describe()).toMatchObject({
      level: "reduced",
      missing: expect.arrayContaining(["namespaces: bubblewrap is not installed"]),
    });
    const box = await bench.open();
    expect(await runScript(box, `console.log(1)`)).toMatchObject({ output: "1\n" });
    await box.close();
    await expect(access(box.workspace)).rejects.toThrow();
  });
});
