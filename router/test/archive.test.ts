import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, ErrorReply } from "@joinery/shared";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { complete, FILES, KEYS } from "./requests.ts";
import type { Scene } from "./scene.ts";
import { start } from "./kept-scenes.ts";

const APP = [
  { path: "package.json", content: '{"name":"book-list"}' },
  { path: "src/server/main.ts", content: "export const ünïcode = `${1}`;\n" },
  { path: ".gitignore", content: "node_modules/\n" },
  { path: "README.md", content: "# Books\n".repeat(3_000) },
];

async function startFinished(): Promise<{ scene: Scene; id: string; url: string }> {
  const scene = await start();
  const id = await scene.build();
  await scene.agent.report({ ...complete(id), files: APP });
  return { scene, id, url: `${scene.router.url}/a2a/conversations/${id}/archive` };
}

async function expectError(answer: Response, status: number, code: string): Promise<void> {
  expect([answer.status, ErrorReply.parse(await answer.json()).error.code]).toEqual([status, code]);
}

describe("GET /a2a/conversations/:id/archive", () => {
  it("is the finished build, as any other tool unpacks it", async () => {
    const { url } = await startFinished();
    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/zip");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="book-list-v1.zip"');
    const folder = await mkdtemp(join(tmpdir(), "joinery-archive-"));
    try {
      const archive = join(folder, "app.zip");
      await writeFile(archive, new Uint8Array(await answer.arrayBuffer()));
      const isUnpacked = unpack(archive, folder);
      const packed = unzipSync(await readFile(archive));
      expect(Object.keys(packed)).toEqual(APP.map(({ path }) => path).toSorted());
      for (const { path, content } of APP) {
        expect(new TextDecoder().decode(packed[path])).toBe(content);
        if (!isUnpacked) continue;
        expect(await readFile(join(folder, path), "utf8")).toBe(content);
        expect((await stat(join(folder, path))).isFile()).toBe(true);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("is the same each time, and not sent again to those who have it", async () => {
    const { url } = await startFinished();
    const [first, second] = [await fetch(url), await fetch(url)];
    const etag = first.headers.get("etag") ?? "";
    expect(second.headers.get("etag")).toBe(etag);
    expect(Buffer.compare(Buffer.from(await first.arrayBuffer()), Buffer.from(await second.arrayBuffer()))).toBe(0);
    const again = await fetch(url, { headers: { "if-none-match": `"other", W/${etag}` } });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
    expect((await fetch(url, { headers: { "if-none-match": '"other"' } })).status).toBe(200);
    const head = await fetch(url, { method: "HEAD" });
    expect([head.status, await head.text(), head.headers.get("content-type")]).toEqual([200, "", "application/zip"]);
  });

  it("hands out the newest finished build while the next one runs, and any older one on request", async () => {
    const { scene, id, url } = await startFinished();
    await scene.say({ conversationId: id, userInput: "add a rating" });
    expect((await fetch(url)).headers.get("content-disposition")).toContain("book-list-v1.zip");
    await expectError(await fetch(`${url}?version=2`), 409, "conversation_busy");
    await scene.agent.report({ ...complete(id), files: FILES });
    const newest = unzipSync(new Uint8Array(await (await fetch(url)).arrayBuffer()));
    expect(Object.keys(newest)).toEqual(FILES.map(({ path }) => path));
    const older = await fetch(`${url}?version=1`);
    expect(older.headers.get("content-disposition")).toContain("book-list-v1.zip");
  });

  it("says why there is nothing to hand out", async () => {
    const scene = await start();
    const conversationId = String((await scene.say()).body["conversationId"]);
    const toUrl = (id: string, query = "") => `${scene.router.url}/a2a/conversations/${id}/archive${query}`;
    await expectError(await fetch(toUrl(conversationId)), 409, "no_finished_build");
    await expectError(await fetch(toUrl(conversationId, "?version=1")), 404, "version_not_found");
    await expectError(await fetch(toUrl(conversationId, "?version=x")), 400, "invalid_request");
    await expectError(await fetch(toUrl("conv-unknown")), 404, "conversation_not_found");
    const building = await scene.build();
    await expectError(await fetch(toUrl(building)), 409, "conversation_busy");
    await scene.agent.report({
      ...complete(building),
      status: "error",
      phase: "error",
      message: "No.",
      code: "build_failed",
    });
    await expectError(await fetch(toUrl(building)), 409, "no_finished_build");
  });

  it("is hidden from every other key as a conversation that never was", async () => {
    const scene = await start({ env: KEYS, agentKey: "key-agents" });
    const conversationId = String((await scene.say({}, { key: "key-one" })).body["conversationId"]);
    const url = `${scene.router.url}/a2a/conversations/${conversationId}/archive`;
    await expectError(await fetch(url, { headers: { "x-api-key": "key-two" } }), 404, "conversation_not_found");
    await expectError(await fetch(url, { headers: { "x-api-key": "key-one" } }), 409, "no_finished_build");
    await expectError(await fetch(url), 401, "unauthorized");
    await expectError(await fetch(`${url}?ticket=x`), 401, "unauthorized");
  });

  it("comes through the typed client, whose errors are the router's", async () => {
    const { scene, id, url } = await startFinished();
    const client = createClient({ baseUrl: scene.router.url });
    const archive = await client.archive(id);
    expect(archive).toMatchObject({ name: "book-list-v1.zip", etag: (await fetch(url)).headers.get("etag") });
    expect(Object.keys(unzipSync(archive.bytes))).toHaveLength(APP.length);
    await expect(client.archive(id, { version: 9 })).rejects.toMatchObject({ code: "version_not_found" });
  });
});

/** With whatever this machine has; `false` when it has nothing. */
function unpack(archive: string, folder: string): boolean {
  const tools: [string, string[]][] = [
    ["python3", ["-m", "zipfile", "-e", archive, folder]],
    ["unzip", ["-q", archive, "-d", folder]],
  ];
  for (const [tool, args] of tools) {
    const { error, status, stderr } = spawnSync(tool, args, { encoding: "utf8" });
    if (error === undefined) {
      expect(stderr).toBe("");
      expect(status).toBe(0);
      return true;
    }
  }
  return false;
}
