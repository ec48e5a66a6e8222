import type { AgentRow } from "../storage/storage.ts";

/** What the choice between agents looks at. */
export type Candidate = {
  readonly row: Pick<AgentRow, "agentId" | "intents" | "protocol">;
  readonly isInRotation: boolean;
  readonly isHealthy: boolean;
  readonly inFlight: number;
  /** When it was chosen last, as a growing number; 0 for never. */
  readonly lastPicked: number;
};

export type Wanted = { readonly intent: string; readonly preferredAgentId?: string | undefined };

/**
 * Chooses the agent for a turn among those that are in rotation and capable: the preferred one, else the one with the
 * least in flight, else the one whose turn is longest ago. One that keeps failing is asked only when no other is left:
 * it may have recovered, and saying that there is no agent would be wrong. Agents of the A2A protocol take no intents.
 */
export function selectAgent<T extends Candidate>(agents: readonly T[], wanted: Wanted): T | undefined {
  const capable = agents.filter(
    ({ row, isInRotation }) => isInRotation && row.protocol === "intent" && row.intents.includes(wanted.intent),
  );
  const healthy = capable.filter((agent) => agent.isHealthy);
  const eligible = healthy.length > 0 ? healthy : capable;
  const preferred = eligible.find(({ row }) => row.agentId === wanted.preferredAgentId);
  if (preferred !== undefined) return preferred;
  return eligible.toSorted((a, b) => a.inFlight - b.inFlight || a.lastPicked - b.lastPicked)[0];
}
