/**
 * One turn from the request to its answer.
 *
 * 1. The turn is durable before the agent is called, and its answer before the front-end gets it.
 * 2. A turn that has started ends: with an answer or a failure in the journal, whether or not the front-end still waits.
 * 3. A retry with the same Idempotency-Key joins the first request or gets its answer, never a second turn.
 */
import {
  JoineryError,
  NO_TRACING,
  traceStep,
  type AgentCall,
  type ErrorCode,
  type IntentRequest,
  type Tracing,
} from "@joinery/shared";
import { nanoid } from "nanoid";
import type { CallResult } from "../agents/dispatch.ts";
import type { AgentTarget, Registry } from "../agents/registry.ts";
import type { Clock } from "../clock.ts";
import type { Command } from "../conversation/command.ts";
import { buildOfTurn, type ConversationState, type OpenTurn } from "../conversation/state.ts";
import { toHistory } from "../conversation/to-history.ts";
import type { ConversationLog } from "../events/log.ts";
import { NO_METRICS, type Metrics } from "../metrics/metrics.ts";
import { toTurnOutcome } from "../metrics/outcome.ts";
import type { IdempotencyRow, Storage } from "../storage/storage.ts";
import { formatQueued, toAnswer, toErrorDetail, type Answer } from "./answer.ts";
import { createAskAgent, type AgentAnswer, type TurnAgents } from "./ask-agent.ts";
import { tooManyBuilds, type BuildLimit } from "./build-limit.ts";
import { assertSameBody, settleKey } from "./idempotency.ts";
import { createConversationId } from "./conversation-id.ts";
import { createPatience } from "./patience.ts";

export type TurnInput = {
  readonly tenant: string;
  readonly request: IntentRequest;
  /** The front-end's `Idempotency-Key`, and what tells its request from another one that comes with the same key. */
  readonly idempotency?: { readonly key: string; readonly bodyHash: string } | undefined;
  readonly traceparent: string;
  /** Told which conversation this is, as soon as that is known. */
  readonly onConversation?: ((conversationId: string) => void) | undefined;
};

export type Turns = {
  /** Runs a turn. @throws JoineryError when none was started: unknown conversation, busy, no agent, another request's key */
  run(input: TurnInput): Promise<Answer>;
  /** Resolves when no turn is open any more. */
  settle(): Promise<void>;
  /** What the store does not take now is left to the next start. */
  stop(): void;
};

type Deps = {
  readonly log: ConversationLog;
  readonly storage: Pick<Storage, "readIdempotency">;
  readonly registry: TurnAgents["registry"] & Pick<Registry, "serves">;
  readonly dispatch: TurnAgents["dispatch"];
  readonly builds: Pick<BuildLimit, "reserve" | "isFull">;
  readonly clock: Clock;
  readonly metrics?: Pick<Metrics, "turn"> | undefined;
  readonly tracing?: Tracing | undefined;
  readonly streamUrl: (conversationId: string) => string;
  readonly onError: (error: unknown, conversationId: string) => void;
};

type Started = {
  readonly input: TurnInput;
  readonly state: ConversationState;
  readonly turn: OpenTurn;
  readonly row: IdempotencyRow | undefined;
  readonly target: AgentTarget;
  /** Whether the agent may answer with a build: the user confirms, or may be doing so in words. */
  readonly mayBuild: boolean;
};

