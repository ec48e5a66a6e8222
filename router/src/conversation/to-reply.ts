import {
  ERROR_CODES,
  ERRORS,
  type AwaitingReply,
  type BuildInfo,
  type CompletedReply,
  type ConversationReply,
  type ErrorCode,
  type ErrorDetail,
  type QueuedReply,
  type StreamEvent,
} from "@joinery/shared";
import type { AppSpecJson, BuildRecord, ConversationState } from "./state.ts";

/** Which events a read of the conversation (or of one version) has to fetch, by sequence number. */
export function eventsToRead(state: ConversationState, version?: number): { shown?: number; newest?: number } {
  const { outcome } = state;
  const current = outcome?.kind === "build" ? outcome.version : undefined;
  const record = state.versions.find((candidate) => candidate.version === (version ?? current));
  return {
    ...(record === undefined ? {} : { shown: record.lastSeq ?? state.lastSeq }),
    ...(state.lastSeq === 0 ? {} : { newest: state.lastSeq }),
  };
}

export type ReadView = {
  /** An older build; absent for the current state. */
  readonly version?: number | undefined;
  /** The newest event of the build that is shown. */
  readonly shown?: StreamEvent | undefined;
  /** The newest event of the newest build. */
  readonly newest?: StreamEvent | undefined;
  readonly streamUrl: string;
};

/** What a front-end reads of a conversation, in the shapes of the intent's answers. */
export function toConversationReply(state: ConversationState, view: ReadView): ConversationReply {
  return { ...toCurrent(state, view), ...toReadFields(state, view.newest) };
}

type Current =
  | AwaitingReply
  | QueuedReply
  | CompletedReply
  | { status: "error"; error: ErrorDetail; conversationId: string };

function toCurrent(state: ConversationState, view: ReadView): Current {
  const { conversationId, outcome } = state;
  const wanted = view.version ?? (outcome?.kind === "build" ? outcome.version : undefined);
  const record = state.versions.find((candidate) => candidate.version === wanted);
  if (record !== undefined) {
    const isCurrent = outcome?.kind === "build" && outcome.version === record.version;
    return toBuildReply(state, { ...view, record, more: isCurrent ? outcome.more : {} });
  }
  if (outcome?.kind === "failed") return { status: "error", error: outcome.error, conversationId };
  if (outcome?.kind === "awaiting") {
    const { responseToUser, isComplete, more } = outcome;
    return { ...more, status: "AWAITING_USER_INPUT", responseToUser, conversationId, isComplete };
  }
  // The first turn is still with the agent.
  return {
    status: "AWAITING_USER_INPUT",
    responseToUser: "The agent is working on your message.",
    conversationId,
    isComplete: false,
  };
}

type BuildView = ReadView & { readonly record: BuildRecord; readonly more: AppSpecJson };

function toBuildReply(state: ConversationState, { record, shown, streamUrl, more }: BuildView): Current {
  const { conversationId } = state;
  const { version } = record;
  if (record.status === "in_progress") {
    return { ...more, status: "queued", conversationId, streamUrl, version };
  }
  if (record.status === "error") {
    return { status: "error", error: toErrorDetail(record.code, shown?.message), conversationId };
  }
  const { github_pr_url: url, verification } = shown ?? {};
  return {
    ...more,
    status: "completed",
    message: shown?.message ?? "",
    conversationId,
    version,
    files: shown?.files ?? [],
    dependencies: shown?.dependencies ?? [],
    ...(url === undefined ? {} : { github_pr_url: url }),
    ...(verification === undefined ? {} : { verification }),
  };
}

/** An agent's own word for what went wrong counts as a failed build; its message is kept. */
function toErrorDetail(code: string | undefined, message: string | undefined): ErrorDetail {
  const known: ErrorCode = ERROR_CODES.find((candidate) => candidate === code) ?? "build_failed";
  return { code: known, message: message ?? ERRORS[known].text, retryable: ERRORS[known].retryable };
}

function toReadFields(state: ConversationState, newest: StreamEvent | undefined) {
  const { files: _files, ...progress } = newest ?? {};
  return {
    history: state.messages.map(({ role, content, at }) => ({ role, content, at })),
    versions: state.versions.map(toBuildInfo),
    ...(state.appSpec === undefined ? {} : { appSpec: state.appSpec }),
    createdAt: state.createdAt,
    updatedAt: state.updatedAt,
    ...(newest === undefined ? {} : { progress: progress as StreamEvent }),
  };
}

function toBuildInfo({ version, status, startedAt, endedAt, code }: BuildRecord): BuildInfo {
  return {
    version,
    status,
    startedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(code === undefined ? {} : { code }),
  };
}
