import { expect, test } from "vitest";
import { arrangeFiles } from "./arrange.ts";

const contents = new Map([
  ["src/client/lib/dates.ts", ["src/client/lib/today.ts", "src/client/lib/iso.ts"]],
  ["src/client/styles/base.css", ["src/client/styles/base.css", "src/client/styles/bottom-bar.css"]],
]);

const part = (path: string, content: string) => ({ path: `src/client/${path}`, content });
const contentOf = (files: readonly { path: string; content: string }[], path: string) =>
  files.find((file) => file.path === `src/client/${path}`)?.content;

const iso = part("lib/iso.ts", "export function toIso(day: Date): string {\n  return day.toISOString();\n}\n");
const today = part(
  "lib/today.ts",
  'import { format } from "intl";\nimport { toIso } from "./iso.ts";\n\nexport const today = (): string => format(toIso(new Date()));\n',
);
const page = part(
  "pages/a-page.tsx",
  'import "../styles/base.css";\nimport { today } from "../lib/today.ts";\n\nexport const APage = today;\n',
);
const main = part("main.tsx", 'import { APage } from "./pages/a-page.tsx";\n\nAPage();\n');

test("parts become one file, in the order of the table and without imports of each other", () => {
  const files = arrangeFiles([iso, today, page, main], contents, "src/client/main.tsx");
  expect(files.map(({ path }) => path)).toEqual([
    "src/client/lib/dates.ts",
    "src/client/pages/a-page.tsx",
    "src/client/main.tsx",
  ]);
  expect(contentOf(files, "lib/dates.ts")).toBe(
    `import { format } from "intl";

export const today = (): string => format(toIso(new Date()));

function toIso(day: Date): string {
  return day.toISOString();
}
`,
  );
  expect(contentOf(files, "pages/a-page.tsx")).toContain('import { today } from "../lib/dates.ts";');
});

test("what another file imports stays exported, also under another name", () => {
  const other = part(
    "pages/b-page.tsx",
    'import { toIso as iso } from "../lib/iso.ts";\n\nexport const BPage = iso;\n',
  );
  const files = arrangeFiles([iso, today, page, other, main], contents, "src/client/main.tsx");
  expect(contentOf(files, "lib/dates.ts")).toContain("export function toIso");
});

test("the file that starts the app imports the style sheets, and each part of a sheet has a heading", () => {
  const base = part("styles/base.css", ".page {\n  margin: 0;\n}\n");
  const bar = part("styles/bottom-bar.css", ".bar {\n  bottom: 0;\n}\n");
  const files = arrangeFiles([bar, base, today, iso, page, main], contents, "src/client/main.tsx");
  expect(contentOf(files, "main.tsx")).toBe(
    'import "./styles/base.css";\nimport { APage } from "./pages/a-page.tsx";\n\nAPage();\n',
  );
  expect(contentOf(files, "pages/a-page.tsx")).not.toContain(".css");
  expect(contentOf(files, "styles/base.css")).toBe(
    "/* Base */\n\n.page {\n  margin: 0;\n}\n\n/* Bottom bar */\n\n.bar {\n  bottom: 0;\n}\n",
  );
});

test("a sheet of which nothing is used leaves no heading behind", () => {
  const files = arrangeFiles(
    [part("styles/bottom-bar.css", "\n"), part("styles/base.css", "p {}\n"), main],
    contents,
    "",
  );
  expect(contentOf(files, "styles/base.css")).toBe("/* Base */\n\np {}\n");
});
