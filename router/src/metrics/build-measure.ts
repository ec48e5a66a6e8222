import type { BuildRecord } from "../conversation/state.ts";
import type { BuildOutcome } from "./metrics.ts";

/** How a finished build counts, and how long it took in milliseconds; nothing for one that still runs. */
export function measureBuild(record: BuildRecord): { readonly outcome: BuildOutcome; readonly ms: number } | undefined {
  if (record.status === "in_progress" || record.endedAt === undefined) return undefined;
  return { outcome: toOutcome(record), ms: Math.max(0, Date.parse(record.endedAt) - Date.parse(record.startedAt)) };
}

/** Only the router cancels and times out; an agent that uses these words has failed. */
function toOutcome({ status, code, endedBy }: BuildRecord): BuildOutcome {
  if (status === "completed") return "completed";
  if (endedBy === "router" && (code === "cancelled" || code === "timeout")) return code;
  return "failed";
}
