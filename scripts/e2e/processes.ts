/** Real router and agent processes for the end-to-end tests and the benchmarks. */
import { spawn, type ChildProcess } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const ROOT = resolve(import.meta.dirname, "../..");
const START_TIMEOUT_MS = 20_000;

export type Part = "router" | "agent";

/** One part in a process of its own, always on the same port, so that it can be killed and started again. */
export type PartProcess = {
  readonly url: string;
  readonly port: number;
  /** Of the process that runs now. */
  pid(): number | undefined;
  /** Starts the process and resolves when `/health` answers. */
  start(): Promise<void>;
  /** `kill -9`: no handler runs, nothing is flushed. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM. Resolves to the exit code. */
  stop(): Promise<number | null>;
  /** What it has written to both outputs so far. */
  output(): string;
};

export type System = AsyncDisposable & {
  readonly router: PartProcess;
  readonly agent: PartProcess;
  readonly dataDir: string;
};

type SystemOptions = {
  readonly env?: Record<string, string>;
  readonly routerEnv?: Record<string, string>;
  readonly agentEnv?: Record<string, string>;
};

/** A router and an agent on free ports of the loopback, with data folders of their own; both are up and the agent is registered. */
export async function startSystem(options: SystemOptions = {}): Promise<System> {
  const dataDir = await mkdtemp(join(tmpdir(), "joinery-e2e-"));
  // Apps are verified by a user of their own, who has to pass through.
  await chmod(dataDir, 0o711);
  const ports = { router: await findFreePort(), agent: await findFreePort() };
  const common = {
    HOST: "127.0.0.1",
    PORT: String(ports.router),
    AGENT_PORT: String(ports.agent),
    A2A_ROUTER_URL: `http://127.0.0.1:${ports.router}`,
    LOG_LEVEL: "info",
    // What is tested with them is the way to an app; tests that run the apps say so.
    VERIFY: "off",
    ...options.env,
  };
  const router = createPart({
    part: "router",
    port: ports.router,
    env: { ...common, JOINERY_DATA_DIR: join(dataDir, "router"), ...options.routerEnv },
  });
  const agent = createPart({
    part: "agent",
    port: ports.agent,
    env: { ...common, JOINERY_DATA_DIR: join(dataDir, "agent"), ...options.agentEnv },
  });
  await Promise.all([router.start(), agent.start()]);
  await waitForAgents(router.url, 1);
  return {
    router,
    agent,
    dataDir,
    async [Symbol.asyncDispose]() {
      await Promise.all([router.kill(), agent.kill()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

type PartOptions = { readonly part: Part; readonly port: number; readonly env: Record<string, string> };

function createPart({ part, port, env }: PartOptions): PartProcess {
  const url = `http://127.0.0.1:${port}`;
  const chunks: string[] = [];
  let child: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const ending = child;
    child = undefined;
    if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return ending?.exitCode ?? null;
    const exited = new Promise<number | null>((done) => ending.once("exit", done));
    ending.kill(signal);
    return exited;
  };
  return {
    url,
    port,
    pid: () => child?.pid,
    async start() {
      const started = spawn(process.execPath, [join(ROOT, part, "src/main.ts")], {
        cwd: ROOT,
        env: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", ...env },
        stdio: ["ignore", "pipe", "pipe"],
      });
      child = started;
      for (const stream of [started.stdout, started.stderr])
        stream?.setEncoding("utf8").on("data", (text: string) => chunks.push(text));
      await waitUntil(
        async () => {
          if (started.exitCode !== null)
            throw new Error(`the ${part} ended with ${started.exitCode}: ${chunks.join("")}`);
          return isOk(`${url}/health`);
        },
        `the ${part} did not answer: ${chunks.join("")}`,
      );
    },
    kill: async () => void (await end("SIGKILL")),
    stop: () => end("SIGTERM"),
    output: () => chunks.join(""),
  };
}

/** Resolves when the router has that many agents in rotation. */
export async function waitForAgents(routerUrl: string, count: number): Promise<void> {
  await waitUntil(async () => {
    const ready = await fetch(`${routerUrl}/ready`).then((response) => response.json() as Promise<{ agents?: number }>);
    return (ready.agents ?? 0) >= count;
  }, `fewer than ${count} agents are in rotation`);
}

async function waitUntil(holds: () => Promise<boolean>, complaint: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (await holds()) return;
    await sleep(25);
  }
  throw new Error(complaint);
}

function isOk(url: string): Promise<boolean> {
  return fetch(url).then(
    async (response) => {
      await response.body?.cancel();
      return response.ok;
    },
    () => false,
  );
}

export function findFreePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
}
