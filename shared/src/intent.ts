import * as z from "zod";
import { AppFiles, Dependency } from "./app-bundle.ts";
import { ErrorReply } from "./error.ts";
import { AppTarget } from "./spec/target.ts";
import { MAX_INPUT_CHARS } from "./limits.ts";
import { Verification } from "./verification.ts";

export const INTENTS = ["app.compose"] as const;
export type Intent = (typeof INTENTS)[number];

/** An opaque id that we hand out. The characters are safe in a URL path, a header and a log line. */
export const ConversationId = z
  .string()
  .regex(/^[\w-]{1,64}$/, "must be a conversation id that this service handed out");

/** `POST /a2a/intent`: one turn of a conversation. Unknown fields are kept and passed on to the agent. */
export const IntentRequest = z.looseObject({
  /** Which capability is asked for; `app.compose` today. Unknown ones are refused after the other fields are checked. */
  intent: z.string().min(1).max(100),
  userInput: z.string().trim().min(1, "must not be empty").max(MAX_INPUT_CHARS),
  conversationId: ConversationId.optional(),
  trace_id: z.string().max(128).optional(),
  /** An edited specification; the agent validates it and it becomes the spec. */
  appSpec: z.record(z.string(), z.unknown()).optional(),
  /** The user has explicitly confirmed the spec: build without another "Yes, proceed". */
  confirm: z.boolean().optional(),
  skip_github: z.boolean().optional(),
  /** What the app is to be made of, from this turn on; kept across versions. */
  target: AppTarget.optional(),
});
export type IntentRequest = z.infer<typeof IntentRequest>;

/** 200: the agent needs another turn. */
export const AwaitingReply = z.looseObject({
  status: z.literal("AWAITING_USER_INPUT"),
  responseToUser: z.string(),
  conversationId: z.string(),
  appSpec: z.record(z.string(), z.unknown()).optional(),
  isComplete: z.boolean(),
});
export type AwaitingReply = z.infer<typeof AwaitingReply>;

/** 202: the spec is complete and confirmed; the build runs in the background. Never with `files`. */
export const QueuedReply = z.looseObject({
  status: z.literal("queued"),
  conversationId: z.string(),
  streamUrl: z.string(),
});
export type QueuedReply = z.infer<typeof QueuedReply>;

/** 200: a turn or a read on a finished build. */
export const CompletedReply = z.looseObject({
  status: z.literal("completed"),
  message: z.string(),
  conversationId: z.string(),
  version: z.int().positive().optional(),
  files: AppFiles,
  dependencies: z.array(Dependency),
  github_pr_url: z.string().optional(),
  /** What was proven about this version before it was handed over. */
  verification: Verification.optional(),
});
export type CompletedReply = z.infer<typeof CompletedReply>;

export const IntentReply = z.discriminatedUnion("status", [AwaitingReply, QueuedReply, CompletedReply, ErrorReply]);
export type IntentReply = z.infer<typeof IntentReply>;
