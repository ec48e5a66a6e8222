import { readdir } from "node:fs/promises";
import { request, type IncomingMessage } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { isFull, reduced, why } from "../support/sandboxes.ts";
import { eventually, startPreviews, visit, type PreviewScene } from "./scene.ts";
import { makeApp } from "./test-app.ts";

const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const resource of open.splice(0).toReversed()) await resource[Symbol.asyncDispose]();
});
async function start(options: Parameters<typeof startPreviews>[0] = {}): Promise<PreviewScene> {
  const scene = await startPreviews(options);
  open.push(scene);
  return scene;
}
const add = (url: string, body: string) => visit(url, "/items", { method: "POST", body });
const readItems = async (url: string): Promise<unknown> => JSON.parse((await visit(url, "/items")).text);
const PAGE = { headers: { accept: "text/html" } };

describe.skipIf(!isFull)(`the life of a preview${why}`, () => {
  it("sleeps without visitors, wakes for the next one, and still has its data", async () => {
    const scene = await start({ idleMs: 300 });
    const { url } = await scene.show("c", 1, makeApp());
    await add(url, "first");
    await eventually(
      async () => scene.previews.find(idOf(url))?.live.describe().status,
      (status) => status === "stopped",
    );
    expect(await readItems(url)).toEqual(["first"]);
    expect((await scene.look("c")).url).toBe(url);
  });

  it("is not built again when it wakes, but when what was kept of its build does not do", async () => {
    const scene = await start({ idleMs: 300 });
    const { files } = makeApp("built");
    const build = "mkdir -p dist && date +%s%N > dist/stamp && cp name.js server.js dist/ && echo x > elsewhere";
    const manifest = JSON.stringify({ type: "module", scripts: { build, start: "node dist/server.js" } });
    const server = (line: string) => ({
      path: "server.js",
      content: `import { readFileSync } from "node:fs"; import { createServer } from "node:http"; ${line}
        const stamp = readFileSync("dist/stamp", "utf8");
        createServer((request, response) => response.end(stamp)).listen(Number(process.env.PORT), "127.0.0.1");`,
    });
    const app = (line: string) => {
      const own = files.filter(({ path }) => path === "name.js");
      return { files: [{ path: "package.json", content: manifest }, server(line), ...own], dependencies: [] };
    };
    const wakeOnce = async (conversationId: string, line: string): Promise<[string, string]> => {
      const { url } = await scene.show(conversationId, 1, app(line));
      const before = (await visit(url, "/")).text;
      await eventually(
        async () => scene.previews.find(idOf(url))?.live.describe().status,
        (status) => status === "stopped",
      );
      return [before, (await visit(url, "/")).text];
    };
    const [first, again] = await wakeOnce("c-kept", "");
    expect(again).toBe(first);
    const [built, rebuilt] = await wakeOnce("c-needs", `readFileSync("elsewhere");`);
    expect(rebuilt).not.toBe(built);
    expect(rebuilt).toMatch(/^\d+\n$/);
  });

  it("is not kept awake by its own page's event stream, but by a request that goes on", async () => {
    const scene = await start({ idleMs: 150 });
    const { url } = await scene.show("c", 1, makeApp());
    const stream = await openEvents(url);
    const status = () => scene.previews.find(idOf(url))?.live.describe().status;
    const slow = visit(url, "/slow");
    await slow;
    expect((await slow).text).toBe('"one"');
    await eventually(
      async () => status(),
      (now) => now === "stopped",
    );
    stream.destroy();
    await openEvents(url).then((again) => again.destroy());
    expect(status()).toBe("stopped");
  });

  it("shows a waiting page while it starts, and lets other requests wait", async () => {
    const scene = await start();
    const { files } = makeApp("late");
    const scripts = { build: "sleep 0.6", start: "node server.js" };
    const manifest = { path: "package.json", content: JSON.stringify({ type: "module", scripts }) };
    scene.previews.offer({ conversationId: "c", version: 1, files: [manifest, ...files.slice(1)], dependencies: [] });
    const { url, status } = await scene.previews.show({ conversationId: "c", version: 1, waitMs: 0 });
    expect(status).toBe("starting");
    const [page, items] = await Promise.all([visit(url, "/", PAGE), readItems(url)]);
    expect([page.status, page.headers["cache-control"]]).toEqual([503, "no-store"]);
    expect(page.text).toContain("Starting");
    expect(items).toEqual([]);
    expect((await visit(url, "/", PAGE)).text).toContain("<h1>late</h1>");
  });

  it("changes to the next version without losing what was entered, and tells open pages", async () => {
    const scene = await start();
    const { url } = await scene.show("c", 1, makeApp("one"));
    const stream = await openEvents(url);
    const events: string[] = [];
    stream.setEncoding("utf8").on("data", (text: string) => events.push(text));
    const entered: string[] = [];
    const over = new AbortController();
    const entering = (async () => {
      for (let index = 0; !over.signal.aborted; index += 1) {
        const { status } = await add(url, `item ${index}`);
        if (status === 200) entered.push(`item ${index}`);
      }
    })();
    scene.previews.offer({ conversationId: "c", version: 2, ...makeApp("two") });
    await eventually(
      () => scene.look("c", 2),
      ({ version, status }) => version === 2 && status === "ready",
    );
    over.abort();
    await entering;
    expect((await visit(url, "/", PAGE)).text).toContain("<h1>two</h1>");
    expect(await readItems(url)).toEqual(entered);
    expect(entered.length).toBeGreaterThan(0);
    await eventually(
      async () => events.join(""),
      (text) => text.includes("data: reload\n\n"),
    );
    stream.destroy();
  });

  it("stays with the version that works when the next one does not start", async () => {
    const scene = await start();
    const { url } = await scene.show("c", 1, makeApp("one"));
    const reply = await scene.show("c", 2, makeApp("two", "throw new Error('no good')"));
    expect(reply).toMatchObject({ status: "ready", version: 1, url });
    expect(reply.errors).toMatchObject([{ source: "server", version: 2, message: "Version 2 did not start" }]);
    expect(reply.errors[0]?.detail).toContain("no good");
    expect((await visit(url, "/", PAGE)).text).toContain("<h1>one</h1>");
    const mended = await scene.show("c", 3, makeApp("three"));
    expect(mended).toMatchObject({ status: "ready", version: 3, errors: [] });
  });

  it("does not start again for the finished build of what it already shows", async () => {
    const scene = await start();
    const app = makeApp();
    const { url } = await scene.show("c", 1, app);
    await add(url, "kept");
    const tests = { path: "tests/app.test.js", content: "// tests do not run here" };
    const before = scene.previews.find(idOf(url))?.live.describe();
    scene.previews.offer({ conversationId: "c", version: 1, files: [...app.files, tests], dependencies: [] });
    expect(scene.previews.find(idOf(url))?.live.describe()).toEqual(before);
    expect((await scene.look("c")).upcomingVersion).toBeUndefined();
  });

  it("makes room for another by putting the one to sleep whose visit is longest ago", async () => {
    const scene = await start({ maxRunning: 2 });
    const first = await scene.show("c-1", 1, makeApp("first"));
    const second = await scene.show("c-2", 1, makeApp("second"));
    await add(first.url, "entered");
    await add(second.url, "other");
    await readItems(first.url);
    const third = await scene.show("c-3", 1, makeApp("third"));
    const states = [first, second, third].map(({ url }) => scene.previews.find(idOf(url))?.live.describe().status);
    expect(states).toEqual(["ready", "stopped", "ready"]);
    expect(await readItems(second.url)).toEqual(["other"]);
    expect(await readItems(first.url)).toEqual(["entered"]);
  });

  it("ends for good with its data, and its address is gone", async () => {
    const scene = await start();
    const { url } = await scene.show("c", 1, makeApp());
    await add(url, "gone");
    expect(await scene.previews.remove("c")).toMatchObject({ status: "stopped", conversationId: "c", url });
    expect((await visit(url, "/", PAGE)).status).toBe(404);
    expect(await readdir(`${scene.folder}/previews`)).toEqual([]);
    expect(await scene.previews.remove("c")).toBeUndefined();
    const again = await scene.show("c", 1, makeApp());
    expect(again.url).not.toBe(url);
    expect(await readItems(again.url)).toEqual([]);
  });

  it("outlives the agent: another process finds its address, its app and its data", async () => {
    // Its folder goes last, when nothing writes to it any more.
    const former = await start();
    const { url } = await former.show("c", 1, makeApp());
    await add(url, "kept");
    const { folder } = former;
    const { host } = new URL(url);
    await visit(url, "/__joinery/errors", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ kind: "console", message: "seen before" }),
    });
    await new Promise((resume) => setTimeout(resume, 700));
    // Its folder must stay, so only its parts are ended.
    await former.previews.stop();
    const next = await start({ folder });
    const id = idOf(url);
    expect(next.previews.find(id)?.live.describe().status).toBe("stopped");
    expect(next.previews.errorsOf("c")).toMatchObject([{ message: "seen before" }]);
    const { url: address } = await next.look("c");
    expect(new URL(address).hostname).toBe(new URL(`http://${host}`).hostname);
    expect(await readItems(address)).toEqual(["kept"]);
  });

  it("keeps no data that is larger than it may be, and says so", async () => {
    const scene = await start();
    const { url } = await scene.show("c", 1, makeApp());
    await add(url, "x".repeat(17 * 1024 * 1024));
    const reply = await eventually(
      () => scene.look("c"),
      ({ errors }) => errors.length > 0,
    );
    expect(reply.errors[0]?.message).toContain("at most 16 MB");
    expect(reply.status).toBe("ready");
  });

  it("has no files of a version that nobody has offered", async () => {
    const scene = await start();
    await expect(scene.look("c-unknown")).rejects.toMatchObject({ code: "version_not_found" });
    const sent = await scene.previews.show({ conversationId: "c-sent", version: 3, waitMs: 20_000, ...makeSent() });
    expect(sent).toMatchObject({ status: "ready", version: 3 });
    // Once sent, they need not be sent again.
    expect(await scene.look("c-sent", 3)).toMatchObject({ status: "ready", version: 3 });
  });
});

