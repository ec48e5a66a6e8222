import { mkdtempSync } from "node:fs";
import { mkdir, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeBundle } from "./files.ts";

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
