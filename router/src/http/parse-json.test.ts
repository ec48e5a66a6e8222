import { JoineryError } from "@joinery/shared";
import { describe, expect, it } from "vitest";
import { parseJson } from "./parse-json.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof JoineryError) return error.code;
    throw error;
  }
  return "none";
}

describe("parseJson", () => {
  it("reads any JSON value, also behind a byte order mark", () => {
    expect(parseJson(bytes('{"a":[1,"é",null]}'))).toEqual({ a: [1, "é", null] });
    expect(parseJson(bytes("\uFEFF5"))).toBe(5);
  });

  it.each(["", " ", "{", '{"a":}', "undefined", "{'a':1}", "[1,]", '"\u0001"', "{}{}", '"abc'])(
    "refuses %j as malformed",
    (text) => {
      expect(codeOf(() => parseJson(bytes(text)))).toBe("malformed_json");
    },
  );

  it("refuses bytes that are not UTF-8", () => {
    expect(codeOf(() => parseJson(Uint8Array.of(0x22, 0xc3, 0x28, 0x22)))).toBe("malformed_json");
    expect(codeOf(() => parseJson(Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22)))).toBe("malformed_json");
  });

  it("does not quote the body in its message", () => {
    expect(() => parseJson(bytes('{"password": hunter2}'))).toThrow(/^The request body is not valid JSON\.$/);
  });

  it("accepts nesting of 100 and refuses one more, whatever the strings hold", () => {
    const nested = (depth: number) => bytes(`${"[".repeat(depth)}"[[[\\"[["${"]".repeat(depth)}`);
    expect(codeOf(() => parseJson(nested(100)))).toBe("none");
    expect(codeOf(() => parseJson(nested(101)))).toBe("invalid_request");
  });

  it("refuses ten million brackets without building them", () => {
    const before = process.memoryUsage().heapUsed;
    expect(codeOf(() => parseJson(bytes("[".repeat(10_000_000))))).toBe("invalid_request");
    expect(codeOf(() => parseJson(bytes(`[${"[],".repeat(3_000_000)}[]]`)))).toBe("invalid_request");
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1024 * 1024);
  });

  it.each(['{"__proto__":{"isAdmin":true}}', '{"\\u005f_proto_\\u005F":{"isAdmin":true}}'])(
    "drops the key __proto__ of %s at every depth, so that copies keep their prototype",
    (text) => {
      const value = parseJson(bytes(`{"deep":[${text}],"kept":1}`)) as { deep: object[]; kept: number };
      expect(value.kept).toBe(1);
      const copy = Object.assign({}, value.deep[0]);
      expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
      expect("isAdmin" in copy).toBe(false);
      expect("isAdmin" in {}).toBe(false);
    },
  );
});
