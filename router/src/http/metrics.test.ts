import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { createErrorHandler } from "./on-error.ts";
import { createRequestMeter, registerMetricsRoutes } from "./metrics.ts";

function createApp(isOperator: (key: string | undefined) => boolean) {
  const app = new Hono();
  const seen: [number, number][] = [];
  let now = 0;
  app.use(createRequestMeter({ request: (status, ms) => seen.push([status, ms]) }, () => (now += 7)));
  app.onError(createErrorHandler({ error: () => {} }));
  registerMetricsRoutes(app, { metrics: { render: () => "up 1\n" }, isOperator });
  app.get("/boom", () => {
    throw new Error("boom");
  });
  return { app, seen };
}

describe("GET /metrics", () => {
  it("answers in the text format of Prometheus", async () => {
    const answer = await createApp(() => true).app.request("/metrics");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.text()).toBe("up 1\n");
  });

  it.each([{ "x-api-key": "k" }, { authorization: "Bearer k" }, { authorization: "bearer  k" }])(
    "takes an operator's key as %o",
    async (headers) => {
      expect((await createApp((key) => key === "k").app.request("/metrics", { headers })).status).toBe(200);
    },
  );

  it.each<Record<string, string>>([
    {},
    { "x-api-key": "other" },
    { authorization: "Basic k" },
    { authorization: "Bearer" },
    { authorization: "k" },
  ])("refuses %o in JSON", async (headers) => {
    const answer = await createApp((key) => key === "k").app.request("/metrics", { headers });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ status: "error", error: { code: "unauthorized" } });
  });
});

describe("createRequestMeter", () => {
  it("measures answers, refusals, failures and unknown addresses alike", async () => {
    const { app, seen } = createApp((key) => key === "k");
    await app.request("/metrics", { headers: { "x-api-key": "k" } });
    await app.request("/metrics");
    await app.request("/boom");
    await app.request("/nothing");
    expect(seen).toEqual([
      [200, 7],
      [401, 7],
      [500, 7],
      [404, 7],
    ]);
  });
});
