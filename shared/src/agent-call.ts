import * as z from "zod";
import { AwaitingReply, CompletedReply, ConversationId, IntentRequest, QueuedReply } from "./intent.ts";

export const HistoryEntry = z.object({ role: z.enum(["user", "assistant"]), content: z.string(), at: z.string() });
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** Router → agent, `POST /intent`: the front-end's request and all that the router knows of the conversation. */
export const AgentCall = IntentRequest.extend({
  conversationId: ConversationId,
  /** The turns before this one, oldest first. */
  history: z.array(HistoryEntry).default([]),
  /** The version that a build started by this turn would be; reports about it carry the same number. */
  version: z.int().positive().default(1),
  /** W3C trace context. */
  traceparent: z.string().max(128).optional(),
});
export type AgentCall = z.infer<typeof AgentCall>;

/** Agent → router, 202: accepted. `streamUrl` is the router's to say. */
export const AgentQueuedReply = QueuedReply.partial({ conversationId: true, streamUrl: true });
/** Agent → router, 200: a turn needs the user. */
export const AgentAwaitingReply = AwaitingReply.partial({ conversationId: true }).extend({
  isComplete: z.boolean().default(false),
});
/** Agent → router, 200 with files: an agent of the original kind that built at once, or a repeat of a finished version. */
export const AgentCompletedReply = CompletedReply.partial({ conversationId: true }).extend({
  dependencies: CompletedReply.shape.dependencies.default([]),
});

export const AgentReply = z.discriminatedUnion("status", [AgentAwaitingReply, AgentQueuedReply, AgentCompletedReply]);
export type AgentReply = z.infer<typeof AgentReply>;
