import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { formatCurl } from "./curl.ts";
import type { Operation } from "./document.ts";

const operation: Operation = {
  operationId: "x",
  tags: [],
  summary: "",
  description: "",
  security: [],
  responses: {},
};

/** What curl would get, as a real shell reads the command. */
function readArguments(command: string): string[] {
  const script = `curl() { printf '%s\\n' "$@"; }\nAGENT_TOKEN=t0ken\n${command}`;
  return execFileSync("sh", ["-c", script], { encoding: "utf8" }).trimEnd().split("\n");
}

describe("formatCurl", () => {
  it("reaches the shell's command whole, whatever is in the body", () => {
    const value = { userInput: `it's $HOME; "quoted" \`date\` \\ & | <x>` };
    const command = formatCurl(
      { serverUrl: "/", path: "/a", method: "post" },
      {
        ...operation,
        requestBody: {
          description: "",
          required: true,
          content: { "application/json": { schema: {}, examples: { one: { summary: "", value } } } },
        },
      },
    );
    expect(readArguments(command)).toEqual([
      "-s",
      "-X",
      "POST",
      "http://127.0.0.1:9999/a",
      "-H",
      "content-type: application/json",
      "-d",
      JSON.stringify(value),
    ]);
  });

  it("fills in ids, asks for the token where one is needed, and does not buffer a stream", () => {
    const command = formatCurl(
      { serverUrl: "https://joinery.example/", path: "/s/{id}", method: "get" },
      {
        ...operation,
        security: [{ agentToken: [] }],
        parameters: [{ name: "id", in: "path", required: true, description: "", schema: {}, example: "c_1" }],
        responses: { "200": { description: "", content: { "text/event-stream": { schema: {} } } } },
      },
    );
    expect(readArguments(command)).toEqual(["-N", "https://joinery.example/s/c_1", "-H", "x-agent-token: t0ken"]);
  });
});
