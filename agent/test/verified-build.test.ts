/** Builds that are run before they are handed over: through the doors of an agent, with real sandboxes. */
import { spawn, type ChildProcess } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AgentRegistration } from "@joinery/shared";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createVerifier } from "../src/build/verify/verifier.ts";
import { makeSpec } from "./scripted-parts.ts";
import { startScriptedRouter, type ScriptedRouter } from "./scripted-router.ts";
import { makeCall, startAgent, type TestAgent, type TestAgentOptions } from "./start-agent.ts";
import { countProcesses } from "./support/count-processes.ts";
import { createRunnableCompiler } from "./support/runnable-app.ts";
import { AGENT_FOLDER, detected, isFull, why } from "./support/sandboxes.ts";

const RUN = String(process.pid);
const TIMEOUT_MS = 60_000;

let router: ScriptedRouter;
const agents: TestAgent[] = [];
beforeEach(async () => {
  router = await startScriptedRouter();
});
afterEach(async () => {
  for (const agent of agents.splice(0)) await agent[Symbol.asyncDispose]();
  await router[Symbol.asyncDispose]();
});

async function start(options: TestAgentOptions): Promise<TestAgent> {
  const env = { A2A_ROUTER_URL: router.url, VERIFY: "fast", ...options.env };
  const agent = await startAgent({ ...options, env });
  agents.push(agent);
  return agent;
}

const confirm = (agent: TestAgent, conversationId: string, name = "Notes") =>
  agent.post("/intent", makeCall({ userInput: "yes", conversationId, appSpec: makeSpec(name) }));
const reportsOf = (conversationId: string) =>
  router.reports.filter((report) => report.conversationId === conversationId);
const endOf = (conversationId: string) => reportsOf(conversationId).find(({ status }) => status !== "in_progress");
const untilEnded = (conversationId: string) =>
  expect.poll(() => endOf(conversationId)?.status, { timeout: TIMEOUT_MS, interval: 20 }).toBeDefined();

describe("a build that is verified", () => {
  it(
    "tells each step while it runs, and what was proven and what was not at the end",
    { timeout: TIMEOUT_MS },
    async () => {
      const agent = await start({ compiler: createRunnableCompiler() });
      await confirm(agent, "c");
      await untilEnded("c");
      const last = endOf("c");
      expect(last, JSON.stringify(last)).toMatchObject({ status: "completed", verification: { status: "passed" } });
      const { verification } = last ?? {};
      expect(verification?.isolation).toBe(detected.isolation.level);
      const statuses = Object.fromEntries(verification?.steps.map(({ name, status }) => [name, status]) ?? []);
      expect(statuses).toMatchObject({ install: "passed", build: "passed", health: "passed", tests: "passed" });
      expect(statuses["pages"]).toBe("skipped");
      expect(verification?.notVerified.join()).toContain("Pages in a browser: ");
      expect(last?.message).toContain("passes its own tests (1 passed)");

      const news = reportsOf("c").filter(({ phase }) => phase === "review");
      const messages = news.map(({ message }) => message);
      expect(messages).toEqual(expect.arrayContaining(["Installing 1 package …", "Running 1 test …", "Build: passed"]));
      const percents = reportsOf("c").map(({ percent }) => percent);
      expect(percents).toEqual(percents.toSorted((left, right) => left - right));
    },
  );

  it(
    "runs without namespaces where there are none, says so, and leaves no workspace",
    { timeout: TIMEOUT_MS },
    async () => {
      const folder = await mkdtemp(join(tmpdir(), "joinery-reduced-"));
      try {
        await chmod(folder, 0o711);
        const verifier = await createVerifier({ folder, from: AGENT_FOLDER, browsers: [], bwrapPaths: [] });
        const agent = await start({ compiler: createRunnableCompiler(), verifier });
        await confirm(agent, "c");
        await untilEnded("c");
        const last = endOf("c");
        expect(last, JSON.stringify(last)).toMatchObject({
          status: "completed",
          verification: { isolation: "reduced" },
        });
        expect(last?.message).toContain("Full isolation: bubblewrap is not installed.");
        expect(JSON.stringify(last)).not.toContain(folder);
        expect(await readdir(join(folder, "workspaces"))).toEqual([]);
      } finally {
        for (const agent of agents.splice(0)) await agent[Symbol.asyncDispose]();
        await rm(folder, { recursive: true, force: true });
      }
    },
  );

  it("is repaired where that is possible, and hands over what was repaired", { timeout: TIMEOUT_MS }, async () => {
    const more = [
      { path: "src/more.ts", content: 'import { answer } from "./Answer.js";\nexport const more = answer();\n' },
    ];
    const agent = await start({ compiler: createRunnableCompiler(() => ({ more })) });
    await confirm(agent, "c");
    await untilEnded("c");
    const last = endOf("c");
    const repair = "src/more.ts imports ./answer.ts instead of ./Answer.js";
    expect(last, JSON.stringify(last)).toMatchObject({ status: "completed", verification: { repairs: [repair] } });
    expect(last?.files?.find(({ path }) => path === "src/more.ts")?.content).toContain('from "./answer.ts"');
    expect(reportsOf("c").some(({ message }) => message.includes(repair) && message.endsWith("Looking again …"))).toBe(
      true,
    );
  });

  it(
    "says what failed and that nothing could be done when it cannot be made to work",
    { timeout: TIMEOUT_MS },
    async () => {
      const tests = `import { test } from "node:test";\ntest("adds up", () => { throw new Error("it does not add up"); });\n`;
      const agent = await start({ compiler: createRunnableCompiler(() => ({ tests })) });
      await confirm(agent, "c");
      await untilEnded("c");
      expect(endOf("c")).toMatchObject({
        status: "error",
        code: "build_failed",
        message: expect.stringMatching(
          /^The app did not pass its verification\. own tests: [^]*it does not add up[^]*No repair/,
        ),
        detail: { failedPhase: "review", rounds: [{ round: 1, failed: ["tests"] }] },
        verification: { status: "failed" },
      });
    },
  );
});

