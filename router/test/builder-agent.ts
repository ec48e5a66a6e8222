/** An app-builder agent that answers as a test tells it to, over a real socket, and reports when it is told to. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { AgentCall, AgentLease } from "@joinery/shared";

export type ScriptedAnswer = { readonly status: number; readonly body: unknown };
type Script = (call: AgentCall) => ScriptedAnswer | Promise<ScriptedAnswer>;
type PreviewScript = (call: BuilderAgent["previewCalls"][number]) => ScriptedAnswer;
type Report = { status: number; body: { status: string; seq: number; duplicate: boolean; error: { code: string } } };

export type BuilderAgent = AsyncDisposable & {
  readonly url: string;
  readonly calls: AgentCall[];
  readonly headers: IncomingMessage["headers"][];
  readonly cancels: { conversationId: string; version: number }[];
  /** Calls about previews: the method, the address and the body. */
  readonly previewCalls: { method: string; path: string; body: Record<string, unknown> | undefined }[];
  /** How calls about previews are answered; an agent that knows none says 404. */
  answerPreview(script: PreviewScript): void;
  /** How the next calls are answered. */
  answer(script: Script): void;
  /** For a script: breaks the connection of its call instead of answering. */
  dropCall(): ScriptedAnswer;
  register(routerUrl: string, options?: { name?: string; key?: string }): Promise<AgentLease>;
  /** Reports progress as the agent that registered last; the answer as it came. */
  report(report: Record<string, unknown>, headers?: Record<string, string>): Promise<Report>;
};

export const AWAITING = {
  status: 200,
  body: { status: "AWAITING_USER_INPUT", responseToUser: "Proceed?", isComplete: true, appSpec: { name: "Books" } },
};
const DROPPED: ScriptedAnswer = { status: 0, body: undefined };
export const QUEUED = { status: 202, body: { status: "queued" } };

export async function startAgent(): Promise<BuilderAgent> {
  const calls: AgentCall[] = [];
  const headers: IncomingMessage["headers"][] = [];
  const cancels: BuilderAgent["cancels"] = [];
  const previewCalls: BuilderAgent["previewCalls"] = [];
  let script: Script = () => AWAITING;
  let previewScript: PreviewScript = () => ({ status: 404, body: "nothing here" });
  const serve = async (request: IncomingMessage): Promise<ScriptedAnswer> => {
    if (request.method === "GET") return { status: request.url === "/health" ? 200 : 404, body: {} };
    const body = await readBody(request);
    if (request.url?.startsWith("/preview") === true) {
      const call = { method: request.method ?? "", path: request.url, body: body as Record<string, unknown> };
      previewCalls.push(call);
      headers.push(request.headers);
      return previewScript(call);
    }
    if (request.url === "/cancel") {
      cancels.push(body as (typeof cancels)[number]);
      return { status: 200, body: {} };
    }
    calls.push(body as AgentCall);
    headers.push(request.headers);
    return script(body as AgentCall);
  };
  const server = createServer((request, response) => {
    void serve(request).then(({ status, body }) => {
      if (status === DROPPED.status) return request.socket.resetAndDestroy();
      response.writeHead(status, { "content-type": "application/json" });
      return response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let home = { routerUrl: "", token: "" };
  return {
    url,
    calls,
    headers,
    cancels,
    previewCalls,
    answerPreview: (next) => void (previewScript = next),
    answer: (next) => void (script = next),
    dropCall: () => DROPPED,
    async register(routerUrl, { name = "scripted", key } = {}) {
      const response = await postJson(`${routerUrl}/a2a/agents`, { name, url, intents: ["app.compose"] }, key);
      if (response.status !== 201) throw new Error(`registration answered ${response.status}`);
      const lease = (await response.json()) as AgentLease;
      home = { routerUrl, token: lease.agentToken };
      return lease;
    },
    async report(report, extra = { "x-agent-token": home.token }) {
      const body = { status: "in_progress", phase: "plan", percent: 55, message: "working", ...report };
      const response = await postJson(`${home.routerUrl}/a2a/progress`, body, undefined, extra);
      return { status: response.status, body: (await response.json()) as Report["body"] };
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function postJson(
  url: string,
  body: unknown,
  key?: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...(key === undefined ? {} : { "x-api-key": key }), ...headers },
    body: JSON.stringify(body),
  });
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString());
}
