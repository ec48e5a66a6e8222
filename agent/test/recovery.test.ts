import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { readFile, readdir, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startScriptedRouter, until, type ScriptedRouter } from "./scripted-router.ts";
import { makeCall } from "./start-agent.ts";

const PHASES = ["plan", "codegen", "review", "testgen", "scaffold", "completed"];

let router: ScriptedRouter;
let dataDir: string;
let port: number;
let child: ChildProcess | undefined;
beforeEach(async () => {
  router = await startScriptedRouter();
  dataDir = mkdtempSync(join(tmpdir(), "joinery-agent-"));
  port = await findFreePort();
});
afterEach(async () => {
  await end("SIGKILL");
  await router[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

/** Starts the agent, always with the same data and port, and resolves when it is registered. */
async function launch(env: Record<string, string> = {}): Promise<ChildProcess> {
  const registrations = () => router.received.filter((call) => call.path === "/a2a/agents").length;
  const before = registrations();
  child = spawn(process.execPath, [join(import.meta.dirname, "agent-process.ts")], {
    env: {
      AGENT_PORT: String(port),
      A2A_ROUTER_URL: router.url,
      JOINERY_DATA_DIR: dataDir,
      LOG_LEVEL: "silent",
      BUILD_PHASE_DELAY_MS: "120",
      VERIFY: "off",
      ...env,
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
  await until(() => registrations() > before);
  return child;
}

async function end(signal: NodeJS.Signals): Promise<number | null> {
  const ending = child;
  child = undefined;
  if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return ending?.exitCode ?? null;
  const exited = new Promise<number | null>((done) => ending.once("exit", done));
  ending.kill(signal);
  return exited;
}

async function post(body: Record<string, unknown>, headers: Record<string, string> = {}): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}/intent`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  await response.body?.cancel();
  return response.status;
}

const isEnded = () => router.reports.some((report) => report.status !== "in_progress");

/** Every report that reached the router, repeats included, by event id: what one id said must never change. */
function listTellings(): Map<string, Set<string>> {
  const tellings = new Map<string, Set<string>>();
  for (const { path, body } of router.received) {
    if (path !== "/a2a/progress") continue;
    const { eventId } = body as { eventId: string };
    const told = tellings.get(eventId) ?? new Set();
    tellings.set(eventId, told.add(JSON.stringify(body)));
  }
  return tellings;
}

describe("an agent that is killed in the middle of a build", () => {
  it.each(["plan", "codegen", "review", "testgen", "scaffold"])(
    "goes on behind %s, tells no phase twice and completes",
    async (phase) => {
      await launch();
      expect(await post(makeCall({ userInput: "yes" }))).toBe(202);
      await until(() => router.reports.some((report) => report.phase === phase));
      await end("SIGKILL");
      const before = router.reports.length;
      await launch();
      await until(isEnded);
      expect(before).toBeLessThan(PHASES.length);
      expect(router.reports.map((report) => report.phase)).toEqual(PHASES);
      for (const told of listTellings().values()) expect(told.size).toBe(1);
      expect(router.reports.at(-1)).toMatchObject({ status: "completed", percent: 100 });
    },
  );

  it("delivers what was durable and not yet acknowledged when it died", async () => {
    let isOpen = false;
    router.answer = (call) => (call.path === "/a2a/progress" && !isOpen ? { status: 503 } : undefined);
    await launch({ BUILD_PHASE_DELAY_MS: "0" });
    await post(makeCall({ userInput: "yes" }));
    const open = async () => (await (await fetch(`http://127.0.0.1:${port}/ready`)).json()) as unknown;
    await expect.poll(open, { timeout: 10_000 }).toMatchObject({ jobs: 0 });
    await end("SIGKILL");
    expect(router.reports).toEqual([]);
    isOpen = true;
    await launch();
    await until(isEnded);
    expect(router.reports.map((report) => report.phase)).toEqual(PHASES);
  });
});

describe("an agent that is asked to stop", () => {
  it("ends its phase, leaves the router, exits with 0, and goes on when it is started again", async () => {
    await launch();
    await post(makeCall({ userInput: "yes" }));
    await until(() => router.reports.length === 1);
    expect(await end("SIGTERM")).toBe(0);
    expect(router.received.at(-1)).toMatchObject({ method: "DELETE", path: "/a2a/agents/agent-1" });
    expect(isEnded()).toBe(false);
    await launch();
    await until(isEnded);
    expect(router.reports.map((report) => report.phase)).toEqual(PHASES);
  });
});

describe("the compiler that the agent starts", () => {
  it.runIf(process.platform === "linux")(
    "gets nothing of the agent's environment and ends with it, even when the agent is killed",
    async () => {
      const agent = await launch({ A2A_AGENT_KEY: "very-secret" });
      await expect.poll(() => listChildren(agent.pid), { timeout: 10_000 }).toHaveLength(1);
      const [compiler] = await listChildren(agent.pid);
      expect(await readFile(`/proc/${compiler}/environ`, "utf8")).toBe("");
      await end("SIGKILL");
      const isGone = () =>
        readFile(`/proc/${compiler}/cmdline`, "utf8").then(
          (line) => line === "",
          () => true,
        );
      await expect.poll(isGone, { timeout: 10_000 }).toBe(true);
    },
  );
});

async function listChildren(pid: number | undefined): Promise<string[]> {
  const tasks = await readdir(`/proc/${pid}/task`);
  const lists = await Promise.all(tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, "utf8")));
  return lists.flatMap((list) => list.split(" ").filter((child) => child !== ""));
}

function findFreePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
}
