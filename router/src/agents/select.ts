import type { AgentRow } from "../storage/storage.ts";
import type { Circuit, Trip } from "./breaker.ts";

/** What the choice between agents looks at. */
export type Candidate = {
  readonly row: Pick<AgentRow, "agentId" | "intents" | "protocol">;
  readonly isInRotation: boolean;
  readonly circuit: Circuit;
  readonly trip: Trip | undefined;
  /** Calls and builds. */
  readonly inFlight: number;
  /** Calls alone: a circuit that is not closed lets one through at a time. */
  readonly calls: number;
  /** When it was chosen last, as a growing number; 0 for never. */
  readonly lastPicked: number;
};

export type Wanted = {
  readonly intent: string;
  readonly preferredAgentId?: string | undefined;
  /** Agents that were asked already. */
  readonly except?: ReadonlySet<string> | undefined;
};

/** Whether an agent may serve a turn at all. Agents of the A2A protocol take no intents. */
export function isCapable({ row, isInRotation }: Candidate, { intent, except }: Wanted): boolean {
  const isServing = isInRotation && row.protocol === "intent" && row.intents.includes(intent);
  return isServing && except?.has(row.agentId) !== true;
}

/**
 * Chooses the agent for a turn among those that are in rotation and capable: the preferred one, else the one with the
 * least in flight, else the one whose turn is longest ago.
 *
 * Sound agents come first; a half-open one gets its probe before them, since it would else never be tried again. When
 * none is sound, slow ones are better than none, and failing ones are asked one call at a time: they may have recovered,
 * and a crowd would not help them to.
 */
export function selectAgent<T extends Candidate>(agents: readonly T[], wanted: Wanted): T | undefined {
  const capable = agents.filter((agent) => isCapable(agent, wanted));
  const probe = capable.find(({ circuit, calls }) => circuit === "half_open" && calls === 0);
  if (probe !== undefined) return probe;
  const sound = capable.filter(({ circuit }) => circuit === "closed");
  const fallback = capable.filter(({ trip, calls }) => trip === "slow" || calls === 0);
  const eligible = sound.length > 0 ? sound : fallback;
  const preferred = eligible.find(({ row }) => row.agentId === wanted.preferredAgentId);
  if (preferred !== undefined) return preferred;
  return eligible.toSorted((a, b) => a.inFlight - b.inFlight || a.lastPicked - b.lastPicked)[0];
}
