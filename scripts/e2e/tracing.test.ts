import { createClient } from "@joinery/shared";
import { afterEach, describe, expect, it } from "vitest";
import { startCollector, type CollectedSpan, type Collector } from "./collector.ts";
import { collectEvents } from "./conversation.ts";
import { findFreePort, startSystem, type System } from "./processes.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";
const KEY = "key-of-a-front-end";
const BRIEF = "Track my chrysanthemums with a name and a price";

let resources = new AsyncDisposableStack();
afterEach(async () => {
  await resources.disposeAsync();
  resources = new AsyncDisposableStack();
});

async function start(endpoint: string): Promise<System> {
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, A2A_API_KEY: KEY, A2A_AGENT_KEY: "key-of-the-agents" };
  return startSystem({ env });
}

async function post(system: System, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${system.router.url}/a2a/intent`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": KEY, ...headers },
    body: JSON.stringify({ intent: "app.compose", ...body }),
  });
  return { status: response.status, body: (await response.json()) as { conversationId: string; status: string } };
}

/** Talks to the 202 and waits for the end of the build, all in one trace of the front-end's. */
async function buildIn(system: System, headers: Record<string, string>): Promise<string> {
  const first = await post(system, { userInput: BRIEF }, headers);
  const { conversationId } = first.body;
  let said = first;
  for (let turn = 0; said.body.status !== "queued" && turn < 5; turn += 1)
    said = await post(system, { userInput: "Yes, proceed", conversationId }, headers);
  expect(said.status).toBe(202);
  const client = createClient({ baseUrl: system.router.url, apiKey: KEY });
  const events = await collectEvents(client, conversationId);
  expect(events.at(-1)?.event.status).toBe("completed");
  return conversationId;
}

const namesIn = (collector: Collector, traceId: string, service: string): Set<string> =>
  new Set(
    collector.spans.filter((span) => span.traceId === traceId && span.service === service).map(({ name }) => name),
  );

describe("with a collector", () => {
  it("one trace leads from the front-end through the router and the agent to the build's last report", async () => {
    const collector = await startCollector();
    const system = await start(collector.url);
    resources.use(collector);
    resources.use(system);
    const conversationId = await buildIn(system, { traceparent: `00-${TRACE}-${SPAN}-01` });
    // What is left is sent before the processes end.
    expect([await system.agent.stop(), await system.router.stop()]).toEqual([0, 0]);

    expect(collector.problems).toEqual([]);
    expect([...namesIn(collector, TRACE, "joinery-router")].toSorted()).toEqual([
      "POST /a2a/intent",
      "POST /a2a/progress",
      "agent.call",
      "log.append",
    ]);
    const phases = ["plan", "codegen", "review", "testgen", "scaffold"].map((phase) => `build.${phase}`);
    expect([...namesIn(collector, TRACE, "joinery-agent")].toSorted()).toEqual(
      ["agent.turn", "build", "report.push", ...phases].toSorted(),
    );
    expectConnected(collector.spans.filter(({ traceId }) => traceId === TRACE));
    const attributes = JSON.stringify(collector.spans.map((span) => span.attributes));
    expect(attributes).toContain(conversationId);
    for (const secret of ["chrysanthemum", "proceed", KEY, "key-of-the-agents", "ticket"])
      expect(collector.text().toLowerCase()).not.toContain(secret.toLowerCase());
    expect(system.router.output()).toMatch(
      new RegExp(`"status":202.*"traceId":"${TRACE}".*"tenant":"[0-9a-f]{16}","conversationId":"${conversationId}"`),
    );
    expect(system.agent.output()).toMatch(new RegExp(`"event":"build_ended".*"traceId":"${TRACE}"`));
  }, 60_000);

  it("a front-end without traceparent is followed by its trace_id", async () => {
    const collector = await startCollector();
    const system = await start(collector.url);
    resources.use(collector);
    resources.use(system);
    await post(system, { userInput: BRIEF, trace_id: "7c9e6679-7425-40de-944b-e07fc1f90ae7" });
    await Promise.all([system.agent.stop(), system.router.stop()]);
    const spans = collector.spans.filter(({ traceId }) => traceId === "7c9e6679742540de944be07fc1f90ae7");
    const names = ["POST /a2a/intent", "agent.call", "agent.turn", "log.append", "log.append"];
    expect(spans.map(({ name }) => name).toSorted()).toEqual(names);
    expect(spans.find(({ name }) => name === "POST /a2a/intent")?.parentSpanId ?? "").toBe("");
  }, 60_000);
});

/** Every span but those that the front-end's own is the parent of has its parent among them. */
function expectConnected(spans: readonly CollectedSpan[]): void {
  const ids = new Set([SPAN, ...spans.map(({ spanId }) => spanId)]);
  for (const { name, parentSpanId } of spans) expect([name, ids.has(parentSpanId ?? "")]).toEqual([name, true]);
}

it("a collector that is dead harms nobody: turns and builds go on, and both processes end in time", async () => {
  const system = await start(`http://127.0.0.1:${await findFreePort()}`);
  resources.use(system);
  await buildIn(system, {});
  expect(await Promise.all([system.agent.stop(), system.router.stop()])).toEqual([0, 0]);
}, 60_000);

it("without a collector the caller's trace is still handed on and stands in the logs of both", async () => {
  const system = await startSystem();
  resources.use(system);
  const headers = { "content-type": "application/json", traceparent: `00-${TRACE}-${SPAN}-01` };
  const body = JSON.stringify({ intent: "app.compose", userInput: BRIEF });
  await fetch(`${system.router.url}/a2a/intent`, { method: "POST", headers, body });
  await Promise.all([system.agent.stop(), system.router.stop()]);
  for (const part of [system.router, system.agent]) expect(part.output()).toContain(`"traceId":"${TRACE}"`);
}, 60_000);
