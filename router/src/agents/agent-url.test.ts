import { JoineryError } from "@joinery/shared";
import { describe, expect, it } from "vitest";
import { toAgentUrl } from "./agent-url.ts";

const HOSTS = ["127.0.0.1", "localhost", "::1"];

describe("toAgentUrl", () => {
  it.each([
    ["http://127.0.0.1:4001", "http://127.0.0.1:4001"],
    ["http://127.0.0.1:4001/", "http://127.0.0.1:4001"],
    ["https://localhost:443/agents/one//", "https://localhost/agents/one"],
    ["HTTP://LocalHost.:4001", "http://localhost:4001"],
    ["http://[::1]:4001", "http://[::1]:4001"],
    ["http://[0:0:0:0:0:0:0:1]:4001", "http://[::1]:4001"],
    // Other spellings of 127.0.0.1 are the same host and become the same URL.
    ["http://127.1:4001", "http://127.0.0.1:4001"],
    ["http://2130706433:4001", "http://127.0.0.1:4001"],
    ["http://0x7f.1:4001", "http://127.0.0.1:4001"],
    ["http://0177.0.0.01:4001", "http://127.0.0.1:4001"],
    ["http://127。0。0。1:4001", "http://127.0.0.1:4001"],
    ["http:\\\\127.0.0.1:4001\\base", "http://127.0.0.1:4001/base"],
  ])("takes %s as %s", (text, url) => {
    expect(toAgentUrl(text, HOSTS)).toBe(url);
  });

  it.each([
    "http://169.254.169.254/latest",
    "http://2852039166/",
    "http://10.0.0.1:80",
    "http://example.com",
    "http://localhost.example.com",
    "http://127.0.0.1.nip.io",
    "http://127.0.0.1@evil.test/",
    "http://evil.test#@127.0.0.1/",
    "http://evil.test\\@127.0.0.1/",
    "http://user:pass@127.0.0.1:4001",
    "http://127.0.0.2:4001",
    "http://0.0.0.0:4001",
    "http://[::]:4001",
    "http://[::ffff:127.0.0.1]:4001",
    "http://[::ffff:169.254.169.254]/",
    "http://[fe80::1]/",
    "http://127.0.0.1:4001/?to=http://10.0.0.1",
    "http://127.0.0.1:4001/#fragment",
    "http://127.0.0.1:99999",
    "file:///etc/passwd",
    "ftp://127.0.0.1/",
    "javascript:alert(1)",
    "nonsense",
    "",
  ])("refuses %s and names the field", (text) => {
    expect(() => toAgentUrl(text, HOSTS)).toThrow(
      expect.objectContaining({ code: "invalid_request", issues: [{ path: "url", message: expect.any(String) }] }),
    );
  });

  it("reads the allow-list in any spelling, and an entry that is no host allows nothing", () => {
    expect(toAgentUrl("http://[2001:db8::1]:1", ["[2001:DB8:0::1]"])).toBe("http://[2001:db8::1]:1");
    expect(toAgentUrl("http://agents.internal:1", [" Agents.Internal. "])).toBe("http://agents.internal:1");
    expect(() => toAgentUrl("http://localhost:1", ["", "*", "http://", "%"])).toThrow(JoineryError);
    expect(() => toAgentUrl("http://localhost:1", [])).toThrow(JoineryError);
  });
});
