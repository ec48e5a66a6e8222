import { DISCOVERY_PERCENT, ERRORS, type ProgressReport, type StreamEvent } from "@joinery/shared";
import type { DecideOptions } from "./command.ts";
import type { NewEntry } from "./entry.ts";
import { nextVersion, type ConversationState, type OpenTurn } from "./state.ts";

/** The place of an event in its conversation: what the next one of a build needs to know of those before it. */
export type BuildCursor = {
  readonly conversationId: string;
  readonly version: number;
  readonly lastSeq: number;
  readonly percent: number;
};

/** The cursor of the running build, or `undefined` when none runs. */
export function cursorOf(state: ConversationState): BuildCursor | undefined {
  const { conversationId, lastSeq, build } = state;
  return build && { conversationId, version: build.version, lastSeq, percent: build.percent };
}

/** The first event of a build: discovery is done. Returns the cursor after it as well. */
export function queueBuild(
  state: ConversationState,
  turn: OpenTurn,
  { now, buildDeadlineMs }: DecideOptions,
): { queued: NewEntry; cursor: BuildCursor } {
  const { conversationId } = state;
  const version = nextVersion(state);
  const seq = state.lastSeq + 1;
  const at = new Date(now).toISOString();
  const event: StreamEvent = {
    conversationId,
    status: "in_progress",
    phase: "discovery",
    percent: DISCOVERY_PERCENT,
    message: "The specification is confirmed; the build is queued.",
    version,
    at,
  };
  const { turnId, agentId } = turn;
  return {
    queued: {
      entry: { type: "build_queued", at, seq, version, agentId, turnId, deadlineAt: now + buildDeadlineMs },
      event,
    },
    cursor: { conversationId, version, lastSeq: seq, percent: DISCOVERY_PERCENT },
  };
}

/** What an agent reports, as the next event of its build. The percent never falls, and 100 means completed. */
export function recordReport(cursor: BuildCursor, report: ProgressReport, now: number): NewEntry {
  const { eventId, ...visible } = report;
  const at = new Date(now).toISOString();
  const seq = cursor.lastSeq + 1;
  const about = { conversationId: cursor.conversationId, version: cursor.version, at };
  const known = eventId === undefined ? {} : { eventId };
  if (report.status === "in_progress") {
    const percent = Math.max(cursor.percent, report.percent);
    const entry = { type: "build_progressed", at, seq, percent, ...known } as const;
    return { entry, event: { ...visible, ...about, percent } };
  }
  if (report.status === "completed") {
    const entry = { type: "build_ended", at, seq, status: "completed", endedBy: "agent", ...known } as const;
    const dependencies = report.dependencies ?? [];
    return { entry, event: { ...visible, ...about, phase: "completed", percent: 100, dependencies } };
  }
  const code = report.code ?? "build_failed";
  const entry = { type: "build_ended", at, seq, status: "error", endedBy: "agent", code, ...known } as const;
  return { entry, event: { ...visible, ...about, phase: "error", percent: cursor.percent, code } };
}

/** The end that the router itself gives a build. */
export function endBuild(cursor: BuildCursor, code: "cancelled" | "timeout", now: number): NewEntry {
  const at = new Date(now).toISOString();
  const { conversationId, version, percent } = cursor;
  const message = ERRORS[code].text;
  return {
    entry: { type: "build_ended", at, seq: cursor.lastSeq + 1, status: "error", endedBy: "router", code },
    event: { conversationId, status: "error", phase: "error", percent, message, version, at, code },
  };
}
