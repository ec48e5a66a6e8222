import { describe, expect, it } from "vitest";
import { unzipSync } from "fflate";
import { nameArchive } from "./name-archive.ts";
import { tagFiles, zipFiles } from "./zip-files.ts";

const FILES = [
  { path: "src/b.ts", content: "export const b = 1;\n" },
  { path: "src/a.ts", content: "ünïcode ".repeat(5_000) },
  { path: "Größe.md", content: "" },
];

async function read(files: Parameters<typeof zipFiles>[0]): Promise<Uint8Array> {
  return new Uint8Array(await new Response(zipFiles(files)).arrayBuffer());
}

describe("zipFiles", () => {
  it("packs every file with its text, whatever language its name is in", async () => {
    const entries = Object.entries(unzipSync(await read(FILES)));
    const texts = entries.map(([path, bytes]) => ({ path, content: new TextDecoder().decode(bytes) }));
    expect(texts.map(({ path }) => path)).toEqual(["Größe.md", "src/a.ts", "src/b.ts"]);
    for (const file of FILES) expect(texts).toContainEqual(file);
  });

  it("makes the same bytes of the same files, in any order and in any time zone", async () => {
    const zone = process.env["TZ"];
    const first = await read(FILES);
    process.env["TZ"] = "Pacific/Auckland";
    const second = await read(FILES.toReversed());
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it("writes no file before there is room for it", async () => {
    const texts = Array.from({ length: 500 }, (_, index) => ({
      path: `${index}.txt`,
      content: `${index}`.repeat(2_000),
    }));
    const reader = zipFiles(texts).getReader();
    const { value } = await reader.read();
    expect(value?.byteLength).toBeLessThan(1_000);
    await reader.cancel();
  });

  it.each(["../evil", "/etc/passwd", "a/../../b", "C:/x", "a\\b"])(
    "refuses %s, which would lead out of the folder",
    (path) => {
      expect(() => zipFiles([{ path, content: "x" }])).toThrow(expect.objectContaining({ code: "invalid_request" }));
    },
  );

  it("packs nothing into an archive that is still one", async () => {
    expect(unzipSync(await read([]))).toEqual({});
  });
});

describe("tagFiles", () => {
  it("changes with every path and text, and not with the order", () => {
    const tags = [
      FILES,
      FILES.slice(1),
      [{ path: "a", content: "bc" }],
      [{ path: "ab", content: "c" }],
      [{ path: "a", content: "bd" }],
    ].map(tagFiles);
    expect(new Set(tags).size).toBe(tags.length);
    expect(tagFiles(FILES.toReversed())).toBe(tags[0]);
    expect(tags[0]).toMatch(/^"[\w-]{32}"$/);
  });
});

describe("nameArchive", () => {
  const name = (content: string) => nameArchive([{ path: "package.json", content }], 2);

  it("is the app's name and the version", () => {
    expect(name('{"name":"expense-tracker"}')).toBe("expense-tracker-v2.zip");
  });

  it("holds nothing that a header or a shell could misread", () => {
    expect(name(JSON.stringify({ name: '@a/"; rm -rf ..\r\nx: y' }))).toBe("a-rm-rf-x-y-v2.zip");
    expect(name(JSON.stringify({ name: "x".repeat(500) })).length).toBeLessThan(80);
    for (const broken of ["{", "[]", '{"name":7}', '{"name":"…"}']) expect(name(broken)).toBe("app-v2.zip");
    expect(nameArchive([], 1)).toBe("app-v1.zip");
  });
});
