import * as z from "zod";
import { HistoryEntry } from "./agent-call.ts";
import { ErrorReply } from "./error.ts";
import { AwaitingReply, CompletedReply, QueuedReply } from "./intent.ts";
import { StreamEvent } from "./stream-event.ts";

/** One build of a conversation. */
export const BuildInfo = z.object({
  version: z.int().positive(),
  status: z.enum(["in_progress", "completed", "error"]),
  startedAt: z.string(),
  endedAt: z.string().optional(),
  code: z.string().optional(),
});
export type BuildInfo = z.infer<typeof BuildInfo>;

const readFields = {
  /** All turns so far, so that a front-end that lost everything but the id can show the chat again. */
  history: z.array(HistoryEntry),
  versions: z.array(BuildInfo),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** The newest event of the newest build, without its files. */
  progress: StreamEvent.optional(),
};

/** `GET /a2a/conversations/:id`: the current state in the shapes of the intent's answers, and what else is known. */
export const ConversationReply = z.discriminatedUnion("status", [
  AwaitingReply.extend(readFields),
  QueuedReply.extend(readFields),
  CompletedReply.extend(readFields),
  ErrorReply.extend(readFields),
]);
export type ConversationReply = z.infer<typeof ConversationReply>;

/** `POST /a2a/conversations/:id/cancel`. */
export const CancelReply = z.object({ status: z.literal("cancelled"), conversationId: z.string() });
export type CancelReply = z.infer<typeof CancelReply>;
