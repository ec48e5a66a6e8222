/**
 * What a conversation may do next. Pure: no id, clock or storage inside.
 *
 * 1. At most one turn and one build are open in a conversation.
 * 2. A build begins with `build_queued`, ends with exactly one `build_ended`, and nothing of it follows that.
 * 3. A report of the version that a dispatched turn would build implies the agent's 202: an agent may report before its answer
 *    was processed, and the answer may be lost with a crash.
 * 4. A build that the router ended (cancel, deadline) is never revived by late reports.
 */
import type { ProgressReport } from "@joinery/shared";
import { cursorOf, endBuild, queueBuild, recordReport } from "./build-entries.ts";
import { accept, reject, type Command, type DecideOptions, type Decision } from "./command.ts";
import { decideAnswer, decideFailure, decideRecovery } from "./decide-answer.ts";
import { findEventId } from "./event-ids.ts";
import type { NewEntry } from "./entry.ts";
import { buildOfTurn, nextVersion, type ConversationState, type OpenTurn } from "./state.ts";

export function decide(state: ConversationState, command: Command, options: DecideOptions): Decision {
  switch (command.type) {
    case "start_turn":
      return decideStart(state, command, options);
    case "reassign_turn":
      return decideReassignment(state, command, options);
    case "answer_turn":
      return decideAnswer(state, command, options);
    case "fail_turn":
      return decideFailure(state, command, options);
    case "report":
      return decideReport(state, command, options);
    case "cancel":
      return decideEnd(state, "cancelled", options);
    case "expire":
      return decideEnd(state, "timeout", options);
    case "recover":
      return decideRecovery(state, options);
    default:
      return command satisfies never;
  }
}

type CommandOf<Type extends Command["type"]> = Extract<Command, { type: Type }>;

function decideStart(state: ConversationState, command: CommandOf<"start_turn">, { now }: DecideOptions): Decision {
  const { tenant, turnId, agentId, userInput, appSpec } = command;
  const isNew = state.position === 0;
  if (!isNew && state.tenant !== tenant) return reject("conversation_not_found");
  if (state.turn !== undefined || state.build !== undefined) return reject("conversation_busy");
  const at = new Date(now).toISOString();
  const started: NewEntry = {
    entry: {
      type: "turn_started",
      at,
      turnId,
      agentId,
      version: nextVersion(state),
      userInput,
      ...(appSpec === undefined ? {} : { appSpec }),
    },
  };
  return isNew ? accept({ entry: { type: "conversation_started", at, tenant } }, started) : accept(started);
}

function decideReassignment(
  state: ConversationState,
  { turnId, agentId }: CommandOf<"reassign_turn">,
  { now }: DecideOptions,
): Decision {
  const isOpen = state.turn?.turnId === turnId && buildOfTurn(state, turnId) === undefined;
  if (!isOpen) return reject("turn_interrupted");
  return accept({ entry: { type: "turn_reassigned", at: new Date(now).toISOString(), turnId, agentId } });
}

function decideReport(state: ConversationState, command: CommandOf<"report">, options: DecideOptions): Decision {
  const { report, agentId } = command;
  if (state.position === 0) return reject("conversation_not_found");
  if (agentId !== undefined && !isHolder(state, agentId)) return reject("not_holder");
  const known = isAboutNewest(state, report) ? findKnown(state, report) : undefined;
  if (known !== undefined) return { kind: "duplicate", seq: known };
  const cursor = cursorOf(state);
  if (cursor !== undefined) {
    if (!isAboutNewest(state, report)) return reject("build_not_running");
    return accept(recordReport(cursor, report, options.now));
  }
  const turn = impliedTurn(state, report, agentId);
  if (turn === undefined) return reject("build_not_running");
  const begun = queueBuild(state, turn, options);
  return accept(begun.queued, recordReport(begun.cursor, report, options.now));
}

/** Who may speak about this conversation: the agent of the running build, else those of the last turn and build. */
function isHolder(state: ConversationState, agentId: string): boolean {
  if (state.build !== undefined) return state.build.agentId === agentId;
  return agentId === state.agentId || agentId === state.versions.at(-1)?.agentId;
}

function isAboutNewest(state: ConversationState, report: ProgressReport): boolean {
  return report.version === undefined || report.version === state.versions.length;
}

function findKnown(state: ConversationState, report: ProgressReport): number | undefined {
  return report.eventId === undefined ? undefined : findEventId(state.eventIds, report.eventId);
}

/** The turn whose acceptance this report implies, if it does (rule 3). */
function impliedTurn(
  state: ConversationState,
  report: ProgressReport,
  agentId: string | undefined,
): OpenTurn | undefined {
  const turn = state.turn ?? state.unanswered;
  if (turn === undefined || (agentId !== undefined && agentId !== turn.agentId)) return undefined;
  if (buildOfTurn(state, turn.turnId) !== undefined) return undefined;
  if (report.version !== undefined) return report.version === turn.version ? turn : undefined;
  // Without a version it could be a late word on a build that the router has ended, or that a crash has cut off.
  return state.turn !== undefined && state.versions.at(-1)?.endedBy !== "router" ? turn : undefined;
}

function decideEnd(state: ConversationState, code: "cancelled" | "timeout", { now }: DecideOptions): Decision {
  const cursor = cursorOf(state);
  const isEarly = code === "timeout" && state.build !== undefined && now < state.build.deadlineAt;
  if (cursor === undefined || isEarly) return reject("build_not_running");
  return accept(endBuild(cursor, code, now));
}
