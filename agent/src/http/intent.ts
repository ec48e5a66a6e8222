import type { Hono } from "hono";
import { AgentCall, INTENTS, JoineryError, parseWith, toTraceIds, traceStep, type AgentReply } from "@joinery/shared";
import type { AgentContext } from "../context.ts";
import { takeTurn, type TurnAnswer } from "../turn.ts";
import { readJson } from "./read-json.ts";

/** `POST /intent`: one turn, handed over by the router. 200 with a question or a finished version, 202 with a build. */
export function registerIntentRoute(app: Hono, agent: AgentContext): void {
  const { config, authenticate, drafts, worker, log } = agent;
  const isKnown = (intent: string) => INTENTS.some((known) => known === intent);
  app.post("/intent", async (context) => {
    authenticate(context);
    const call = parseWith(AgentCall, await readJson(context, config.maxBodyBytes));
    if (!isKnown(call.intent)) throw new JoineryError("unknown_intent");
    const startedAt = performance.now();
    const { conversationId } = call;
    const parent = context.req.header("traceparent") ?? call.traceparent;
    const attributes = { "joinery.conversation.id": conversationId };
    const turnDeps = { engine: agent.engine, queue: agent.queue, discoveryTimeoutMs: config.discoveryTimeoutMs };
    const answer = await traceStep(agent.tracing, "agent.turn", { parent, kind: "server", attributes }, (span) =>
      takeTurn(call, turnDeps, span.traceparent === "" ? undefined : span.traceparent),
    );
    const ms = Math.round(performance.now() - startedAt);
    log.info({ event: "turn", conversationId, answer: answer.kind, ms, ...toTraceIds(parent) });
    // The answer leaves first: the user learns that the build is queued before the build takes the processor.
    if (answer.kind === "queued") setImmediate(worker.wake);
    if (answer.kind === "awaiting" && answer.isComplete) drafts.prepare(conversationId, answer.appSpec);
    return context.json(toReply(answer, conversationId), answer.kind === "queued" ? 202 : 200);
  });
}

function toReply(answer: TurnAnswer, conversationId: string): AgentReply {
  switch (answer.kind) {
    case "queued":
      return { status: "queued", conversationId };
    case "awaiting":
      return {
        status: "AWAITING_USER_INPUT",
        responseToUser: answer.reply,
        conversationId,
        appSpec: answer.appSpec,
        isComplete: answer.isComplete,
      };
    case "completed": {
      const { bundle, version } = answer.job;
      if (bundle === undefined) throw new JoineryError("internal");
      return { status: "completed", message: answer.message, conversationId, version, ...bundle };
    }
    default:
      return answer satisfies never;
  }
}
