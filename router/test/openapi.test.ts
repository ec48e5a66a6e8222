import { ErrorReply } from "@joinery/shared";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type * as z from "zod";
import { createApp } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { createContext } from "../src/context.ts";
import { METHODS, type Method } from "../src/http/docs/document.ts";
import { createOpenApiDocument } from "../src/http/docs/openapi.ts";
import { SCHEMAS, type SchemaName } from "../src/http/docs/schemas.ts";
import { createMemoryStorage } from "../src/storage/memory.ts";
import { startScene, type Scene } from "./scene.ts";

const document = createOpenApiDocument({ serverUrl: "/", version: "1.2.3" });

describe("the OpenAPI document and the router", () => {
  it("know the same addresses and methods", async () => {
    const { config, secrets } = readConfig({ PORT: "0" });
    const storage = createMemoryStorage();
    await using context = await createContext({
      config,
      secrets,
      logger: pino({ level: "silent" }),
      overrides: { storage },
    });
    const app = createApp(context);
    const served = app.routes
      .filter(({ method }) => method !== "ALL")
      .map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, "{}")}`);
    const documented = Object.entries(document.paths).flatMap(([path, item]) =>
      METHODS.filter((method) => item[method] !== undefined).map(
        (method) => `${method.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, "{}")}`,
      ),
    );
    expect([...new Set(served)].toSorted()).toEqual(documented.toSorted());
  });
});

describe("what the router really answers", () => {
  let scene: Scene;
  let conversationId: string;
  beforeAll(async () => {
    scene = await startScene();
    conversationId = String((await scene.say()).body["conversationId"]);
  });
  afterAll(() => scene[Symbol.asyncDispose]());

  const post = (body: unknown, headers: Record<string, string> = { "content-type": "application/json" }) => ({
    method: "POST",
    headers,
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const intent = { intent: "app.compose", userInput: "a book list" };

  it.each<[string, string, RequestInit, number]>([
    ["/a2a/intent", "", post(intent), 200],
    ["/a2a/intent", "", post("{"), 400],
    ["/a2a/intent", "", post({}), 400],
    ["/a2a/intent", "", post({ ...intent, conversationId: "nobody" }), 404],
    ["/a2a/intent", "", post({ ...intent, intent: "other" }), 400],
    ["/a2a/intent", "", post(intent, { "content-type": "text/plain" }), 415],
    ["/a2a/intent", "", post(intent, { "content-type": "application/json", "content-encoding": "zstd" }), 415],
    ["/a2a/conversations/{conversationId}", "", {}, 200],
    ["/a2a/conversations/{conversationId}", "?version=x", {}, 400],
    ["/a2a/conversations/{conversationId}", "?version=9", {}, 404],
    ["/a2a/conversations/{conversationId}/cancel", "", { method: "POST" }, 409],
    ["/a2a/progress", "", post({}), 400],
    ["/a2a/progress", "", post({}, { "x-agent-token": "no", "content-type": "application/json" }), 403],
    ["/a2a/agents", "", {}, 200],
    ["/a2a/agents", "", post({ name: "x", url: "http://elsewhere.example", intents: ["a"] }), 400],
    ["/a2a/agents/{agentId}", "", { method: "PUT", headers: { "x-agent-token": "no" } }, 404],
    ["/a2a/agents/{agentId}", "", { method: "DELETE" }, 404],
    ["/health", "", {}, 200],
    ["/ready", "", {}, 200],
  ])("at %s%s with %o is %d, as documented, in the documented shape", async (path, query, init, status) => {
    const address = path.replace("{conversationId}", conversationId).replace("{agentId}", "agent_x");
    const answer = await fetch(scene.router.url + address + query, init);
    const body: unknown = await answer.json();
    expect([answer.status, body]).toEqual([status, expect.anything()]);
    const method = (init.method ?? "GET").toLowerCase() as Method;
    const documented = document.paths[path]?.[method]?.responses[String(status)];
    const media = documented?.content?.["application/json"];
    expect(toSchemas(media?.schema).some((schema) => schema.safeParse(body).success)).toBe(true);
    for (const name of Object.keys(documented?.headers ?? {})) {
      if (name !== "retry-after") expect(answer.headers.get(name)).not.toBeNull();
    }
    const refusal = ErrorReply.safeParse(body);
    if (refusal.success) expect(Object.keys(media?.examples ?? {})).toContain(refusal.data.error.code);
  });
});

function toSchemas(schema: unknown): z.ZodType[] {
  const refs = [...JSON.stringify(schema ?? {}).matchAll(/"#\/components\/schemas\/(\w+)"/g)];
  return refs.map((match) => SCHEMAS[match[1] as SchemaName]);
}
