/**
 * What generated code may try, tried for real. Every attack has a bound of its own, so that a hole would show as a failed test
 * and not as a broken machine.
 */
import { readFile, stat, writeFile } from "node:fs/promises";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { countProcesses } from "./support/count-processes.ts";
import { createBench, isFull, runScript, why } from "./support/sandboxes.ts";

const MB = 1024 * 1024;
/** Tells the processes of this run from those of any other on the machine. */
const RUN = String(process.pid);

/** Prints `got` for each that worked, and otherwise the code of the error. */
const attempt = (expressions: readonly string[]): string => `
  import fs from "node:fs";
  for (const attack of [${expressions.map((expression) => `() => ${expression}`).join(", ")}]) {
    try { attack(); console.log("got"); } catch (error) { console.log(error.code ?? error.message); }
  }`;

describe.skipIf(!isFull)(`generated code in full isolation${why}`, () => {
  it("reads no file of the host: no passwords, no home, no data of ours", async () => {
    await using bench = await createBench();
    const secret = join(bench.folder, "agent.db");
    await writeFile(secret, "secret", { mode: 0o644 });
    const box = await bench.open();
    const paths = ["/etc/shadow", "/root", "/home", secret, process.cwd(), "/var", "/run", "/proc/1/root/etc/shadow"];
    const { output } = await runScript(box, attempt(paths.map((path) => `fs.accessSync(${JSON.stringify(path)})`)));
    expect(output.trim().split("\n")).toEqual(paths.map(() => expect.stringMatching(/ENOENT|EACCES/)));
  });

  it("sees no environment but its own, not even through /proc", async () => {
    process.env["JOINERY_TEST_SECRET"] = "hunter2";
    await using bench = await createBench();
    const box = await bench.open();
    delete process.env["JOINERY_TEST_SECRET"];
    const { output } = await box.run([
      "sh",
      "-c",
      "cat /proc/[0-9]*/environ | tr '\\0' '\\n' | sort -u; ls -d /proc/[0-9]*",
    ]);
    expect(output).toContain("NODE_OPTIONS=");
    expect(output).toContain("/proc/1\n");
    expect(output).not.toContain("hunter2");
    expect(output).not.toContain(process.env["HOME"] ?? "no home");
  });

  it("reaches nothing through links that it plants", async () => {
    await using bench = await createBench();
    const target = join(bench.folder, "victim.txt");
    await writeFile(target, "untouched", { mode: 0o666 });
    const box = await bench.open();
    const result = await runScript(
      box,
      attempt([
        `fs.symlinkSync(${JSON.stringify(target)}, "link")`,
        `fs.readFileSync("link")`,
        `fs.writeFileSync("link", "changed")`,
        `fs.symlinkSync("/", "root")`,
        `fs.readFileSync("root/etc/shadow")`,
        `fs.linkSync("/usr/bin/env", "hard")`,
      ]),
    );
    expect(result.output.trim().split("\n")).toEqual(["got", "ENOENT", "ENOENT", "got", "ENOENT", "EXDEV"]);
    // Our own write goes through the planted link as well, and stays inside.
    await box.write([{ path: "root/tmp/x.txt", content: "x" }]);
    expect(await readFile(target, "utf8")).toBe("untouched");
    await expect(stat("/tmp/x.txt")).rejects.toThrow();
  });

  it("reaches neither a server on the host's loopback nor the network", async () => {
    await using bench = await createBench();
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    const box = await bench.open();
    const { output } = await runScript(
      box,
      `import { connect } from "node:net"; import { lookup } from "node:dns/promises";
       const dial = (port, host) => new Promise((done) => {
         const socket = connect({ port, host, timeout: 3000 }, () => done("got"));
         socket.on("error", (error) => done(error.code)).on("timeout", () => done("timeout"));
       });
       console.log(await dial(${port}, "127.0.0.1"), await dial(53, "1.1.1.1"), await dial(80, "169.254.169.254"),
         await lookup("example.com").then(() => "got", (error) => error.code));
       process.exit(0);`,
    );
    server.close();
    expect(output.trim()).toMatch(/^ECONNREFUSED ENETUNREACH ENETUNREACH (?:EAI_AGAIN|ENOTFOUND)$/);
    expect(connections).toBe(0);
  });

  it("cannot fork without end, and its neighbour does not notice", async () => {
    await using bench = await createBench();
    const [bomb, neighbour] = await Promise.all([bench.open({ limits: { tasks: 80 } }), bench.open()]);
    const running = bomb.run(["sh", "-c", `i=0; while [ $i -lt 300 ]; do sleep 20.${RUN}1 & i=$((i+1)); done; wait`], {
      timeoutMs: 4_000,
    });
    expect(await neighbour.run(["sh", "-c", "sleep 0.1; echo fine"])).toMatchObject({ output: "fine\n" });
    const result = await running;
    expect(["failed", "timeout", "killed"]).toContain(result.outcome);
    const { peak } = await bomb.close();
    expect(peak.tasks).toBeLessThanOrEqual(82);
    await expect.poll(() => countProcesses(`20.${RUN}1`), { timeout: 5_000 }).toBe(0);
  });

  it("cannot fill the memory, in one process or in many", async () => {
    await using bench = await createBench();
    const one = await bench.open({ limits: { processMemoryBytes: 700 * MB } });
    const fill = (megabytes: number): string =>
      `const kept = []; for (let i = 0; i < ${megabytes / 50}; i += 1) kept.push(Buffer.alloc(50e6, 1)); console.log("filled");
       await new Promise((done) => setTimeout(done, 5000));`;
    const result = await runScript(one, fill(1_000));
    expect(result.outcome).toBe("failed");
    expect(result.output).not.toContain("filled");

    const many = await bench.open({ limits: { memoryBytes: 300 * MB } });
    const results = await Promise.all([1, 2, 3, 4].map(() => runScript(many, fill(150))));
    expect(results.map(({ outcome }) => outcome)).toEqual(["killed", "killed", "killed", "killed"]);
    expect((await many.ended).reason).toMatch(/^used \d+ MB of memory, 300 MB are allowed$/);
  });

  it("cannot fill a disk, nor the memory by way of files", async () => {
    await using bench = await createBench();
    const box = await bench.open({ limits: { diskBytes: 16 * MB, tmpBytes: 8 * MB, fileBytes: 12 * MB } });
    const fill = (folder: string): string =>
      `i=0; while [ $i -lt 100 ]; do head -c 10000000 /dev/zero > ${folder}/f$i || exit 9; i=$((i+1)); done`;
    for (const folder of [
      "/workspace",
      "/tmp",
      "/dev/shm",
      "/dev",
      "/",
      "/workspace/node_modules",
      "/usr",
      "/etc",
      "/joinery",
    ]) {
      expect(await box.run(["sh", "-c", fill(folder)]), folder).toMatchObject({ outcome: "failed" });
    }
    const big = await box.run(["sh", "-c", "rm -f /workspace/*; head -c 14000000 /dev/zero > /workspace/big"]);
    expect(big.outcome).toBe("failed");
    const { output } = await box.run(["sh", "-c", "df -B1 --output=used /workspace /tmp /dev/shm | tail -n +2"]);
    for (const used of output.trim().split("\n").map(Number)) expect(used).toBeLessThanOrEqual(16 * MB);
  });

  it("is killed when it ignores SIGTERM", async () => {
    await using bench = await createBench();
    const box = await bench.open();
    const app = box.start(["sh", "-c", "trap '' TERM; echo up; while true; do sleep 0.05; done"]);
    await sleep(150);
    expect(await app.stop(300)).toBe(false);
    expect(await app.result).toMatchObject({ outcome: "failed", reason: "ended by SIGKILL" });
  });

  it("leaves no process behind, whatever it starts in the background", async () => {
    await using bench = await createBench();
    const box = await bench.open();
    await box.run([
      "sh",
      "-c",
      `setsid sh -c 'trap "" TERM HUP; sleep 60.${RUN}2' >/dev/null 2>&1 & (sleep 61.${RUN}2 &) & sleep 0.1`,
    ]);
    const seen = await box.inspect();
    expect(seen.ok && seen.value.processes.map(({ name }) => name)).toContain("sleep");
    await box.close();
    await expect.poll(() => countProcesses(`.${RUN}2`), { timeout: 5_000 }).toBe(0);
  });

  it("listens where nobody outside can hear it, and is seen doing so", async () => {
    await using bench = await createBench();
    const box = await bench.open();
    box.start([
      box.node,
      "-e",
      `for (const port of [5000, 6001]) require("net").createServer().listen(port, "0.0.0.0")`,
    ]);
    await expect
      .poll(async () => {
        const seen = await box.inspect();
        return seen.ok ? seen.value.listening : [];
      })
      .toEqual([5000, 6001]);
    const heard = await fetch("http://127.0.0.1:6001/", { signal: AbortSignal.timeout(500) }).then(
      () => true,
      () => false,
    );
    expect(heard).toBe(false);
  });

  it("changes no setting of the kernel, mounts nothing and gains no powers", async () => {
    await using bench = await createBench();
    const box = await bench.open();
    const before = await readFile("/proc/sys/kernel/core_pattern", "utf8");
    const script = [
      "(echo '|/workspace/x' > /proc/sys/kernel/core_pattern) 2>/dev/null && echo got-core",
      "(echo b > /proc/sysrq-trigger) 2>/dev/null && echo got-sysrq",
      "unshare -U true 2>/dev/null && echo got-user-namespace",
      "mount -t tmpfs none /tmp 2>/dev/null && echo got-mount",
      "kill -9 1 2>/dev/null; chroot / true 2>/dev/null && echo got-chroot",
      "(echo -1000 > /proc/self/oom_score_adj) 2>/dev/null && echo got-oom",
      "grep -h -E '^(CapEff|NoNewPrivs)' /proc/self/status",
    ].join("; ");
    const { output } = await box.run(["sh", "-c", script]);
    expect(output).not.toContain("got-");
    expect(output).toContain("CapEff:\t0000000000000000\nNoNewPrivs:\t1");
    expect(await readFile("/proc/sys/kernel/core_pattern", "utf8")).toBe(before);
  });

  it("cannot confuse us by answering in the place of our guest", async () => {
    await using bench = await createBench();
    const box = await bench.open();
    await box.run([
      "sh",
      "-c",
      `for pid in /proc/[0-9]*; do printf 'garbage\\n{"id":9999,"ok":1}\\n{"id":"x"}\\n' > $pid/fd/1; done 2>/dev/null; true`,
    ]);
    expect(await box.run(["echo", "still here"])).toMatchObject({ outcome: "ok", output: "still here\n" });
  });

  it("ends a sandbox whose guest was killed from inside", async () => {
    await using bench = await createBench();
    const box = await bench.open();
    const result = await box.run(["sh", "-c", "kill -9 $PPID; sleep 5"]);
    expect(result).toMatchObject({ outcome: "killed" });
    expect(await box.ended).toMatchObject({ reason: "the sandbox ended by itself" });
  });

  it("dies with the process that opened it, even when that is killed", async () => {
    await using bench = await createBench();
    const opener = spawn(
      process.execPath,
      [join(import.meta.dirname, "support/open-and-wait.ts"), bench.folder, `62.${RUN}3`],
      {
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    await once(opener.stdout, "data");
    expect(await countProcesses(`62.${RUN}3`)).toBeGreaterThan(0);
    opener.kill("SIGKILL");
    await expect.poll(() => countProcesses(`62.${RUN}3`), { timeout: 5_000 }).toBe(0);
  });
});
