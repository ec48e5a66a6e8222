import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ProgressReport } from "@joinery/shared";

export type Answer = { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> };
export type Received = {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly token: string | undefined;
  readonly key: string | undefined;
};

/** A router that remembers what it was told and answers as the test says. */
export type ScriptedRouter = AsyncDisposable & {
  readonly url: string;
  readonly port: number;
  readonly received: Received[];
  /** Reports that were answered with 200, without the repeats of one eventId. */
  readonly reports: ProgressReport[];
  /** `undefined` falls through to the ordinary answer. */
  answer: (call: Received) => Answer | undefined;
  leaseMs: number;
};

export const ROUTER_TOKEN = "token-of-the-agent";

export async function startScriptedRouter(port = 0): Promise<ScriptedRouter> {
  const received: Received[] = [];
  const reports: ProgressReport[] = [];
  const server = createServer((incoming, outgoing) => {
    void readCall(incoming).then((call) => {
      received.push(call);
      const answer = router.answer(call) ?? answerAsRouter(call);
      outgoing.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
      outgoing.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
    });
  });

  function answerAsRouter(call: Received): Answer {
    const lease = { agentId: "agent-1", agentToken: ROUTER_TOKEN, leaseMs: router.leaseMs };
    if (call.method === "POST" && call.path === "/a2a/agents") return { status: 201, body: lease };
    if (call.method === "PUT") return { status: 200, body: lease };
    if (call.method === "DELETE") return { status: 204 };
    if (call.token !== ROUTER_TOKEN) return toError(403, "forbidden");
    const report = ProgressReport.parse(call.body);
    const duplicate = reports.some(
      (known) => known.conversationId === report.conversationId && known.eventId === report.eventId,
    );
    if (!duplicate) reports.push(report);
    return { status: 200, body: { status: "ok", seq: reports.length, duplicate } };
  }

  await listen(server, port);
  const address = server.address() as AddressInfo;
  const router: ScriptedRouter = {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    received,
    reports,
    answer: () => undefined,
    leaseMs: 60_000,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return router;
}

export function toError(status: number, code: string): Answer {
  return { status, body: { status: "error", error: { code, message: code, retryable: false } } };
}

/** Resolves when the condition holds; fails after ten seconds. */
export async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`it never became true: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function readCall(incoming: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  const header = (name: string) => incoming.headers[name] as string | undefined;
  return {
    method: incoming.method ?? "",
    path: incoming.url ?? "",
    body: text === "" ? undefined : JSON.parse(text),
    token: header("x-agent-token"),
    key: header("x-api-key"),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
}
