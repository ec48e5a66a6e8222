import {
  ERRORS,
  formatEvent,
  formatRetry,
  JoineryError,
  STREAM_RETRY_MS,
  toErrorReply,
  type ErrorCode,
} from "@joinery/shared";
import type { Example, Header, MediaType, Parameter, RequestBody, Response, SecurityScheme } from "./document.ts";
import { CONVERSATION_ID, EXAMPLES } from "./examples.ts";
import { toRef, type SchemaName } from "./schemas.ts";

/** Ways to be let in. Which one is needed depends on the keys that are set: with none, nothing is. */
export const SECURITY_SCHEMES = {
  apiKey: {
    type: "apiKey",
    in: "header",
    name: "x-api-key",
    description: "A front-end's key, one of `A2A_API_KEY`. Each key is a tenant that sees only its own conversations.",
  },
  agentKey: {
    type: "apiKey",
    in: "header",
    name: "x-api-key",
    description: "An agent's or operator's key, one of `A2A_AGENT_KEY` (default: `A2A_API_KEY`).",
  },
  agentToken: {
    type: "apiKey",
    in: "header",
    name: "x-agent-token",
    description: "The `agentToken` that an agent got when it registered.",
  },
  streamTicket: {
    type: "apiKey",
    in: "query",
    name: "ticket",
    description:
      "A short-lived ticket for one conversation's stream, part of `streamUrl`. A key is never accepted in a URL.",
  },
  operatorBearer: {
    type: "http",
    scheme: "bearer",
    description: "`A2A_AGENT_KEY` as a scraper sends it: `authorization: Bearer …`.",
  },
} as const satisfies Record<string, SecurityScheme>;
type SchemeName = keyof typeof SECURITY_SCHEMES;

/** Any one of the schemes suffices, and none is needed while no keys are set. */
export function anyOf(...names: readonly SchemeName[]): Record<string, readonly string[]>[] {
  return [...names.map((name) => ({ [name]: [] })), {}];
}

export const RESPONSE_HEADERS = {
  TraceId: {
    description: "The id under which the logs know this request.",
    required: true,
    schema: { type: "string" },
  },
  SpecVersion: {
    description: "The version of the contract.",
    required: true,
    schema: { type: "string", const: "1.1" },
  },
  RetryAfter: { description: "After how many seconds to try again.", schema: { type: "integer", minimum: 1 } },
  ETag: { description: "Changes when the answer does.", schema: { type: "string" } },
  ContentDisposition: {
    description: "The name to save it under: plain letters, digits and hyphens.",
    schema: { type: "string", examples: ['attachment; filename="expense-tracker-v1.zip"'] },
  },
  RateLimit: {
    description:
      "What is left of each limit that counts for the caller (`r`) and in how many seconds it is whole again (`t`), as in the IETF's draft. Also on answers within the limits.",
    schema: { type: "string", examples: ['"address";r=11987;t=1, "key";r=0;t=60'] },
  },
  RateLimitPolicy: {
    description: "The limits: so many requests (`q`) in so many seconds (`w`).",
    schema: { type: "string", examples: ['"address";q=12000;w=60, "key";q=1200;w=60'] },
  },
} as const satisfies Record<string, Header>;

export function toHeaderRef(name: keyof typeof RESPONSE_HEADERS): { $ref: string } {
  return { $ref: `#/components/headers/${name}` };
}
const EVERY_ANSWER = { "x-trace-id": toHeaderRef("TraceId"), spec_version: toHeaderRef("SpecVersion") };

