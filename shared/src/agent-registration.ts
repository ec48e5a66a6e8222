import * as z from "zod";

/** `POST /a2a/agents`: an agent says where it is and what it can do. */
export const AgentRegistration = z.looseObject({
  name: z.string().trim().min(1).max(100),
  /** The agent's base URL; the router calls `POST {url}/intent`. */
  url: z.url({ protocol: /^https?$/, error: "must be an http or https URL" }).max(500),
  intents: z.array(z.string().min(1).max(100)).min(1).max(50),
  version: z.string().max(50).optional(),
  protocol: z.enum(["intent", "a2a"]).default("intent"),
});
export type AgentRegistration = z.infer<typeof AgentRegistration>;

/** What it gets back. The token proves later reports and renewals; the lease ends after `leaseMs` without a renewal. */
export const AgentLease = z.object({ agentId: z.string(), agentToken: z.string(), leaseMs: z.int().positive() });
export type AgentLease = z.infer<typeof AgentLease>;

export const AGENT_HEALTH = ["ok", "failing", "expired"] as const;

/** Whether calls pass: `open` none while others are left, `half_open` one at a time, to see whether it is well again. */
export const AGENT_CIRCUITS = ["closed", "open", "half_open"] as const;

/** One row of `GET /a2a/agents`. */
export const AgentInfo = z.object({
  agentId: z.string(),
  name: z.string(),
  url: z.string(),
  intents: z.array(z.string()),
  version: z.string().optional(),
  protocol: z.enum(["intent", "a2a"]),
  health: z.enum(AGENT_HEALTH),
  circuit: z.enum(AGENT_CIRCUITS).optional(),
  /** Calls and builds it is working on now. */
  inFlight: z.int().nonnegative(),
  /** Share of its calls in the last minute that failed. */
  errorRate: z.number().min(0).max(1).optional(),
  /** How long its calls of the last minute took; absent when there was none. */
  latencyMs: z.object({ p50: z.number().nonnegative(), p95: z.number().nonnegative() }).optional(),
  registeredAt: z.string(),
  leaseExpiresAt: z.string(),
});
export type AgentInfo = z.infer<typeof AgentInfo>;

export const AgentList = z.object({ agents: z.array(AgentInfo) });
export type AgentList = z.infer<typeof AgentList>;
