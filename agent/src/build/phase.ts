import type { BuildPhase } from "../jobs/queue.ts";
import type { Draft } from "./draft.ts";
import type { Finding } from "./review.ts";

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
  | { readonly kind: "failed"; readonly message: string; readonly detail: Record<string, unknown> };

export type Phase = {
  readonly name: BuildPhase;
  /** Where the build is when the phase is done. */
  readonly percent: number;
  /** What it does, for a sentence such as "The build failed while …". */
  readonly doing: string;
  run(draft: Draft): Promise<PhaseOutcome>;
};

const SHOWN = 3;
const LISTED = 20;

/** The end of a build whose review has found something. */
export function toFailure(findings: readonly Finding[]): PhaseOutcome {
  const shown = findings.slice(0, SHOWN).map(({ path, line, message }) => {
    return `${path}${line === undefined ? "" : `:${line}`} ${message}`;
  });
  const more = findings.length > SHOWN ? ` (and ${findings.length - SHOWN} more)` : "";
  return {
    kind: "failed",
    message: `The review found ${count(findings.length, "problem")}: ${shown.join("; ")}${more}`.slice(0, 2_000),
    detail: { problems: findings.slice(0, LISTED), total: findings.length },
  };
}

/** `1 file`, `2 files`, `3 entities`. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`;
}
