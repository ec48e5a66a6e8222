import type { Tracing } from "@joinery/shared";
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { askThroughEdge } from "../../test/serve-edge.ts";
import type { Exchange, RouterApp, RouterEnv } from "./env.ts";
import { adoptTraceId, toTraceId, toTraceparent } from "./trace.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";

function createApp(): RouterApp {
  const app: RouterApp = new Hono<RouterEnv>();
  const tell = ({ traceId, traceparent }: Exchange) => ({ traceId, traceparent });
  app.get("/", (c) => c.json(tell(c.env)));
  app.get("/raw", () => new Response("{}", { headers: { "content-type": "application/json" } }));
  app.get("/adopt", (c) => {
    adoptTraceId(c.env, c.req.query("id"));
    return c.json(tell(c.env));
  });
  app.get("/broken", () => {
    throw new Error("broken");
  });
  app.onError((_, c) => c.json({}, 500));
  app.notFound((c) => c.json({}, 404));
  return app;
}

async function get(path: string, headers: Record<string, string> = {}) {
  const answer = await askThroughEdge(createApp(), path, { headers });
  const body = JSON.parse(answer.body) as Pick<Exchange, "traceId" | "traceparent">;
  return { ...body, header: answer.headers["x-trace-id"], version: answer.headers["spec_version"] };
}

describe("the trace of a request", () => {
  it("starts a trace of its own when the caller has none", async () => {
    const first = await get("/");
    expect(first.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(first.header).toBe(first.traceId);
    expect(first.traceparent).toMatch(new RegExp(`^00-${first.traceId}-[0-9a-f]{16}-01$`));
    expect((await get("/")).traceId).not.toBe(first.traceId);
  });

  it("goes on with the caller's traceparent under a new span and keeps its flags", async () => {
    const { traceId, traceparent } = await get("/", { traceparent: `00-${TRACE}-${SPAN}-00` });
    expect(traceId).toBe(TRACE);
    expect(traceparent).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-00$`));
    expect(traceparent).not.toContain(SPAN);
  });

  it("shows the caller's x-trace-id and still passes its traceparent on", async () => {
    const both = await get("/", { "x-trace-id": "order-77", traceparent: `00-${TRACE}-${SPAN}-01` });
    expect(both.header).toBe("order-77");
    expect(both.traceparent).toContain(TRACE);
  });

  it.each([
    `00-${"0".repeat(32)}-${SPAN}-01`,
    `00-${TRACE}-${"0".repeat(16)}-01`,
    `ff-${TRACE}-${SPAN}-01`,
    `00-${TRACE.toUpperCase()}-${SPAN}-01`,
    `00-${TRACE}-${SPAN}-01-more`,
    `00-${TRACE}-${SPAN}`,
    "garbage",
  ])("ignores the invalid traceparent %s", async (traceparent) => {
    expect((await get("/", { traceparent })).traceId).not.toBe(TRACE);
  });

  it("accepts a traceparent of a later version with more at its end", async () => {
    expect((await get("/", { traceparent: `01-${TRACE}-${SPAN}-01-more` })).traceId).toBe(TRACE);
  });

  it.each(["", "a b", "x".repeat(129), "<script>", "ä"])("ignores the x-trace-id %j", async (id) => {
    expect((await get("/", { "x-trace-id": encodeURI(id) === id ? id : "a b" })).header).toMatch(/^[0-9a-f]{32}$/);
    expect(toTraceId(id)).toBeUndefined();
  });

  it.each(["/", "/raw", "/broken", "/nowhere", "/adopt"])("marks the answer of %s once", async (path) => {
    const { header, version } = await get(path, { "x-trace-id": "t-1" });
    expect({ header, version }).toEqual({ header: "t-1", version: "1.1" });
  });

  it("takes over an id that a route found in the body, and nothing that is no id", async () => {
    const adopted = await get("/adopt?id=from-body", { "x-trace-id": "from-header" });
    expect(adopted).toMatchObject({ header: "from-body", traceId: "from-body" });
    expect(adopted.traceparent.slice(3, 35)).toBe(toTraceparent("from-body").slice(3, 35));
    expect((await get("/adopt?id=%0d%0aevil", { "x-trace-id": "kept" })).header).toBe("kept");
  });
});

describe("toTraceparent", () => {
  it("keeps hex ids and UUIDs, and hashes the rest the same way every time", () => {
    expect(toTraceparent(TRACE)).toContain(`00-${TRACE}-`);
    expect(toTraceparent("4BF92F35-77B3-4DA6-A3CE-929D0E0E4736")).toContain(`00-${TRACE}-`);
    expect(toTraceparent("order-77").slice(0, 35)).toBe(toTraceparent("order-77").slice(0, 35));
    expect(toTraceparent("0".repeat(32))).not.toContain("0".repeat(32));
  });
});

describe("with a recorder of traces", () => {
  function createRecorded() {
    const ended: unknown[] = [];
    const tracing: Tracing = {
      isActive: true,
      start: (name, { parent, traceId = parent?.slice(3, 35) ?? "", attributes } = {}) => ({
        traceparent: `00-${traceId}-1111111111111111-01`,
        end: (outcome) => void ended.push({ name, parent, traceId, attributes, ...outcome }),
      }),
      [Symbol.asyncDispose]: async () => {},
    };
    const app: RouterApp = new Hono<RouterEnv>();
    app.get("/a2a/stream/:id", (c) => {
      c.env.conversationId = "conv-1";
      return c.text(c.env.traceparent);
    });
    app.get("/a2a/intent", (c) => {
      adoptTraceId(c.env, c.req.query("id"));
      return c.text(c.env.traceparent, 503);
    });
    app.get("/health", (c) => c.text(c.env.traceparent));
    const ask = (path: string, headers: Record<string, string> = {}) => askThroughEdge(app, path, { headers, tracing });
    return { ask, ended };
  }

  it("tells of each request by its route, its status and its conversation, under the caller's span", async () => {
    const { ask, ended } = createRecorded();
    const traceparent = `00-${TRACE}-${SPAN}-01`;
    const answer = await ask("/a2a/stream/conv-1?ticket=secret", { traceparent });
    expect(answer.body).toBe(`00-${TRACE}-1111111111111111-01`);
    await ask("/health");
    expect(ended).toEqual([
      {
        name: "GET /a2a/stream/:id",
        parent: traceparent,
        traceId: TRACE,
        attributes: { "http.response.status_code": 200, "joinery.conversation.id": "conv-1" },
      },
    ]);
  });

  it("tells of a request that names its trace in the body once, in that trace, and marks a failure", async () => {
    const { ask, ended } = createRecorded();
    await ask(`/a2a/intent?id=${TRACE}`);
    await ask("/somewhere/else");
    expect(ended).toMatchObject([
      { name: "GET /a2a/intent", parent: undefined, traceId: TRACE, error: "503" },
      { name: "GET /*", attributes: { "http.response.status_code": 404 } },
    ]);
  });
});
