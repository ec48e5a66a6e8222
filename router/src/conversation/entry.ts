import type { ErrorDetail, StreamEvent } from "@joinery/shared";
import type { AppSpecJson } from "./state.ts";

/** What an agent's answer came to, without its files: those are in the build's last event. */
export type RecordedReply =
  | {
      readonly status: "AWAITING_USER_INPUT";
      readonly responseToUser: string;
      readonly isComplete: boolean;
      readonly appSpec?: AppSpecJson;
      readonly more: AppSpecJson;
    }
  | { readonly status: "queued"; readonly version: number; readonly more: AppSpecJson }
  | { readonly status: "completed"; readonly version: number; readonly message: string; readonly more: AppSpecJson };

/** One fact in a conversation's journal. Facts with `seq` are seen by subscribers, each as one StreamEvent beside it. */
export type JournalEntry =
  | { readonly type: "conversation_started"; readonly at: string; readonly tenant: string }
  | {
      readonly type: "turn_started";
      readonly at: string;
      readonly turnId: string;
      readonly agentId: string;
      readonly version: number;
      readonly userInput: string;
      readonly appSpec?: AppSpecJson;
    }
  /** The first agent certainly never saw the turn. */
  | { readonly type: "turn_reassigned"; readonly at: string; readonly turnId: string; readonly agentId: string }
  | { readonly type: "turn_answered"; readonly at: string; readonly turnId: string; readonly reply: RecordedReply }
  | {
      readonly type: "turn_failed";
      readonly at: string;
      readonly turnId: string;
      readonly error: ErrorDetail;
      /** No answer came, so the agent may have accepted. */
      readonly isUnanswered: boolean;
    }
  | {
      readonly type: "build_queued";
      readonly at: string;
      readonly seq: number;
      readonly version: number;
      readonly agentId: string;
      readonly turnId: string;
      readonly deadlineAt: number;
    }
  | {
      readonly type: "build_progressed";
      readonly at: string;
      readonly seq: number;
      readonly percent: number;
      readonly eventId?: string;
    }
  | {
      readonly type: "build_ended";
      readonly at: string;
      readonly seq: number;
      readonly status: "completed" | "error";
      readonly endedBy: "agent" | "router";
      readonly code?: string;
      readonly eventId?: string;
    };

/** A fact that is not in the journal yet, with what subscribers will see of it. */
export type NewEntry = { readonly entry: JournalEntry; readonly event?: StreamEvent };

const TYPES: Record<JournalEntry["type"], true> = {
  conversation_started: true,
  turn_started: true,
  turn_reassigned: true,
  turn_answered: true,
  turn_failed: true,
  build_queued: true,
  build_progressed: true,
  build_ended: true,
};

/**
 * Reads an entry that this program wrote. An unknown type means that a newer version wrote it: better to refuse than to guess.
 * @throws Error when the text is not an entry.
 */
export function parseEntry(json: string): JournalEntry {
  const entry = JSON.parse(json) as JournalEntry;
  if (!Object.hasOwn(TYPES, entry.type)) throw new Error(`unknown journal entry ${JSON.stringify(entry.type)}`);
  return entry;
}
