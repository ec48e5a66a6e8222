import * as z from "zod";

/** How one failure looks from outside. `text` is the default message; a thrown error may say more. */
type ErrorKind = {
  readonly status: number;
  readonly jsonRpcCode: number;
  readonly retryable: boolean;
  readonly text: string;
};

const kind = (status: number, jsonRpcCode: number, retryable: boolean, text: string): ErrorKind => ({
  status,
  jsonRpcCode,
  retryable,
  text,
});

/**
 * The closed list of `error.code`, with the HTTP status, the JSON-RPC code, whether trying again can help, and the
 * default text of each. Anything that is not an error of ours is `internal`.
 */
export const ERRORS = {
  malformed_json: kind(400, -32700, false, "The request body is not valid JSON."),
  invalid_request: kind(400, -32602, false, "The request has missing or wrong fields."),
  unknown_intent: kind(400, -32601, false, "This intent is not supported."),
  unauthorized: kind(401, -32001, false, "A valid x-api-key header is required."),
  forbidden: kind(403, -32003, false, "This caller may not do that."),
  not_holder: kind(403, -32017, false, "Another agent holds this conversation."),
  no_agent: kind(404, -32004, true, "No capable agent is registered."),
  conversation_not_found: kind(404, -32005, false, "There is no such conversation."),
  agent_not_found: kind(404, -32006, false, "There is no such agent."),
  version_not_found: kind(404, -32007, false, "This conversation has no such version."),
  route_not_found: kind(404, -32601, false, "There is nothing at this address."),
  method_not_allowed: kind(405, -32601, false, "This address does not support that method."),
  conversation_busy: kind(409, -32009, true, "A turn or a build is already running in this conversation."),
  build_not_running: kind(409, -32010, false, "No build is running in this conversation."),
  no_finished_build: kind(409, -32012, false, "There is no finished build to hand out."),
  idempotency_mismatch: kind(409, -32011, false, "This Idempotency-Key was used with a different request."),
  payload_too_large: kind(413, -32013, false, "The request body is too large."),
  unsupported_media_type: kind(415, -32015, false, "The request body must be application/json."),
  unsupported_encoding: kind(415, -32016, false, "The request body must be plain, gzip, br or deflate."),
  rate_limited: kind(429, -32029, true, "Too many requests."),
  agent_failed: kind(500, -32050, true, "The agent could not answer."),
  agent_timeout: kind(500, -32051, true, "The agent did not answer in time."),
  turn_interrupted: kind(500, -32052, true, "The turn was interrupted before it was answered."),
  internal: kind(500, -32603, true, "Something went wrong on our side."),
  not_ready: kind(503, -32053, true, "The service is not ready."),
  // Ends of a build: they reach the user in the stream and in reads of the conversation.
  cancelled: kind(200, -32060, false, "The build was cancelled."),
  timeout: kind(200, -32061, true, "The build did not finish in time."),
  build_failed: kind(200, -32062, true, "The build failed."),
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERRORS;
export const ERROR_CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

/** One wrong field: `path` is its place in the request (`files[3].path`), empty for the whole body. */
export const ErrorIssue = z.object({ path: z.string(), message: z.string() });
export type ErrorIssue = z.infer<typeof ErrorIssue>;

export const ErrorDetail = z.object({
  code: z.enum(ERROR_CODES),
  message: z.string(),
  retryable: z.boolean(),
  issues: z.array(ErrorIssue).optional(),
});
export type ErrorDetail = z.infer<typeof ErrorDetail>;

/** The body of every answer that is not a success. */
export const ErrorReply = z.looseObject({
  status: z.literal("error"),
  error: ErrorDetail,
  conversationId: z.string().optional(),
});
export type ErrorReply = z.infer<typeof ErrorReply>;

type JoineryErrorOptions = { message?: string; issues?: ErrorIssue[]; cause?: unknown; retryAfterSeconds?: number };

/** The one error class that crosses a boundary of ours. Its `message` is written for the caller: never put a secret in it. */
export class JoineryError extends Error {
  override readonly name = "JoineryError";
  readonly code: ErrorCode;
  readonly issues: ErrorIssue[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, options: JoineryErrorOptions = {}) {
    super(options.message ?? ERRORS[code].text, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.issues = options.issues;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}

/** The wire form of an error. Anything unknown becomes a neutral `internal`, so that no inner text leaks. */
export function toErrorReply(error: unknown, conversationId?: string): ErrorReply {
  const known = error instanceof JoineryError ? error : new JoineryError("internal");
  return {
    status: "error",
    error: {
      code: known.code,
      message: known.message,
      retryable: ERRORS[known.code].retryable,
      ...(known.issues === undefined ? {} : { issues: known.issues }),
    },
    ...(conversationId === undefined ? {} : { conversationId }),
  };
}
