import { describe, expect, test } from "vitest";
import type { AppFile, AppSpec } from "@joinery/shared";
import { emitBackend } from "../../emit-code.ts";
import { fixtures } from "../../fixtures/fixtures.ts";
import { planApp } from "../../plan.ts";
import { emitClient } from "./emit-client.ts";

const emit = (spec: AppSpec): AppFile[] => emitClient(planApp(spec));

function fixture(name: string): AppSpec {
  const spec = fixtures[name];
  if (spec === undefined) throw new Error(`there is no fixture ${name}`);
  return spec;
}

const contentOf = (files: readonly AppFile[], path: string): string =>
  files.find((file) => file.path === path)?.content ?? "";

function importsOf({ path, content }: AppFile): string[] {
  const folder = new URL(path, "file:///");
  return [...content.matchAll(/^import (?:[^"]* from )?"(\.[^"]+)";$/gm)].map(([, specifier = ""]) =>
    new URL(specifier, folder).pathname.slice(1),
  );
}

describe.each(Object.keys(fixtures))("the client of %s", (name) => {
  const spec = fixture(name);
  const files = emit(spec);

  test("imports only what is there, and has no file that nothing imports", () => {
    const paths = new Set([...files, ...emitBackend(planApp(spec))].map(({ path }) => path));
    const imported = new Set(files.flatMap(importsOf));
    for (const path of imported) expect(paths).toContain(path);
    const entries = new Set(["src/client/main.tsx", "src/client/env.d.ts"]);
    expect(files.map(({ path }) => path).filter((path) => !imported.has(path) && !entries.has(path))).toEqual([]);
  });

  test("is the same each time", () => {
    expect(emit(spec)).toEqual(files);
  });

  test("has no line that only the compiler understands", () => {
    for (const { content } of files) expect(content).not.toMatch(/\/\/#|[\uE000\uE001]|undefined[A-Z]|\bTODO\b/);
  });

  test("has small files", () => {
    for (const { path, content } of files) {
      const lines = content.split("\n").length;
      expect(lines, path).toBeLessThan(260);
    }
  });
});

test("an app gets only what it uses", () => {
  const paths = emit(fixture("to-do")).map(({ path }) => path);
  expect(paths).toContain("src/client/components/board.tsx");
  expect(paths).toContain("src/client/components/checklist.tsx");
  for (const unused of ["calendar-month.tsx", "data-table.tsx", "stars.tsx", "markdown.tsx"])
    expect(paths).not.toContain(`src/client/components/${unused}`);
  expect(contentOf(emit(fixture("expense-tracker")), "src/client/lib/collection.ts")).not.toContain("patch");
});

test("an entity that no page lists gets a table, so that its records can be reached", () => {
  const spec = fixture("pet-clinic");
  const files = emit({ ...spec, pages: spec.pages.filter(({ id }) => id !== "owners") });
  const app = contentOf(files, "src/client/app.tsx");
  expect(app).toContain('path: "/owners"');
  expect(files.map(({ path }) => path)).toContain("src/client/pages/owners-page.tsx");
});

test("labels that look like code stay text", () => {
  const files = emit(fixture("hostile"));
  const page = contentOf(files, "src/client/pages/errors-page.tsx");
  expect(page).toContain('{"Add It\'s \\"quoted\\" `back` ${tick} </script>');
});

test("entities whose names meet those of the client are called by another name there", () => {
  const spec = fixture("to-do");
  const [task, card] = spec.entities;
  if (task === undefined || card === undefined) throw new Error("the fixture has two entities");
  const renamed = JSON.parse(JSON.stringify(spec).replaceAll('"Card"', '"TaskTitle"')) as AppSpec;
  const board = contentOf(emit(renamed), "src/client/pages/board-page.tsx");
  expect(board).toContain("taskTitleRecord");
  expect(board).not.toMatch(/\(taskTitle\) =>/);
});
