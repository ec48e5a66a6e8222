import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileApp } from "../../src/compiler/compile.ts";
import { toDo } from "../../src/compiler/fixtures/to-do.ts";
import { findChromium } from "../app-process.ts";
import { isFull, why } from "../support/sandboxes.ts";
import { launchBrowser } from "../support/watched-page.ts";
import { eventually, startPreviews, type PreviewScene } from "./scene.ts";
import { makeApp } from "./test-app.ts";

const executablePath = findChromium();
const missing = executablePath === undefined ? " (skipped: no Chromium)" : why;

describe.skipIf(executablePath === undefined || !isFull)(`a preview in a browser${missing}`, () => {
  let browser: Browser;
  let scene: PreviewScene;
  let chat: Server;
  let chatUrl: string;
  let framed = "";

  beforeAll(async () => {
    chat = createServer((request, response) => {
      response.writeHead(200, { "content-type": "text/html" });
      response.end(`<h1>chat</h1><iframe src="${framed}" width="800" height="600"></iframe>`);
    });
    await new Promise<void>((done) => chat.listen(0, "127.0.0.1", done));
    chatUrl = `http://127.0.0.1:${(chat.address() as AddressInfo).port}`;
    scene = await startPreviews({ frameOrigins: [chatUrl] });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await scene?.[Symbol.asyncDispose]();
    chat?.closeAllConnections();
    await new Promise((done) => chat.close(done));
  });

  const openPage = async (): Promise<{ page: Page; complaints: string[] }> => {
    const page = await (await browser.newContext({ reducedMotion: "reduce" })).newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    return { page, complaints };
  };

  it(
    "shows a compiled app at its `*.localhost` address and in a frame of the chat, without an error",
    { timeout: 60_000 },
    async () => {
      const { files, dependencies } = compileApp(toDo);
      const { url, status } = await scene.show("c-to-do", 1, { files, dependencies });
      expect(status).toBe("ready");
      const { page, complaints } = await openPage();
      await page.goto(url);
      await page.getByRole("textbox", { name: "Add a task" }).fill("See it run");
      await page.keyboard.press("Enter");
      await page.locator(".checklist-item", { hasText: "See it run" }).waitFor();
      framed = url;
      await page.goto(chatUrl);
      await page.frameLocator("iframe").locator(".checklist-item", { hasText: "See it run" }).waitFor();
      expect(complaints).toEqual([]);
      expect((await scene.look("c-to-do")).errors).toEqual([]);
      await page.context().close();
    },
  );

  it("is not framed by a page that may not", async () => {
    const { url } = await scene.show("c-framed", 1, makeApp("framed"));
    const stranger = createServer((_request, response) => {
      response.writeHead(200, { "content-type": "text/html" });
      response.end(`<iframe src="${url}"></iframe>`);
    });
    await new Promise<void>((done) => stranger.listen(0, "127.0.0.1", done));
    const { page, complaints } = await openPage();
    await page.goto(`http://127.0.0.1:${(stranger.address() as AddressInfo).port}`);
    await eventually(
      async () => complaints.join(),
      (text) => text.includes("frame-ancestors"),
    );
    await page.context().close();
    stranger.closeAllConnections();
    await new Promise((done) => stranger.close(done));
  });

  it("has a storage of its own, and cookies that reach no other preview", async () => {
    const [one, two] = await Promise.all([
      scene.show("c-one", 1, makeApp("one")),
      scene.show("c-two", 1, makeApp("two")),
    ]);
    const { page } = await openPage();
    await page.goto(one.url);
    await page.evaluate("localStorage.setItem('secret', 'of one'); document.cookie = 'planted=1; domain=localhost'");
    await page.goto(`${one.url}/sign-in`);
    const own = JSON.parse(await read(page, `${one.url}/headers`)) as Record<string, string>;
    expect(own["cookie"]).toContain("session=secret");
    expect(JSON.parse(await read(page, `${two.url}/headers`))).not.toHaveProperty("cookie");
    expect(await page.evaluate("localStorage.getItem('secret')")).toBeNull();
    await page.context().close();
  });

  it("tells of every kind of error that its pages have", async () => {
    const page = `<!doctype html><html><head><script>
      console.error("on the console", { a: 1 });
      setTimeout(() => { throw new TypeError("not caught"); });
      Promise.reject(new Error("not handled"));
      fetch("/fails");
      fetch("http://127.0.0.1:1/").catch(() => {});
    </script><script src="http://127.0.0.1:1/gone.js"></script></head><body></body></html>`;
    const server = `
import { createServer } from "node:http";
createServer((request, response) => {
  response.statusCode = request.url === "/fails" ? 500 : 200;
  response.setHeader("content-type", "text/html").end(${JSON.stringify(page)});
}).listen(Number(process.env.PORT), "127.0.0.1");`;
    const { url } = await scene.show("c-errors", 1, makeApp("errors", server));
    const { page: tab } = await openPage();
    await tab.goto(url);
    const { errors } = await eventually(
      () => scene.look("c-errors"),
      (reply) => reply.errors.length >= 6,
    );
    expect(errors.map(({ message }) => message).toSorted()).toEqual([
      "Could not load http://127.0.0.1:1/gone.js",
      "GET / failed: Failed to fetch",
      "GET /fails answered 500",
      "Uncaught: TypeError: not caught",
      "Unhandled rejection: not handled",
      "on the console",
    ]);
    expect(errors.every(({ source, page: path }) => source === "browser" && path === "/")).toBe(true);
    await tab.context().close();
  });

  it(
    "reloads by itself when the app has started, and when another version has taken its place",
    { timeout: 60_000 },
    async () => {
      const { files } = makeApp("first");
      const scripts = { build: "sleep 0.8", start: "node server.js" };
      const manifest = { path: "package.json", content: JSON.stringify({ type: "module", scripts }) };
      scene.previews.offer({
        conversationId: "c-live",
        version: 1,
        files: [manifest, ...files.slice(1)],
        dependencies: [],
      });
      const { url } = await scene.previews.show({ conversationId: "c-live", version: 1, waitMs: 0 });
      const { page } = await openPage();
      await page.goto(url);
      await page.getByText("Starting").waitFor();
      await page.getByRole("heading", { name: "first" }).waitFor();
      scene.previews.offer({ conversationId: "c-live", version: 2, ...makeApp("second") });
      await page.getByRole("heading", { name: "second" }).waitFor();
      await page.context().close();
    },
  );
});

async function read(page: Page, url: string): Promise<string> {
  const response = await page.goto(url);
  return (await response?.text()) ?? "";
}
