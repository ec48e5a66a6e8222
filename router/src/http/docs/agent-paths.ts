import type { PathItem } from "./document.ts";
import { EXAMPLES } from "./examples.ts";
import { answer, anyOf, BODY_ERRORS, errorAnswers, jsonAnswer, jsonBody, PARAMETERS } from "./parts.ts";

type Operation = NonNullable<PathItem["get"]>;

/** What agents call, and how they are called. */
export function createAgentPaths(): Record<string, PathItem> {
  return {
    "/a2a/progress": { post: createProgress() },
    "/a2a/agents": { get: createList(), post: createRegister() },
    "/a2a/agents/{agentId}": { put: createRenew(), delete: createLeave() },
  };
}

function createProgress(): Operation {
  return {
    operationId: "reportProgress",
    tags: ["Agents"],
    summary: "Report on a build",
    description:
      "Answered only when the event is durable. Only the agent that holds the conversation may report, by its token. An agent of the original " +
      "kind, which knows no token, is accepted where no keys are set at all, or by an agent's key that is set apart from the front-ends'. " +
      "The percent never falls; after the end of a build further reports are refused.",
    security: anyOf("agentToken", "agentKey"),
    parameters: [PARAMETERS.contentEncoding],
    requestBody: jsonBody("The report; at most 25 MB after decompression.", "ProgressReport", {
      progress: { summary: "A build goes on", value: EXAMPLES.report },
      completed: { summary: "A build is done", value: EXAMPLES.lastReport },
    }),
    responses: {
      "200": jsonAnswer("The event is durable.", "ProgressReply", {
        ok: { summary: "It became an event", value: EXAMPLES.reported },
      }),
      ...errorAnswers(
        ...BODY_ERRORS,
        "forbidden",
        "not_holder",
        "conversation_not_found",
        "build_not_running",
        "rate_limited",
        "internal",
        "not_ready",
      ),
    },
  };
}

function createRegister(): Operation {
  return {
    operationId: "registerAgent",
    tags: ["Agents"],
    summary: "Register an agent",
    description:
      "Puts an agent into rotation for the length of its lease. The same name and URL keep their id, so that a restarted agent still holds its builds. " +
      "Answered when the registration is durable.",
    security: anyOf("agentKey"),
    requestBody: jsonBody("The agent; at most 64 KB.", "AgentRegistration", {
      agent: { summary: "An app builder", value: EXAMPLES.registration },
    }),
    responses: {
      "201": jsonAnswer("It is in rotation.", "AgentLease", { lease: { summary: "A lease", value: EXAMPLES.lease } }),
      ...errorAnswers(...BODY_ERRORS, "unauthorized", "rate_limited", "internal", "not_ready"),
    },
    callbacks: {
      intent: { "{$request.body#/url}/intent": { post: createAgentIntent() } },
      cancel: { "{$request.body#/url}/cancel": { post: createAgentCancel() } },
    },
  };
}

function createAgentIntent(): Operation {
  const { agentCall, awaiting, queued, completed } = EXAMPLES;
  return {
    operationId: "callAgent",
    tags: ["Agents"],
    summary: "The router hands a turn to the agent",
    description:
      "The agent answers with a question, with files, or with 202 and then reports its progress. It refuses with a 4xx and an `ErrorReply`, " +
      "which the front-end gets; anything else counts as a failure.",
    security: [{ agentToken: [] }],
    parameters: [PARAMETERS.traceparent],
    requestBody: jsonBody("The turn and what came before.", "AgentCall", {
      turn: { summary: "A turn", value: agentCall },
    }),
    responses: {
      "200": jsonAnswer("A question, or a build that is already done.", "AgentReply", {
        awaiting: { summary: "The agent needs another turn", value: awaiting },
        completed: { summary: "It built at once", value: completed },
      }),
      "202": jsonAnswer("The agent builds and will report.", "AgentReply", {
        queued: { summary: "Accepted", value: { status: queued.status } },
      }),
      "4XX": jsonAnswer("The agent refuses the turn.", "ErrorReply", {}),
    },
  };
}

function createAgentCancel(): Operation {
  return {
    operationId: "cancelAgentBuild",
    tags: ["Agents"],
    summary: "The router tells the agent that a build was cancelled",
    description: "Best effort: the build has ended for the router already, and further reports about it are refused.",
    security: [{ agentToken: [] }],
    requestBody: {
      description: "Which build.",
      required: true,
      content: {
        "application/json": {
          schema: {
            type: "object",
            required: ["conversationId", "version"],
            properties: { conversationId: { type: "string" }, version: { type: "integer", minimum: 1 } },
          },
        },
      },
    },
    responses: { "2XX": { description: "Noted." } },
  };
}

function createList(): Operation {
  return {
    operationId: "listAgents",
    tags: ["Agents"],
    summary: "List agents",
    description: "The registered agents with their health.",
    security: anyOf("apiKey", "agentKey"),
    responses: {
      "200": jsonAnswer("The agents.", "AgentList", { agents: { summary: "One agent", value: EXAMPLES.agents } }),
      ...errorAnswers("unauthorized", "internal"),
    },
  };
}

function createRenew(): Operation {
  return {
    operationId: "renewLease",
    tags: ["Agents"],
    summary: "Renew a lease",
    description: "Also brings an agent back whose lease has ended. An agent that gets 404 registers again.",
    security: [{ agentToken: [] }],
    parameters: [PARAMETERS.agentId],
    responses: {
      "200": jsonAnswer("The lease lasts anew.", "AgentLease", {
        lease: { summary: "A lease", value: EXAMPLES.lease },
      }),
      ...errorAnswers("forbidden", "agent_not_found", "rate_limited", "internal", "not_ready"),
    },
  };
}

function createLeave(): Operation {
  return {
    operationId: "leaveRotation",
    tags: ["Agents"],
    summary: "Leave the rotation",
    description: "At once. The agent's token still proves its reports on builds that it finishes.",
    security: [{ agentToken: [] }],
    parameters: [PARAMETERS.agentId],
    responses: {
      "204": answer("It has left."),
      ...errorAnswers("forbidden", "agent_not_found", "rate_limited", "internal", "not_ready"),
    },
  };
}
