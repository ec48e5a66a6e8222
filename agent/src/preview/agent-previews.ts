import { join, resolve } from "node:path";
import type { Logger } from "pino";
import type { AgentConfig } from "../config.ts";
import type { JobQueue } from "../jobs/queue.ts";
import type { Outcome } from "../workspace/session.ts";
import { createAddress } from "./address.ts";
import { createPreviews, type Previews } from "./previews.ts";
import { openApp, type Runtime } from "./running-app.ts";
import { createRuntime } from "./runtime.ts";
import { createPreviewServer } from "./server.ts";
import { createShelf } from "./shelf.ts";

export type AgentPreviewsDeps = {
  readonly config: Pick<AgentConfig, "host" | "preview" | "dataDir" | "sandboxDir">;
  readonly queue: Pick<JobQueue, "get">;
  readonly now: () => number;
  readonly log: Logger;
  /** For tests: what apps run in. */
  readonly runtime?: (() => Promise<Runtime>) | undefined;
  readonly restartDelaysMs?: readonly number[];
};

/** The previews of an agent process and the server that shows them. */
export type AgentPreviews = AsyncDisposable & {
  readonly previews: Previews;
  /** Opens the server. @throws Error in plain words when its address cannot be used. */
  listen(): Promise<void>;
};

/** Where the packages of compiled apps are installed: with the agent. */
const AGENT_FOLDER = resolve(import.meta.dirname, "../..");

/** Nothing is started yet; the machine is looked at when the first preview asks for it. */
export function createAgentPreviews(deps: AgentPreviewsDeps): AgentPreviews {
  const { config, now, log } = deps;
  const { preview } = config;
  const makeRuntime = deps.runtime ?? (() => createRuntime(config, AGENT_FOLDER));
  let runtime: Promise<Outcome<Runtime>> | undefined;
  let port = preview.port;
  const getRuntime = (): Promise<Outcome<Runtime>> => {
    runtime ??= makeRuntime().then(
      (value) => ({ ok: true, value }),
      (error: unknown) => {
        // A full disk may pass; the next preview tries again.
        runtime = undefined;
        log.error({ event: "preview_runtime_failed", err: error });
        return { ok: false, reason: "apps cannot run on this machine" };
      },
    );
    return runtime;
  };
  const toAddress = () => createAddress(preview.baseUrl ?? `http://{id}.localhost:${port}`);

  const previews = createPreviews({
    ...deps,
    shelf: createShelf(join(resolve(config.dataDir), "previews")),
    async open(options) {
      const found = await getRuntime();
      return found.ok ? openApp(found.value, options) : found;
    },
    async isolation() {
      const found = await getRuntime();
      return found.ok ? found.value.sandbox.describe().level : "none";
    },
    urlOf: (previewId) => toAddress().urlOf(previewId),
    maxRunning: preview.maxRunning,
    idleMs: preview.idleMs,
  });
  const server = createPreviewServer({ previews, address: toAddress(), frameOrigins: preview.frameOrigins, now, log });

  const listen = async (): Promise<void> => {
    try {
      port = await server.listen(preview.port, config.host);
    } catch (error) {
      if (preview.isPortFixed) throw new Error(describe(error, config.host, preview.port), { cause: error });
      // Nobody has asked for this very port, and addresses of previews are handed out anyway.
      port = await server.listen(0, config.host);
      log.warn({ event: "preview_port_taken", wanted: preview.port, port });
    }
  };

  return {
    previews,
    async listen() {
      await listen();
      await previews.start();
    },
    async [Symbol.asyncDispose]() {
      await previews.stop();
      await server[Symbol.asyncDispose]();
    },
  };
}

function describe(error: unknown, host: string, port: number): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `Previews cannot listen on ${host}:${port} (HOST, PREVIEW_PORT): ${reason}`;
}
