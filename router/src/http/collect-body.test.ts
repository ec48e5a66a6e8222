import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { collectBody } from "./collect-body.ts";

const plain = { encoding: "identity", maxBytes: 100 } as const;
const gzip = { encoding: "gzip", maxBytes: 100 } as const;

describe("collectBody", () => {
  it("puts the chunks together, however small they are", async () => {
    const zipped = gzipSync("a body in pieces");
    const bytes = Array.from(zipped, (byte) => Buffer.of(byte));
    expect((await collectBody(Readable.from(bytes), gzip)).toString()).toBe("a body in pieces");
    expect((await collectBody(Readable.from([]), gzip)).byteLength).toBe(0);
  });

  it("gives up at the limit but reads on, so that the connection stays usable", async () => {
    let produced = 0;
    const source = Readable.from(
      (function* () {
        for (; produced < 50; produced++) yield Buffer.alloc(10);
      })(),
    );
    await expect(collectBody(source, plain)).rejects.toMatchObject({ code: "payload_too_large" });
    await expect.poll(() => produced).toBe(50);
    expect(source.errored).toBeNull();
  });

  it("says so when the source breaks, plain or in the middle of an encoding", async () => {
    for (const [options, start] of [
      [plain, Buffer.from("{")],
      [gzip, gzipSync("x".repeat(50)).subarray(0, 15)],
    ] as const) {
      const source = new Readable({ read: () => undefined });
      const pending = collectBody(source, options);
      source.push(start);
      setImmediate(() => source.destroy(new Error("connection reset")));
      await expect(pending).rejects.toMatchObject({ code: "malformed_json", message: "The body ended early." });
    }
  });

  it("survives a source that breaks after it was given up", async () => {
    const source = new Readable({ read: () => undefined });
    const pending = collectBody(source, plain);
    source.push(Buffer.alloc(101));
    await expect(pending).rejects.toMatchObject({ code: "payload_too_large" });
    source.destroy(new Error("connection reset"));
    await new Promise((resolve) => source.once("close", resolve));
    expect(source.destroyed).toBe(true);
  });
});
