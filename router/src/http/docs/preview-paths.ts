import { MAX_PREVIEW_WAIT_MS } from "@joinery/shared";
import type { Operation, PathItem } from "./document.ts";
import { EXAMPLES } from "./examples.ts";
import { anyOf, errorAnswers, jsonAnswer, jsonBody, PARAMETERS } from "./parts.ts";

const ERRORS_OF_BOTH = [
  "unauthorized",
  "no_agent",
  "conversation_not_found",
  "preview_not_supported",
  "nothing_to_preview",
  "rate_limited",
  "agent_failed",
  "agent_timeout",
  "internal",
  "not_ready",
] as const;

/** The running app of a conversation. */
export function createPreviewPaths(): Record<string, PathItem> {
  return { "/a2a/conversations/{conversationId}/preview": { get: createShow(), delete: createStop() } };
}

function createShow(): Operation {
  const { preview, brokenPreview } = EXAMPLES;
  return {
    operationId: "previewConversation",
    tags: ["Conversations"],
    summary: "See the app run",
    description:
      "Starts the app of a version, or finds it, and tells its address: an origin of its own, for a frame or a window. It can be asked for as soon as a build is " +
      "queued. A newer version takes the place of an older one when it is up, with the data that was entered; open pages reload. Without visitors it " +
      "sleeps, and the next visit wakes it. `errors` has what went wrong on its server and in its pages; send `fixPrompt` as `userInput` to have " +
      "it looked into.",
    security: anyOf("apiKey"),
    parameters: [
      PARAMETERS.conversationId,
      {
        ...PARAMETERS.version,
        description: "This version instead of the newest one that has not failed.",
      },
      {
        name: "waitMs",
        in: "query",
        description: "Answer when it is up or has failed, or after so many milliseconds.",
        schema: { type: "integer", minimum: 0, maximum: MAX_PREVIEW_WAIT_MS, default: 0 },
      },
      PARAMETERS.traceparent,
    ],
    responses: {
      "200": jsonAnswer("The preview; `url` is good in every state.", "PreviewReply", {
        ready: { summary: "It runs", value: preview },
        errors: { summary: "It runs, and something went wrong in it", value: brokenPreview },
      }),
      ...errorAnswers("invalid_request", "version_not_found", ...ERRORS_OF_BOTH),
    },
  };
}

function createStop(): Operation {
  return {
    operationId: "stopPreview",
    tags: ["Conversations"],
    summary: "End a preview",
    description:
      "Stops it and forgets the data that was entered in it. Its address is gone; the next preview has another one.",
    security: anyOf("apiKey"),
    parameters: [PARAMETERS.conversationId],
    responses: {
      "200": jsonAnswer("It has ended.", "PreviewReply", {
        stopped: { summary: "Ended", value: { ...EXAMPLES.preview, status: "stopped" } },
      }),
      ...errorAnswers(...ERRORS_OF_BOTH),
    },
  };
}

/** The router asks an agent for a preview. An agent without previews answers 404. */
export function createAgentPreview(): Operation {
  return {
    operationId: "callAgentPreview",
    tags: ["Agents"],
    summary: "The router asks for a preview",
    description:
      "The agent that built a version shows it. With `version_not_found` it says that it does not have the files, and gets them with a second call. " +
      "An agent without previews has nothing at this address; front-ends are told `preview_not_supported`.",
    security: [{ agentToken: [] }],
    parameters: [PARAMETERS.traceparent],
    requestBody: jsonBody("Which version.", "PreviewCall", {
      show: { summary: "Show a version", value: EXAMPLES.previewCall },
    }),
    responses: {
      "200": jsonAnswer("The preview.", "PreviewReply", { ready: { summary: "It runs", value: EXAMPLES.preview } }),
      "4XX": jsonAnswer("There is none.", "ErrorReply", {}),
    },
  };
}

/** The router ends a preview. */
export function createAgentPreviewStop(): Operation {
  return {
    operationId: "stopAgentPreview",
    tags: ["Agents"],
    summary: "The router ends a preview",
    description: "The agent stops it and forgets its data.",
    security: [{ agentToken: [] }],
    parameters: [PARAMETERS.conversationId],
    responses: {
      "200": jsonAnswer("It has ended.", "PreviewReply", {
        stopped: { summary: "Ended", value: { ...EXAMPLES.preview, status: "stopped" } },
      }),
      "4XX": jsonAnswer("There is none.", "ErrorReply", {}),
    },
  };
}
