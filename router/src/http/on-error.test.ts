import { ErrorReply, JoineryError } from "@joinery/shared";
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { describe, expect, it } from "vitest";
import { createErrorHandler, createNotFound } from "./on-error.ts";

function createApp(thrown: unknown) {
  const logged: unknown[][] = [];
  const app = new Hono();
  app.use(async (_, next) => next());
  app.get("/", () => {
    throw thrown;
  });
  app.get("/items/:id", (c) => c.json({}));
  app.put("/items/:id", (c) => c.json({}));
  app.onError(createErrorHandler({ error: (...line: unknown[]) => void logged.push(line) }));
  app.notFound(createNotFound(app));
  return { app, logged };
}

async function answerTo(thrown: unknown) {
  const { app, logged } = createApp(thrown);
  const response = await app.request("/");
  return { response, logged, reply: ErrorReply.parse(await response.json()) };
}

describe("createErrorHandler", () => {
  it("answers an error of ours with its status, code and issues, and logs nothing", async () => {
    const issues = [{ path: "userInput", message: "must not be empty" }];
    const { response, reply, logged } = await answerTo(new JoineryError("invalid_request", { issues }));
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toContain("application/json");
    expect(reply.error).toMatchObject({ code: "invalid_request", issues, retryable: false });
    expect(logged).toEqual([]);
  });

  it("says when to come back", async () => {
    const { response } = await answerTo(new JoineryError("rate_limited", { retryAfterSeconds: 7 }));
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "7"]);
  });

  it("names the encodings it knows to a client that used another", async () => {
    const { response } = await answerTo(new JoineryError("unsupported_encoding"));
    expect([response.status, response.headers.get("accept-encoding")]).toEqual([415, "gzip, br, deflate"]);
  });

  it("hides what an unknown error says and logs it once, with the error itself", async () => {
    const thrown = new Error("SELECT * FROM secrets failed at /srv/db");
    const { response, reply, logged } = await answerTo(thrown);
    expect(response.status).toBe(500);
    expect(reply.error).toMatchObject({ code: "internal", retryable: true });
    expect(JSON.stringify(reply)).not.toMatch(/secrets|srv/);
    expect(logged).toHaveLength(1);
    expect(logged[0]?.[0]).toMatchObject({ err: thrown, method: "GET", path: "/" });
  });

  it.each([
    [400, 400, "invalid_request"],
    [413, 413, "payload_too_large"],
    [418, 400, "invalid_request"],
    [502, 500, "internal"],
  ] as const)("turns the framework's own %d into JSON", async (thrown, status, code) => {
    const { response, reply } = await answerTo(new HTTPException(thrown, { message: "<h1>inner</h1>" }));
    expect(response.status).toBe(status);
    expect(reply.error.code).toBe(code);
    expect(reply.error.message).not.toContain("inner");
  });
});

describe("createNotFound", () => {
  it("answers an address that no route has with 404", async () => {
    const response = await createApp(undefined).app.request("/nowhere", { method: "POST" });
    expect(response.status).toBe(404);
    expect(ErrorReply.parse(await response.json()).error.code).toBe("route_not_found");
  });

  it("answers a method that the address does not have with 405 and those it has", async () => {
    const response = await createApp(undefined).app.request("/items/7", { method: "DELETE" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD, PUT");
    expect(ErrorReply.parse(await response.json()).error.code).toBe("method_not_allowed");
  });
});
