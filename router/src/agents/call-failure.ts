import type { ErrorCode } from "@joinery/shared";
import { ADDRESS_REFUSED } from "./connector.ts";

/** Why a call brought no answer. */
export type CallFailure = {
  readonly kind: "failed";
  readonly code: Extract<ErrorCode, "agent_failed" | "agent_timeout">;
  /** Neutral: what the user may read. The detail is in the log. */
  readonly message: string;
  /** Whether the agent certainly never took the request, so that another one may be asked. */
  readonly isUnsent: boolean;
  /** Whether the connection broke before any answer, as it does when the agent's process is killed. */
  readonly isCut: boolean;
};

/** Errors of the connection's set-up: no byte of the request was sent. */
const UNSENT = new Set([
  "ECONNREFUSED",
  "UND_ERR_CONNECT_TIMEOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  ADDRESS_REFUSED,
]);
/** The connection was open and broke: Node's reset and broken pipe, and undici's word for the other side's end. */
const CUT = new Set(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"]);
const TIMEOUTS = new Set(["UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"]);

/** The call took longer than it may. */
export class TimedOutError extends Error {}

/** What an error of the network, or none for an answer that is no good, means for the turn. */
export function toFailure(error: unknown): CallFailure {
  const codes = toCodes(error);
  const isTimeout = error instanceof TimedOutError || codes.some((code) => TIMEOUTS.has(code));
  return {
    kind: "failed",
    code: isTimeout ? "agent_timeout" : "agent_failed",
    message: isTimeout ? "The agent did not answer in time." : "The agent could not answer.",
    isUnsent: codes.length > 0 && codes.every((code) => UNSENT.has(code)),
    isCut: codes.length > 0 && codes.every((code) => CUT.has(code)),
  };
}

/** The error's codes: several when every address of a host name was tried. */
export function toCodes(error: unknown): string[] {
  if (error instanceof AggregateError) return error.errors.flatMap(toCodes);
  if (!(error instanceof Error)) return [];
  return "code" in error && typeof error.code === "string" ? [error.code] : [];
}

/** For the log. */
export function describeFailure(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describeFailure).join("; ");
  return error instanceof Error ? `${toCodes(error).join()} ${error.message}`.trim() : String(error);
}