describe("a preview where there are no namespaces", () => {
  it("runs on a port of the loopback, says so, and keeps its data", async () => {
    const scene = await start({ isolation: reduced, idleMs: 400 });
    const reply = await scene.show("c", 1, makeApp());
    expect(reply).toMatchObject({ status: "ready", isolation: "reduced", errors: [] });
    await add(reply.url, "first");
    await eventually(
      async () => scene.previews.find(idOf(reply.url))?.live.describe().status,
      (status) => status === "stopped",
    );
    expect(await readItems(reply.url)).toEqual(["first"]);
  });

  it("runs nothing that was not compiled here", async () => {
    const scene = await start({ isolation: reduced });
    const reply = await scene.previews.show({ conversationId: "c", version: 1, waitMs: 20_000, ...makeSent() });
    expect(reply).toMatchObject({ status: "failed", isolation: "reduced" });
    expect(reply.errors[0]?.detail).toContain("not compiled here");
  });
});

describe("a preview where nothing can run", () => {
  it("says so instead of failing", async () => {
    const scene = await start({ runtime: () => Promise.reject(new Error("no space left on /secret/place")) });
    const reply = await scene.show("c", 1, makeApp());
    expect(reply).toMatchObject({ status: "failed", isolation: "none" });
    expect(reply.errors[0]?.detail).toBe("apps cannot run on this machine");
  });
});

function makeSent() {
  const { files, dependencies } = makeApp("sent");
  return { files: [...files], dependencies: [...dependencies] };
}

function idOf(url: string): string {
  return new URL(url).hostname.split(".")[0] ?? "";
}

function openEvents(url: string): Promise<IncomingMessage> {
  const { host, port } = new URL(url);
  return new Promise((done, fail) => {
    const call = request({ host: "127.0.0.1", port, path: "/__joinery/events", headers: { host } }, done);
    call.on("error", fail).end();
  });
}
