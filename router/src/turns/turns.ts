/**
 * One turn from the request to its answer.
 *
 * 1. The turn is durable before the agent is called, and its answer before the front-end gets it.
 * 2. A turn that has started ends: with an answer or a failure in the journal, whether or not the front-end still waits.
 * 3. A retry with the same Idempotency-Key joins the first request or gets its answer, never a second turn.
 */
import { JoineryError, type AgentCall, type ErrorCode, type IntentRequest } from "@joinery/shared";
import { nanoid } from "nanoid";
import type { CallResult, Dispatch } from "../agents/dispatch.ts";
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
import { assertSameBody, settleKey } from "./idempotency.ts";

export type TurnInput = {
  readonly tenant: string;
  readonly request: IntentRequest;
  readonly bodyHash: string;
  readonly idempotencyKey?: string | undefined;
  readonly traceparent: string;
};

export type Turns = {
  /** Runs a turn. @throws JoineryError when none was started: unknown conversation, busy, no agent, another request's key */
  run(input: TurnInput): Promise<Answer>;
  /** Resolves when no turn is open any more. */
  settle(): Promise<void>;
};

type Deps = {
  readonly log: ConversationLog;
  readonly storage: Pick<Storage, "readIdempotency">;
  readonly registry: Pick<Registry, "pick" | "begin" | "end">;
  readonly dispatch: Pick<Dispatch, "call">;
  readonly clock: Clock;
  readonly metrics?: Pick<Metrics, "turn"> | undefined;
  readonly streamUrl: (conversationId: string) => string;
  readonly onError: (error: unknown, conversationId: string) => void;
};

type Started = {
  readonly input: TurnInput;
  readonly state: ConversationState;
  readonly turn: OpenTurn;
  readonly row: IdempotencyRow | undefined;
};

/** Between tries to write how a turn ended, while the store fails. */
const RETRY_MS = [50, 250, 1_000, 5_000];

