/**
 * Keeps this agent registered with the router for as long as it runs.
 *
 * 1. It tries for ever: the router may start later, restart, or forget the agent.
 * 2. One call is under way at a time, so a token is never replaced by an older one.
 * 3. A lease is renewed at a third of its length; a router that does not know it (403, 404) gets a new registration.
 * 4. After `stop` nothing is sent but one farewell.
 */
import { AgentLease, type AgentRegistration } from "@joinery/shared";
import type { Logger } from "pino";
import { backoffMs, type Sleep } from "./backoff.ts";
import type { RouterAnswer, RouterClient } from "./router-client.ts";

export type Registration = {
  /** Begins with the address at which the router reaches this agent; returns at once. */
  start(url: string): void;
  /** The token of the current lease, `undefined` before the first registration. */
  token(): string | undefined;
  /** The router refused the token: registers anew without waiting for the next renewal. */
  refresh(): void;
  /** Leaves the router, best effort, and ends. */
  stop(): Promise<void>;
};

export type RegistrationDeps = {
  readonly client: RouterClient;
  readonly self: Pick<AgentRegistration, "name" | "intents"> & { readonly version: string };
  readonly log: Logger;
  readonly sleep: Sleep;
  readonly random: () => number;
  /** A new lease: whoever waited for a token can go on. */
  readonly onRegistered?: () => void;
};

const BACKOFF = { baseMs: 250, maxMs: 5_000 };
const MIN_RENEWAL_MS = 100;
/** `refresh` in a storm of refusals registers at most this often. */
const MIN_REFRESH_MS = 250;

export function createRegistration(deps: RegistrationDeps): Registration {
  const { client, self, log, sleep, random } = deps;
  const stopping = new AbortController();
  let lease: AgentLease | undefined;
  let isRefused = false;
  let attempt = 0;
  let napping = new AbortController();
  let running: Promise<void> | undefined;
  let url = "";

  async function nap(ms: number): Promise<void> {
    napping = new AbortController();
    await sleep(ms, AbortSignal.any([stopping.signal, napping.signal]));
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const isNew = lease === undefined || isRefused;
      isRefused = false;
      const answer = await (isNew ? register() : renew());
      if (stopping.signal.aborted) return;
      await nap(accept(answer, isNew));
      if (isRefused) await sleep(MIN_REFRESH_MS, stopping.signal);
    }
  }

  /** Takes the answer in and tells how long to wait before the next call. */
  function accept(answer: RouterAnswer, isNew: boolean): number {
    const parsed = answer.kind === "answer" && answer.status < 300 ? AgentLease.safeParse(answer.body) : undefined;
    if (parsed?.success === true) {
      lease = parsed.data;
      attempt = 0;
      if (isNew) {
        log.info({ event: "registered", agentId: lease.agentId, leaseMs: lease.leaseMs }, "registered with the router");
        deps.onRegistered?.();
      }
      return Math.max(MIN_RENEWAL_MS, lease.leaseMs / 3);
    }
    if (!isNew && answer.kind === "answer" && [401, 403, 404].includes(answer.status)) {
      lease = undefined;
      return 0;
    }
    const ms = backoffMs(attempt, BACKOFF, random);
    // The first failure is worth a line; the hundredth of the same outage is not.
    log[attempt === 0 ? "warn" : "debug"]({ event: "registration_failed", ...describeAnswer(answer), retryInMs: ms });
    attempt += 1;
    return answer.kind === "answer" ? Math.max(ms, answer.retryAfterMs ?? 0) : ms;
  }

  const register = () =>
    client.call({
      method: "POST",
      path: "/a2a/agents",
      body: { ...self, url },
      token: lease?.agentToken,
      signal: stopping.signal,
    });
  const renew = () =>
    client.call({
      method: "PUT",
      path: `/a2a/agents/${encodeURIComponent(lease?.agentId ?? "")}`,
      body: {},
      token: lease?.agentToken,
      signal: stopping.signal,
    });

  return {
    start(ownUrl) {
      url = ownUrl;
      running ??= run();
    },
    token: () => lease?.agentToken,
    refresh() {
      isRefused = true;
      napping.abort();
    },
    async stop() {
      stopping.abort();
      await running;
      if (lease === undefined) return;
      const path = `/a2a/agents/${encodeURIComponent(lease.agentId)}`;
      await client.call({ method: "DELETE", path, token: lease.agentToken, signal: AbortSignal.timeout(2_000) });
    },
  };
}

function describeAnswer(answer: RouterAnswer): Record<string, unknown> {
  if (answer.kind === "failed") return { reason: answer.message };
  return { status: answer.status };
}
