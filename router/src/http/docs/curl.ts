import type { Method, Operation, Parameter } from "./document.ts";

/** A command that makes this request, to paste into a shell. Ids come from the examples, keys from the environment. */
export function formatCurl(target: { serverUrl: string; path: string; method: Method }, operation: Operation): string {
  const parameters = operation.parameters ?? [];
  const path = target.path.replaceAll(/\{(\w+)\}/g, (whole, name: string) => readExample(parameters, name) ?? whole);
  const [example] = Object.values(operation.requestBody?.content["application/json"]?.examples ?? {});
  const token = operation.security.some((requirement) => "agentToken" in requirement);
  const isStream = operation.responses["200"]?.content?.["text/event-stream"] !== undefined;
  return [
    `curl ${isStream ? "-N" : "-s"} ${target.method === "get" ? "" : `-X ${target.method.toUpperCase()} `}${quote(toUrl(target.serverUrl, path))}`,
    ...(token ? ['-H "x-agent-token: $AGENT_TOKEN"'] : []),
    ...(example === undefined
      ? []
      : ["-H 'content-type: application/json'", `-d ${quote(JSON.stringify(example.value))}`]),
  ].join(" \\\n  ");
}

/** Where the document came from is not known to it; the reader's router is most likely this one. */
const DEFAULT_ORIGIN = "http://127.0.0.1:9999";

function toUrl(serverUrl: string, path: string): string {
  const base = serverUrl.startsWith("/") ? DEFAULT_ORIGIN + serverUrl : serverUrl;
  return base.replace(/\/+$/, "") + path;
}

function readExample(parameters: readonly Parameter[], name: string): string | undefined {
  const example = parameters.find((parameter) => parameter.in === "path" && parameter.name === name)?.example;
  return example === undefined ? undefined : String(example);
}

/** One word for a POSIX shell, whatever is in it. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
