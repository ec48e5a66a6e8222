import { setTimeout as sleepMs } from "node:timers/promises";

/** Waits, or ends early when the signal aborts. Never rejects: the caller looks at its own state afterwards. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

export const sleep: Sleep = async (ms, signal) => {
  await sleepMs(ms, undefined, { signal }).catch(() => undefined);
};

export type BackoffOptions = { readonly baseMs: number; readonly maxMs: number };

/**
 * How long to wait before try `attempt` + 1, counted from 0: doubling from `baseMs` to `maxMs`, of which the upper half
 * is random, so that many agents that lost one router do not all return in the same instant.
 */
export function backoffMs(attempt: number, { baseMs, maxMs }: BackoffOptions, random: () => number): number {
  const ceiling = Math.min(maxMs, baseMs * 2 ** Math.min(attempt, 30));
  return Math.round(ceiling / 2 + (ceiling / 2) * random());
}
