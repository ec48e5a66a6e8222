import type { Verification } from "@joinery/shared";
import type { BuildPhase } from "../jobs/queue.ts";
import type { Draft } from "./draft.ts";

/** What a phase came to. A failure is an expected end; only what nobody foresaw is thrown. */
export type PhaseOutcome =
  | {
      readonly kind: "done";
      /** What is kept for a resumed build; must survive JSON. */
      readonly output: unknown;
      /** For the user: what was done, in one sentence. */
      readonly message: string;
      readonly detail: Record<string, unknown>;
    }
  | {
      readonly kind: "failed";
      readonly message: string;
      readonly detail: Record<string, unknown>;
      readonly verification?: Verification | undefined;
    };

/** What happens while a phase runs. */
export type News = {
  readonly message: string;
  /** How far the phase is, 0 to 1. */
  readonly share: number;
  readonly detail: Record<string, unknown>;
};

export type PhaseControl = {
  /** Aborted when the build was cancelled. */
  readonly signal: AbortSignal;
  readonly tell: (news: News) => void;
};

export type Phase = {
  readonly name: BuildPhase;
  /** Where the build is when the phase is done. */
  readonly percent: number;
  /** What it does, for a sentence such as "The build failed while …". */
  readonly doing: string;
  run(draft: Draft, control: PhaseControl): Promise<PhaseOutcome>;
};

/** `1 file`, `2 files`, `3 entities`. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`;
}
