/**
 * An agent instance in a process of its own, for tests that kill it. Answers each turn after a moment with its own name,
 * and keeps its lease as agents do.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { AgentLease } from "@joinery/shared";
import { startAgent } from "./builder-agent.ts";

const [routerUrl = "", name = "", delayMs = "20"] = process.argv.slice(2);
const agent = await startAgent();
agent.answer(async () => {
  await sleep(Number(delayMs));
  return { status: 200, body: { status: "AWAITING_USER_INPUT", responseToUser: name, isComplete: false } };
});
const lease: AgentLease = await agent.register(routerUrl, { name: "builder" });
const renew = () =>
  fetch(`${routerUrl}/a2a/agents/${lease.agentId}`, {
    method: "PUT",
    headers: { "x-agent-token": lease.agentToken },
  }).catch(() => undefined);
setInterval(() => void renew(), lease.leaseMs / 3);
process.stdout.write(`${JSON.stringify({ agentId: lease.agentId, url: agent.url })}\n`);
