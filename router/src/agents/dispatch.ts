import type { AgentReply } from "@joinery/shared";
import { LRUCache } from "lru-cache";
import type { Logger } from "pino";
import { Agent, type Dispatcher } from "undici";
import type { AddressGuard } from "./address-guard.ts";
import { parseAnswer, type RejectedError } from "./answer.ts";
import { describeFailure, toCodes, toFailure, type CallFailure } from "./call-failure.ts";
import { createConnector, type Resolve } from "./connector.ts";
import { exchange, type ExchangeLimits, type Received } from "./exchange.ts";
import type { AgentTarget } from "./registry.ts";

export type DispatchOptions = {
  /** From the call to the last byte of the answer. */
  readonly timeoutMs: number;
  readonly connectTimeoutMs: number;
  readonly maxAnswerBytes: number;
  readonly log: Pick<Logger, "warn">;
  readonly guard: AddressGuard;
  readonly resolve?: Resolve | undefined;
};

export type CallOptions = { readonly traceparent?: string | undefined };

/** How a call ended. `rejected`: the agent found fault with the request. `failed`: it is not the user's doing. */
export type CallResult =
  | { readonly kind: "reply"; readonly reply: AgentReply }
  | { readonly kind: "rejected"; readonly status: number; readonly error: RejectedError }
  | CallFailure;

export type Dispatch = {
  /** `POST {url}/intent`. Never rejects. */
  call(agent: AgentTarget, body: unknown, options?: CallOptions): Promise<CallResult>;
  /** `POST {url}/cancel`, as well as it goes: the build has ended in the log already. Never rejects. */
  cancel(agent: AgentTarget, build: { readonly conversationId: string; readonly version: number }): Promise<void>;
  /** `GET {url}/health`: whether anything is there that answers, and not with a failure of its own. Never rejects. */
  check(agent: Pick<AgentTarget, "url">, timeoutMs: number): Promise<boolean>;
  close(): Promise<void>;
};

const CANCEL_TIMEOUT_MS = 3_000;
const MAX_SHORT_ANSWER_BYTES = 64 * 1024;
/** Between a refused connection and the one retry: an agent that is just being restarted. */
const RETRY_AFTER_MS = 100;
const CONNECTIONS_PER_AGENT = 128;
/** The agent says that it has not taken the call: it is stopping, or not ready. */
const NOT_TAKEN = 503;

/**
 * Calls agents over kept-alive connections.
 *
 * 1. A call never rejects and never takes longer than its timeout.
 * 2. It is sent again only after a refused connection: in every other failure the agent may have begun the turn.
 * 3. Redirects are never followed, and of an answer at most `maxAnswerBytes` are held.
 */
export function createDispatch(deps: DispatchOptions): Dispatch {
  const { timeoutMs, connectTimeoutMs, maxAnswerBytes, log, guard, resolve } = deps;
  const connect = createConnector({
    timeoutMs: connectTimeoutMs,
    guard,
    ...(resolve === undefined ? {} : { resolve }),
  });
  // Health checks have connections of their own: calls that wait must not make an agent look dead.
  const checks = new Agent({ connections: 1, pipelining: 1, connect });
  const pool = new Agent({
    connections: CONNECTIONS_PER_AGENT,
    pipelining: 1,
    connect,
    // The deadline of `exchange` covers the whole call; these only must not be shorter.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const fail = (agent: AgentTarget, failure: CallFailure, detail: string): CallFailure => {
    log.warn({ agentId: agent.agentId, url: agent.url, code: failure.code, detail }, "agent call failed");
    return failure;
  };

  const call = async (agent: AgentTarget, body: unknown, options: CallOptions = {}): Promise<CallResult> => {
    try {
      const limits = { timeoutMs, maxAnswerBytes };
      const received = await sendTwice(pool, toRequest(agent, "intent", body, options), limits);
      const answer = parseAnswer(received);
      if (answer.kind !== "malformed") return answer;
      return fail(agent, { ...toFailure(undefined), isUnsent: received.status === NOT_TAKEN }, answer.detail);
    } catch (error) {
      return fail(agent, toFailure(error), describeFailure(error));
    }
  };

  return {
    call,
    cancel: async (agent, build) => {
      try {
        const limits = { timeoutMs: CANCEL_TIMEOUT_MS, maxAnswerBytes: MAX_SHORT_ANSWER_BYTES };
        const { status } = await exchange(pool, toRequest(agent, "cancel", build), limits);
        if (status >= 400) log.warn({ agentId: agent.agentId, status }, "agent did not cancel");
      } catch (error) {
        log.warn({ agentId: agent.agentId, detail: describeFailure(error) }, "agent did not cancel");
      }
    },
    check: async (agent, checkTimeoutMs) => {
      try {
        const { origin, pathname } = new URL(`${agent.url}/health`);
        const request = { origin, path: pathname, method: "GET", headers: { accept: "application/json" } } as const;
        const limits = { timeoutMs: checkTimeoutMs, maxAnswerBytes: MAX_SHORT_ANSWER_BYTES };
        // An agent of another make may know no such address; its 404 is a sign of life.
        return (await exchange(checks, request, limits)).status < 500;
      } catch {
        return false;
      }
    },
    close: async () => void (await Promise.all([pool.destroy(), checks.destroy()])),
  };
}

function toRequest(
  agent: AgentTarget,
  door: "intent" | "cancel",
  body: unknown,
  { traceparent }: CallOptions = {},
): Dispatcher.DispatchOptions {
  const { origin, path } = toPlace(agent.url);
  return {
    origin,
    path: `${path}/${door}`,
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      "x-agent-token": agent.agentToken,
      ...(traceparent === undefined ? {} : { traceparent }),
    },
    body: JSON.stringify(body),
  };
}

/** Addresses taken apart, since there are few of them and a call has to be quick. */
const places = new LRUCache<string, { readonly origin: string; readonly path: string }>({ max: 1_000 });

function toPlace(url: string): { readonly origin: string; readonly path: string } {
  const known = places.get(url);
  if (known !== undefined) return known;
  const { origin, pathname } = new URL(url);
  const place = { origin, path: pathname.replace(/\/+$/, "") };
  places.set(url, place);
  return place;
}

async function sendTwice(
  pool: Dispatcher,
  request: Dispatcher.DispatchOptions,
  limits: ExchangeLimits,
): Promise<Received> {
  const startedAt = performance.now();
  try {
    return await exchange(pool, request, limits);
  } catch (error) {
    if (!toCodes(error).includes("ECONNREFUSED")) throw error;
    await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS));
    const timeoutMs = limits.timeoutMs - (performance.now() - startedAt);
    if (timeoutMs <= 0) throw error;
    return await exchange(pool, request, { ...limits, timeoutMs });
  }
}
