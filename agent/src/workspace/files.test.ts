import { mkdtempSync } from "node:fs";
import { mkdir, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { replaceBundle, writeBundle } from "./files.ts";

let base: string;
let folder: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "joinery-files-"));
  folder = join(base, "app");
});
afterEach(() => rm(base, { recursive: true, force: true }));

describe("writeBundle", () => {
  it("writes files with their folders", async () => {
    await writeBundle(folder, [
      { path: "a.txt", content: "a" },
      { path: "deep/er/b.txt", content: "ü" },
    ]);
    expect(await readFile(join(folder, "deep/er/b.txt"), "utf8")).toBe("ü");
    expect((await readdir(folder)).sort()).toEqual(["a.txt", "deep"]);
  });

  it.each(["../escape.txt", "/etc/escape", "a/../../escape", "node_modules/x.js", ".git/hooks/pre-commit", "a\\b", ""])(
    "writes nothing at all when one path is %j",
    async (path) => {
      const files = [
        { path: "ok.txt", content: "" },
        { path, content: "" },
      ];
      await expect(writeBundle(folder, files)).rejects.toThrow("[1].path");
      await expect(readdir(folder)).rejects.toThrow("ENOENT");
    },
  );

  it("follows no link that was planted below the folder, to a folder or to a file", async () => {
    const outside = join(base, "outside");
    await mkdir(outside);
    await writeFile(join(outside, "secret.txt"), "untouched");
    await mkdir(folder);
    await symlink(outside, join(folder, "src"));
    await symlink(join(outside, "secret.txt"), join(folder, "link.txt"));
    for (const replace of [false, true])
      await expect(writeBundle(folder, [{ path: "src/new.txt", content: "x" }], { replace })).rejects.toThrow(
        "src is not a folder",
      );
    await expect(writeBundle(folder, [{ path: "link.txt", content: "x" }])).rejects.toThrow(
      "link.txt cannot be written",
    );
    await writeBundle(folder, [{ path: "link.txt", content: "mine" }], { replace: true });
    expect(await readFile(join(outside, "secret.txt"), "utf8")).toBe("untouched");
    expect(await readFile(join(folder, "link.txt"), "utf8")).toBe("mine");
    expect(await readdir(outside)).toEqual(["secret.txt"]);
  });

  it("overwrites only when it is asked to", async () => {
    const file = (content: string) => [{ path: "a.txt", content }];
    await writeBundle(folder, file("first"));
    await expect(writeBundle(folder, file("second"))).rejects.toThrow("a.txt cannot be written");
    await writeBundle(folder, file("third, longer"), { replace: true });
    await writeBundle(folder, file("4"), { replace: true });
    expect(await readFile(join(folder, "a.txt"), "utf8")).toBe("4");
  });
});

describe("replaceBundle", () => {
  const file = (path: string, content = path) => ({ path, content });

  it("removes what only the version before had, with folders that are empty then, and leaves all else alone", async () => {
    const before = [file("a.ts"), file("old/deep/b.ts"), file("shared/c.ts"), file("page")];
    await writeBundle(folder, before);
    await mkdir(join(folder, "data"));
    await writeFile(join(folder, "data/data.json"), "mine");
    await writeFile(join(folder, "shared/notes.txt"), "mine");
    await replaceBundle(folder, { before, after: [file("a.ts", "2"), file("page/index.ts")] });
    const left = await readdir(folder, { recursive: true });
    expect(left.toSorted()).toEqual(
      ["a.ts", "data", "data/data.json", "page", "page/index.ts", "shared", "shared/notes.txt"].toSorted(),
    );
    expect(await readFile(join(folder, "a.ts"), "utf8")).toBe("2");
  });

  it("begins with nothing, and is the same when it is repeated", async () => {
    const versions = { before: [file("gone.ts")], after: [file("src/a.ts")] };
    await replaceBundle(folder, versions);
    await replaceBundle(folder, versions);
    expect((await readdir(folder, { recursive: true })).toSorted()).toEqual(["src", "src/a.ts"]);
  });

  it("removes nothing through a link, and nothing at all when a path is wrong", async () => {
    const outside = join(base, "outside");
    await mkdir(outside);
    await writeFile(join(outside, "b.ts"), "theirs");
    await mkdir(folder);
    await symlink(outside, join(folder, "src"));
    await replaceBundle(folder, { before: [file("src/b.ts")], after: [] });
    expect(await readFile(join(outside, "b.ts"), "utf8")).toBe("theirs");
    await writeFile(join(folder, "a.ts"), "1");
    await expect(replaceBundle(folder, { before: [file("a.ts")], after: [file("../x")] })).rejects.toThrow("path");
    expect(await readFile(join(folder, "a.ts"), "utf8")).toBe("1");
  });
});
