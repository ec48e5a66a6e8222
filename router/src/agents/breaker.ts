/**
 * Which agents are fit to be called: one circuit breaker per instance.
 *
 * 1. Closed: calls pass. It opens after three failures in a row, when half of its recent calls failed, when half of them
 *    were slow, or when the agent's health check fails.
 * 2. Open: calls pass only when nobody else is left. Each time it opens again without having closed, it stays so twice as long.
 * 3. Half-open, when its rest is over or a health check succeeds: one call at a time, whose outcome closes or opens it.
 */
import type { Clock } from "../clock.ts";

/** `unused`: the call was never made. */
export type CallOutcome = "ok" | "failed" | "unused";
export type AgentCallRecord = { readonly outcome: CallOutcome; readonly ms: number };

export type Circuit = "closed" | "open" | "half_open";
/** Why a circuit is not closed. A slow agent is better than none; an unreachable one is not. */
export type Trip = "failing" | "slow" | "unreachable";

export type BreakerView = {
  readonly circuit: Circuit;
  readonly trip: Trip | undefined;
  /** Share of the recent calls that failed, 0 to 1. */
  readonly errorRate: number;
  /** Of the recent calls that were answered; `undefined` when there is none. */
  readonly latencyMs: { readonly p50: number; readonly p95: number } | undefined;
};

export type Breaker = {
  record(agentId: string, call: AgentCallRecord): void;
  /** What the health check found. Two misses in a row open the circuit; a success ends the rest of an open one. */
  recordCheck(agentId: string, isAlive: boolean): void;
  of(agentId: string): BreakerView;
  circuitOf(agentId: string): Pick<BreakerView, "circuit" | "trip">;
  forget(agentId: string): void;
};

export type BreakerOptions = {
  readonly clock: Clock;
  /** An answer that takes longer is slow. */
  readonly slowMs: number;
  /** How long an opened circuit rests, the first time. */
  readonly restMs?: number;
};

const DEFAULT_REST_MS = 10_000;
const MAX_REST_DOUBLINGS = 3;
const FAILURES_TO_TRIP = 3;
const MISSES_TO_TRIP = 2;
/** A share is told only of so many calls, none of them older than the window. */
const MIN_CALLS = 10;
const MAX_CALLS = 100;
const WINDOW_MS = 60_000;
const TRIP_SHARE = 0.5;

type Call = { readonly at: number; readonly ms: number; readonly isOk: boolean };
type Entry = {
  readonly calls: Call[];
  failuresInRow: number;
  missesInRow: number;
  trip: Trip | undefined;
  openUntil: number;
  timesOpened: number;
};

export function createBreaker({ clock, slowMs, restMs = DEFAULT_REST_MS }: BreakerOptions): Breaker {
  const entries = new Map<string, Entry>();
  const entryOf = (agentId: string): Entry => {
    const known = entries.get(agentId);
    if (known !== undefined) return known;
    const entry: Entry = {
      calls: [],
      failuresInRow: 0,
      missesInRow: 0,
      trip: undefined,
      openUntil: 0,
      timesOpened: 0,
    };
    entries.set(agentId, entry);
    return entry;
  };
  const recentOf = (entry: Entry): Call[] => {
    const since = clock() - WINDOW_MS;
    while ((entry.calls[0]?.at ?? since) < since) entry.calls.shift();
    return entry.calls;
  };
  const open = (entry: Entry, trip: Trip): void => {
    entry.trip = trip;
    entry.openUntil = clock() + restMs * 2 ** Math.min(entry.timesOpened, MAX_REST_DOUBLINGS);
    entry.timesOpened += 1;
  };
  const close = (entry: Entry): void => {
    Object.assign(entry, { trip: undefined, timesOpened: 0, failuresInRow: 0 });
    // What led to the opening has been answered by the probe; it must not open the circuit again.
    entry.calls.length = 0;
  };
  const circuitOf = (agentId: string): Pick<BreakerView, "circuit" | "trip"> => {
    const entry = entries.get(agentId);
    if (entry?.trip === undefined) return { circuit: "closed", trip: undefined };
    return { circuit: clock() < entry.openUntil ? "open" : "half_open", trip: entry.trip };
  };

  return {
    record: (agentId, { outcome, ms }) => {
      if (outcome === "unused") return;
      const entry = entryOf(agentId);
      const isOk = outcome === "ok";
      const isSlow = ms > slowMs;
      entry.failuresInRow = isOk ? 0 : entry.failuresInRow + 1;
      if (entry.trip !== undefined && isOk && !isSlow) close(entry);
      entry.calls.push({ at: clock(), ms, isOk });
      if (entry.calls.length > MAX_CALLS) entry.calls.shift();
      // A failure while it rests was a call made for want of another agent: the rest goes on.
      if (circuitOf(agentId).circuit === "open") return;
      const trip = entry.trip === undefined ? findTrip(recentOf(entry), entry, slowMs) : isOk ? "slow" : "failing";
      if (trip !== undefined) open(entry, trip);
    },
    recordCheck: (agentId, isAlive) => {
      if (isAlive && !entries.has(agentId)) return;
      const entry = entryOf(agentId);
      entry.missesInRow = isAlive ? 0 : entry.missesInRow + 1;
      if (!isAlive && entry.missesInRow >= MISSES_TO_TRIP) open(entry, "unreachable");
      if (!isAlive || entry.trip === undefined) return;
      // It is there again; whether it can work, one call will show. A failing one was there all the time: it rests on.
      if (entry.trip === "unreachable") entry.openUntil = clock();
    },
    of: (agentId) => {
      const entry = entries.get(agentId);
      const calls = entry === undefined ? [] : recentOf(entry);
      const failed = calls.filter(({ isOk }) => !isOk).length;
      return {
        ...circuitOf(agentId),
        errorRate: calls.length === 0 ? 0 : Math.round((failed / calls.length) * 1_000) / 1_000,
        latencyMs: toLatency(calls.filter(({ isOk }) => isOk).map(({ ms }) => ms)),
      };
    },
    circuitOf,
    forget: (agentId) => void entries.delete(agentId),
  };
}

function findTrip(calls: readonly Call[], entry: Entry, slowMs: number): Trip | undefined {
  if (entry.failuresInRow >= FAILURES_TO_TRIP) return "failing";
  if (calls.length < MIN_CALLS) return undefined;
  const share = (test: (call: Call) => boolean): number => calls.filter(test).length / calls.length;
  if (share(({ isOk }) => !isOk) >= TRIP_SHARE) return "failing";
  return share(({ ms }) => ms > slowMs) >= TRIP_SHARE ? "slow" : undefined;
}

function toLatency(values: number[]): BreakerView["latencyMs"] {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round((sorted[Math.ceil(sorted.length * share) - 1] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95) };
}
