import { describe, expect, it } from "vitest";
import { toAppHeaders, toPageHeaders } from "./header-rules.ts";

const scope = { cookiePrefix: "id.", frameAncestors: "'self' http://chat.example" };
const toPage = (
  headers: Parameters<typeof toPageHeaders>[0],
  frameAncestors: string | undefined = scope.frameAncestors,
) => toPageHeaders(headers, { cookiePrefix: "id.", frameAncestors });

describe("toAppHeaders", () => {
  it("asks for plain answers and drops what the connection header names", () => {
    expect(
      toAppHeaders({ connection: "close, X-Secret", "x-secret": "1", "accept-encoding": "br", a: "b" }, scope),
    ).toEqual({
      a: "b",
      "accept-encoding": "identity",
    });
  });

  it("hands over its own cookies alone", () => {
    const cookie = "a=1; id.b=2; xid.c=3; id.d=4=5;id.e";
    expect(toAppHeaders({ cookie }, scope)).toEqual({ cookie: "b=2; d=4=5; e", "accept-encoding": "identity" });
  });
});

describe("toPageHeaders", () => {
  it("renames cookies, takes their domain away, and drops names that cannot be renamed", () => {
    const lines = ["a=1; Path=/; domain=example.org; Secure", "__Host-b=2; Path=/", "c", "__secure-d=1", " e = 5"];
    expect(toPage({ "set-cookie": lines })["set-cookie"]).toEqual(["id.a=1; Path=/; Secure"]);
  });

  it("adds a policy of our own beside each of the app's", () => {
    const policy = "default-src 'none'; FRAME-ANCESTORS *; img-src 'self', frame-ancestors 'none'";
    expect(toPage({ "content-security-policy": policy })["content-security-policy"]).toBe(
      "default-src 'none'; img-src 'self', frame-ancestors 'self' http://chat.example",
    );
    expect(toPage({})["content-security-policy"]).toBe("frame-ancestors 'self' http://chat.example");
  });

  it("leaves framing open where it is to be open", () => {
    const headers = { "content-security-policy": "frame-ancestors 'none'", "x-frame-options": "DENY", etag: "1" };
    expect(toPageHeaders(headers, { cookiePrefix: "id.", frameAncestors: undefined })).toEqual({ etag: "1" });
  });
});
