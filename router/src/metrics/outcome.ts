import type { CallResult } from "../agents/dispatch.ts";
import type { BuildRecord } from "../conversation/state.ts";
import type { BuildOutcome, Metrics, TurnOutcome } from "./metrics.ts";

/** How a turn ended, by what its agent answered. */
export function toTurnOutcome(result: CallResult): TurnOutcome {
  if (result.kind === "rejected") return "rejected";
  if (result.kind === "failed") return result.code === "agent_timeout" ? "timeout" : "failed";
  return result.reply.status === "AWAITING_USER_INPUT" ? "awaiting" : result.reply.status;
}

/** Counts a build at its start and at its end; `record` is the build as it is then. */
export function countBuild(metrics: Pick<Metrics, "buildStarted" | "build">, record: BuildRecord): void {
  if (record.status === "in_progress") return metrics.buildStarted();
  const ms = Date.parse(record.endedAt ?? record.startedAt) - Date.parse(record.startedAt);
  // A clock that was set back must not make it negative.
  metrics.build(toBuildOutcome(record), Math.max(0, ms));
}

/** Only the router cancels and times out; an agent that uses these words has failed. */
function toBuildOutcome({ status, code, endedBy }: BuildRecord): BuildOutcome {
  if (status === "completed") return "completed";
  return endedBy === "router" && (code === "cancelled" || code === "timeout") ? code : "failed";
}
