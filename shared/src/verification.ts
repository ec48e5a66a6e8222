import * as z from "zod";

/** What a verification does, in the order in which it is told. Other agents may have steps of their own. */
export const VERIFICATION_STEPS = [
  "install",
  "typecheck",
  "build",
  "start",
  "health",
  "tests",
  "pages",
  "stop",
] as const;
export type VerificationStepName = (typeof VERIFICATION_STEPS)[number];

/** One step of a verification. */
export const VerificationStep = z.looseObject({
  name: z.string().min(1).max(40),
  /** `skipped`: it did not run; `detail` says why. */
  status: z.enum(["passed", "failed", "skipped"]),
  ms: z.number().nonnegative(),
  /** What was checked, why it failed or why it was skipped; for people. */
  detail: z.string().max(4_000).optional(),
});
export type VerificationStep = z.infer<typeof VerificationStep>;

/** What was proven about one version before it was handed over: what ran, how long, what passed, and what was left out. */
export const Verification = z.looseObject({
  /** `passed`: no step failed. */
  status: z.enum(["passed", "failed"]),
  steps: z.array(VerificationStep).max(50),
  /** What was around the app while it ran: namespaces, only a permission model, or nothing because it did not run. */
  isolation: z.enum(["full", "reduced", "none"]),
  /** Of all rounds together. */
  ms: z.number().nonnegative(),
  /** What was not verified, each in a sentence. */
  notVerified: z.array(z.string().max(1_000)).max(50),
  /** What was mended before it passed, each in a sentence. */
  repairs: z.array(z.string().max(1_000)).max(100).optional(),
});
export type Verification = z.infer<typeof Verification>;
