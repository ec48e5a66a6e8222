import { access, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InstallPackages } from "./install-packages.ts";
import { createTemplate } from "./template.ts";

let folder: string;
let from: string;
let templates: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "template-"));
  from = join(folder, "agent");
  templates = join(folder, "templates");
  await mkdir(from, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Installs a package for the agent; `at` is another package below which it lies. */
async function addPackage(name: string, version: string, manifest: object = {}, at = ""): Promise<void> {
  const place = join(from, at === "" ? "" : `node_modules/${at}`, "node_modules", name);
  await mkdir(place, { recursive: true });
  await writeFile(join(place, "package.json"), JSON.stringify({ name, version, ...manifest }));
  await writeFile(join(place, "index.js"), `// ${name}@${version}`);
}

const contentOf = (modules: string, path: string): Promise<string> => readFile(join(modules, path), "utf8");

describe("createTemplate", () => {
  it("copies what is installed, with all that it needs and its commands, and nothing else", async () => {
    await addPackage("a", "1.2.3", { dependencies: { b: "^2" }, bin: { "run-a": "index.js" } });
    await addPackage("b", "2.0.0", {
      peerDependencies: { "@s/c": "*", d: "*" },
      peerDependenciesMeta: { d: { optional: true } },
    });
    await addPackage("@s/c", "3.0.0", { optionalDependencies: { "not-for-this-platform": "*" } });
    await addPackage("d", "1.0.0");
    const result = await createTemplate({ folder: templates, from }).prepare(["a@^1.0.0"]);
    if (!result.ok) throw new Error(result.reason);
    const { modules } = result.value;
    expect(result.value).toMatchObject({ source: "installed", packages: 3 });
    expect((await readdir(modules)).toSorted()).toEqual([".bin", ".vite", ".vite-temp", "@s", "a", "b"]);
    expect(await readlink(join(modules, ".bin/run-a"))).toBe("../a/index.js");
    expect((await stat(join(modules, "a/index.js"))).mode & 0o111).not.toBe(0);
  });

  it("keeps two versions of a package apart", async () => {
    await addPackage("a", "1.0.0", { dependencies: { b: "1" } });
    await addPackage("b", "2.0.0");
    await addPackage("b", "1.0.0", {}, "a");
    const result = await createTemplate({ folder: templates, from }).prepare(["a@1", "b@2"]);
    if (!result.ok) throw new Error(result.reason);
    expect(await contentOf(result.value.modules, "b/index.js")).toBe("// b@2.0.0");
    expect(await contentOf(result.value.modules, "a/node_modules/b/index.js")).toBe("// b@1.0.0");
  });

  it("makes a template once, however many ask, and again after it was cleaned up", async () => {
    await addPackage("a", "1.0.0");
    const template = createTemplate({ folder: templates, from });
    const results = await Promise.all([
      template.prepare(["a@1"]),
      template.prepare(["a@1"]),
      template.prepare(["a@1"]),
    ]);
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(await readdir(templates)).toHaveLength(1);
    await rm(templates, { recursive: true });
    const again = await template.prepare(["a@1"]);
    if (!again.ok) throw new Error(again.reason);
    await access(join(again.value.modules, "a"));
  });

  it("names the packages that are not here in a version that fits", async () => {
    await addPackage("a", "1.0.0");
    const result = await createTemplate({ folder: templates, from }).prepare(["a@^2", "b@latest"]);
    expect(result).toEqual({ ok: false, reason: "these packages are not available here: a, b" });
  });

  it("fetches what is not here, keeps it, and leaves nothing behind when that fails", async () => {
    let isOnline = false;
    let installs = 0;
    const install: InstallPackages = async ({ wanted, folder }) => {
      installs += 1;
      if (!isOnline) return { ok: false, reason: "no network" };
      for (const name of wanted.keys()) await mkdir(join(folder, "node_modules", name), { recursive: true });
      return { ok: true, value: undefined };
    };
    const template = createTemplate({ folder: templates, from, install });
    expect(await template.prepare(["x@1"])).toEqual({ ok: false, reason: "no network" });
    expect(await readdir(templates)).toEqual([]);
    isOnline = true;
    const result = await template.prepare(["x@1"]);
    if (!result.ok) throw new Error(result.reason);
    expect(result.value.source).toBe("fetched");
    expect(dirname(dirname(result.value.modules))).toBe(templates);
    expect((await createTemplate({ folder: templates, from, install }).prepare(["x@1"])).ok).toBe(true);
    expect(installs).toBe(2);
  });
});
