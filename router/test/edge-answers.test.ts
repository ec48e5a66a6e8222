import { brotliDecompressSync } from "node:zlib";
import { request } from "node:http";
import { ErrorReply } from "@joinery/shared";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../src/config.ts";
import { startServer, type RouterServer } from "../src/server.ts";
import { createMemoryStorage } from "../src/storage/memory.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const ORIGIN = "https://app.example";

let router: RouterServer;
beforeAll(async () => {
  const { config, secrets } = readConfig({ PORT: "0", CORS_ORIGINS: ORIGIN, RATE_LIMIT_PER_MINUTE: "50" });
  const overrides = { storage: createMemoryStorage() };
  router = await startServer({ config, secrets, logger: pino({ level: "silent" }), overrides });
});
afterAll(() => router[Symbol.asyncDispose]());

const json = { "content-type": "application/json" };
const register = (port: number) =>
  fetch(`${router.url}/a2a/agents`, {
    method: "POST",
    headers: json,
    body: JSON.stringify({ name: "builder", url: `http://127.0.0.1:${port}`, intents: ["app.other"] }),
  });

describe("every answer of the router", () => {
  it.each<[string, string, RequestInit, number]>([
    ["health", "/health", {}, 200],
    ["a list", "/a2a/agents", {}, 200],
    ["no such address", "/nowhere?x=1", {}, 404],
    ["an address in pieces", "/a2a/agents/%E0%A4%A/%00", {}, 404],
    ["another method", "/a2a/intent", { method: "GET" }, 405],
    ["a body of another type", "/a2a/intent", { method: "POST", body: "hello" }, 415],
    ["malformed JSON", "/a2a/intent", { method: "POST", headers: json, body: "{" }, 400],
    ["a body that is too large", "/a2a/intent", { method: "POST", headers: json, body: "x".repeat(26 << 20) }, 413],
    [
      "no agent",
      "/a2a/intent",
      { method: "POST", headers: json, body: '{"intent":"app.compose","userInput":"x"}' },
      404,
    ],
    ["an unknown conversation", "/a2a/stream/conv-unknown", {}, 404],
  ])(
    "is JSON with the trace, the contract's version and the origin's permission: %s",
    async (_, path, init, status) => {
      const headers = { ...init.headers, origin: ORIGIN, traceparent: `00-${TRACE}-00f067aa0ba902b7-01` };
      const response = await fetch(`${router.url}${path}`, { ...init, headers });
      expect(response.status).toBe(status);
      expect(response.headers.get("content-type")).toContain("application/json");
      expect(response.headers.get("x-trace-id")).toBe(TRACE);
      expect(response.headers.get("spec_version")).toBe("1.1");
      expect(response.headers.get("access-control-allow-origin")).toBe(ORIGIN);
      const body: unknown = await response.json();
      expect(ErrorReply.safeParse(body).success).toBe(status !== 200);
    },
  );

  it("says which methods an address has", async () => {
    const response = await fetch(`${router.url}/a2a/agents`, { method: "PATCH" });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD, POST"]);
  });

  it("is compressed when it is large and the client accepts it, on the wire too", async () => {
    for (let port = 5_000; port < 5_010; port++) expect((await register(port)).status).toBe(201);
    const plain = await get("/a2a/agents", {});
    const packed = await get("/a2a/agents", { "accept-encoding": "gzip;q=0.5, br" });
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(packed.headers["content-encoding"]).toBe("br");
    expect(packed.headers["content-length"]).toBe(String(packed.body.byteLength));
    expect(packed.body.byteLength).toBeLessThan(plain.body.byteLength / 3);
    expect(brotliDecompressSync(packed.body)).toEqual(plain.body);
    expect(packed.headers["vary"]).toMatch(/origin.*accept-encoding/);
  });

  it("answers HEAD like GET, without a body", async () => {
    const { status, headers, body } = await get("/health", { "accept-encoding": "gzip" }, "HEAD");
    expect([status, body.byteLength]).toEqual([200, 0]);
    expect(headers["x-trace-id"]).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe("the rate limit", () => {
  it("answers 429 with when to come back, and leaves other doors open", async () => {
    const body = '{"intent":"app.compose","userInput":"x"}';
    const send = () => fetch(`${router.url}/a2a/intent`, { method: "POST", headers: json, body });
    let response = await send();
    for (let count = 0; count < 60 && response.status !== 429; count++) response = await send();
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect(ErrorReply.parse(await response.json()).error).toMatchObject({ code: "rate_limited", retryable: true });
    expect((await fetch(`${router.url}/health`)).status).toBe(200);
  });
});

type Received = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };

/** Without a client's own decompression. */
function get(path: string, headers: Record<string, string>, method = "GET"): Promise<Received> {
  return new Promise((resolve, reject) => {
    const call = request(`${router.url}${path}`, { headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk)).on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    call.on("error", reject).end();
  });
}
