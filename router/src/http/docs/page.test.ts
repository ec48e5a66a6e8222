import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { METHODS } from "./document.ts";
import { createOpenApiDocument } from "./openapi.ts";
import { PAGE_POLICY, renderPage } from "./page.ts";

const document = createOpenApiDocument({ serverUrl: "/", version: "1.2.3" });
const page = renderPage(document);
const ids = [...page.matchAll(/ id="([^"]*)"/g)].map((match) => match[1] ?? "");

describe("the reference page", () => {
  it("has every operation, with its address, and every schema", () => {
    for (const [path, item] of Object.entries(document.paths)) {
      expect(page).toContain(`<code>${path}</code>`);
      for (const method of METHODS) {
        const operation = item[method];
        if (operation !== undefined) expect(ids).toContain(operation.operationId);
      }
    }
    for (const name of Object.keys(document.components.schemas)) expect(ids).toContain(`schema-${name}`);
  });

  it("has no link or label that leads nowhere, and no id twice", () => {
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/(?:href="#|aria-labelledby=")([^"]*)"/g)].map((match) => match[1]);
    expect(targets.length).toBeGreaterThan(50);
    for (const target of targets) expect(ids).toContain(target);
  });

  it("refers to nothing elsewhere and has no script", () => {
    const addresses = [...page.matchAll(/\b(?:src|href)="([^"#]*)/g)]
      .map((match) => match[1])
      .filter((text) => text !== "");
    expect(new Set(addresses)).toEqual(new Set(["data:,", "openapi.json"]));
    expect(page).not.toMatch(/<script|<iframe|\son\w+=|url\(|@import/i);
  });

  it("is allowed its own style by exactly that style's hash", () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? "";
    expect(style.length).toBeGreaterThan(500);
    expect(PAGE_POLICY).toContain(`style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`);
    expect(PAGE_POLICY).toContain("default-src 'none'");
  });

  it("shows texts as text", () => {
    const hostile = `<img src=x onerror="alert(1)">`;
    const markup = renderPage({
      ...document,
      info: { ...document.info, title: hostile, summary: hostile, description: hostile },
      tags: [{ name: "Service", description: hostile }],
    });
    expect(markup).not.toContain("<img");
    expect(markup).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
  });

  it("is well-formed: what is opened is closed, in order", () => {
    const open: string[] = [];
    for (const [, slash, name = "", rest = ""] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)\b((?:"[^"]*"|[^">])*)>/g)) {
      if (["meta", "link"].includes(name) || rest.endsWith("/")) continue;
      if (slash === "") open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });
});
