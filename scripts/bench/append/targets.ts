import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AgentLease, QueuedReply } from "@joinery/shared";
import { COUNTER, formatPost, type Target } from "../load/messages.ts";

const HOST = "127.0.0.1";

/** The same server over one kind of store; each connection reports on a build of its own. */
export type Store = AsyncDisposable & { readonly name: string; readonly target: Target };

export async function startStore(name: string, kind: string, connections: number): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), "joinery-append-"));
  const child = fork(join(import.meta.dirname, "server.ts"), [kind, folder]);
  const gone = once(child, "exit");
  const [port] = (await Promise.race([
    once(child, "message"),
    gone.then(([code]): never => {
      throw new Error(`the server over ${name} ended with ${String(code)}`);
    }),
  ])) as [number];
  const requests = await beginBuilds(port, connections);
  return {
    name,
    target: { host: HOST, port, requests },
    async [Symbol.asyncDispose]() {
      child.kill();
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** As many running builds, and a report for each; `eventId` is another one each time. */
async function beginBuilds(port: number, count: number): Promise<string[]> {
  const agent = createServer((request, response) => {
    request.resume();
    response.writeHead(202, { "content-type": "application/json" }).end('{"status":"queued"}');
  });
  await once(agent.listen(0, HOST), "listening");
  const url = `http://${HOST}:${(agent.address() as AddressInfo).port}`;
  const registered = await post(port, "/a2a/agents", { name: "scripted", url, intents: ["app.compose"] });
  const headers = { "x-agent-token": AgentLease.parse(registered).agentToken };
  const requests: string[] = [];
  while (requests.length < count) {
    const turn = { intent: "app.compose", userInput: "go", confirm: true };
    const { conversationId } = QueuedReply.parse(await post(port, "/a2a/intent", turn));
    const report = { conversationId, status: "in_progress", phase: "codegen", percent: 60, eventId: COUNTER };
    const body = { ...report, message: "Wrote the list of books and the form to add one" };
    requests.push(formatPost({ host: HOST, port, path: "/a2a/progress" }, body, headers));
  }
  agent.closeAllConnections();
  agent.close();
  return requests;
}

async function post(port: number, path: string, body: unknown): Promise<unknown> {
  const response = await fetch(`http://${HOST}:${port}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
