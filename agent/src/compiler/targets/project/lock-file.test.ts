import { AppTarget } from "@joinery/shared";
import { describe, expect, it } from "vitest";
import { satisfies } from "../../../workspace/template/satisfies.ts";
import { PACKAGES } from "../../dependencies.ts";
import { toDo } from "../../fixtures/to-do.ts";
import { planApp } from "../../plan.ts";
import { findLockGaps, LockEntries } from "./find-lock-gaps.ts";
import { emitLockFile, LOCKED_PACKAGES } from "./lock-file.ts";
import { emitPackageJson } from "./package-json.ts";

describe.each(AppTarget.options)("the lock file of apps for %s", (target) => {
  const entries = LockEntries.parse(LOCKED_PACKAGES[target]);
  const { runtime, build } = PACKAGES[target];

  it("has every package that the table asks for, and all that these need, for every platform", () => {
    expect(findLockGaps(entries, { ...runtime, ...build }, satisfies)).toEqual([]);
  });

  it("has a checksum for each and names the public registry alone", () => {
    for (const [place, { version, resolved, integrity }] of Object.entries(entries)) {
      const name = place.slice(place.lastIndexOf("node_modules/") + 13);
      const file = `${name.split("/").at(-1)}-${version}.tgz`;
      expect(resolved).toBe(`https://registry.npmjs.org/${name}/-/${file}`);
      expect(integrity).toMatch(/^sha512-[\w+/]{86}==$/);
    }
  });

  it("begins with what package.json says", () => {
    const plan = planApp({ ...toDo, target });
    const lock = JSON.parse(emitLockFile(plan).content) as { name: string; packages: Record<string, object> };
    const manifest = JSON.parse(emitPackageJson(plan).content) as Record<string, unknown>;
    const { scripts: _s, description: _d, type: _t, private: _p, ...shared } = manifest;
    expect(lock.packages[""]).toEqual(shared);
    expect(lock.name).toBe(manifest["name"]);
    expect(Object.keys(lock.packages).slice(1)).toEqual(Object.keys(entries));
  });
});

describe("findLockGaps", () => {
  const entry = (version: string, more: object = {}) => ({ version, resolved: "", integrity: "", ...more });

  it("finds what is missing, what does not fit, and what lies in a nearer place", () => {
    const entries = LockEntries.parse({
      "node_modules/a": entry("1.0.0", {
        dependencies: { b: "^2.0.0" },
        optionalDependencies: { "@x/binary": "1.0.0" },
      }),
      "node_modules/a/node_modules/b": entry("2.1.0"),
      "node_modules/b": entry("1.0.0"),
    });
    expect(findLockGaps(entries, { a: "^1.0.0", b: "^1.0.0" }, satisfies)).toEqual([
      "node_modules/a asks for @x/binary@1.0.0; the lock has none",
    ]);
    expect(findLockGaps(entries, { b: "^2.0.0" }, satisfies)).toContain(
      "the app asks for b@^2.0.0; the lock has 1.0.0",
    );
  });
});