describe("an agent that starts", () => {
  it("removes what former processes have left of builds, and what is too old", { timeout: TIMEOUT_MS }, async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "joinery-agent-"));
    try {
      const workspaces = join(dataDir, "sandbox/workspaces");
      const templates = join(dataDir, "sandbox/templates");
      await mkdir(join(workspaces, "app-999999999-dead"), { recursive: true });
      await mkdir(join(workspaces, `app-${process.pid}-mine`));
      await mkdir(join(templates, "old"), { recursive: true });
      await utimes(join(templates, "old"), 0, 0);
      await start({ dataDir, compiler: createRunnableCompiler() });
      const names = async (): Promise<string[]> => [...(await readdir(workspaces)), ...(await readdir(templates))];
      await expect.poll(names, { timeout: 30_000 }).not.toContain("app-999999999-dead");
      await expect.poll(names, { timeout: 30_000 }).not.toContain("old");
      expect(await names()).toContain(`app-${process.pid}-mine`);
    } finally {
      for (const agent of agents.splice(0)) await agent[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});

describe.skipIf(!isFull)(`hostile code in a build${why}`, () => {
  const attacks: Record<string, { server?: string; build?: string; tests?: string; path?: string; reason: RegExp }> = {
    "reads the host's passwords": {
      server: `import { readFileSync } from "node:fs"; readFileSync("/etc/shadow");\n`,
      reason: /start: .*ENOENT/s,
    },
    "follows a link that it plants": {
      server: `import { symlinkSync, readFileSync } from "node:fs";
        symlinkSync(${JSON.stringify(import.meta.dirname)}, "out"); readFileSync("out/verified-build.test.ts");\n`,
      reason: /start: .*ENOENT/s,
    },
    "looks for the agent's environment": {
      server: `import { readFileSync } from "node:fs";
        if (!readFileSync("/proc/1/environ", "utf8").includes("JOINERY")) throw new Error("nothing of the agent is here");\n`,
      reason: /nothing of the agent is here/,
    },
    "calls the host's loopback": {
      server: `await fetch("http://127.0.0.1:" + "ROUTER_PORT");\n`,
      reason: /start: .*ECONNREFUSED/s,
    },
    "calls the network": { server: `await fetch("http://1.1.1.1/");\n`, reason: /start: .*ENETUNREACH/s },
    "forks without end": {
      build: `i=0; while [ $i -lt 1000 ]; do sleep 71.${RUN} & i=$((i+1)); done; wait`,
      reason: /build: /,
    },
    "fills the memory": {
      server: `const kept: Buffer[] = []; for (let i = 0; i < 60; i += 1) kept.push(Buffer.alloc(50e6, 1)); if (kept.length === 60) console.log("filled");\n`,
      reason: /start: (?!.*filled)/s,
    },
    "fills the disk": { build: "head -c 300000000 /dev/zero > big", reason: /build: / },
    "ignores SIGTERM": {
      server: `process.on("SIGTERM", () => undefined);\n`,
      reason: /stop: the app did not end within/,
    },
    "listens on another port": {
      server: `import { createServer as listen } from "node:net"; listen().listen(6001);\n`,
      reason: /health: the app also listens on port 6001/,
    },
    "leaves a process behind": {
      server: `import { spawn } from "node:child_process"; spawn("setsid", ["sleep", "72.${RUN}"], { stdio: "ignore", detached: true }).unref();\n`,
      reason: /stop: processes went on after the app had ended: sleep/,
    },
    "escapes by its path": { path: "../../escaped.ts", reason: /is unsafe|must not have/ },
  };

  it(
    "is contained and ends in an error that says why, while the builds of others complete and the host stays as it was",
    { timeout: 120_000 },
    async () => {
      const compiler = createRunnableCompiler((name) => {
        const { path, server, ...attack } = attacks[name] ?? {};
        return {
          ...attack,
          ...(server === undefined ? {} : { server: server.replace("ROUTER_PORT", String(router.port)) }),
          ...(path === undefined ? {} : { more: [{ path, content: "export {};\n" }] }),
        };
      });
      const agent = await start({ compiler });
      const names = Object.keys(attacks);
      const honest = ["first", "middle", "last"];
      const order = [honest[0], ...names.slice(0, 5), honest[1], ...names.slice(5), honest[2]].map(String);
      for (const id of order) {
        const conversationId = `c-${order.indexOf(id)}`;
        expect((await confirm(agent, conversationId, id)).status).toBe(202);
      }
      for (const id of order) await untilEnded(`c-${order.indexOf(id)}`);

      for (const id of honest) {
        const end = endOf(`c-${order.indexOf(id)}`);
        expect(end, JSON.stringify(end)).toMatchObject({ status: "completed" });
      }
      for (const name of names) {
        const end = endOf(`c-${order.indexOf(name)}`);
        expect(end, name).toMatchObject({ status: "error", code: "build_failed" });
        expect(end?.message, name).toMatch(attacks[name]?.reason ?? /never/);
        expect(JSON.stringify(end), name).not.toContain(agent.dataDir);
      }
      await expect.poll(() => countProcesses(`71.${RUN}`), { timeout: 10_000 }).toBe(0);
      await expect.poll(() => countProcesses(`72.${RUN}`), { timeout: 10_000 }).toBe(0);
      expect(await readdir(join(agent.dataDir, "sandbox/workspaces"))).toEqual([]);
      expect(await readdir(join(agent.dataDir, ".."))).not.toContain("escaped.ts");
      expect((await fetch(`${agent.url}/health`)).status).toBe(200);
    },
  );
});

describe("a verification that is not wanted any more", () => {
  it("ends at once when the build is cancelled, with all that it has started", { timeout: TIMEOUT_MS }, async () => {
    const agent = await start({ compiler: createRunnableCompiler(() => ({ build: `sleep 73.${RUN}` })) });
    await confirm(agent, "c");
    await expect.poll(() => countProcesses(`73.${RUN}`), { timeout: 30_000 }).toBeGreaterThan(0);
    expect((await agent.post("/cancel", { conversationId: "c", version: 1 })).status).toBe(200);
    await expect.poll(() => countProcesses(`73.${RUN}`), { timeout: 10_000 }).toBe(0);
    expect(endOf("c")).toBeUndefined();
    await expect.poll(() => readdir(join(agent.dataDir, "sandbox/workspaces"))).toEqual([]);
  });

  it(
    "leaves nothing behind when the agent is killed, and is done anew by the next one",
    { timeout: TIMEOUT_MS },
    async () => {
      const dataDir = await mkdtemp(join(tmpdir(), "joinery-agent-"));
      const children: ChildProcess[] = [];
      const launch = async (build: string): Promise<ChildProcess> => {
        const before = router.received.filter(({ path }) => path === "/a2a/agents").length;
        const env = { AGENT_PORT: "0", A2A_ROUTER_URL: router.url, JOINERY_DATA_DIR: dataDir, LOG_LEVEL: "silent" };
        const child = spawn(process.execPath, [join(import.meta.dirname, "support/verified-agent-process.ts")], {
          env: { ...env, VERIFY: "fast", TEST_BUILD: build },
          stdio: ["ignore", "inherit", "inherit"],
        });
        children.push(child);
        await expect
          .poll(() => router.received.filter(({ path }) => path === "/a2a/agents").length, { timeout: 20_000 })
          .toBeGreaterThan(before);
        return child;
      };
      try {
        const first = await launch(`sleep 74.${RUN}`);
        const { url } = AgentRegistration.parse(router.received.find(({ path }) => path === "/a2a/agents")?.body);
        const call = makeCall({ userInput: "yes", conversationId: "c", appSpec: makeSpec() });
        await fetch(`${url}/intent`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(call),
        });
        await expect.poll(() => countProcesses(`74.${RUN}`), { timeout: 30_000 }).toBeGreaterThan(0);
        first.kill("SIGKILL");
        await expect.poll(() => countProcesses(`74.${RUN}`), { timeout: 10_000 }).toBe(0);
        expect(endOf("c")).toBeUndefined();

        await launch("true");
        await untilEnded("c");
        expect(endOf("c")).toMatchObject({ status: "completed", verification: { status: "passed" } });
        const phases = reportsOf("c").map(({ phase }) => phase);
        const told = phases.filter((phase, index) => phase !== phases[index - 1]);
        expect(told).toEqual(["plan", "codegen", "review", "testgen", "scaffold", "completed"]);
        expect(new Set(reportsOf("c").map(({ eventId }) => eventId)).size).toBe(phases.length);
        expect(await readdir(join(dataDir, "sandbox/workspaces"))).toEqual([]);
      } finally {
        for (const child of children) child.kill("SIGKILL");
        await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  );
});
