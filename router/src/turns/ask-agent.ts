/**
 * Asks an agent for a turn's answer, and another one where that is safe.
 *
 * 1. A call that no agent has taken is offered to others, up to three in all.
 * 2. A call that was cut off in the middle (its agent was killed) is offered to one other, and only where the first agent cannot
 *    have begun a build that would mix with the second's: no build can follow from this turn, or the first one proves itself by
 *    its token, so that what it still reports is refused. One only, since the request itself may be what kills agents.
 * 3. Before another agent is asked, the journal says so: from then on that agent holds the conversation.
 * 4. A call that timed out is never repeated: its agent may still be at work, and the user has waited long enough.
 */
import { NO_TRACING, type AgentCall, type Tracing } from "@joinery/shared";
import type { CallResult, Dispatch } from "../agents/dispatch.ts";
import type { AgentTarget, Registry } from "../agents/registry.ts";
import type { ConversationLog } from "../events/log.ts";

/** What a turn needs of the agents. */
export type TurnAgents = {
  readonly registry: Pick<Registry, "pick" | "begin" | "end" | "isIdentified">;
  readonly dispatch: Pick<Dispatch, "call" | "cancel">;
};
type Deps = TurnAgents & {
  readonly log: Pick<ConversationLog, "execute">;
  readonly tracing?: Tracing | undefined;
};

export type Question = {
  readonly turnId: string;
  readonly body: AgentCall;
  readonly traceparent: string;
  /** Whether a well-behaved agent may answer this turn with a build. */
  readonly mayBuild: boolean;
};

/** How the last call ended, and whom it went to. */
export type AgentAnswer = { readonly result: CallResult; readonly target: AgentTarget };

const MAX_AGENTS = 3;
const MAX_AGENTS_AFTER_CUT = 2;

/** The function takes an agent that was picked and begun, and ends that. Never rejects. */
export function createAskAgent({ registry, dispatch, log, tracing = NO_TRACING }: Deps) {
  const callOne = async (target: AgentTarget, { body, traceparent }: Question): Promise<CallResult> => {
    const startedAt = performance.now();
    const span = tracing.start("agent.call", {
      parent: traceparent,
      kind: "client",
      attributes: { "joinery.agent.id": target.agentId, "joinery.conversation.id": body.conversationId },
    });
    const context = { traceparent: span.traceparent };
    const result = await dispatch.call(target, { ...body, ...context }, context);
    span.end(result.kind === "reply" ? {} : { error: result.kind === "failed" ? result.code : result.error.code });
    registry.end(target.agentId, {
      outcome: result.kind === "failed" ? "failed" : "ok",
      ms: performance.now() - startedAt,
    });
    return result;
  };

  const mayAskAnother = (
    result: CallResult,
    asked: ReadonlySet<string>,
    { agentId }: AgentTarget,
    mayBuild: boolean,
  ) => {
    if (result.kind !== "failed") return false;
    if (result.isUnsent) return asked.size < MAX_AGENTS;
    return result.isCut && asked.size < MAX_AGENTS_AFTER_CUT && (!mayBuild || registry.isIdentified(agentId));
  };

  const handOver = async (question: Question, asked: ReadonlySet<string>): Promise<AgentTarget | undefined> => {
    const { body, turnId } = question;
    const other = registry.pick({ intent: body.intent, except: asked });
    if (other === undefined) return undefined;
    registry.begin(other.agentId, "call");
    const command = { type: "reassign_turn", turnId, agentId: other.agentId } as const;
    const reassigned = await log.execute(body.conversationId, command).catch(() => undefined);
    if (reassigned?.kind === "accepted") return other;
    registry.end(other.agentId, { outcome: "unused", ms: 0 });
    return undefined;
  };

  return async (first: AgentTarget, question: Question): Promise<AgentAnswer> => {
    const asked = new Set<string>();
    for (let target = first; ;) {
      const result = await callOne(target, question);
      asked.add(target.agentId);
      if (!mayAskAnother(result, asked, target, question.mayBuild)) return { result, target };
      const other = await handOver(question, asked);
      if (other === undefined) return { result, target };
      const { conversationId, version } = question.body;
      // Should it live after all, it need not go on.
      if (result.kind === "failed" && result.isCut) void dispatch.cancel(target, { conversationId, version });
      target = other;
    }
  };
}
