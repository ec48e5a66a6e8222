import type { Clock } from "../clock.ts";

export type CallOutcome = "ok" | "failed";

export type Health = {
  record(agentId: string, outcome: CallOutcome): void;
  of(agentId: string): "ok" | "failing";
  forget(agentId: string): void;
};

/** Failures in a row that make an agent failing. */
const FAILURES_TO_TRIP = 3;
/** How long it is then avoided; after that the next call decides. */
const REST_MS = 10_000;

/** Which agents keep failing. One failure after the rest is enough to rest again; one success clears all. */
export function createHealth(clock: Clock): Health {
  const failures = new Map<string, { count: number; at: number }>();
  return {
    record: (agentId, outcome) => {
      if (outcome === "ok") failures.delete(agentId);
      else failures.set(agentId, { count: (failures.get(agentId)?.count ?? 0) + 1, at: clock() });
    },
    of: (agentId) => {
      const failed = failures.get(agentId);
      return failed !== undefined && failed.count >= FAILURES_TO_TRIP && clock() < failed.at + REST_MS
        ? "failing"
        : "ok";
    },
    forget: (agentId) => void failures.delete(agentId),
  };
}
