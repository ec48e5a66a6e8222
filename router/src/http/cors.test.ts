import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { createCors } from "./cors.ts";

function createApp(origins: string[]) {
  const app = new Hono();
  app.use(createCors(origins));
  app.get("/", (c) => c.json({}));
  app.get("/raw", () => new Response("x"));
  return app;
}
const preflight = (origin: string) => ({
  method: "OPTIONS",
  headers: { origin, "access-control-request-method": "POST", "access-control-request-headers": "x-api-key" },
});
const ORIGIN = "https://app.example";

describe("createCors", () => {
  it.each(["/", "/raw"])("lets a listed origin read the answer of %s and its headers", async (path) => {
    const { headers } = await createApp([`${ORIGIN}/`]).request(path, { headers: { origin: ORIGIN } });
    expect(headers.get("access-control-allow-origin")).toBe(ORIGIN);
    expect(headers.get("access-control-expose-headers")).toContain("x-trace-id");
    expect(headers.get("access-control-allow-credentials")).toBeNull();
    expect(headers.get("vary")).toBe("origin");
  });

  it("answers a preflight of a listed origin with what it may send", async () => {
    const response = await createApp([ORIGIN]).request("/", preflight(ORIGIN));
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe(ORIGIN);
    expect(response.headers.get("access-control-allow-methods")).toContain("DELETE");
    for (const name of ["x-api-key", "content-type", "last-event-id", "idempotency-key", "traceparent"])
      expect(response.headers.get("access-control-allow-headers")).toContain(name);
  });

  it.each(["https://evil.example", "https://app.example.evil.example", "http://app.example", "null", ""])(
    "permits nothing to the origin %j",
    async (origin) => {
      const app = createApp([ORIGIN]);
      expect((await app.request("/", { headers: { origin } })).headers.get("access-control-allow-origin")).toBeNull();
      const { headers } = await app.request("/", preflight(origin));
      expect(headers.get("access-control-allow-origin")).toBeNull();
      expect(headers.get("access-control-allow-methods")).toBeNull();
    },
  );

  it("permits any origin with *, and no other origin by default", async () => {
    const any = await createApp(["*"]).request("/raw", { headers: { origin: "https://x.example" } });
    expect(any.headers.get("access-control-allow-origin")).toBe("*");
    const none = await createApp([]).request("/", { headers: { origin: "https://x.example" } });
    expect(none.headers.get("access-control-allow-origin")).toBeNull();
  });
});
