import { ERROR_CODES } from "@joinery/shared";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { COMMON_FIELD_TEXTS, FIELD_TEXTS } from "./descriptions.ts";
import { METHODS, type MediaType, type Operation } from "./document.ts";
import { EXAMPLES } from "./examples.ts";
import { createOpenApiDocument } from "./openapi.ts";
import { SCHEMAS, WIRE_NAMES, type SchemaName } from "./schemas.ts";

const document = createOpenApiDocument({ serverUrl: "/", version: "1.2.3" });
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  METHODS.flatMap((method) => {
    const operation = item[method];
    return operation === undefined ? [] : [{ path, method, operation }];
  }),
);

describe("the OpenAPI document", () => {
  it("is valid OpenAPI 3.1", async () => {
    const validator = new Validator();
    expect(await validator.validate({ ...document })).toEqual({ valid: true });
    expect(validator.version).toBe("3.1");
  });

  it("is plain JSON: it survives being written and read", () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  it("refers only to what is there, and has nothing that nobody refers to", () => {
    const refs = new Set(findAll(document, "$ref"));
    for (const ref of refs) expect(resolve(String(ref)), String(ref)).toBeDefined();
    const unused = [
      ...Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`),
      ...Object.keys(document.components.headers).map((name) => `#/components/headers/${name}`),
    ].filter((ref) => !refs.has(ref));
    // The contract leaves an agent's specification open; this one is there for front-ends that let users edit it.
    expect(unused).toEqual(["#/components/schemas/AppSpec"]);
  });

  it("gives each operation a name of its own, and only tags and schemes that are defined", () => {
    const ids = findAll(document, "operationId");
    expect(new Set(ids).size).toBe(ids.length);
    const tags = document.tags.map(({ name }) => name);
    const schemes = Object.keys(document.components.securitySchemes);
    for (const { operation } of operations) {
      expect(tags).toEqual(expect.arrayContaining([...operation.tags]));
      for (const requirement of operation.security)
        expect(schemes).toEqual(expect.arrayContaining(Object.keys(requirement)));
    }
  });

  it("names every variable of a path as a parameter, and no other", () => {
    for (const { path, operation } of operations) {
      const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === "path");
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
      expect(inPath.every(({ required }) => required)).toBe(true);
    }
  });

  it("promises the contract's two headers with every answer", () => {
    for (const { operation } of operations) {
      for (const answer of Object.values(operation.responses)) {
        expect(Object.keys(answer.headers ?? {})).toEqual(expect.arrayContaining(["x-trace-id", "spec_version"]));
      }
    }
  });

  it("says with 429 when to come back", () => {
    const limited = operations
      .flatMap(({ operation }) => Object.entries(operation.responses))
      .filter(([status]) => status === "429");
    expect(limited.length).toBeGreaterThan(0);
    for (const [, answer] of limited) expect(answer.headers).toHaveProperty("retry-after");
  });

  it("explains every code of the error table", () => {
    for (const code of ERROR_CODES) expect(document.info.description).toContain(`| \`${code}\` |`);
  });

  it.each([
    ["/a2a/intent", "post", ["200", "202", "400", "401", "404", "409", "413", "415", "429", "500", "503"]],
    ["/a2a/stream/{conversationId}", "get", ["200", "204", "401", "404", "500"]],
    ["/a2a/progress", "post", ["200", "400", "403", "404", "409", "413", "415", "429", "500", "503"]],
  ] as const)("has every status that the contract gives %s", (path, method, statuses) => {
    expect(Object.keys(document.paths[path]?.[method]?.responses ?? {})).toEqual(statuses);
  });
});

describe("the examples", () => {
  const media = operations
    .flatMap(({ operation }) => findMedia(operation))
    .filter(([, { examples }]) => examples !== undefined);

  it.each(media)("of %s fit their schema", (_where, { schema, examples }) => {
    const accepted = toZod(schema);
    for (const { value } of Object.values(examples ?? {})) expect(accepted.safeParse(value).error).toBeUndefined();
  });

  it("show events as the stream has them", () => {
    const [frames] = findAll(document.paths["/a2a/stream/{conversationId}"], "build");
    const text = String((frames as { value: unknown }).value);
    const data = [...text.matchAll(/^data: (.*)$/gm)].map((match) =>
      SCHEMAS.StreamEvent.parse(JSON.parse(match[1] ?? "")),
    );
    expect(data).toEqual(EXAMPLES.events);
    expect(text).toMatch(/^retry: 2000\n\nid: 1\ndata: /);
  });
});

describe("the texts", () => {
  it.each(WIRE_NAMES)("explain every field of %s", (name) => {
    const fields = findFields(document.components.schemas[name]);
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter(([, field]) => field["description"] === undefined).map(([field]) => field)).toEqual([]);
  });

  it("are only about schemas and fields that exist", () => {
    for (const [name, texts] of Object.entries(FIELD_TEXTS)) {
      const fields = findFields(document.components.schemas[name]).map(([field]) => field);
      expect(fields).toEqual(expect.arrayContaining(Object.keys(texts)));
    }
    const all = WIRE_NAMES.flatMap((name) => findFields(document.components.schemas[name]).map(([field]) => field));
    expect(all).toEqual(expect.arrayContaining(Object.keys(COMMON_FIELD_TEXTS)));
  });
});

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null;

function findAll(value: unknown, key: string): unknown[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, child]) => {
    const below = findAll(child, key);
    return name === key ? [child].concat(below) : below;
  });
}

function resolve(ref: string): unknown {
  return ref
    .replace(/^#\//, "")
    .split("/")
    .reduce<unknown>((at, part) => (isObject(at) ? at[part] : undefined), document);
}

function findFields(schema: unknown): [string, Json][] {
  if (!isObject(schema)) return [];
  const parts = [schema, ...(Array.isArray(schema["oneOf"]) ? schema["oneOf"] : [])];
  return parts.flatMap((part) =>
    isObject(part) ? Object.entries((part["properties"] ?? {}) as Record<string, Json>) : [],
  );
}

/** Each body and answer of an operation and of what it calls back. */
function findMedia(operation: Operation): [string, MediaType][] {
  const { operationId, requestBody, responses, callbacks } = operation;
  const own = [["request", requestBody] as const, ...Object.entries(responses)].flatMap(([part, { content } = {}]) =>
    Object.entries(content ?? {}).map(([type, media]): [string, MediaType] => [
      `${operationId} ${part} ${type}`,
      media,
    ]),
  );
  const called = Object.values(callbacks ?? {}).flatMap((paths) =>
    Object.values(paths).flatMap((item) => (item.post === undefined ? [] : findMedia(item.post))),
  );
  return [...own, ...called];
}

function toZod(schema: unknown): z.ZodType {
  if (!isObject(schema)) throw new Error("expected a schema");
  const { $ref: ref, oneOf } = schema;
  if (typeof ref === "string") return SCHEMAS[ref.replace(/^.*\//, "") as SchemaName];
  if (Array.isArray(oneOf)) return z.union(oneOf.map(toZod));
  return schema["type"] === "string" ? z.string() : z.record(z.string(), z.unknown());
}
