import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { askThroughEdge } from "../../test/serve-edge.ts";
import type { RouterApp, RouterEnv } from "./env.ts";

function createApp(corsOrigins: string[]) {
  const app: RouterApp = new Hono<RouterEnv>();
  app.get("/", (c) => c.json({}));
  app.get("/raw", () => new Response("x"));
  return {
    request: (path: string, sent: { method?: string; headers: Record<string, string> }) =>
      askThroughEdge(app, path, { ...sent, corsOrigins }),
  };
}
const preflight = (origin: string) => ({
  method: "OPTIONS",
  headers: { origin, "access-control-request-method": "POST", "access-control-request-headers": "x-api-key" },
});
const ORIGIN = "https://app.example";

describe("front-ends of other origins", () => {
  it.each(["/", "/raw"])("lets a listed origin read the answer of %s and its headers", async (path) => {
    const { headers } = await createApp([`${ORIGIN}/`]).request(path, { headers: { origin: ORIGIN } });
    expect(headers["access-control-allow-origin"]).toBe(ORIGIN);
    expect(headers["access-control-expose-headers"]).toContain("x-trace-id");
    expect(headers["access-control-allow-credentials"]).toBeUndefined();
    expect(headers["vary"]).toBe("origin, accept-encoding");
  });

  it("answers a preflight of a listed origin with what it may send", async () => {
    const response = await createApp([ORIGIN]).request("/", preflight(ORIGIN));
    expect(response.status).toBe(204);
    expect(response.headers["access-control-allow-origin"]).toBe(ORIGIN);
    expect(response.headers["access-control-allow-methods"]).toContain("DELETE");
    for (const name of ["x-api-key", "content-type", "last-event-id", "idempotency-key", "traceparent"])
      expect(response.headers["access-control-allow-headers"]).toContain(name);
  });

  it.each(["https://evil.example", "https://app.example.evil.example", "http://app.example", "null", ""])(
    "permits nothing to the origin %j",
    async (origin) => {
      const app = createApp([ORIGIN]);
      expect((await app.request("/", { headers: { origin } })).headers["access-control-allow-origin"]).toBeUndefined();
      const { headers } = await app.request("/", preflight(origin));
      expect(headers["access-control-allow-origin"]).toBeUndefined();
      expect(headers["access-control-allow-methods"]).toBeUndefined();
    },
  );

  it("says without a list that answers vary by encoding alone", async () => {
    const { headers } = await createApp(["*"]).request("/", { headers: {} });
    expect(headers["vary"]).toBe("accept-encoding");
  });

  it("permits any origin with *, and no other origin by default", async () => {
    const any = await createApp(["*"]).request("/raw", { headers: { origin: "https://x.example" } });
    expect(any.headers["access-control-allow-origin"]).toBe("*");
    const none = await createApp([]).request("/", { headers: { origin: "https://x.example" } });
    expect(none.headers["access-control-allow-origin"]).toBeUndefined();
  });
});
