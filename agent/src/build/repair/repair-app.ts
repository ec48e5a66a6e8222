import type { AppUnderTest, StepName, Verification } from "../verify/verification.ts";
import type { Fixer } from "./fixer.ts";

/** One look at the app, and what was changed because of it. */
export type RepairRound = {
  readonly round: number;
  readonly failed: readonly StepName[];
  readonly fixes: readonly string[];
  readonly ms: number;
};

export type RepairResult = {
  /** As it was verified last. */
  readonly app: AppUnderTest;
  readonly verification: Verification;
  readonly rounds: readonly RepairRound[];
};

export type RepairDeps = {
  /** Never rejects. */
  readonly verify: (app: AppUnderTest, signal?: AbortSignal) => Promise<Verification>;
  /** In the order in which they are tried. */
  readonly fixers: readonly Fixer[];
  /** How often the app may be changed. */
  readonly maxRounds?: number;
  /** No change is tried after this long. */
  readonly maxMs?: number;
  /** Told of each round as it ends, for the progress. */
  readonly onRound?: (round: RepairRound) => void;
};

/**
 * Verifies, mends what the fixers can mend, and verifies again, until the app passes, nothing changes any more, the budget is
 * used up or the caller gives up.
 */
export async function repairApp(initial: AppUnderTest, deps: RepairDeps, signal?: AbortSignal): Promise<RepairResult> {
  const { verify, fixers, maxRounds = 3, maxMs = Infinity, onRound } = deps;
  const rounds: RepairRound[] = [];
  const begunAt = performance.now();
  for (let app = initial; ;) {
    const startedAt = performance.now();
    const verification = await verify(app, signal);
    const failed = verification.steps.filter(({ status }) => status === "failed").map(({ name }) => name);
    const isSpent = rounds.length >= maxRounds || performance.now() - begunAt >= maxMs;
    const isOver = verification.status === "passed" || isSpent || signal?.aborted === true;
    const mended = isOver ? { app, notes: [] } : await applyFixers(app, verification, { fixers, signal });
    const round = {
      round: rounds.length + 1,
      failed,
      fixes: mended.notes,
      ms: Math.round(performance.now() - startedAt),
    };
    rounds.push(round);
    onRound?.(round);
    if (mended.notes.length === 0) return { app, verification, rounds };
    app = mended.app;
  }
}

type FixerRun = { readonly fixers: readonly Fixer[]; readonly signal: AbortSignal | undefined };

/** Each fixer sees what those before it have mended. One that breaks has mended nothing. */
async function applyFixers(
  initial: AppUnderTest,
  verification: Verification,
  { fixers, signal }: FixerRun,
): Promise<{ app: AppUnderTest; notes: readonly string[] }> {
  let app = initial;
  const notes: string[] = [];
  for (const fixer of fixers) {
    const fix = await fixer.fix(app, verification, signal).catch(() => undefined);
    if (fix === undefined) continue;
    app = fix.app;
    notes.push(...fix.notes);
  }
  return { app, notes };
}
