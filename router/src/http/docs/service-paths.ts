import type { Example, MediaType, PathItem } from "./document.ts";
import { EXAMPLES } from "./examples.ts";
import { answer, anyOf, errorAnswers, jsonAnswer } from "./parts.ts";

type Operation = NonNullable<PathItem["get"]>;

/** What whoever runs the router looks at. */
export function createServicePaths(): Record<string, PathItem> {
  return {
    "/health": { get: createHealth() },
    "/ready": { get: createReady() },
    "/metrics": { get: createMetrics() },
    "/openapi.json": { get: createOpenApi() },
    "/docs": { get: createDocs() },
  };
}

const toText = (example: Example): MediaType => ({ schema: { type: "string" }, examples: { text: example } });

function createHealth(): Operation {
  return {
    operationId: "checkHealth",
    tags: ["Service"],
    summary: "Is the process alive?",
    description: "Answers as long as the process does. Needs no key.",
    security: [],
    responses: {
      "200": jsonAnswer("It is.", "HealthReply", { ok: { summary: "Alive", value: EXAMPLES.health } }),
      ...errorAnswers("internal"),
    },
  };
}

function createReady(): Operation {
  return {
    operationId: "checkReadiness",
    tags: ["Service"],
    summary: "Can the router work?",
    description: "Says yes only when the store answers, and how many agents are in rotation. Needs no key.",
    security: [],
    responses: {
      "200": jsonAnswer("It can.", "ReadyReply", { ok: { summary: "Ready", value: EXAMPLES.ready } }),
      ...errorAnswers("not_ready", "internal"),
    },
  };
}

function createMetrics(): Operation {
  const example =
    "# HELP joinery_streams_open Event streams open now.\n# TYPE joinery_streams_open gauge\njoinery_streams_open 12\n";
  return {
    operationId: "readMetrics",
    tags: ["Service"],
    summary: "Metrics for Prometheus",
    description: "Turns, builds, streams, deliveries, agents and the process, summed over all tenants.",
    security: anyOf("agentKey", "operatorBearer"),
    responses: {
      "200": answer("The metrics, in the text format of Prometheus.", {
        "text/plain": toText({ summary: "One of the metrics", value: example }),
      }),
      ...errorAnswers("unauthorized", "internal"),
    },
  };
}

function createOpenApi(): Operation {
  return {
    operationId: "readOpenApi",
    tags: ["Service"],
    summary: "This document",
    description: "OpenAPI 3.1, generated from the schemas that validate requests. Needs no key.",
    security: [],
    responses: {
      "200": answer("The document.", { "application/json": { schema: { type: "object" } } }),
      "304": answer("It has not changed since the `etag` in `if-none-match`."),
      ...errorAnswers("internal"),
    },
  };
}

function createDocs(): Operation {
  return {
    operationId: "readDocs",
    tags: ["Service"],
    summary: "This document as a page",
    description: "A reference page that needs nothing from elsewhere and runs no script. Needs no key.",
    security: [],
    responses: {
      "200": answer("The page.", { "text/html": { schema: { type: "string" } } }),
      "304": answer("It has not changed since the `etag` in `if-none-match`."),
      ...errorAnswers("internal"),
    },
  };
}
