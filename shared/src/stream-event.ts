import * as z from "zod";
import { AppFiles, Dependency } from "./app-bundle.ts";
import { PHASES } from "./progress.ts";
import { Verification } from "./verification.ts";

/** The `data:` of one Server-Sent Event: one entry of a conversation's log as subscribers see it. */
export const StreamEvent = z.looseObject({
  conversationId: z.string(),
  status: z.enum(["in_progress", "completed", "error"]),
  phase: z.enum(PHASES),
  percent: z.number(),
  message: z.string(),
  /** Which build of the conversation this belongs to, from 1. */
  version: z.int().positive(),
  /** When it became durable, ISO 8601 in UTC. */
  at: z.string(),
  files: AppFiles.optional(),
  dependencies: z.array(Dependency).optional(),
  github_pr_url: z.string().optional(),
  /** With `status: "error"`: why, from the error table (`cancelled`, `timeout`, `build_failed` …) or the agent's own word. */
  code: z.string().optional(),
  /** At the end of a build: what was proven about the app, or what was found. */
  verification: Verification.optional(),
  detail: z.record(z.string(), z.unknown()).optional(),
});
export type StreamEvent = z.infer<typeof StreamEvent>;

export function isTerminal(event: Pick<StreamEvent, "status">): boolean {
  return event.status !== "in_progress";
}
