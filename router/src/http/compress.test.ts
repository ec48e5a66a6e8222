import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { answerJson, createCompress, selectEncoding } from "./compress.ts";

const LARGE = JSON.stringify({ text: "joinery ".repeat(1_000) });
const SMALL = JSON.stringify({ text: "joinery" });
const json = { "content-type": "application/json" };

function createApp() {
  const app = new Hono();
  app.use(createCompress());
  app.use(async (c, next) => {
    c.header("x-kept", "yes");
    await next();
  });
  app.get("/large", (c) => c.body(LARGE, 201, json));
  app.get(
    "/raw",
    () => new Response(LARGE, { headers: { ...json, etag: '"v1"', "content-length": String(LARGE.length) } }),
  );
  app.get("/small", (c) => c.body(SMALL, 200, json));
  app.get("/edge", (c) => c.body("x".repeat(Number(c.req.query("size"))), 200, json));
  app.get("/stream", (c) => c.body(LARGE, 200, { "content-type": "text/event-stream" }));
  app.get("/image", (c) => c.body(LARGE, 200, { "content-type": "image/png" }));
  app.get("/encoded", (c) => c.body(LARGE, 200, { ...json, "content-encoding": "zstd" }));
  app.get("/empty", (c) => c.body(null, 204));
  return app;
}

const get = (path: string, accept = "gzip, br", method = "GET") =>
  createApp().request(path, { method, headers: { "accept-encoding": accept } });

describe("createCompress", () => {
  it.each([
    ["br", brotliDecompressSync],
    ["gzip", gunzipSync],
    ["deflate", inflateSync],
  ] as const)("compresses a large answer with %s and keeps all else about it", async (encoding, decode) => {
    const response = await get("/large", encoding);
    expect(response.status).toBe(201);
    expect(response.headers.get("content-encoding")).toBe(encoding);
    expect(response.headers.get("content-length")).toBeNull();
    expect(response.headers.get("x-kept")).toBe("yes");
    const body = new Uint8Array(await response.arrayBuffer());
    expect(body.byteLength).toBeLessThan(LARGE.length / 10);
    expect(decode(body).toString()).toBe(LARGE);
  });

  it("weakens a strong ETag and drops the length that is no longer true", async () => {
    const { headers } = await get("/raw");
    expect(headers.get("content-encoding")).toBe("br");
    expect(headers.get("etag")).toBe('W/"v1"');
    expect(headers.get("content-length")).toBeNull();
  });

  it("leaves 1,024 bytes alone and compresses 1,025", async () => {
    expect((await get("/edge?size=1024")).headers.get("content-encoding")).toBeNull();
    expect((await get("/edge?size=1025")).headers.get("content-encoding")).toBe("br");
  });

  it("sends a small answer as it is", async () => {
    const response = await get("/small");
    expect(response.headers.get("content-encoding")).toBeNull();
    expect(await response.text()).toBe(SMALL);
  });

  it.each(["/stream", "/image"])("never touches %s", async (path) => {
    const response = await get(path);
    expect(response.headers.get("content-encoding")).toBeNull();
    expect(await response.text()).toBe(LARGE);
  });

  it("does not encode twice, nor what has no body", async () => {
    expect((await get("/encoded")).headers.get("content-encoding")).toBe("zstd");
    expect((await get("/empty")).headers.get("content-encoding")).toBeNull();
    expect((await get("/large", "gzip", "HEAD")).headers.get("content-encoding")).toBeNull();
  });

  it("sends plain text to a client that accepts nothing else", async () => {
    for (const accept of ["", "identity", "br;q=0, gzip;q=0", "zstd"])
      expect((await get("/large", accept)).headers.get("content-encoding")).toBeNull();
  });
});

describe("answerJson", () => {
  const ask = (text: string, accept = "gzip") => {
    const app = new Hono();
    app.get("/", (c) => answerJson(c, text, 201));
    return app.request("/", { headers: { "accept-encoding": accept } });
  };

  it("compresses what is large, counted in bytes", async () => {
    for (const text of [LARGE, `"${"ä".repeat(600)}"`]) {
      const response = await ask(text);
      expect([response.status, response.headers.get("content-encoding")]).toEqual([201, "gzip"]);
      expect(gunzipSync(await response.arrayBuffer()).toString()).toBe(text);
    }
  });

  it.each([
    ["a small text", `"${"x".repeat(1_000)}"`, "gzip"],
    ["a client that accepts nothing else", LARGE, "identity"],
  ])("sends plain to %s", async (_, text, accept) => {
    const response = await ask(text, accept);
    expect(response.headers.get("content-encoding")).toBeNull();
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.text()).toBe(text);
  });
});

describe("selectEncoding", () => {
  it.each([
    [undefined, undefined],
    ["gzip, deflate, br", "br"],
    ["gzip;q=1.0, br;q=0.5", "gzip"],
    ["GZIP", "gzip"],
    ["*", "br"],
    ["br;q=0, *;q=0.3", "gzip"],
    ["gzip;q=banana", undefined],
    ["deflate ; q=0.2", "deflate"],
  ])("answers %s with %s", (header, encoding) => {
    expect(selectEncoding(header)).toBe(encoding);
  });
});
