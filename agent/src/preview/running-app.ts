/**
 * One version of an app, built and running in a sandbox of its own.
 *
 * 1. Nothing here rejects: an app that cannot be built or started is a value with the reason.
 * 2. The way in is opened before any code of the app runs.
 * 3. Its data folder is copied in before it starts and copied out on demand; nothing it writes reaches a disk by itself.
 */
import { Agent } from "node:http";
import { readScripts } from "../build/verify/scripts.ts";
import { describeEnd } from "../build/verify/verify-steps.ts";
import type { Gate } from "../workspace/gate.ts";
import type { CopiedFile } from "../workspace/guest/protocol.ts";
import { SANDBOX_LIMITS, type SandboxLimits } from "../workspace/limits.ts";
import type { OpenSandbox, Sandbox } from "../workspace/sandbox.ts";
import type { Outcome } from "../workspace/session.ts";
import { toPermissionOptions } from "../workspace/spawn-reduced.ts";
import type { Template } from "../workspace/template/template.ts";
import { createAppProcess } from "./app-process.ts";
import type { ShownApp } from "./shelf.ts";

/** What apps run in and with. */
export type Runtime = { readonly sandbox: Sandbox; readonly template: Template };

export type Crash = {
  readonly reason: string;
  /** The sandbox is gone with it, so that a start begins with a new one. */
  readonly isSandboxGone: boolean;
};

export type OpenAppOptions = {
  readonly app: ShownApp;
  readonly data: readonly CopiedFile[];
  /** What `copyBuilt` gave for the same app earlier. */
  readonly built?: readonly CopiedFile[] | undefined;
  readonly onCrash: (crash: Crash) => void;
  readonly signal: AbortSignal;
};

export type RunningApp = {
  readonly app: ShownApp;
  readonly target: Gate["target"];
  /** Connections to this app and no other. */
  readonly connections: Agent;
  copyData(): Promise<Outcome<CopiedFile[]>>;
  /** What the build has made; nothing when there was none, or it cannot be kept. */
  copyBuilt(): Promise<readonly CopiedFile[] | undefined>;
  /** Ends the server and starts it again; with `data` in place of what was there. */
  restart(data?: readonly CopiedFile[]): Promise<Outcome<null>>;
  /** Asks the server to end. */
  stop(): Promise<void>;
  /** Kills what is left and frees everything. */
  close(): Promise<void>;
};

const DAY_MS = 24 * 60 * 60 * 1000;
const MB = 1024 * 1024;
const PORT = 5000;
const DATA_FOLDER = "data";
const BUILT_FOLDER = "dist";
const MAX_BUILT_BYTES = 24 * MB;
const DONE = { ok: true, value: null } as const;
const BUILD_MS = 60_000;
const WATCH_MS = 1_000;
/** More than this is not kept over a restart. */
export const MAX_DATA_BYTES = 16 * MB;

/** For hours instead of seconds, and several side by side. */
const LIMITS: Partial<SandboxLimits> = { wallMs: DAY_MS, cpuSeconds: 900, memoryBytes: 1_024 * MB, heapMb: 384 };

/** Builds and starts an app. */
export async function openApp(runtime: Runtime, options: OpenAppOptions): Promise<Outcome<RunningApp>> {
  const { app, signal } = options;
  const { sandbox, template } = runtime;
  if (sandbox.describe().level !== "full" && app.origin !== "compiled")
    return { ok: false, reason: "This app was not compiled here, and such code only runs in full isolation." };
  const prepared = await template.prepare(app.dependencies, signal);
  if (!prepared.ok) return prepared;
  const { modules } = prepared.value;
  const opened = await sandbox.open({ modules, limits: LIMITS, watchMs: WATCH_MS, signal });
  if (!opened.ok) return { ok: false, reason: `the sandbox did not start: ${opened.reason}` };
  const started = await startInside(opened.value, modules, options);
  if (!started.ok) await opened.value.close();
  return started;
}

