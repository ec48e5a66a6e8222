import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { createErrorHandler } from "./on-error.ts";
import { registerMetricsRoutes } from "./metrics.ts";

function createApp(isOperator: (key: string | undefined) => boolean) {
  const app = new Hono();
  app.onError(createErrorHandler({ error: () => {} }));
  registerMetricsRoutes(app, { metrics: { render: () => "up 1\n" }, isOperator });
  return app;
}

describe("GET /metrics", () => {
  it("answers in the text format of Prometheus", async () => {
    const answer = await createApp(() => true).request("/metrics");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.text()).toBe("up 1\n");
  });

  it.each([{ "x-api-key": "k" }, { authorization: "Bearer k" }, { authorization: "bearer  k" }])(
    "takes an operator's key as %o",
    async (headers) => {
      expect((await createApp((key) => key === "k").request("/metrics", { headers })).status).toBe(200);
    },
  );

  it.each<Record<string, string>>([
    {},
    { "x-api-key": "other" },
    { authorization: "Basic k" },
    { authorization: "Bearer" },
    { authorization: "k" },
  ])("refuses %o in JSON", async (headers) => {
    const answer = await createApp((key) => key === "k").request("/metrics", { headers });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ status: "error", error: { code: "unauthorized" } });
  });
});