export function createTurns(deps: Deps): Turns {
  const { log, storage, registry, builds, clock, streamUrl, metrics = NO_METRICS, tracing = NO_TRACING } = deps;
  const askAgent = createAskAgent(deps);
  const patience = createPatience(deps);
  const open = new Set<Promise<unknown>>();
  const byKey = new Map<string, { readonly bodyHash: string; readonly answer: Promise<Answer> }>();

  const run: Turns["run"] = (input) => {
    const { tenant, idempotency } = input;
    const id = idempotency && JSON.stringify([tenant, idempotency.key]);
    const first = id === undefined ? undefined : byKey.get(id);
    if (first !== undefined) return joinFirst(first, idempotency);
    const answer = perform(input);
    const settled = answer.then(forget, forget);
    function forget(): void {
      open.delete(settled);
      if (id !== undefined) byKey.delete(id);
    }
    open.add(settled);
    if (id !== undefined && idempotency !== undefined) byKey.set(id, { bodyHash: idempotency.bodyHash, answer });
    return answer;
  };

  const perform = async (input: TurnInput): Promise<Answer> => {
    const { tenant, idempotency } = input;
    const first = idempotency === undefined ? undefined : await storage.readIdempotency(tenant, idempotency.key);
    assertSameBody(first, idempotency);
    if (first?.answer !== undefined) return first.answer;
    const earlier = first === undefined ? undefined : await findBuild(first);
    if (earlier !== undefined) return earlier;
    const startedAt = performance.now();
    const known = input.request.conversationId ?? first?.conversationId;
    const before = known === undefined ? undefined : await readOwn(known, tenant);
    const mayBuild = canBuild(before, input.request);
    const release = mayBuild ? builds.reserve(tenant) : () => {};
    try {
      const started = await start(input, { before, mayBuild });
      const result = await refuseBuild(started, await callAgent(started));
      const answer = await finish(started, result);
      metrics.turn(toTurnOutcome(result), performance.now() - startedAt);
      return answer;
    } finally {
      release();
    }
  };

  const readOwn = async (conversationId: string, tenant: string): Promise<ConversationState> => {
    const state = await log.read(conversationId);
    if (state === undefined || state.tenant !== tenant) throw new JoineryError("conversation_not_found");
    if (state.turn !== undefined || state.build !== undefined) throw new JoineryError("conversation_busy");
    return state;
  };

  /** The first request was cut off before its answer, but its build has begun: then it was accepted. */
  const findBuild = async (first: IdempotencyRow): Promise<Answer | undefined> => {
    const { conversationId, turnId } = first;
    const state = await log.read(conversationId);
    const build = state && buildOfTurn(state, turnId);
    return build && formatQueued(build.version, { conversationId, streamUrl });
  };

  const start = async (input: TurnInput, { before, mayBuild }: Beginning): Promise<Started> => {
    const { tenant, request, idempotency } = input;
    const conversationId = before?.conversationId ?? createConversationId(clock());
    input.onConversation?.(conversationId);
    const target = pickAgent(request.intent, before?.agentId);
    try {
      const turnId = nanoid();
      const row: IdempotencyRow | undefined =
        idempotency === undefined ? undefined : { tenant, ...idempotency, conversationId, turnId, createdAt: clock() };
      const { userInput, appSpec } = request;
      const command: Command = { type: "start_turn", tenant, turnId, agentId: target.agentId, userInput, appSpec };
      const result = await traceStep(tracing, "log.append", { parent: input.traceparent }, () =>
        log.execute(conversationId, command, {
          attach: row && (() => ({ putIdempotency: row })),
          isNew: before === undefined,
        }),
      );
      const turn = result.state.turn;
      if (result.kind !== "accepted" || turn === undefined) {
        throw new JoineryError(result.kind === "rejected" ? result.code : "conversation_busy");
      }
      return { input, state: result.state, turn, row, target, mayBuild };
    } catch (error) {
      registry.end(target.agentId, { outcome: "unused", ms: 0 });
      throw error;
    }
  };

  /** Counted from the moment it is picked, so that of many turns at once not all meet the same agent. */
  const pickAgent = (intent: string, preferredAgentId: string | undefined): AgentTarget => {
    const target = registry.pick({ intent, preferredAgentId });
    if (target === undefined) throw registry.serves(intent) ? agentsResting() : new JoineryError("no_agent");
    registry.begin(target.agentId, "call");
    return target;
  };

  const callAgent = ({ state, turn, input, target, mayBuild }: Started): Promise<AgentAnswer> => {
    const { traceparent, request } = input;
    const body: AgentCall = {
      ...request,
      ...((request.appSpec ?? state.appSpec) ? { appSpec: request.appSpec ?? state.appSpec } : {}),
      conversationId: state.conversationId,
      history: toHistory(state.messages.slice(0, -1)),
      version: turn.version,
      traceparent,
    };
    return askAgent(target, { turnId: turn.turnId, body, traceparent, mayBuild });
  };

  /** A build that nobody could expect counts as well. Where it is one too many, its turn fails and its agent is told. */
  const refuseBuild = async (started: Started, { result, target }: AgentAnswer): Promise<CallResult> => {
    const { input, turn, mayBuild } = started;
    const { conversationId } = started.state;
    const isBuild = result.kind === "reply" && result.reply.status === "queued";
    if (!isBuild || mayBuild || !builds.isFull(input.tenant)) return result;
    // Its first report was quicker than its answer: then it runs, and is counted.
    const state = await log.read(conversationId);
    if (state !== undefined && buildOfTurn(state, turn.turnId) !== undefined) return result;
    void deps.dispatch.cancel(target, { conversationId, version: turn.version });
    const { code, message, status } = tooManyBuilds();
    return { kind: "rejected", status, error: { code, message } };
  };

  const finish = async (started: Started, result: CallResult): Promise<Answer> => {
    const { state, row } = started;
    const { conversationId } = state;
    const context = { conversationId, streamUrl, ...(result.kind === "reply" ? { reply: result.reply } : {}) };
    let answer: Answer | undefined;
    const command = toCommand(started.turn.turnId, result);
    const failedWith = command.type === "fail_turn" ? command.error.code : undefined;
    const write = () =>
      log.execute(conversationId, command, {
        attach: ({ entries }) => {
          answer = toAnswer(entries, context);
          if (answer === undefined) return {};
          return settleKey(row, answer, answer.status < 400 ? undefined : failedWith);
        },
      });
    const written = await traceStep(tracing, "log.append", { parent: started.input.traceparent }, () =>
      patience.write(write, conversationId),
    );
    if (written.kind === "rejected") throw new JoineryError(written.code);
    if (answer === undefined) throw new JoineryError("internal");
    return answer;
  };

  return {
    run,
    settle: async () => void (await Promise.all([...open, patience.settle()])),
    stop: patience.stop,
  };
}

