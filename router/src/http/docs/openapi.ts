import { ERROR_CODES, ERRORS } from "@joinery/shared";
import { createAgentPaths } from "./agent-paths.ts";
import type { OpenApiDocument } from "./document.ts";
import { createFrontEndPaths } from "./front-end-paths.ts";
import { createPreviewPaths } from "./preview-paths.ts";
import { RESPONSE_HEADERS, SECURITY_SCHEMES } from "./parts.ts";
import { createSchemas } from "./schemas.ts";
import { createServicePaths } from "./service-paths.ts";

/**
 * The router's whole interface as an OpenAPI 3.1 document. Shapes come from the schemas that validate requests, codes from the
 * error table. `serverUrl` is where clients reach the router, `/` when they got the document from it.
 */
export function createOpenApiDocument({ serverUrl, version }: { serverUrl: string; version: string }): OpenApiDocument {
  return {
    openapi: "3.1.1",
    info: {
      title: "Joinery router",
      version,
      summary: "A chat becomes a running web app.",
      description: createIntroduction(),
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: serverUrl, description: "This router" }],
    tags: [
      {
        name: "Conversations",
        description: "What a chat front-end calls: take turns, follow the build, read the result.",
      },
      { name: "Agents", description: "What an agent calls: register, stay in rotation, report on its builds." },
      { name: "Service", description: "What whoever runs the router looks at." },
    ],
    paths: { ...createFrontEndPaths(), ...createPreviewPaths(), ...createAgentPaths(), ...createServicePaths() },
    components: { schemas: createSchemas(), headers: RESPONSE_HEADERS, securitySchemes: SECURITY_SCHEMES },
  };
}

/** CommonMark: what is true of all operations, and every code there is. */
function createIntroduction(): string {
  const rows = ERROR_CODES.map((code) => {
    const { status, retryable, text } = ERRORS[code];
    return `| \`${code}\` | ${status === 200 ? "–" : status} | ${retryable ? "yes" : "no"} | ${text} |`;
  });
  return [
    "A front-end posts what its user wants; an agent talks the idea through and builds in the background; progress is streamed " +
      "until files and dependencies arrive.",
    "Every answer carries `spec_version` and `x-trace-id`. An unknown address gets 404 `route_not_found`, a known one with another " +
      "method 405 `method_not_allowed`. Answers above 1 KB are compressed for clients that accept it; event streams never are. " +
      "Where no keys are set, none is needed.",
    "Errors have one shape and a closed list of codes. Those without a status end a build: they appear in its last event and in reads.",
    ["| code | HTTP | retry | meaning |", "| --- | --- | --- | --- |", ...rows].join("\n"),
  ].join("\n\n");
}
