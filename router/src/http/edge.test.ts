import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { askThroughEdge } from "../../test/serve-edge.ts";
import type { RouterApp, RouterEnv } from "./env.ts";
import { createErrorHandler } from "./on-error.ts";
import { SECURITY_HEADERS } from "./security-headers.ts";

function createApp(): RouterApp {
  const app: RouterApp = new Hono<RouterEnv>();
  app.onError(createErrorHandler({ error: () => {} }));
  app.get("/now", (c) => c.json({}));
  app.get("/later", async (c) => {
    await Promise.resolve();
    return c.json({}, 201);
  });
  app.get("/raw", () => new Response("x"));
  app.get("/kept", (c) => c.body("x", 200, { "cache-control": "private", "content-security-policy": "sandbox" }));
  app.get("/boom", () => {
    throw new Error("boom");
  });
  return app;
}

describe("every answer", () => {
  it.each(["/now", "/later", "/raw", "/boom", "/nowhere"])("has the headers that protect it: %s", async (path) => {
    const { headers } = await askThroughEdge(createApp(), path);
    expect(headers).toMatchObject({ ...SECURITY_HEADERS, spec_version: "1.1" });
  });

  it("has its route's own word where there is one", async () => {
    const { headers } = await askThroughEdge(createApp(), "/kept");
    expect(headers).toMatchObject({
      ...SECURITY_HEADERS,
      "cache-control": "private",
      "content-security-policy": "sandbox",
    });
  });

  it.each([
    ["/now", 200],
    ["/later", 201],
    ["/boom", 500],
    ["/nowhere", 404],
  ])("is measured: %s", async (path, status) => {
    const seen: unknown[] = [];
    let now = 0;
    await askThroughEdge(createApp(), path, { now: () => (now += 7), onRequest: (...one) => seen.push(one) });
    expect(seen).toEqual([[status, 7]]);
  });

  it("has a log line without the query, in which a caller's own id stands beside the one of its trace", async () => {
    const lines: unknown[] = [];
    const onLog = (line: unknown) => void lines.push(line);
    await askThroughEdge(createApp(), "/now?ticket=secret", { onLog, headers: { "x-trace-id": "order-77" } });
    expect(lines).toMatchObject([{ method: "GET", path: "/now", status: 200, traceId: "order-77" }]);
    expect(JSON.stringify(lines)).toMatch(/"w3cTraceId":"[0-9a-f]{32}"/);
    expect(JSON.stringify(lines)).not.toContain("secret");
  });
});
