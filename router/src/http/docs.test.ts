import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { registerDocsRoutes } from "./docs.ts";
import { createOpenApiDocument } from "./docs/openapi.ts";

const document = createOpenApiDocument({ serverUrl: "/", version: "1.2.3" });
const app = new Hono();
registerDocsRoutes(app, { document });

describe("GET /openapi.json", () => {
  it("answers with the document", async () => {
    const answer = await app.request("/openapi.json");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(document)));
  });
});

describe("GET /docs", () => {
  it("answers with a page that may load nothing and that nobody may frame", async () => {
    const answer = await app.request("/docs");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(answer.headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await answer.text()).toMatch(/^<!doctype html>/);
  });
});

describe.each(["/openapi.json", "/docs"])("the tag of %s", (path) => {
  it("saves a reader who has it the body, also when compression made it weak", async () => {
    const etag = (await app.request(path)).headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    for (const header of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const again = await app.request(path, { headers: { "if-none-match": header } });
      expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
    }
  });

  it("does not match another", async () => {
    expect((await app.request(path, { headers: { "if-none-match": '"other"' } })).status).toBe(200);
  });
});
