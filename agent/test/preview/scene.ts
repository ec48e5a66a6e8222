import { chmod, mkdtemp, rm } from "node:fs/promises";
import { request, type IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PreviewReply } from "@joinery/shared";
import { pino } from "pino";
import { createAgentPreviews, type AgentPreviewsDeps } from "../../src/preview/agent-previews.ts";
import type { Previews } from "../../src/preview/previews.ts";
import { createSandbox } from "../../src/workspace/sandbox.ts";
import { createTemplate } from "../../src/workspace/template/template.ts";
import { AGENT_FOLDER, detected } from "../support/sandboxes.ts";
import type { TestApp } from "./test-app.ts";

export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string };
export type Visit = {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
};

export type PreviewScene = AsyncDisposable & {
  readonly previews: Previews;
  readonly folder: string;
  /** Shows an app as a build would hand it over, and waits until it is up or has failed. */
  show(conversationId: string, version: number, app: TestApp): Promise<PreviewReply>;
  /** The state of a preview, as the agent tells it. */
  look(conversationId: string, version?: number): Promise<PreviewReply>;
  /** Asks for a page or an API of a preview, by the address that a browser would use. */
  visit(url: string, path: string, visit?: Visit): Promise<Answer>;
};

type SceneOptions = {
  readonly folder?: string;
  readonly idleMs?: number;
  readonly maxRunning?: number;
  readonly isolation?: typeof detected;
  readonly frameOrigins?: readonly string[];
  readonly runtime?: AgentPreviewsDeps["runtime"];
};

/** Previews in a folder of their own, on a free port. */
export async function startPreviews(options: SceneOptions = {}): Promise<PreviewScene> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), "joinery-preview-")));
  // Apps run as another user, who has to get in.
  await chmod(folder, 0o755);
  const isolation = options.isolation ?? detected;
  const runtime = async () => ({
    sandbox: createSandbox({ detected: isolation, workspacesFolder: join(folder, "workspaces") }),
    template: createTemplate({ folder: join(folder, "templates"), from: AGENT_FOLDER }),
  });
  const preview = {
    port: 0,
    isPortFixed: true,
    baseUrl: undefined,
    frameOrigins: options.frameOrigins ?? ["http://127.0.0.1:9999"],
    idleMs: options.idleMs ?? 600_000,
    maxRunning: options.maxRunning ?? 4,
  };
  const agent = createAgentPreviews({
    config: { host: "127.0.0.1", preview, dataDir: folder, sandboxDir: join(folder, "sandbox") },
    queue: { get: () => undefined },
    now: Date.now,
    log: pino({ level: "silent" }),
    runtime: options.runtime ?? runtime,
    restartDelaysMs: [20, 20, 20],
  });
  await agent.listen();
  const look: PreviewScene["look"] = (conversationId, version = 1) =>
    agent.previews.show({ conversationId, version, waitMs: 20_000 });
  return {
    previews: agent.previews,
    folder,
    show(conversationId, version, { files, dependencies }) {
      agent.previews.offer({ conversationId, version, files, dependencies });
      return look(conversationId, version);
    },
    look,
    visit,
    async [Symbol.asyncDispose]() {
      await agent[Symbol.asyncDispose]();
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Node's resolver may not know `*.localhost`, so the connection goes to the loopback by number. */
export function visit(url: string, path: string, { method = "GET", headers = {}, body }: Visit = {}): Promise<Answer> {
  const { host, port } = new URL(url);
  return new Promise((done, fail) => {
    const call = request({ host: "127.0.0.1", port, path, method, headers: { host, ...headers } }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => done({ status: response.statusCode ?? 0, headers: response.headers, text }));
      response.on("error", fail);
    });
    call.on("error", fail).end(body);
  });
}

/** Asks until the answer is as wanted; fails after fifteen seconds. */
export async function eventually<T>(ask: () => Promise<T>, isWanted: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`it never came: ${JSON.stringify(answer)}`);
    await new Promise((resume) => setTimeout(resume, 20));
  }
}
