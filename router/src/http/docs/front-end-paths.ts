import { HEARTBEAT_MS } from "@joinery/shared";
import type { PathItem } from "./document.ts";
import { EXAMPLES } from "./examples.ts";
import {
  answer,
  anyOf,
  BODY_ERRORS,
  errorAnswers,
  formatExampleStream,
  jsonAnswer,
  jsonBody,
  PARAMETERS,
  toHeaderRef,
} from "./parts.ts";

/** What a chat front-end calls. */
export function createFrontEndPaths(): Record<string, PathItem> {
  return {
    "/a2a/intent": { post: createIntent() },
    "/a2a/stream/{conversationId}": { get: createStream() },
    "/a2a/conversations/{conversationId}": { get: createRead() },
    "/a2a/conversations/{conversationId}/cancel": { post: createCancel() },
    "/a2a/conversations/{conversationId}/archive": { get: createArchive() },
  };
}

type Operation = NonNullable<PathItem["get"]>;

function createIntent(): Operation {
  const { awaiting, queued, completed, firstTurn, confirmation } = EXAMPLES;
  return {
    operationId: "sendIntent",
    tags: ["Conversations"],
    summary: "Take a turn",
    description:
      "Begins a conversation or goes on with one. The agent answers with a question or a specification until that is complete; " +
      "a build is queued only when it is, and the user confirmed in words or with `confirm`. After a build the next turn describes a change. " +
      "A client that disconnects does not cancel its turn: the answer can be read from the conversation.",
    security: anyOf("apiKey"),
    parameters: [PARAMETERS.idempotencyKey, PARAMETERS.contentEncoding, PARAMETERS.traceparent],
    requestBody: jsonBody("The turn; at most 25 MB after decompression.", "IntentRequest", {
      first: { summary: "Begin a conversation", value: firstTurn },
      confirm: { summary: "Confirm, so that the build starts", value: confirmation },
    }),
    responses: {
      "200": jsonAnswer("The agent needs another turn, or has a finished build.", ["AwaitingReply", "CompletedReply"], {
        awaiting: { summary: "The agent needs another turn", value: awaiting },
        completed: { summary: "A finished build", value: completed },
      }),
      "202": jsonAnswer("The build runs in the background; follow it at `streamUrl`.", "QueuedReply", {
        queued: { summary: "The build is queued", value: queued },
      }),
      ...errorAnswers(
        ...BODY_ERRORS,
        "unknown_intent",
        "unauthorized",
        "no_agent",
        "conversation_not_found",
        "conversation_busy",
        "idempotency_mismatch",
        "rate_limited",
        "agent_failed",
        "agent_timeout",
        "turn_interrupted",
        "internal",
        "not_ready",
      ),
    },
  };
}

function createStream(): Operation {
  return {
    operationId: "streamEvents",
    tags: ["Conversations"],
    summary: "Follow a build",
    description:
      "Server-Sent Events. Each has an `id`, its number in the conversation's log (1, 2, 3 …), and one line of `data`, a `StreamEvent` in JSON; " +
      "there is no `event` field, so `onmessage` sees everything. A new subscriber gets the whole log of the newest build and then what comes; " +
      "with `last-event-id` only what came after. Backlog and live events join without a gap, a repeat or a swap. " +
      `A comment line at least every ${HEARTBEAT_MS / 1_000} s keeps idle proxies open. After \`completed\` or \`error\` the stream ends, ` +
      "and a reconnect that has seen the end gets 204, which stops an `EventSource`.",
    security: anyOf("apiKey", "streamTicket"),
    parameters: [PARAMETERS.conversationId, PARAMETERS.lastEventId, PARAMETERS.lastEventIdQuery],
    responses: {
      "200": answer("The events, for as long as the build runs.", {
        "text/event-stream": {
          schema: { type: "string", description: "Frames of Server-Sent Events whose `data` is a `StreamEvent`." },
          examples: { build: { summary: "The first events of a build", value: formatExampleStream() } },
        },
      }),
      "204": answer("The build has ended and the subscriber has seen its end."),
      ...errorAnswers("unauthorized", "conversation_not_found", "internal"),
    },
  };
}

function createRead(): Operation {
  return {
    operationId: "readConversation",
    tags: ["Conversations"],
    summary: "Read a conversation",
    description:
      "The current state, or an older build, with the history of the chat. A front-end that lost everything but the id can always go on from here. " +
      "An unknown conversation and one of another key look the same.",
    security: anyOf("apiKey"),
    parameters: [PARAMETERS.conversationId, PARAMETERS.version],
    responses: {
      "200": jsonAnswer("The conversation; a failed turn or build is `status: error` here, too.", "ConversationReply", {
        awaiting: { summary: "The agent waits for the user", value: EXAMPLES.read },
      }),
      ...errorAnswers("invalid_request", "unauthorized", "conversation_not_found", "version_not_found", "internal"),
    },
  };
}

function createCancel(): Operation {
  return {
    operationId: "cancelBuild",
    tags: ["Conversations"],
    summary: "Stop a build",
    description:
      "Answered when the end of the build is durable. Its stream ends with `status: error` and `code: cancelled`.",
    security: anyOf("apiKey"),
    parameters: [PARAMETERS.conversationId],
    responses: {
      "200": jsonAnswer("The build was stopped.", "CancelReply", {
        cancelled: { summary: "Stopped", value: EXAMPLES.cancelled },
      }),
      ...errorAnswers(
        "unauthorized",
        "conversation_not_found",
        "build_not_running",
        "rate_limited",
        "internal",
        "not_ready",
      ),
    },
  };
}

function createArchive(): Operation {
  return {
    operationId: "downloadArchive",
    tags: ["Conversations"],
    summary: "Download the app",
    description:
      "All files of a finished build as a zip file: the newest, or the one of `version`. The same build is the same archive, byte for " +
      "byte. Without `version` an older finished build is handed out while the next one runs.",
    security: anyOf("apiKey"),
    parameters: [PARAMETERS.conversationId, PARAMETERS.version, PARAMETERS.ifNoneMatch],
    responses: {
      "200": answer(
        "The archive.",
        { "application/zip": { schema: { type: "string", contentEncoding: "binary" } } },
        { etag: toHeaderRef("ETag"), "content-disposition": toHeaderRef("ContentDisposition") },
      ),
      "304": answer("The archive that the caller has is still the one.", undefined, { etag: toHeaderRef("ETag") }),
      ...errorAnswers(
        "invalid_request",
        "unauthorized",
        "conversation_not_found",
        "version_not_found",
        "conversation_busy",
        "no_finished_build",
        "internal",
      ),
    },
  };
}
