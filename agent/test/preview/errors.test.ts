import { FIX_PROMPT, MAX_PREVIEW_WAIT_MS } from "@joinery/shared";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isFull, why } from "../support/sandboxes.ts";
import { eventually, startPreviews, type PreviewScene } from "./scene.ts";
import { makeApp } from "./test-app.ts";

describe.skipIf(!isFull)(`errors of a preview${why}`, () => {
  let scene: PreviewScene;
  let url: string;
  beforeEach(async () => {
    scene = await startPreviews();
    url = (await scene.show("c", 1, makeApp())).url;
  });
  afterEach(() => scene[Symbol.asyncDispose]());

  const tell = (body: unknown, headers: Record<string, string> = {}) =>
    scene.visit(url, "/__joinery/errors", {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  const error = { kind: "uncaught", message: "x is not a function", page: "/items", detail: "at app.js:1" };

  it("are taken from its pages, told with how often they were seen, and named with what to say about them", async () => {
    expect((await scene.look("c")).errors).toEqual([]);
    expect((await tell(error)).status).toBe(204);
    expect((await tell(error, { origin: url, "sec-fetch-site": "same-origin" })).status).toBe(204);
    const reply = await scene.look("c");
    expect(reply.errors).toMatchObject([
      { source: "browser", message: "Uncaught: x is not a function", page: "/items", version: 1, count: 2 },
    ]);
    expect(reply.fixPrompt).toBe(FIX_PROMPT);
    expect(scene.previews.errorsOf("c")).toHaveLength(1);
    expect(scene.previews.errorsOf("other")).toEqual([]);
  });

  it("are not taken from pages of other origins, in other shapes, or at other addresses", async () => {
    const statuses = await Promise.all([
      tell(error, { origin: "http://evil.example" }),
      tell(error, { "sec-fetch-site": "cross-site" }),
      tell(error, { "sec-fetch-site": "same-site" }),
      tell(error, { "content-type": "text/plain" }),
      tell("{"),
      tell({ ...error, kind: "other" }),
      tell({ ...error, message: "x".repeat(1_001) }),
      tell([error]),
      tell({ ...error, detail: "x".repeat(20_000) }),
      scene.visit(url, "/__joinery/errors"),
      scene.visit(url, "/__joinery/"),
      scene.visit(url, "/__joinery/../items"),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([403, 403, 403, 415, 400, 400, 400, 400, 413, 404, 404, 404]);
    expect((await scene.look("c")).errors).toEqual([]);
  });

  it("are few and short, however many are told", async () => {
    const message = `\u001b[31mbad\u0000\u202e ${"y".repeat(900)}`;
    const told = await Promise.all(
      Array.from({ length: 80 }, (_, index) => tell({ ...error, message: `${index} ${message}` })),
    );
    const taken = told.filter(({ status }) => status === 204);
    expect(taken.length).toBeLessThanOrEqual(40);
    expect(told.some(({ status }) => status === 429)).toBe(true);
    const { errors } = await scene.look("c");
    expect(errors.length).toBe(taken.length);
    expect(errors.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(errors)).not.toMatch(/\\u001b|\\u0000|\u202e/);
  });

  it("of its server come with the end of its output, and it is started again", async () => {
    await scene.visit(url, "/items", { method: "POST", body: "kept" });
    await scene.visit(url, "/crash").catch(() => undefined);
    const reply = await eventually(
      () => scene.look("c"),
      ({ status, errors }) => status === "ready" && errors.length > 0,
    );
    expect(reply.errors).toMatchObject([
      { source: "server", message: "The server of the app ended by itself", count: 1 },
    ]);
    expect(reply.errors[0]?.detail).toContain("ended with code 3");
    expect(reply.errors[0]?.detail).toContain("it broke");
    expect(JSON.parse((await scene.visit(url, "/items")).text)).toEqual(["kept"]);
  });

  it("that come again at each start end in `failed`, with a page that says so", async () => {
    const server = `
import { createServer } from "node:http";
const fail = () => { throw new Error("soon over"); };
createServer((request, response) => response.end("{}", () => setTimeout(fail, 30))).listen(Number(process.env.PORT), "127.0.0.1");`;
    const { url: address } = await scene.show("c-short", 1, makeApp("short", server));
    const reply = await eventually(
      () => scene.look("c-short"),
      ({ status }) => status === "failed",
    );
    expect(reply.errors[0]).toMatchObject({ source: "server", count: 4 });
    const page = await scene.visit(address, "/", { headers: { accept: "text/html" } });
    expect([page.status, page.headers["retry-after"]]).toEqual([503, "1"]);
    expect(page.headers["content-security-policy"]).toContain("frame-ancestors 'self' http://127.0.0.1:9999");
    expect(page.text).toContain("The app did not start");
  });

  it.each([
    ["its build fails", { build: "echo no such thing >&2; exit 2", start: "node server.js" }, "no such thing"],
    ["it ends at once", { build: "true", start: "node -e 'process.exit(4)'" }, "ended with code 4"],
    ["it has no start script", { build: "true" }, "no start script"],
  ])("are told when %s", async (_what, scripts, detail) => {
    const { files } = makeApp();
    const manifest = { path: "package.json", content: JSON.stringify({ type: "module", scripts }) };
    const app = { files: [manifest, ...files.slice(1)], dependencies: [] };
    const reply = await scene.show("c-broken", 1, app);
    expect(reply).toMatchObject({ status: "failed", version: 1, errors: [{ source: "server", version: 1 }] });
    expect(reply.errors[0]?.detail).toContain(detail);
  });

  it("are told when a package is asked for that is not there", async () => {
    const reply = await scene.show("c-package", 1, { ...makeApp(), dependencies: ["no-such-package@^1"] });
    expect(reply).toMatchObject({ status: "failed" });
    expect(reply.errors[0]?.detail).toContain("no-such-package");
  });

  it("never hold up a caller for longer than it said", async () => {
    expect(MAX_PREVIEW_WAIT_MS).toBeLessThanOrEqual(20_000);
    scene.previews.offer({ conversationId: "c-later", version: 1, ...makeApp("later") });
    const reply = await scene.previews.show({ conversationId: "c-later", version: 1, waitMs: 0 });
    expect(reply).toMatchObject({ status: "starting", version: 1, errors: [] });
  });
});
