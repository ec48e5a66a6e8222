import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { Dependency } from "@joinery/shared";
import { BUILD_DEPENDENCIES, dependenciesOf, RUNTIME_DEPENDENCIES } from "./dependencies.ts";
import { toDo } from "./fixtures/to-do.ts";
import { planApp } from "./plan.ts";

const MODULES = resolve(import.meta.dirname, "../../../node_modules");

describe("the packages of generated apps", () => {
  test.each(Object.entries({ ...RUNTIME_DEPENDENCIES, ...BUILD_DEPENDENCIES }))(
    "%s has the version that is tested here",
    async (name, range) => {
      const manifest: unknown = JSON.parse(await readFile(resolve(MODULES, name, "package.json"), "utf8"));
      expect(manifest).toMatchObject({ version: range.slice(1) });
    },
  );

  test("are reported in the form of the contract", () => {
    const dependencies = dependenciesOf(planApp(toDo));
    expect(dependencies).toContain(`hono@${RUNTIME_DEPENDENCIES.hono}`);
    for (const dependency of dependencies) expect(Dependency.safeParse(dependency).success).toBe(true);
  });
});
