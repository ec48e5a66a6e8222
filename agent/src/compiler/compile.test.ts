import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppFiles } from "@joinery/shared";
import { compileApp } from "./compile.ts";
import { countTests } from "./emit-tests.ts";
import { arbitrarySpec } from "./fixtures/arbitrary-spec.ts";
import { fixtures } from "./fixtures/fixtures.ts";
import { partsInventory } from "./fixtures/parts-inventory.ts";
import { petClinic } from "./fixtures/pet-clinic.ts";
import { toDo } from "./fixtures/to-do.ts";

const content = (files: readonly { path: string; content: string }[], path: string): string => {
  const found = files.find((file) => file.path === path);
  if (found === undefined) throw new Error(`no file ${path}`);
  return found.content;
};

describe.each(Object.entries(fixtures))("the app of %s", (_, spec) => {
  test("is the same each time", () => {
    expect(compileApp(spec)).toEqual(compileApp(structuredClone(spec)));
  });

  test("has only paths that may be written, none of them twice", () => {
    expect(AppFiles.safeParse(compileApp(spec).files).error).toBeUndefined();
  });
});

describe("compileApp", () => {
  test("has files with valid paths for any spec that the contract accepts", () => {
    fc.assert(
      fc.property(arbitrarySpec, (spec) => {
        const { files } = compileApp(spec);
        expect(AppFiles.safeParse(files).error).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });

  test("writes what a field is and which limits it has into its schema", () => {
    const part = content(compileApp(partsInventory).files, "src/shared/part.ts");
    expect(part).toContain(`stock: wholeNumber("Stock", { min: 0 }).default(0),`);
    expect(part).toContain(`lastCounted: optional(day("Last counted")),`);
    expect(part).toContain(`kind: optional(choice("Kind", partKindOptions)),`);
  });

  test("writes no file that the app has no use for", () => {
    const paths = compileApp(toDo).files.map((file) => file.path);
    for (const unused of ["computed", "references", "checks"]) expect(paths).not.toContain(`src/server/${unused}.ts`);
    const { files } = compileApp({ ...toDo, rules: [], actions: [], sampleData: {} });
    for (const unused of ["src/shared/rules.ts", "src/shared/actions.ts", "src/server/seed.ts"]) {
      expect(files.map((file) => file.path)).not.toContain(unused);
    }
  });

  test("gives sample records the same ids in every version, so that a new one recognises them", () => {
    const seed = content(compileApp(petClinic).files, "src/server/seed.ts");
    expect(seed).toContain('"sample-pets-rex"');
    expect(seed).toContain('owner: "sample-owners-mira"');
    expect(seed).toContain("at: `${addDays(today, -1)}T09:30`");
  });

  test("writes tests for every entity, rule and action", () => {
    const { files } = compileApp(petClinic);
    const tests = files.filter((file) => file.path.startsWith("tests/"));
    expect(countTests(tests)).toBeGreaterThan(25);
    const visits = content(files, "tests/visits-api.test.ts");
    for (const title of ["the rule Check is due", "the action Finish", "the action Remove cancelled"]) {
      expect(visits).toContain(title);
    }
  });

  test("escapes texts of people in HTML and Markdown", () => {
    const { files } = compileApp({ ...toDo, name: "<script>alert(1)</script>" });
    expect(content(files, "index.html")).toContain("<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>");
    expect(content(files, "README.md")).toContain("# \\<script\\>");
  });

  test("an app without records of its own is complete too", () => {
    const view = { kind: "dashboard" as const, metrics: [], charts: [], rules: [], recent: [] };
    const pages = [{ id: "home", title: "Home", path: "/", view }];
    const { files } = compileApp({ ...toDo, entities: [], rules: [], actions: [], sampleData: {}, pages });
    expect(content(files, "src/server/app.ts")).toContain("/api/health");
  });
});
