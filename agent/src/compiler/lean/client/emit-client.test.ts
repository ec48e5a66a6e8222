import { describe, expect, test } from "vitest";
import type { AppFile, AppSpec } from "@joinery/shared";
import { emitBackend } from "../../emit-code.ts";
import { fixtures } from "../../fixtures/fixtures.ts";
import { planApp } from "../../plan.ts";
import { arrangeFiles } from "./arrange.ts";
import { emitClient } from "./emit-client.ts";
import { FILE_CONTENTS } from "./library/homes.ts";
import { LIBRARY } from "./library/library.ts";

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

const DECLARATION = /^(export )?(?:async )?(?:type|function|const|let|class) (\w+)/gm;

/** What can be reached from a file by imports. */
function reachable(imports: ReadonlyMap<string, readonly string[]>, start: string): Set<string> {
  const reached = new Set<string>();
  const open = [...(imports.get(start) ?? [])];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    open.push(...(imports.get(path) ?? []));
  }
  return reached;
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

  test("has files that can be read at once, and not many of them", () => {
    for (const { path, content } of files) {
      const lines = content.split("\n").length;
      expect(lines, path).toBeLessThan(path.endsWith(".css") ? 480 : 200);
    }
    expect(files.length).toBeLessThanOrEqual(50 + 4 * (spec.entities.length + spec.pages.length));
    const ofEntities = files.filter(({ path }) => path.startsWith("src/client/entities/"));
    expect(ofEntities.length).toBeLessThanOrEqual(3 * spec.entities.length);
  });

  test("has no import cycle", () => {
    const imports = new Map(files.map((file) => [file.path, importsOf(file)]));
    for (const { path } of files) expect(reachable(imports, path), path).not.toContain(path);
  });

  test("declares each name once in a file, and exports what other files import", () => {
    for (const { path, content } of files) {
      const names = [...content.matchAll(DECLARATION)].map(([, , name = ""]) => name);
      expect(names, path).toEqual([...new Set(names)]);
      const exported = [...content.matchAll(DECLARATION)].filter(([, keyword]) => keyword !== undefined);
      for (const [, , name = ""] of exported) {
        const users = files.filter((file) => file.path !== path && new RegExp(`\\b${name}\\b`).test(file.content));
        expect(users.length, `${name} of ${path}`).toBeGreaterThan(0);
      }
    }
  });
});

test("an app gets only what it uses", () => {
  const paths = emit(fixture("to-do")).map(({ path }) => path);
  expect(paths).toContain("src/client/components/board.tsx");
  expect(paths).toContain("src/client/components/checklist.tsx");
  for (const unused of ["calendar-month.tsx", "data-table.tsx", "summaries.tsx", "markdown.tsx"])
    expect(paths).not.toContain(`src/client/components/${unused}`);
  expect(contentOf(emit(fixture("expense-tracker")), "src/client/lib/collection.ts")).not.toContain("patch");
});

test("of a file that holds several things, an app gets those that it uses", () => {
  const values = contentOf(emit(fixture("expense-tracker")), "src/client/components/values.tsx");
  expect(values).toContain("function Badge(");
  expect(values).not.toContain("function Stars(");
  expect(contentOf(emit(fixture("pet-clinic")), "src/client/components/values.tsx")).toContain("function Stars(");
  const format = contentOf(emit(fixture("to-do")), "src/client/lib/format.ts");
  expect(format).not.toContain("formatMoney");
});

test("style sheets are loaded in one order, whatever uses them", () => {
  const main = contentOf(emit(fixture("expense-tracker")), "src/client/main.tsx");
  expect([...main.matchAll(/styles\/(\w+)\.css/g)].map(([, name]) => name)).toEqual([
    "tokens",
    "base",
    "layout",
    "forms",
    "views",
    "record",
    "dashboard",
  ]);
});

test("a table is headed by the title on phones, also when it is not the first column", () => {
  const list = contentOf(emit(fixture("expense-tracker")), "src/client/entities/expense-list.tsx");
  const [, date = "", title = ""] = list.split('key: "');
  expect(date).toMatch(/^date"/);
  expect(date).not.toContain("isTitle");
  expect(title).toMatch(/^description"[^}]*isTitle: true/);
  expect(title).toContain("RecordButton");
});

test("a table without the title is headed by its first column", () => {
  const spec = structuredClone(fixture("expense-tracker"));
  for (const { view } of spec.pages) if (view.kind === "table") view.fields = ["amount", "date"];
  const list = contentOf(emit(spec), "src/client/entities/expense-list.tsx");
  expect(list).toMatch(/key: "amount",[^}]*isTitle: true/);
});

test("entities that point at each other make no import cycle", () => {
  const spec = structuredClone(fixture("expense-tracker"));
  const expense = spec.entities.find(({ name }) => name === "Expense");
  const category = spec.entities.find(({ name }) => name === "Category");
  const reference = expense?.fields.find(({ type }) => type === "reference");
  if (category === undefined || reference === undefined || expense === undefined) throw new Error("has a reference");
  const back = { entity: expense.name, onDelete: "clear" as const };
  category.fields.push({ ...reference, name: "largest", label: "Largest", required: false, reference: back });
  const files = emit(spec);
  const imports = new Map(files.map((file) => [file.path, importsOf(file)]));
  for (const { path } of files) expect(reachable(imports, path), path).not.toContain(path);
  expect(files.map(({ path }) => path)).toContain("src/client/entities/category-names.ts");
});

test("a long dashboard has its charts in a file of their own", () => {
  const spec = structuredClone(fixture("expense-tracker"));
  for (const { view } of spec.pages)
    if (view.kind === "dashboard") view.metrics = Array.from({ length: 12 }, () => view.metrics).flat();
  const paths = emit(spec).map(({ path }) => path);
  expect(paths).toContain("src/client/pages/overview-charts.tsx");
  expect(emit(fixture("expense-tracker")).map(({ path }) => path)).not.toContain(
    "src/client/pages/overview-charts.tsx",
  );
});

test("every part of the library that a file is made of is there, and in one file only", () => {
  const parts = [...FILE_CONTENTS.values()].flat();
  const known = new Set([...Object.keys(LIBRARY), "styles/tokens.css"]);
  for (const part of parts) expect(known).toContain(part);
  expect(parts).toEqual([...new Set(parts)]);
});

test("parts of the library that share a file have no name in common, whichever of them an app uses", () => {
  for (const [file, parts] of FILE_CONTENTS) {
    const names = parts.flatMap((part) =>
      [...(LIBRARY[part] ?? "").matchAll(DECLARATION)].map(([, , name = ""]) => name),
    );
    expect(names, file).toEqual([...new Set(names)]);
  }
});

test("files of the library never import each other in a circle, whichever of them an app uses", () => {
  const files = Object.entries(LIBRARY).map(([path, content]) => ({ path: `src/client/${path}`, content }));
  const contents = new Map(
    [...FILE_CONTENTS].map(([home, parts]) => [`src/client/${home}`, parts.map((part) => `src/client/${part}`)]),
  );
  const arranged = arrangeFiles(files, contents, "");
  const imports = new Map(arranged.map((file) => [file.path, importsOf(file)]));
  for (const { path } of arranged) expect(reachable(imports, path), path).not.toContain(path);
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
