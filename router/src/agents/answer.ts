import { AgentReply, ErrorIssue, ERRORS, type ErrorCode } from "@joinery/shared";
import * as z from "zod";
import { parseJson } from "../http/parse-json.ts";

export type RejectedError = { readonly code: ErrorCode; readonly message: string; readonly issues?: ErrorIssue[] };

/** What an agent's answer means. `malformed` carries the reason for the log. */
export type Answer =
  | { readonly kind: "reply"; readonly reply: AgentReply }
  | { readonly kind: "rejected"; readonly status: number; readonly error: RejectedError }
  | { readonly kind: "malformed"; readonly detail: string };

type RawAnswer = { readonly status: number; readonly contentType: string; readonly body: Uint8Array };

/** An agent of another make has codes of its own; only the shape is asked for. */
const AgentError = z.looseObject({
  status: z.literal("error"),
  error: z.looseObject({
    code: z.string(),
    message: z.string(),
    issues: z.array(ErrorIssue).max(100).optional().catch(undefined),
  }),
});

const MAX_MESSAGE_CHARS = 2_000;

/** What an agent may say about the user's request. Any other code is about the router's call, so not the user's fault. */
const USER_FACING: ReadonlySet<string> = new Set<ErrorCode>([
  "invalid_request",
  "unknown_intent",
  "conversation_not_found",
  "version_not_found",
  "conversation_busy",
  "build_not_running",
  "payload_too_large",
  "rate_limited",
]);
/** The same by status, for codes that are not in our table. */
const BY_STATUS: Partial<Record<number, ErrorCode>> = {
  400: "invalid_request",
  409: "conversation_busy",
  413: "payload_too_large",
  422: "invalid_request",
  429: "rate_limited",
};

/** Reads what an agent answered to an intent. */
export function parseAnswer({ status, contentType, body }: RawAnswer): Answer {
  const isSuccess = status === 200 || status === 202;
  if (!isSuccess && (status < 400 || status >= 500)) return malformed(`status ${status}`);
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(contentType))
    return malformed(`content type ${contentType || "(none)"}`);
  let json: unknown;
  try {
    json = parseJson(body);
  } catch (error) {
    return malformed(`invalid JSON: ${error instanceof Error ? error.message : "unreadable"}`);
  }
  return isSuccess ? parseReply(json) : parseRejection(status, json);
}

function parseReply(json: unknown): Answer {
  const parsed = AgentReply.safeParse(json);
  return parsed.success
    ? { kind: "reply", reply: parsed.data }
    : malformed(`wrong shape: ${z.prettifyError(parsed.error)}`);
}

function parseRejection(status: number, json: unknown): Answer {
  const parsed = AgentError.safeParse(json);
  if (!parsed.success) return malformed(`status ${status} without an error of the contract`);
  const { code: said, message, issues } = parsed.data.error;
  const code = toUserFacing(said, status);
  if (code === undefined) return malformed(`status ${status}, code ${said.slice(0, 100)}: ${message.slice(0, 500)}`);
  return {
    kind: "rejected",
    status: ERRORS[code].status,
    error: { code, message: message.slice(0, MAX_MESSAGE_CHARS), ...(issues === undefined ? {} : { issues }) },
  };
}

function toUserFacing(code: string, status: number): ErrorCode | undefined {
  if (USER_FACING.has(code)) return code as ErrorCode;
  return Object.hasOwn(ERRORS, code) ? undefined : BY_STATUS[status];
}

function malformed(detail: string): Answer {
  return { kind: "malformed", detail: detail.slice(0, 1_000) };
}
