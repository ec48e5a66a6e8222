import {
  ERRORS,
  JoineryError,
  toErrorReply,
  type AgentReply,
  type ErrorCode,
  type ErrorDetail,
  type ErrorIssue,
} from "@joinery/shared";
import type { NewEntry, RecordedReply } from "../conversation/entry.ts";

/** What a front-end gets for a turn: the status and the very bytes, since a retry gets the same. */
export type Answer = { readonly status: number; readonly body: string };

type AnswerContext = {
  readonly conversationId: string;
  readonly streamUrl: (conversationId: string) => string;
  /** What the agent said, for the files that the journal's fact leaves out. */
  readonly reply?: AgentReply;
};

/** The answer that a turn's last fact stands for, or `undefined` when no fact ended it. */
export function toAnswer(entries: readonly NewEntry[], context: AnswerContext): Answer | undefined {
  for (const { entry } of entries) {
    if (entry.type === "turn_answered") return formatReply(entry.reply, context);
    if (entry.type === "turn_failed") return formatFailure(entry.error, context.conversationId);
  }
  return undefined;
}

/** The 202 of a build, also when it is only known from its reports. */
export function formatQueued(
  version: number,
  { conversationId, streamUrl }: AnswerContext,
  more: Record<string, unknown> = {},
): Answer {
  const body = { ...more, status: "queued", conversationId, streamUrl: streamUrl(conversationId), version };
  return { status: 202, body: JSON.stringify(body) };
}

/** The error of the contract's table, as what a turn came to. */
export function toErrorDetail(code: ErrorCode, message?: string, issues?: ErrorIssue[]): ErrorDetail {
  const { text, retryable } = ERRORS[code];
  return { code, message: message ?? text, retryable, ...(issues === undefined ? {} : { issues }) };
}

function formatReply(reply: RecordedReply, context: AnswerContext): Answer {
  const { conversationId } = context;
  switch (reply.status) {
    case "queued":
      return formatQueued(reply.version, context, reply.more);
    case "AWAITING_USER_INPUT": {
      const { status, responseToUser, isComplete, appSpec, more } = reply;
      const body = { ...more, status, responseToUser, conversationId, appSpec, isComplete };
      return { status: 200, body: JSON.stringify(body) };
    }
    case "completed": {
      const { status, message, version, more } = reply;
      const said = context.reply?.status === "completed" ? context.reply : undefined;
      const files = said?.files ?? [];
      const dependencies = said?.dependencies ?? [];
      const body = { ...more, status, message, conversationId, version, files, dependencies };
      return { status: 200, body: JSON.stringify(body) };
    }
    default:
      return reply satisfies never;
  }
}

function formatFailure({ code, message, issues }: ErrorDetail, conversationId: string): Answer {
  const error = new JoineryError(code, { message, ...(issues === undefined ? {} : { issues }) });
  return { status: error.status, body: JSON.stringify(toErrorReply(error, conversationId)) };
}
