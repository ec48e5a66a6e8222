import * as z from "zod";
import { AppFiles, Dependency } from "./app-bundle.ts";
import { ConversationId } from "./intent.ts";

/** Where a preview stands. `failed`: it does not come up; the errors say why. `stopped`: the next call or visit starts it. */
export const PREVIEW_STATES = ["starting", "ready", "failed", "stopped"] as const;

/** The longest that one call waits for a start, in milliseconds. */
export const MAX_PREVIEW_WAIT_MS = 20_000;
/** What a front-end says as `userInput` to have the errors of a preview looked into. */
export const FIX_PROMPT = "Fix the errors of the preview";

/** Something that went wrong in the running app, told by the app itself: words of generated code, never to be trusted. */
export const PreviewError = z.object({
  /** When it was last seen, ISO 8601 in UTC. */
  at: z.string(),
  source: z.enum(["server", "browser"]),
  message: z.string().max(1_000),
  /** A stack, or the end of the server's output. */
  detail: z.string().max(4_000).optional(),
  /** The path of the page, for errors of the browser. */
  page: z.string().max(500).optional(),
  /** The version that was running. */
  version: z.int().positive(),
  /** How often it was seen. */
  count: z.int().positive(),
});
export type PreviewError = z.infer<typeof PreviewError>;

/** `GET /a2a/conversations/:id/preview`: the running app of a conversation. */
export const PreviewReply = z.looseObject({
  status: z.enum(PREVIEW_STATES),
  conversationId: z.string(),
  /** The version that is shown, or that is starting when none is shown yet. */
  version: z.int().positive(),
  /** A newer version that starts beside the shown one and takes its place when it is up. */
  upcomingVersion: z.int().positive().optional(),
  /** An origin of its own, for a frame or a window. It shows a waiting page while the app starts. */
  url: z.url({ protocol: /^https?$/ }).max(500),
  /** `reduced`: this machine has no namespaces; only apps that were compiled here run. `none`: nothing can run here. */
  isolation: z.enum(["full", "reduced", "none"]),
  /** The newest last; those of the version that is shown. */
  errors: z.array(PreviewError).max(100),
  /** With errors: what to send as `userInput` to have them looked into. */
  fixPrompt: z.string().max(200).optional(),
});
export type PreviewReply = z.infer<typeof PreviewReply>;

const WaitMs = z.int().min(0).max(MAX_PREVIEW_WAIT_MS);

/** The query of `GET /a2a/conversations/:id/preview`. */
export const PreviewQuery = z.object({
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, "must be a whole number from 1")
    .transform(Number)
    .optional(),
  waitMs: z
    .string()
    .regex(/^\d{1,5}$/, `must be a whole number from 0 to ${MAX_PREVIEW_WAIT_MS}`)
    .transform(Number)
    .pipe(WaitMs)
    .optional(),
});

/** Router → agent, `POST /preview`: show this version. The files come with it only when the agent has said that it has none. */
export const PreviewCall = z.looseObject({
  conversationId: ConversationId,
  version: z.int().positive(),
  /** Answer when it is up or has failed, or after so long. */
  waitMs: WaitMs.default(0),
  files: AppFiles.optional(),
  dependencies: z.array(Dependency).max(500).optional(),
});
export type PreviewCall = z.infer<typeof PreviewCall>;
