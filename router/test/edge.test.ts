import { request } from "node:http";
import { connect } from "node:net";
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { MAX_BODY_BYTES } from "@joinery/shared";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startEdgeServer, type EdgeServer } from "./edge-server.ts";

const MB = 1024 * 1024;
let server: EdgeServer;
beforeAll(async () => {
  server = await startEdgeServer(MAX_BODY_BYTES);
});
afterAll(() => server[Symbol.asyncDispose]());
afterEach(async () => {
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
  expect(server.logged).toEqual([]);
});

async function post(body: NonNullable<RequestInit["body"]>, headers: Record<string, string> = {}) {
  const init: RequestInit & { duplex: "half" } = {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
    duplex: "half",
  };
  const response = await fetch(server.url, init);
  expect(response.headers.get("content-type")).toContain("application/json");
  const reply = (await response.json()) as {
    error?: { code: string; message: string };
    size?: number;
    keys?: string[];
  };
  return { ...reply, status: response.status, code: reply.error?.code };
}

const encodings = {
  gzip: gzipSync,
  "x-gzip": gzipSync,
  br: (bytes: Uint8Array | string) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } }),
  deflate: deflateSync,
} as const;

describe("a JSON body", () => {
  it.each([
    "application/json",
    "application/json; charset=UTF-8",
    'Application/JSON;charset="utf-8"',
    "application/a2a+json",
  ])("is read when its type is %s", async (type) => {
    expect(await post('{"a":1}', { "content-type": type })).toMatchObject({ status: 200, keys: ["a"] });
  });

  it.each(["text/plain", "application/jsonp", "application/json; charset=latin1", "multipart/form-data", "json"])(
    "is refused when its type is %s",
    async (type) => {
      expect(await post('{"a":1}', { "content-type": type })).toMatchObject({
        status: 415,
        code: "unsupported_media_type",
      });
    },
  );

  it.each(Object.entries(encodings))("is read from %s", async (encoding, encode) => {
    const body = encode(JSON.stringify({ a: "é".repeat(200_000) }));
    expect(await post(body, { "content-encoding": encoding })).toMatchObject({ status: 200, size: 200_008 });
  });

  it("is read from deflate without the zlib header, from several gzip members, and from identity", async () => {
    expect(await post(deflateRawSync('{"a":1}'), { "content-encoding": "deflate" })).toMatchObject({ status: 200 });
    const members = Buffer.concat([gzipSync('{"a"'), gzipSync(":1}")]);
    expect(await post(members, { "content-encoding": "GZIP" })).toMatchObject({ status: 200, keys: ["a"] });
    expect(await post('{"a":1}', { "content-encoding": "identity" })).toMatchObject({ status: 200 });
  });

  it.each(["zstd", "gzip, gzip", "br,gzip", "gzip;q=1", "constructor"])("is refused from %s", async (encoding) => {
    expect(await post(gzipSync("{}"), { "content-encoding": encoding })).toMatchObject({
      status: 415,
      code: "unsupported_encoding",
    });
  });

  it.each(Object.entries(encodings))(
    "is malformed when its %s data is cut short or corrupt",
    async (encoding, encode) => {
      const whole = encode(JSON.stringify({ a: Array.from({ length: 5_000 }, (_, index) => index * 7919) }));
      const cut = await post(whole.subarray(0, whole.length - 9), { "content-encoding": encoding });
      expect(cut).toMatchObject({ status: 400, code: "malformed_json" });
      expect(cut.error?.message).toContain(encoding);
      const corrupt = Buffer.from(whole).fill(0xff, 20, 60);
      expect(await post(corrupt, { "content-encoding": encoding })).toMatchObject({
        status: 400,
        code: "malformed_json",
      });
    },
  );

  it.each(["", " ", "{", "null}", "\u0000"])("is malformed as %j", async (body) => {
    expect(await post(body)).toMatchObject({ status: 400, code: "malformed_json" });
  });

  it("is malformed when it is empty but said to be compressed", async () => {
    expect(await post("", { "content-encoding": "gzip" })).toMatchObject({ status: 400, code: "malformed_json" });
  });

  it("is malformed as bytes that are not UTF-8, and too deep as a tower of brackets", async () => {
    expect(await post(Uint8Array.of(0x22, 0xff, 0xfe, 0x22))).toMatchObject({ status: 400, code: "malformed_json" });
    expect(await post("[".repeat(5 * MB))).toMatchObject({ status: 400, code: "invalid_request" });
  });
});

const jsonOf = (bytes: number): string => `{"a":"${"x".repeat(bytes - 8)}"}`;

