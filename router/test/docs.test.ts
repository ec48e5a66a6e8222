import { existsSync } from "node:fs";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registerDocsRoutes } from "../src/http/docs.ts";
import { createOpenApiDocument } from "../src/http/docs/openapi.ts";

const BROWSER = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);

describe.skipIf(BROWSER === undefined)("the reference page in a browser", () => {
  const app = new Hono();
  registerDocsRoutes(app, { document: createOpenApiDocument({ serverUrl: "/", version: "1.2.3" }) });
  const server = createAdaptorServer({ fetch: app.fetch });
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/docs`;
    browser = await chromium.launch({ executablePath: BROWSER ?? "", args: ["--no-sandbox"] });
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  it.each([
    ["light", 1300],
    ["dark", 390],
  ] as const)(
    "asks for nothing but itself, has no errors and fits, %s and %d pixels wide",
    async (colorScheme, width) => {
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 800 } });
      const requests: string[] = [];
      const complaints: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      page.on("console", (message) => complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(String(error)));
      await page.goto(url, { waitUntil: "networkidle" });
      expect(requests).toEqual([url]);
      expect(complaints).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      // The style was let in: without it the text would be in the browser's own colours.
      const dark = await page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
      expect(dark).toBe(colorScheme === "dark" ? "rgb(20, 24, 31)" : "rgb(255, 255, 255)");
      await page.close();
    },
  );

  it("leads from an operation to the schema of its body, and shows an example", async () => {
    const page = await browser.newPage();
    await page.goto(url);
    const operation = page.getByRole("region", { name: "Take a turn", exact: true });
    await operation.getByText("Example: Begin a conversation").click();
    expect(await operation.getByText('"intent": "app.compose"').first().isVisible()).toBe(true);
    await operation.getByRole("link", { name: "IntentRequest" }).first().click();
    expect(page.url()).toBe(`${url}#schema-IntentRequest`);
    await page.close();
  });
});
