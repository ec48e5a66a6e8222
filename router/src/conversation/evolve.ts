import { DISCOVERY_PERCENT } from "@joinery/shared";
import type { JournalEntry } from "./entry.ts";
import { addEventId, NO_EVENT_IDS } from "./event-ids.ts";
import type { BuildRecord, ChatMessage, ConversationState, Outcome } from "./state.ts";

type EntryOf<Type extends JournalEntry["type"]> = Extract<JournalEntry, { type: Type }>;

/** Folds one fact into the state. Pure and total: what is in the journal has happened, so nothing is refused here. */
export function evolve(state: ConversationState, entry: JournalEntry): ConversationState {
  return { ...applyEntry(state, entry), position: state.position + 1, updatedAt: entry.at };
}

function applyEntry(state: ConversationState, entry: JournalEntry): ConversationState {
  switch (entry.type) {
    case "conversation_started":
      return { ...state, tenant: entry.tenant, createdAt: entry.at };
    case "turn_started":
      return startTurn(state, entry);
    case "turn_reassigned":
      return { ...state, agentId: entry.agentId, turn: state.turn && { ...state.turn, agentId: entry.agentId } };
    case "turn_answered":
      return answerTurn(state, entry);
    case "turn_failed":
      return failTurn(state, entry);
    case "build_queued":
      return startBuild(state, entry);
    case "build_progressed":
      return progressBuild(state, entry);
    case "build_ended":
      return endBuild(state, entry);
    default:
      return entry satisfies never;
  }
}

function startTurn(state: ConversationState, entry: EntryOf<"turn_started">): ConversationState {
  const message: ChatMessage = { role: "user", content: entry.userInput, at: entry.at };
  return {
    ...state,
    turn: { turnId: entry.turnId, agentId: entry.agentId, version: entry.version, appSpec: entry.appSpec },
    unanswered: undefined,
    agentId: entry.agentId,
    messages: [...state.messages, message],
  };
}

function answerTurn(state: ConversationState, entry: EntryOf<"turn_answered">): ConversationState {
  const { reply } = entry;
  const text = reply.status === "AWAITING_USER_INPUT" ? reply.responseToUser : undefined;
  const said = reply.status === "completed" ? reply.message : text;
  const messages: readonly ChatMessage[] =
    said === undefined ? state.messages : [...state.messages, { role: "assistant", content: said, at: entry.at }];
  const appSpec = state.turn?.appSpec ?? state.appSpec;
  const answered = { ...state, turn: undefined, unanswered: undefined, messages, appSpec };
  if (reply.status !== "AWAITING_USER_INPUT") {
    return { ...answered, outcome: { kind: "build", version: reply.version, more: reply.more } };
  }
  const { responseToUser, isComplete, more } = reply;
  const outcome: Outcome = { kind: "awaiting", responseToUser, isComplete, more };
  // A build that the agent has already begun is what counts, whatever it said afterwards.
  return {
    ...answered,
    appSpec: reply.appSpec ?? appSpec,
    outcome: state.build === undefined ? outcome : state.outcome,
  };
}

function failTurn(state: ConversationState, entry: EntryOf<"turn_failed">): ConversationState {
  const messages = state.messages.map((message, index) =>
    index === state.messages.length - 1 ? { ...message, isFailed: true } : message,
  );
  return {
    ...state,
    turn: undefined,
    unanswered: entry.isUnanswered ? state.turn : undefined,
    messages,
    outcome: state.build === undefined ? { kind: "failed", error: entry.error } : state.outcome,
  };
}

function startBuild(state: ConversationState, entry: EntryOf<"build_queued">): ConversationState {
  const { version, agentId, turnId, deadlineAt, seq } = entry;
  const record: BuildRecord = {
    version,
    status: "in_progress",
    agentId,
    turnId,
    startedAt: entry.at,
    firstSeq: seq,
  };
  return {
    ...state,
    lastSeq: seq,
    unanswered: undefined,
    appSpec: (state.turn ?? state.unanswered)?.appSpec ?? state.appSpec,
    build: { version, agentId, deadlineAt, percent: DISCOVERY_PERCENT },
    versions: [...state.versions, record],
    eventIds: NO_EVENT_IDS,
    outcome: { kind: "build", version, more: {} },
  };
}

function progressBuild(state: ConversationState, entry: EntryOf<"build_progressed">): ConversationState {
  return {
    ...state,
    lastSeq: entry.seq,
    build: state.build && { ...state.build, percent: entry.percent },
    eventIds: withEventId(state, entry),
  };
}

function endBuild(state: ConversationState, entry: EntryOf<"build_ended">): ConversationState {
  const { status, endedBy, code, seq } = entry;
  const versions = state.versions.map((record, index) =>
    index === state.versions.length - 1
      ? { ...record, status, endedBy, endedAt: entry.at, lastSeq: seq, ...(code === undefined ? {} : { code }) }
      : record,
  );
  return { ...state, lastSeq: seq, build: undefined, versions, eventIds: withEventId(state, entry) };
}

function withEventId(
  state: ConversationState,
  entry: { eventId?: string; seq: number },
): ConversationState["eventIds"] {
  return entry.eventId === undefined ? state.eventIds : addEventId(state.eventIds, entry.eventId, entry.seq);
}