export const PARAMETERS = {
  conversationId: {
    name: "conversationId",
    in: "path",
    required: true,
    description: "The conversation, by the id that the router handed out.",
    schema: { type: "string", pattern: "^[\\w-]{1,64}$" },
    example: CONVERSATION_ID,
  },
  agentId: {
    name: "agentId",
    in: "path",
    required: true,
    description: "The agent, by the id that it got when it registered.",
    schema: { type: "string" },
  },
  version: {
    name: "version",
    in: "query",
    description: "An older build instead of the current state.",
    schema: { type: "integer", minimum: 1 },
  },
  ifNoneMatch: {
    name: "if-none-match",
    in: "header",
    description: "The `etag` of the archive that the caller has: it is not sent again while it is the same.",
    schema: { type: "string" },
  },
  lastEventId: {
    name: "last-event-id",
    in: "header",
    description:
      "The `id` of the last event seen: only what came after is sent. `EventSource` sends it by itself when it reconnects.",
    schema: { type: "integer", minimum: 0 },
  },
  lastEventIdQuery: {
    name: "lastEventId",
    in: "query",
    description: "The same for clients that cannot set the header. The header wins.",
    schema: { type: "integer", minimum: 0 },
  },
  idempotencyKey: {
    name: "idempotency-key",
    in: "header",
    description: "Makes a repeat of the same request return the first answer instead of a second turn.",
    schema: { type: "string", minLength: 1, maxLength: 255 },
    example: "7f9c2ba4-e88f-4d3a-9b1e-0d6f1c7a5e21",
  },
  contentEncoding: {
    name: "content-encoding",
    in: "header",
    description: "How the body is compressed. Its size is counted after decompression.",
    schema: { type: "string", enum: ["gzip", "br", "deflate", "identity"] },
  },
  traceparent: {
    name: "traceparent",
    in: "header",
    description: "W3C trace context to go on with.",
    schema: { type: "string" },
    example: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
  },
} as const satisfies Record<string, Parameter>;

/** A JSON body, with examples by name: each its summary and its value. */
export function jsonBody(
  description: string,
  schema: SchemaName,
  examples: Readonly<Record<string, Example>>,
): RequestBody {
  return { description, required: true, content: { "application/json": { schema: toRef(schema), examples } } };
}

/** An answer in JSON in one of the schemas' shapes. */
export function jsonAnswer(
  description: string,
  schemas: SchemaName | readonly SchemaName[],
  examples: Readonly<Record<string, Example>>,
): Response {
  const schema = typeof schemas === "string" ? toRef(schemas) : { oneOf: schemas.map(toRef) };
  return answer(description, { "application/json": { schema, examples } });
}

/** An answer of any type, or without content. */
export function answer(
  description: string,
  content?: Readonly<Record<string, MediaType>>,
  headers: Readonly<Record<string, { $ref: string }>> = {},
): Response {
  return { description, headers: { ...EVERY_ANSWER, ...headers }, ...(content === undefined ? {} : { content }) };
}

/** What can be wrong with any body. */
export const BODY_ERRORS = [
  "malformed_json",
  "invalid_request",
  "payload_too_large",
  "unsupported_media_type",
  "unsupported_encoding",
] as const satisfies readonly ErrorCode[];

/** The refusals and failures that an operation has, one answer per status with all its codes. */
export function errorAnswers(...codes: readonly ErrorCode[]): Record<string, Response> {
  const byStatus = Map.groupBy(codes, (code) => String(ERRORS[code].status));
  return Object.fromEntries([...byStatus].map(([status, group]) => [status, toErrorAnswer(group)]));
}

function toErrorAnswer(codes: readonly ErrorCode[]): Response {
  const examples = Object.fromEntries(codes.map((code): [string, Example] => [code, toErrorExample(code)]));
  const isLimited = codes.includes("rate_limited");
  return {
    description: codes.map((code) => `\`${code}\`: ${ERRORS[code].text}`).join(" "),
    headers: { ...EVERY_ANSWER, ...(isLimited ? LIMITED_ANSWER : {}) },
    content: { "application/json": { schema: toRef("ErrorReply"), examples } },
  };
}

const LIMITED_ANSWER = {
  "retry-after": toHeaderRef("RetryAfter"),
  ratelimit: toHeaderRef("RateLimit"),
  "ratelimit-policy": toHeaderRef("RateLimitPolicy"),
};

function toErrorExample(code: ErrorCode): Example {
  const issues = [{ path: "userInput", message: "must not be empty" }];
  const error = new JoineryError(code, code === "invalid_request" ? { issues } : {});
  return { summary: ERRORS[code].text, value: toErrorReply(error) };
}

/** The first bytes of an event stream. */
export function formatExampleStream(): string {
  const frames = EXAMPLES.events.map((event, index) => formatEvent(index + 1, JSON.stringify(event)));
  return formatRetry(STREAM_RETRY_MS) + frames.join("");
}
