import type { ErrorDetail, HistoryEntry } from "@joinery/shared";
import { NO_EVENT_IDS, type EventIds } from "./event-ids.ts";

export type AppSpecJson = Record<string, unknown>;

/** One message of the chat. `isFailed` marks a turn that got no answer: shown to the user, not repeated to the agent. */
export type ChatMessage = HistoryEntry & { readonly isFailed?: boolean };

/** A turn that an agent is working on. `version` is what a build started by it would be. */
export type OpenTurn = {
  readonly turnId: string;
  readonly agentId: string;
  readonly version: number;
  /** An edited specification that came with the turn. It counts only when the agent has accepted it. */
  readonly appSpec?: AppSpecJson | undefined;
};

export type RunningBuild = {
  readonly version: number;
  readonly agentId: string;
  readonly percent: number;
  /** Epoch milliseconds. */
  readonly deadlineAt: number;
};

export type BuildRecord = {
  readonly version: number;
  readonly status: "in_progress" | "completed" | "error";
  readonly agentId: string;
  readonly turnId: string;
  readonly startedAt: string;
  readonly firstSeq: number;
  /** The terminal event, once there is one. */
  readonly lastSeq?: number;
  readonly endedAt?: string;
  readonly code?: string;
  readonly endedBy?: "agent" | "router";
};

/** What the last finished turn or build came to: the current state as a front-end sees it. */
export type Outcome =
  | {
      readonly kind: "awaiting";
      readonly responseToUser: string;
      readonly isComplete: boolean;
      readonly more: AppSpecJson;
    }
  | { readonly kind: "build"; readonly version: number; readonly more: AppSpecJson }
  | { readonly kind: "failed"; readonly error: ErrorDetail };

/**
 * One conversation, folded from its journal. Immutable: every entry makes a new value.
 *
 * 1. At most one turn and at most one build are open.
 * 2. A build is open exactly when the newest version is `in_progress`.
 * 3. `lastSeq` counts the visible events of all versions; it never has a gap.
 */
export type ConversationState = {
  readonly conversationId: string;
  /** Who may see it; empty before the first entry. */
  readonly tenant: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** How many entries the journal has. */
  readonly position: number;
  readonly lastSeq: number;
  readonly messages: readonly ChatMessage[];
  readonly appSpec: AppSpecJson | undefined;
  readonly turn: OpenTurn | undefined;
  /** The last turn, when its agent was called and no answer came: the agent may have accepted all the same. */
  readonly unanswered: OpenTurn | undefined;
  /** The agent that the last turn went to. */
  readonly agentId: string | undefined;
  readonly build: RunningBuild | undefined;
  readonly versions: readonly BuildRecord[];
  /** The ids of the newest build's events. */
  readonly eventIds: EventIds;
  readonly outcome: Outcome | undefined;
};

export function createState(conversationId: string): ConversationState {
  return {
    conversationId,
    tenant: "",
    createdAt: "",
    updatedAt: "",
    position: 0,
    lastSeq: 0,
    messages: [],
    appSpec: undefined,
    turn: undefined,
    unanswered: undefined,
    agentId: undefined,
    build: undefined,
    versions: [],
    eventIds: NO_EVENT_IDS,
    outcome: undefined,
  };
}

/** The number that the next build gets. */
export function nextVersion(state: ConversationState): number {
  return state.versions.length + 1;
}

/** Whether a restart has to look after it. */
export function isActive(state: ConversationState): boolean {
  return state.turn !== undefined || state.build !== undefined;
}

/** The build that a turn started, if it did. */
export function buildOfTurn(state: ConversationState, turnId: string): BuildRecord | undefined {
  const newest = state.versions.at(-1);
  return newest?.turnId === turnId ? newest : undefined;
}
