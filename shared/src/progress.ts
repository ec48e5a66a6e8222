import * as z from "zod";
import { AppFiles, Dependency } from "./app-bundle.ts";
import { ConversationId } from "./intent.ts";
import { Verification } from "./verification.ts";

export const PHASES = ["discovery", "plan", "codegen", "review", "testgen", "scaffold", "completed", "error"] as const;
export type Phase = (typeof PHASES)[number];

/** The percent at which every build starts: discovery is done. */
export const DISCOVERY_PERCENT = 50;

/** `POST /a2a/progress`: what an agent says about the build it holds. */
export const ProgressReport = z
  .looseObject({
    conversationId: ConversationId,
    status: z.enum(["in_progress", "completed", "error"]),
    phase: z.enum(PHASES),
    /** A rough estimate, 0 to 100. The log never lets it fall. */
    percent: z.number().min(0).max(100),
    message: z.string().max(4_000),
    files: AppFiles.optional(),
    dependencies: z.array(Dependency).max(500).optional(),
    github_pr_url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .optional(),
    /** With `status: "error"`: why. Free text from agents; ours use the codes of the error table. */
    code: z.string().max(64).optional(),
    /** Unique per build; makes a retry of the same report harmless. */
    eventId: z.string().min(1).max(128).optional(),
    /** Which version the report is about. A report about any other than the running build is refused. */
    version: z.int().positive().optional(),
    /** With `completed`: what was proven about the app. With `error`: what was found. */
    verification: Verification.optional(),
    /** More for those who want it, such as the rounds of a repair. */
    detail: z.record(z.string(), z.unknown()).optional(),
  })
  .superRefine((report, context) => {
    if (report.status === "completed" && report.files === undefined) {
      context.addIssue({ code: "custom", path: ["files"], message: "is required when status is completed" });
    }
  });
export type ProgressReport = z.infer<typeof ProgressReport>;

/** The answer to a report, given only when the event is durable. `seq` is its number in the conversation's log. */
export const ProgressReply = z.object({ status: z.literal("ok"), seq: z.int().positive(), duplicate: z.boolean() });
export type ProgressReply = z.infer<typeof ProgressReply>;
