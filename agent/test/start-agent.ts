import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { createContext, type ContextOverrides, type ContextParts } from "../src/context.ts";
import { readConfig } from "../src/config.ts";
import { startServer, type AgentServer } from "../src/server.ts";
import { createScriptedCompiler, scriptedEngine } from "./scripted-parts.ts";

export type TestAgent = AgentServer & {
  readonly dataDir: string;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<{ status: number; body: never }>;
};

export type TestAgentOptions = Partial<Pick<ContextParts, "engine" | "compiler">> &
  Pick<ContextOverrides, "verifier"> & {
    readonly env?: Record<string, string>;
    readonly dataDir?: string;
  };

/** An agent in this process, on a free port, with a scripted engine and compiler unless told otherwise. */
export async function startAgent(options: TestAgentOptions = {}): Promise<TestAgent> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "joinery-agent-"));
  const { config, secrets } = readConfig({
    AGENT_PORT: "0",
    JOINERY_DATA_DIR: dataDir,
    // The scripted apps cannot be started.
    VERIFY: "off",
    ...options.env,
  });
  const { engine = scriptedEngine, compiler = createScriptedCompiler(), verifier } = options;
  const log = pino({ level: "silent" });
  const server = await startServer(
    createContext({ config, secrets, engine, compiler }, { log, ...(verifier === undefined ? {} : { verifier }) }),
  );
  return {
    url: server.url,
    port: server.port,
    dataDir,
    async post(path, body, headers = {}) {
      const response = await fetch(server.url + path, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as never };
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** One turn as the router hands it over. */
export function makeCall(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return { intent: "app.compose", userInput: "keep notes", conversationId: "conv-1", version: 1, ...fields };
}