describe("the size limit", () => {
  it("lets exactly 25 MB pass and refuses one byte more, plain and compressed", async () => {
    expect(await post(jsonOf(25 * MB))).toMatchObject({ status: 200, size: 25 * MB });
    expect(await post(jsonOf(25 * MB + 1))).toMatchObject({ status: 413, code: "payload_too_large" });
    for (const [encoding, encode] of Object.entries(encodings)) {
      const headers = { "content-encoding": encoding };
      expect(await post(encode(jsonOf(25 * MB)), headers)).toMatchObject({ status: 200 });
      expect(await post(encode(jsonOf(25 * MB + 1)), headers)).toMatchObject({
        status: 413,
        code: "payload_too_large",
      });
    }
  });

  it("gives a client that writes all 26 MB before it reads its 413", async () => {
    for (let round = 0; round < 5; round++) {
      expect(await sendAll(jsonOf(26 * MB))).toEqual({ status: 413, code: "payload_too_large" });
    }
  });

  it("refuses an announced 26 MB before a byte of it arrives", async () => {
    const text = await talk(
      `POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${26 * MB}\r\n\r\n`,
    );
    expect(text).toContain("413");
    expect(text).toContain("payload_too_large");
  });

  it("refuses 26 MB in chunks without an announced length", async () => {
    const chunk = new Uint8Array(MB).fill(0x20);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (sent++ < 26) controller.enqueue(chunk);
        else controller.close();
      },
    });
    expect(await post(body)).toMatchObject({ status: 413, code: "payload_too_large" });
  });

  it.each(Object.entries(encodings))(
    "cuts a %s bomb off while it inflates, in constant memory",
    async (encoding, encode) => {
      const bomb = encode(Buffer.alloc(128 * MB, 0x20));
      let peak = 0;
      const before = process.memoryUsage().rss;
      const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss - before)), 2);
      const answers = await Promise.all([1, 2, 3, 4].map(() => post(bomb, { "content-encoding": encoding })));
      clearInterval(timer);
      for (const answer of answers) expect(answer).toMatchObject({ status: 413, code: "payload_too_large" });
      // Four at once hold at most 25 MB each and what the decoders need; inflated they would be 512 MB.
      expect(peak).toBeLessThan(300 * MB);
    },
  );

  it("ends a stream that inflates to nothing", async () => {
    // Empty gzip members: 20 bytes each that add no byte to the result.
    const body = Buffer.alloc(25 * MB + 1, gzipSync(""));
    // In chunks, so that only counting what arrives can end it.
    expect(await post(new Blob([body]).stream(), { "content-encoding": "gzip" })).toMatchObject({ status: 413 });
  });

  it("is not disturbed by a client that goes away in the middle of its body", async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, "127.0.0.1", () => {
        socket.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\n");
        socket.write(`content-length: 5000\r\n\r\n`);
        socket.write(gzipSync("x".repeat(100)), () => socket.destroy());
      });
      socket.on("close", () => resolve());
    });
  });
});

describe("what is no request", () => {
  it.each([
    ["bytes that are not HTTP", "\0\xff not http\r\n\r\n", 400],
    ["a header without a name", "GET / HTTP/1.1\r\nhost: x\r\n: y\r\n\r\n", 400],
    ["two lengths", "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab", 400],
    [
      "a length and chunks",
      "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n",
      400,
    ],
    ["endless headers", `GET / HTTP/1.1\r\nhost: x\r\nx-large: ${"y".repeat(40_000)}\r\n\r\n`, 431],
    ["a host that is none", "GET / HTTP/1.1\r\nhost: a b/c?\r\n\r\n", 400],
    ["a backslash in its path", "GET /a\\b HTTP/1.1\r\nhost: x:99999\r\n\r\n", 400],
  ])("gets the contract's error as well: %s", async (_, text, status) => {
    const answer = await talk(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toMatch(/\r\nspec_version: 1\.1\r\n/);
    expect(answer).toMatch(/\r\nx-trace-id: [0-9a-f]{32}\r\n/);
    expect(answer).toContain('"code":"invalid_request"');
  });
});

/** Writes the whole body first and reads afterwards, as many HTTP libraries do. */
function sendAll(body: string): Promise<{ status: number | undefined; code: string | undefined }> {
  return new Promise((resolve, reject) => {
    const call = request(server.url, { method: "POST", headers: { "content-type": "application/json" } });
    call.on("error", reject);
    call.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => {
        const reply = JSON.parse(text) as { error?: { code: string } };
        resolve({ status: response.statusCode, code: reply.error?.code });
      });
    });
    call.end(body);
  });
}

/** Sends raw bytes and resolves with what comes back until the body of the answer is there. */
function talk(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connect(server.port, "127.0.0.1", () => socket.write(text));
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      received += chunk;
      if (received.includes("}}")) socket.destroy();
    });
    socket.on("close", () => resolve(received)).on("error", reject);
  });
}
