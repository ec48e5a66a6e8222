import type { AppUnderTest, Verification } from "../verify/verification.ts";

/** What a fixer has changed, in words for people. */
export type Fix = { readonly app: AppUnderTest; readonly notes: readonly string[] };

/**
 * Mends one kind of problem. Deterministic ones come first; one that asks a model has the same shape. Nothing when there is
 * nothing that it can mend.
 */
export type Fixer = {
  readonly name: string;
  fix(app: AppUnderTest, verification: Verification, signal?: AbortSignal): Promise<Fix | undefined>;
};
