import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { PACKAGES } from "../../dependencies.ts";
import { planApp } from "../../plan.ts";
import { toDo } from "../../fixtures/to-do.ts";
import { emitScaffold } from "../../emit-scaffold.ts";
import { replaceOnce } from "../replace-once.ts";
import { MODULE_FOLDERS } from "./page.ts";

const MODULES = resolve(import.meta.dirname, "../../../../../node_modules");

describe("the import map of an app without a build step", () => {
  const page = emitScaffold(planApp({ ...toDo, target: "webcontainer" })).find(({ path }) => path === "index.html");
  const text = /<script type="importmap">([^]*?)<\/script>/.exec(page?.content ?? "")?.[1] ?? "";
  const { imports } = JSON.parse(text) as { imports: Record<string, string> };

  it("leads to modules that the installed packages have, below folders that the server hands out", () => {
    expect(Object.keys(imports).length).toBeGreaterThan(5);
    for (const address of [...Object.values(imports), ...Object.keys(imports).filter((key) => key.startsWith("/"))]) {
      expect(existsSync(join(MODULES, address.replace("/vendor/", ""))), address).toBe(true);
      expect(Object.keys(MODULE_FOLDERS)).toContain(address.split("/")[2]);
    }
  });

  it("names the modules that the packages themselves name, and only packages that are declared", async () => {
    for (const [name, modules] of Object.entries(MODULE_FOLDERS)) {
      expect(Object.keys(PACKAGES.webcontainer.runtime)).toContain(name);
      const manifest = await readFile(join(MODULES, name, "package.json"), "utf8");
      for (const path of Object.values(modules)) expect(manifest).toContain(path);
    }
  });
});

describe("replaceOnce", () => {
  it("refuses what is not there, and what is there twice", () => {
    expect(replaceOnce("a-b", "-", "$&")).toBe("a$&b");
    expect(() => replaceOnce("ab", "-", "+")).toThrow(/0 places/);
    expect(() => replaceOnce("a-b-c", /-/g, "+")).toThrow(/2 places/);
  });
});