async function startInside(box: OpenSandbox, modules: string, options: OpenAppOptions): Promise<Outcome<RunningApp>> {
  const scripts = readScripts(options.app.files);
  if (scripts?.start === undefined) return { ok: false, reason: "package.json has no start script" };
  const port = await findPort(box);
  if (!port.ok) return port;
  const gate = await box.openGate(port.value);
  if (!gate.ok) return gate;
  const running = createRunningApp(
    { box, gate: gate.value, script: scripts.start, port: port.value, modules },
    options,
  );
  const written = await writeAll(box, options);
  if (!written.ok) return written;
  const first = options.built === undefined ? await build(box, scripts.build) : written;
  let started = first.ok ? await running.restart() : first;
  // An app may need more of its build than what was kept.
  if (!started.ok && options.built !== undefined) {
    const rebuilt = await build(box, scripts.build);
    started = rebuilt.ok ? await running.restart() : rebuilt;
  }
  if (started.ok) return { ok: true, value: running };
  await running.close();
  return started;
}

async function writeAll(box: OpenSandbox, { app, data, built = [] }: OpenAppOptions): Promise<Outcome<null>> {
  const written = await box.write(app.files);
  if (!written.ok) return { ok: false, reason: `the files could not be written: ${written.reason}` };
  const copied = await box.copyIn([...data, ...built]);
  return copied.ok ? DONE : { ok: false, reason: `the data could not be written: ${copied.reason}` };
}

async function build(box: OpenSandbox, script: string | undefined): Promise<Outcome<null>> {
  if (script === undefined) return DONE;
  const built = await box.run(["sh", "-c", script], { timeoutMs: BUILD_MS });
  return built.outcome === "ok" ? DONE : { ok: false, reason: `the build failed: ${describeEnd(built)}` };
}

type Inside = {
  readonly box: OpenSandbox;
  readonly gate: Gate;
  readonly script: string;
  readonly port: number;
  readonly modules: string;
};

function createRunningApp({ box, gate, script, port, modules }: Inside, options: OpenAppOptions): RunningApp {
  const connections = new Agent({ keepAlive: true, maxSockets: 128, maxFreeSockets: 16 });
  let isClosed = false;
  let end: string | undefined;
  void box.ended.then(({ reason }) => void (end = reason));
  const process = createAppProcess({
    box,
    script,
    port,
    env: toEnvironment(box, modules),
    onExit: (reason) => {
      // Whatever ended the sandbox ended the server first; give the reason of the former a moment to arrive.
      setImmediate(() => {
        if (!isClosed) options.onCrash({ reason: end ?? reason, isSandboxGone: end !== undefined });
      });
    },
  });

  return {
    app: options.app,
    target: gate.target,
    connections,
    copyData: () => box.copyOut(DATA_FOLDER, MAX_DATA_BYTES),
    async copyBuilt() {
      const built = await box.copyOut(BUILT_FOLDER, MAX_BUILT_BYTES);
      return built.ok && built.value.length > 0 ? built.value : undefined;
    },
    async restart(data) {
      await process.stop();
      if (data !== undefined) {
        const copied = await box.copyIn(data);
        if (!copied.ok) return copied;
      }
      return process.start();
    },
    stop: async () => void (await process.stop()),
    async close() {
      isClosed = true;
      connections.destroy();
      await box.close();
      gate.close();
    },
  };
}

/** Without namespaces, the port is one of the host's, and Node's permission model keeps the app in its folder. */
function toEnvironment(box: OpenSandbox, modules: string): Record<string, string> {
  if (box.level === "full") return {};
  return {
    NODE_OPTIONS: toPermissionOptions({ ...SANDBOX_LIMITS, ...LIMITS }, [box.workspace, modules], box.guestFolder),
  };
}

async function findPort(box: OpenSandbox): Promise<Outcome<number>> {
  return box.level === "full" ? { ok: true, value: PORT } : box.freePort();
}
