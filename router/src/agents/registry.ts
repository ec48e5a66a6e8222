import { JoineryError, type AgentInfo, type AgentLease, type AgentRegistration } from "@joinery/shared";
import { nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { AgentRow, Storage } from "../storage/storage.ts";
import { toAgentUrl } from "./agent-url.ts";
import { createBreaker, type AgentCallRecord, type BreakerView } from "./breaker.ts";
import { isCapable, selectAgent, type Wanted } from "./select.ts";
import { createSequence } from "./sequence.ts";
import { createAgentTokens, readAgentId } from "./token.ts";

export type RegistryDeps = {
  readonly storage: Pick<Storage, "saveAgent" | "deleteAgent" | "loadAgents">;
  readonly clock: Clock;
  readonly leaseMs: number;
  readonly allowedHosts: readonly string[];
  /** What tokens are signed with; the same after a restart. */
  readonly secret: Uint8Array | string;
  /** A call that takes longer counts as slow; 30 s unless told. */
  readonly slowMs?: number | undefined;
  readonly createId?: (() => string) | undefined;
};

/** What a call needs to know of the agent. The token tells it that the router is calling. */
export type AgentTarget = { readonly agentId: string; readonly url: string; readonly agentToken: string };

export type Registry = {
  /**
   * Takes an agent into rotation; the same name and URL keep their id, so that a restarted agent still holds its builds.
   * Resolves when the registration is durable. @throws JoineryError `invalid_request` for a URL outside the allow-list
   */
  register(input: AgentRegistration): Promise<AgentLease>;
  /** Extends a lease, also one that has ended. @throws JoineryError `agent_not_found`, `forbidden` */
  renew(agentId: string, token: string | undefined): Promise<AgentLease>;
  /** Out of rotation at once. Its token still proves the reports of builds that it finishes. @throws as `renew` */
  leave(agentId: string, token: string | undefined): Promise<void>;
  list(): AgentInfo[];
  /** The agent for a turn, or nothing when none is in rotation and capable. */
  pick(wanted: Wanted): AgentTarget | undefined;
  /** One agent by its id, in rotation or not: for calls about what it already holds. */
  find(agentId: string): AgentTarget | undefined;
  verifyToken(agentId: string, token: string): boolean;
  /** Whose token this is; nothing for one that is not ours. */
  agentIdOf(token: string | undefined): string | undefined;
  /** How many agents are in rotation. */
  inRotation(): number;
  /** Whether some agent in rotation serves this intent, however busy or broken. */
  serves(intent: string): boolean;
  /** Every agent in rotation: whom the health check asks. */
  targets(): AgentTarget[];
  /** Counts a build or a call that the agent works on, until `end`. A call is begun as soon as its agent is picked. */
  begin(agentId: string, kind?: "build" | "call"): void;
  /** With a record when it was a call: how it went decides whether the agent is asked again. */
  end(agentId: string, call?: AgentCallRecord): void;
  /** What the health check found. */
  recordCheck(agentId: string, isAlive: boolean): void;
  /** Whether the agent proves itself by its token, so that its word on a conversation taken from it can be told apart. */
  isIdentified(agentId: string): boolean;
};

/** How long an agent is remembered after its lease ended: far longer than any build may take. */
const FORGET_AFTER_MS = 24 * 60 * 60 * 1000;
/** Nobody runs so many; it keeps a stranger from filling the memory where no key is set. */
const MAX_AGENTS = 1_000;

const SLOW_MS = 30_000;

type Entry = {
  row: AgentRow;
  hasLeft: boolean;
  inFlight: number;
  calls: number;
  lastPicked: number;
  isIdentified: boolean;
};

/**
 * The agents that may serve conversations.
 *
 * 1. What is answered is durable: a row is written before it counts, one write at a time, so that two registrations of
 *    one agent cannot end up with two ids.
 * 2. An agent is in rotation while its lease lasts, and a restart of the router changes nothing about that.
 * 3. A token belongs to one registration; it is derived, never stored.
 */
export async function createRegistry(deps: RegistryDeps): Promise<Registry> {
  const { storage, clock, leaseMs, allowedHosts, createId = () => `agent_${nanoid(16)}` } = deps;
  const tokens = createAgentTokens(deps.secret);
  const breaker = createBreaker({ clock, slowMs: deps.slowMs ?? SLOW_MS });
  const entries = new Map<string, Entry>();
  for (const row of await storage.loadAgents()) entries.set(row.agentId, createEntry(row, false));
  const inOrder = createSequence();
  let picks = 0;

  const isInRotation = (entry: Entry): boolean => !entry.hasLeft && entry.row.leaseExpiresAt > clock();
  const toLease = (row: AgentRow): AgentLease => ({ agentId: row.agentId, agentToken: tokens.issue(row), leaseMs });
  const toTarget = ({ row }: Entry): AgentTarget => ({
    agentId: row.agentId,
    url: row.url,
    agentToken: tokens.issue(row),
  });

  const save = async (row: AgentRow, hasLeft = false): Promise<void> => {
    await storage.saveAgent(row);
    const entry = entries.get(row.agentId);
    if (entry === undefined) entries.set(row.agentId, createEntry(row, hasLeft));
    else Object.assign(entry, { row, hasLeft });
  };
  const prune = async (): Promise<void> => {
    for (const [agentId, { row, inFlight }] of entries) {
      if (inFlight > 0 || row.leaseExpiresAt + FORGET_AFTER_MS > clock()) continue;
      await storage.deleteAgent(agentId);
      entries.delete(agentId);
      breaker.forget(agentId);
    }
  };
  const assertOwn = (agentId: string, token: string | undefined): Entry => {
    const entry = entries.get(agentId);
    if (entry === undefined || entry.hasLeft) throw new JoineryError("agent_not_found");
    if (token === undefined || !tokens.verify(entry.row, token)) throw new JoineryError("forbidden");
    entry.isIdentified = true;
    return entry;
  };

  const register = async (input: AgentRegistration): Promise<AgentLease> => {
    const url = toAgentUrl(input.url, allowedHosts);
    await prune();
    const known = [...entries.values()].find(({ row }) => row.name === input.name && row.url === url)?.row;
    if (known === undefined && entries.size >= MAX_AGENTS)
      throw new JoineryError("rate_limited", { message: "Too many agents are registered.", retryAfterSeconds: 60 });
    const row: AgentRow = {
      agentId: known?.agentId ?? createId(),
      name: input.name,
      url,
      intents: [...new Set(input.intents)],
      ...(input.version === undefined ? {} : { version: input.version }),
      protocol: input.protocol,
      // Grows even within a millisecond, since a token is bound to it.
      registeredAt: Math.max(clock(), (known?.registeredAt ?? 0) + 1),
      leaseExpiresAt: clock() + leaseMs,
    };
    await save(row);
    breaker.forget(row.agentId);
    return toLease(row);
  };

  const verifyToken = (agentId: string, token: string): boolean => {
    const entry = entries.get(agentId);
    if (entry === undefined || !tokens.verify(entry.row, token)) return false;
    entry.isIdentified = true;
    return true;
  };
  const toCandidates = () =>
    [...entries.values()].map((entry) => {
      const { row, inFlight, calls, lastPicked } = entry;
      const { circuit, trip } = breaker.circuitOf(row.agentId);
      return { entry, row, isInRotation: isInRotation(entry), circuit, trip, inFlight, calls, lastPicked };
    });

  return {
    register: (input) => inOrder(() => register(input)),
    renew: (agentId, token) =>
      inOrder(async () => {
        const row = { ...assertOwn(agentId, token).row, leaseExpiresAt: clock() + leaseMs };
        await save(row);
        return toLease(row);
      }),
    leave: (agentId, token) =>
      inOrder(async () => {
        const { row } = assertOwn(agentId, token);
        await save({ ...row, leaseExpiresAt: Math.min(clock(), row.leaseExpiresAt) }, true);
      }),
    list: () =>
      [...entries.values()]
        .filter((entry) => !entry.hasLeft)
        .map((entry) => toInfo(entry, breaker.of(entry.row.agentId), isInRotation(entry))),
    pick: (wanted) => {
      const entry = selectAgent(toCandidates(), wanted)?.entry;
      if (entry === undefined) return undefined;
      entry.lastPicked = ++picks;
      return toTarget(entry);
    },
    serves: (intent) => toCandidates().some((candidate) => isCapable(candidate, { intent })),
    targets: () => [...entries.values()].filter(isInRotation).map(toTarget),
    find: (agentId) => {
      const entry = entries.get(agentId);
      return entry === undefined ? undefined : toTarget(entry);
    },
    verifyToken,
    agentIdOf: (token) => {
      if (token === undefined) return undefined;
      const agentId = readAgentId(token);
      return verifyToken(agentId, token) ? agentId : undefined;
    },
    inRotation: () => [...entries.values()].filter(isInRotation).length,
    begin: (agentId, kind = "build") => {
      const entry = entries.get(agentId);
      if (entry === undefined) return;
      entry.inFlight++;
      if (kind === "call") entry.calls++;
    },
    end: (agentId, call) => {
      const entry = entries.get(agentId);
      if (entry === undefined) return;
      entry.inFlight = Math.max(0, entry.inFlight - 1);
      if (call === undefined) return;
      entry.calls = Math.max(0, entry.calls - 1);
      breaker.record(agentId, call);
    },
    recordCheck: (agentId, isAlive) => {
      if (entries.has(agentId)) breaker.recordCheck(agentId, isAlive);
    },
    isIdentified: (agentId) => entries.get(agentId)?.isIdentified === true,
  };
}

function createEntry(row: AgentRow, hasLeft: boolean): Entry {
  return { row, hasLeft, inFlight: 0, calls: 0, lastPicked: 0, isIdentified: false };
}

function toInfo({ row, inFlight }: Entry, view: BreakerView, isInRotation: boolean): AgentInfo {
  const { circuit, errorRate, latencyMs } = view;
  return {
    agentId: row.agentId,
    name: row.name,
    url: row.url,
    intents: [...row.intents],
    ...(row.version === undefined ? {} : { version: row.version }),
    protocol: row.protocol,
    health: isInRotation ? (circuit === "closed" ? "ok" : "failing") : "expired",
    circuit,
    inFlight,
    errorRate,
    ...(latencyMs === undefined ? {} : { latencyMs }),
    registeredAt: new Date(row.registeredAt).toISOString(),
    leaseExpiresAt: new Date(row.leaseExpiresAt).toISOString(),
  };
}
