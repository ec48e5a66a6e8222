import { describe, expect, it } from "vitest";
import { createAddress, createPreviewId, describeBadTemplate } from "./address.ts";

describe("createPreviewId", () => {
  it("makes a name that a host may have, another one each time", () => {
    const ids = Array.from({ length: 200 }, createPreviewId);
    for (const id of ids) expect(id).toMatch(/^[a-z2-7]{26}$/);
    expect(new Set(ids).size).toBe(200);
  });
});

describe("createAddress", () => {
  const id = createPreviewId();

  it("finds the preview of a host that it has made, whatever the port and the case", () => {
    const address = createAddress("https://{id}.preview.example.org");
    expect(address.urlOf(id)).toBe(`https://${id}.preview.example.org`);
    expect(address.idOf(`${id}.preview.example.org`)).toBe(id);
    expect(address.idOf(`${id.toUpperCase()}.Preview.Example.org:8443`)).toBe(id);
  });

  it.each([
    undefined,
    "",
    "localhost",
    ".localhost",
    `${"a".repeat(25)}.localhost`,
    `${"a".repeat(26)}.localhost.evil.example`,
    `${"a".repeat(26)}x.localhost`,
    `x.${"a".repeat(26)}.localhost`,
    `${"1".repeat(26)}.localhost`,
    `${"a".repeat(26)}.localhost:80:80`,
    `${"a".repeat(26)}.localhost/`,
    `${"a".repeat(26)}`,
  ])("finds nothing for the host %j", (host) => {
    expect(createAddress("http://{id}.localhost:4002").idOf(host)).toBeUndefined();
  });
});

describe("describeBadTemplate", () => {
  it("takes origins with the id as their first label, and nothing else", () => {
    const good = ["https://{id}.preview.example.org", "http://{id}.localhost:4002"];
    const bad = [
      "https://example.org",
      "https://x.{id}.org",
      "https://{id}",
      "ftp://{id}.org",
      "https://{id}.org/a",
      "{id}.org",
      "https://{id}.{id}.org",
      "https://u@{id}.org",
      "https://{id}.a@b.org",
    ];
    expect(good.map(describeBadTemplate)).toEqual([undefined, undefined]);
    for (const template of bad)
      expect([template, describeBadTemplate(template)]).toEqual([template, expect.any(String)]);
  });
});
