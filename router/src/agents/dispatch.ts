import type { AgentReply, ErrorCode } from "@joinery/shared";
import type { Logger } from "pino";
import { Agent, type Dispatcher } from "undici";
import { parseAnswer, type RejectedError } from "./answer.ts";
import type { AgentTarget } from "./registry.ts";

export type DispatchOptions = {
  /** From the call to the last byte of the answer. */
  readonly timeoutMs: number;
  readonly connectTimeoutMs: number;
  readonly maxAnswerBytes: number;
  readonly log: Pick<Logger, "warn">;
};

export type CallOptions = { readonly traceparent?: string | undefined; readonly signal?: AbortSignal | undefined };

/** How a call ended. `rejected`: the agent found fault with the request. `failed`: it is not the user's doing. */
export type CallResult =
  | { readonly kind: "reply"; readonly reply: AgentReply }
  | { readonly kind: "rejected"; readonly status: number; readonly error: RejectedError }
  | {
      readonly kind: "failed";
      readonly code: Extract<ErrorCode, "agent_failed" | "agent_timeout">;
      /** Neutral: what the user may read. The detail is in the log. */
      readonly message: string;
      /** Whether the agent certainly never saw the request, so that another one may be asked. */
      readonly isUnsent: boolean;
    };

export type Dispatch = {
  /** `POST {url}/intent`. Never rejects. */
  call(agent: AgentTarget, body: unknown, options?: CallOptions): Promise<CallResult>;
  /** `POST {url}/cancel`, as well as it goes: the build has ended in the log already. Never rejects. */
  cancel(agent: AgentTarget, build: { readonly conversationId: string; readonly version: number }): Promise<void>;
  close(): Promise<void>;
};

type Failure = Extract<CallResult, { kind: "failed" }>;
type Received = { readonly status: number; readonly contentType: string; readonly body: Buffer };

const CANCEL_TIMEOUT_MS = 3_000;
const MAX_CANCEL_ANSWER_BYTES = 64 * 1024;
/** Between a refused connection and the one retry: an agent that is just being restarted. */
const RETRY_AFTER_MS = 100;
const CONNECTIONS_PER_AGENT = 128;
/** Errors of the connection's set-up: no byte of the request was sent. */
const UNSENT = new Set([
  "ECONNREFUSED",
  "UND_ERR_CONNECT_TIMEOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);
const TIMEOUTS = new Set(["UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"]);

class TooLargeError extends Error {}
class TimedOutError extends Error {}

/**
 * Calls agents over kept-alive connections.
 *
 * 1. A call never rejects and never takes longer than its timeout.
 * 2. It is sent again only after a refused connection: in every other failure the agent may have begun the turn.
 * 3. Redirects are never followed, and of an answer at most `maxAnswerBytes` are held.
 */
export function createDispatch({ timeoutMs, connectTimeoutMs, maxAnswerBytes, log }: DispatchOptions): Dispatch {
  const pool = new Agent({
    connections: CONNECTIONS_PER_AGENT,
    pipelining: 1,
    connect: { timeout: connectTimeoutMs },
    // The deadline of `send` covers the whole call; these only must not be shorter.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const fail = (agent: AgentTarget, failure: Failure, detail: string): Failure => {
    log.warn({ agentId: agent.agentId, url: agent.url, code: failure.code, detail }, "agent call failed");
    return failure;
  };

  const call = async (agent: AgentTarget, body: unknown, options: CallOptions = {}): Promise<CallResult> => {
    try {
      const limits = { timeoutMs, maxAnswerBytes };
      const answer = parseAnswer(
        await sendTwice(pool, toRequest(agent, "intent", body, options), limits, options.signal),
      );
      return answer.kind === "malformed" ? fail(agent, toFailure(undefined), answer.detail) : answer;
    } catch (error) {
      return fail(agent, toFailure(error), describe(error));
    }
  };

  return {
    call,
    cancel: async (agent, build) => {
      try {
        const limits = { timeoutMs: CANCEL_TIMEOUT_MS, maxAnswerBytes: MAX_CANCEL_ANSWER_BYTES };
        const { status } = await send(pool, toRequest(agent, "cancel", build), limits);
        if (status >= 400) log.warn({ agentId: agent.agentId, status }, "agent did not cancel");
      } catch (error) {
        log.warn({ agentId: agent.agentId, detail: describe(error) }, "agent did not cancel");
      }
    },
    close: () => pool.destroy(),
  };
}

type Limits = { readonly timeoutMs: number; readonly maxAnswerBytes: number };

function toRequest(
  agent: AgentTarget,
  door: "intent" | "cancel",
  body: unknown,
  { traceparent }: CallOptions = {},
): Dispatcher.RequestOptions {
  const url = new URL(`${agent.url}/${door}`);
  return {
    origin: url.origin,
    path: url.pathname,
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

async function sendTwice(
  pool: Dispatcher,
  request: Dispatcher.RequestOptions,
  limits: Limits,
  signal: AbortSignal | undefined,
): Promise<Received> {
  const startedAt = performance.now();
  try {
    return await send(pool, request, limits, signal);
  } catch (error) {
    if (!toCodes(error).includes("ECONNREFUSED")) throw error;
    await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS));
    const timeoutMs = limits.timeoutMs - (performance.now() - startedAt);
    if (timeoutMs <= 0) throw error;
    return await send(pool, request, { ...limits, timeoutMs }, signal);
  }
}

/** One request and its whole answer within the limits. */
async function send(
  pool: Dispatcher,
  request: Dispatcher.RequestOptions,
  { timeoutMs, maxAnswerBytes }: Limits,
  outer?: AbortSignal,
): Promise<Received> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(new TimedOutError(`no answer within ${timeoutMs} ms`)), timeoutMs);
  const signal = outer === undefined ? deadline.signal : AbortSignal.any([outer, deadline.signal]);
  try {
    const response = await pool.request({ ...request, signal });
    const body = await collect(response.body, maxAnswerBytes);
    return { status: response.statusCode, contentType: toText(response.headers["content-type"]), body };
  } catch (error) {
    throw deadline.signal.aborted ? deadline.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}

async function collect(body: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let held = 0;
  // Leaving the loop destroys the body and its connection.
  for await (const chunk of body) {
    held += chunk.byteLength;
    if (held > maxBytes) throw new TooLargeError(`the answer is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, held);
}

function toText(header: string | string[] | undefined): string {
  return Array.isArray(header) ? header.join(", ") : (header ?? "");
}

function toFailure(error: unknown): Failure {
  const codes = toCodes(error);
  const isTimeout = error instanceof TimedOutError || codes.some((code) => TIMEOUTS.has(code));
  return {
    kind: "failed",
    code: isTimeout ? "agent_timeout" : "agent_failed",
    message: isTimeout ? "The agent did not answer in time." : "The agent could not answer.",
    isUnsent: codes.length > 0 && codes.every((code) => UNSENT.has(code)),
  };
}

/** The error's codes: several when every address of a host name was tried. */
function toCodes(error: unknown): string[] {
  if (error instanceof AggregateError) return error.errors.flatMap(toCodes);
  if (!(error instanceof Error)) return [];
  return "code" in error && typeof error.code === "string" ? [error.code] : [];
}

function describe(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describe).join("; ");
  return error instanceof Error ? `${toCodes(error).join()} ${error.message}`.trim() : String(error);
}