type Beginning = {
  readonly before: ConversationState | undefined;
  readonly mayBuild: boolean;
};

function canBuild(before: ConversationState | undefined, request: IntentRequest): boolean {
  const outcome = before?.outcome;
  return request.confirm === true || (outcome?.kind === "awaiting" && outcome.isComplete);
}

/** Every capable agent fails, and is being tried with a call already. */
function agentsResting(): JoineryError {
  return new JoineryError("agent_failed", {
    message: "The agent could not answer. Try again shortly.",
    retryAfterSeconds: 2,
  });
}

async function joinFirst(
  first: { readonly bodyHash: string; readonly answer: Promise<Answer> },
  idempotency: TurnInput["idempotency"],
): Promise<Answer> {
  assertSameBody(first, idempotency);
  return first.answer;
}

type EndOfTurn = Extract<Command, { type: "answer_turn" | "fail_turn" }>;

function toCommand(turnId: string, result: CallResult): EndOfTurn {
  if (result.kind === "reply") return { type: "answer_turn", turnId, reply: result.reply };
  const [code, issues]: [ErrorCode, Parameters<typeof toErrorDetail>[2]] =
    result.kind === "failed" ? [result.code, undefined] : [result.error.code, result.error.issues];
  const message = result.kind === "failed" ? result.message : result.error.message;
  const isUnanswered = result.kind === "failed" && !result.isUnsent;
  return { type: "fail_turn", turnId, error: toErrorDetail(code, message, issues), isUnanswered };
}
