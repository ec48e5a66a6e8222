/**
 * An agent that is made to be killed: a build is a line in its journal before it is accepted, its reports are sent until
 * they are acknowledged, late and twice at times, and a new process goes on where the old one was.
 */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { AgentCall, AgentLease } from "@joinery/shared";
import { postJson } from "../builder-agent.ts";
import { isNeutral } from "./neutral.ts";

const [routerUrl = "", name = "", port = "0", journal = "", reports = "30", paceMs = "300"] = process.argv.slice(2);
const REPORTS = Number(reports);
const MAX_REFUSALS = 20;
type Line = { readonly job: string; readonly version: number; readonly acked: number };

const jobs = new Map<string, Line>();
let lease: AgentLease | undefined;

function note(line: Line): void {
  appendFileSync(journal, `${JSON.stringify(line)}\n`);
  jobs.set(line.job, line);
}

/** A failure of the router that is not one of its neutral, retryable ones is kept for the test to find. */
function noteFailure(status: number, text: string): void {
  if (status >= 500 && !isNeutral(text)) appendFileSync(`${journal}.failures`, `${status} ${text}\n`);
}

/** Goes on until the router has answered: true when the report counts, false when the build is not this agent's any more. */
async function report(job: Line, index: number): Promise<boolean> {
  const eventId = `${name}-${job.job}-${index}`;
  const isLast = index === REPORTS;
  const end = isLast ? { status: "completed", phase: "completed", percent: 100, files: [], dependencies: [] } : {};
  const progress = { status: "in_progress", phase: "codegen", percent: 50 + (index / REPORTS) * 49 };
  const body = { ...progress, ...end, conversationId: job.job, version: job.version, eventId, message: eventId };
  for (let refusals = 0; ;) {
    const headers = { "x-agent-token": lease?.agentToken ?? "" };
    const answer = await postJson(`${routerUrl}/a2a/progress`, body, undefined, headers).catch(() => undefined);
    const text = await answer?.text().catch(() => undefined);
    if (answer !== undefined && text !== undefined) noteFailure(answer.status, text);
    if (answer?.status === 200) return true;
    // A token may be older than the registration that the router knows. Else the build was handed over, and is over for us.
    if (answer?.status === 403 && refusals++ < MAX_REFUSALS) await renew();
    else if (answer !== undefined && answer.status < 500 && answer.status !== 429) return false;
    await sleep(50 + Math.random() * 100);
  }
}

async function work(start: Line): Promise<void> {
  for (let index = start.acked + 1; index <= REPORTS; index += 1) {
    await sleep(Math.random() * 2 * Number(paceMs));
    if (!(await report(start, index))) return;
    if (Math.random() < 0.1) await report(start, index);
    note({ ...start, acked: index });
  }
}

async function readCall(request: IncomingMessage): Promise<AgentCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as AgentCall;
}

const server = createServer(async (request, response) => {
  response.setHeader("content-type", "application/json");
  if (request.method === "GET" || request.url === "/cancel") return void response.end("{}");
  const { conversationId, version } = await readCall(request);
  const isNew = !jobs.has(conversationId);
  const job = { job: conversationId, version, acked: 0 };
  if (isNew) note(job);
  response.statusCode = 202;
  response.end(JSON.stringify({ status: "queued" }));
  if (isNew) void work(job);
});
await new Promise<void>((resolve) => server.listen(Number(port), "127.0.0.1", resolve));
const address = server.address();
const url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : port}`;

async function register(): Promise<void> {
  const answer = await postJson(`${routerUrl}/a2a/agents`, { name, url, intents: ["app.compose"] }).catch(
    () => undefined,
  );
  if (answer?.status === 201) lease = (await answer.json()) as AgentLease;
}

async function renew(): Promise<void> {
  if (lease === undefined) return register();
  const { agentId, agentToken } = lease;
  const headers = { "x-agent-token": agentToken };
  const answer = await fetch(`${routerUrl}/a2a/agents/${agentId}`, { method: "PUT", headers }).catch(() => undefined);
  if (answer !== undefined && answer.status < 500 && !answer.ok) await register();
}

if (existsSync(journal)) {
  // The last line may be half-written.
  for (const text of readFileSync(journal, "utf8").split("\n").slice(0, -1)) {
    const line = JSON.parse(text) as Line;
    jobs.set(line.job, line);
  }
}
while (lease === undefined) {
  await register();
  if (lease === undefined) await sleep(100);
}
setInterval(() => void renew(), 300);
for (const job of jobs.values()) if (job.acked < REPORTS) void work(job);
process.stdout.write(`ready ${url}\n`);
