import * as z from "zod";
import { AppBundle, Verification, type AppSpec, type ProgressReport } from "@joinery/shared";

/** The phases of a build, in order. `completed` is its end, not a phase. */
export const BUILD_PHASES = ["plan", "codegen", "review", "testgen", "scaffold"] as const;
export type BuildPhase = (typeof BUILD_PHASES)[number];

export const JOB_STATES = ["queued", "running", "done", "failed", "cancelled"] as const;
export type JobState = (typeof JOB_STATES)[number];

/** A finished application and what was proven about it. */
export const BuiltApp = AppBundle.extend({
  verification: Verification.optional(),
  /** The pull request, where one was opened. */
  github_pr_url: z.string().optional(),
});
export type BuiltApp = AppBundle & {
  readonly verification?: Verification | undefined;
  readonly github_pr_url?: string | undefined;
};

/** What the user said of this build alone. */
export const JobOptions = z.object({ skipGithub: z.boolean().default(false) });
export type JobOptions = z.infer<typeof JobOptions>;

/** What a build is queued with: what was said of it, and the trace context of the turn that said it. */
export type EnqueueOptions = Partial<JobOptions> & { readonly traceparent?: string | undefined };

export type JobKey = { readonly conversationId: string; readonly version: number };

/** One build of one version of a conversation's app. */
export type Job = JobKey & {
  readonly spec: AppSpec;
  readonly options: JobOptions;
  readonly state: JobState;
  /** 1, and one more for each time that an ended job was queued again. */
  readonly attempt: number;
  /** When it was queued, in milliseconds since 1970. */
  readonly queuedAt: number;
  /** The last phase that is finished. */
  readonly checkpoint: BuildPhase | undefined;
  /** With `done`: what was built. */
  readonly bundle: BuiltApp | undefined;
};

/** What a finished phase left behind, as JSON text by phase. */
export type PhaseOutputs = ReadonlyMap<BuildPhase, string>;

/** A report that the router has not acknowledged yet. */
export type OutgoingReport = JobKey & {
  readonly id: number;
  readonly report: ProgressReport;
  readonly queuedAt: number;
};

export type JobEnd =
  | { readonly state: "done"; readonly bundle: BuiltApp; readonly report: ProgressReport }
  | { readonly state: "failed"; readonly report: ProgressReport }
  | { readonly state: "cancelled" };

/**
 * Builds and their outgoing reports, kept so that a killed process goes on where it was.
 *
 * 1. A method that changes something returns only when the change has survived a crash.
 * 2. A checkpoint and its report are written together: never one without the other.
 * 3. Only a running job can be checkpointed or ended; whatever comes later about it is refused.
 */
export type JobQueue = Disposable & {
  /** Queues a build. A key that is queued, running or done stays as it is; one that failed or was cancelled begins anew. */
  enqueue(key: JobKey, spec: AppSpec, options?: EnqueueOptions): void;
  /** The trace context of the turn that queued it, also after a restart. */
  traceOf(key: JobKey): string | undefined;
  get(key: JobKey): Job | undefined;
  /** The newest finished build of a conversation. */
  lastDone(conversationId: string): Job | undefined;
  /** Makes the oldest queued job a running one. */
  take(): Job | undefined;
  outputs(key: JobKey): PhaseOutputs;
  /** `false`: the job does not run any more. */
  checkpoint(key: JobKey, step: { phase: BuildPhase; output: string; report: ProgressReport }): boolean;
  /** A report between two checkpoints: only news, nothing to resume from. `false`: the job does not run any more. */
  report(key: JobKey, report: ProgressReport): boolean;
  /** `false`: the job had ended before. Cancelling works on queued jobs too and drops what was not reported yet. */
  finish(key: JobKey, end: JobEnd): boolean;
  /** Jobs that were running when the process ended are queued again, before all others. How many there were. */
  resume(): number;
  /** The oldest report of a conversation that is not acknowledged. */
  nextReport(conversationId: string): OutgoingReport | undefined;
  removeReport(id: number): void;
  dropReports(key: JobKey): void;
  /** Conversations with reports that are not acknowledged. */
  waitingConversations(): string[];
  /** Jobs that are queued or running. */
  countOpen(): number;
  /** Forgets jobs that ended before this time. How many there were. */
  prune(endedBefore: number): number;
};