export function createTurns(deps: Deps): Turns {
  const { log, storage, registry, dispatch, clock, streamUrl, metrics = NO_METRICS } = deps;
  const open = new Set<Promise<unknown>>();
  const byKey = new Map<string, { readonly bodyHash: string; readonly answer: Promise<Answer> }>();

  const run: Turns["run"] = (input) => {
    const key = input.idempotencyKey && JSON.stringify([input.tenant, input.idempotencyKey]);
    const first = key === undefined ? undefined : byKey.get(key);
    if (first !== undefined) return joinFirst(first, input);
    const answer = perform(input);
    const settled = answer.then(forget, forget);
    function forget(): void {
      open.delete(settled);
      if (key !== undefined) byKey.delete(key);
    }
    open.add(settled);
    if (key !== undefined) byKey.set(key, { bodyHash: input.bodyHash, answer });
    return answer;
  };

  const perform = async (input: TurnInput): Promise<Answer> => {
    const { tenant, idempotencyKey } = input;
    const first = idempotencyKey === undefined ? undefined : await storage.readIdempotency(tenant, idempotencyKey);
    assertSameBody(first, input.bodyHash);
    if (first?.answer !== undefined) return first.answer;
    const earlier = first === undefined ? undefined : await findBuild(first);
    if (earlier !== undefined) return earlier;
    const startedAt = performance.now();
    const agent = await start(input, first);
    const { started, target } = agent;
    const result = await callAgent(started, target);
    const answer = await finish(started, result);
    metrics.turn(toTurnOutcome(result), performance.now() - startedAt);
    return answer;
  };

  /** The first request was cut off before its answer, but its build has begun: then it was accepted. */
  const findBuild = async (first: IdempotencyRow): Promise<Answer | undefined> => {
    const { conversationId, turnId } = first;
    const state = await log.read(conversationId);
    const build = state && buildOfTurn(state, turnId);
    return build && formatQueued(build.version, { conversationId, streamUrl });
  };

  const start = async (
    input: TurnInput,
    first: IdempotencyRow | undefined,
  ): Promise<{ started: Started; target: AgentTarget }> => {
    const { tenant, request, bodyHash, idempotencyKey } = input;
    const known = request.conversationId ?? first?.conversationId;
    const conversationId = known ?? `conv-${nanoid()}`;
    const before = known === undefined ? undefined : await log.read(known);
    if (known !== undefined && before?.tenant !== tenant) throw new JoineryError("conversation_not_found");
    if (before?.turn !== undefined || before?.build !== undefined) throw new JoineryError("conversation_busy");
    const target = registry.pick({ intent: request.intent, preferredAgentId: before?.agentId });
    if (target === undefined) throw new JoineryError("no_agent");
    const turnId = nanoid();
    const row: IdempotencyRow | undefined =
      idempotencyKey === undefined
        ? undefined
        : { tenant, key: idempotencyKey, bodyHash, conversationId, turnId, createdAt: clock() };
    const { userInput, appSpec } = request;
    const command: Command = { type: "start_turn", tenant, turnId, agentId: target.agentId, userInput, appSpec };
    const result = await log.execute(conversationId, command, row && (() => ({ putIdempotency: row })));
    const turn = result.state.turn;
    if (result.kind !== "accepted" || turn === undefined) {
      throw new JoineryError(result.kind === "rejected" ? result.code : "conversation_busy");
    }
    return { started: { input, state: result.state, turn, row }, target };
  };

  const callAgent = async (started: Started, target: AgentTarget): Promise<CallResult> => {
    const { state, turn, input } = started;
    const { traceparent, request } = input;
    const body: AgentCall = {
      ...request,
      ...((request.appSpec ?? state.appSpec) ? { appSpec: request.appSpec ?? state.appSpec } : {}),
      conversationId: state.conversationId,
      history: toHistory(state.messages.slice(0, -1)),
      version: turn.version,
      traceparent,
    };
    const first = await callOne(target, body, traceparent);
    if (first.kind !== "failed" || !first.isUnsent) return first;
    const other = registry.pick({ intent: request.intent });
    if (other === undefined || other.agentId === target.agentId) return first;
    const { turnId } = turn;
    const command: Command = { type: "reassign_turn", turnId, agentId: other.agentId };
    const reassigned = await log.execute(state.conversationId, command).catch(() => undefined);
    return reassigned?.kind === "accepted" ? callOne(other, body, traceparent) : first;
  };

  const callOne = async (target: AgentTarget, body: AgentCall, traceparent: string): Promise<CallResult> => {
    registry.begin(target.agentId);
    const result = await dispatch.call(target, body, { traceparent });
    registry.end(target.agentId, result.kind === "failed" ? "failed" : "ok");
    return result;
  };

  const finish = async (started: Started, result: CallResult): Promise<Answer> => {
    const { state, row } = started;
    const { conversationId } = state;
    const context = { conversationId, streamUrl, ...(result.kind === "reply" ? { reply: result.reply } : {}) };
    let answer: Answer | undefined;
    const command = toCommand(started.turn.turnId, result);
    const failedWith = command.type === "fail_turn" ? command.error.code : undefined;
    const write = () =>
      log.execute(conversationId, command, ({ entries }) => {
        answer = toAnswer(entries, context);
        if (answer === undefined) return {};
        return settleKey(row, answer, answer.status < 400 ? undefined : failedWith);
      });
    const written = await persist(write, conversationId);
    if (written.kind === "rejected") throw new JoineryError(written.code);
    if (answer === undefined) throw new JoineryError("internal");
    return answer;
  };

  /** Writes with patience: a turn that is left open would block its conversation. */
  const persist = async <T>(write: () => Promise<T>, conversationId: string): Promise<T> => {
    for (const delayMs of RETRY_MS) {
      try {
        return await write();
      } catch (error) {
        deps.onError(error, conversationId);
        await new Promise((resolve) => setTimeout(resolve, delayMs));
      }
    }
    return write();
  };

  return { run, settle: async () => void (await Promise.all(open)) };
}

async function joinFirst(
  first: { readonly bodyHash: string; readonly answer: Promise<Answer> },
  input: TurnInput,
): Promise<Answer> {
  assertSameBody(first, input.bodyHash);
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
