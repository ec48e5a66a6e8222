import type { AppFile } from "@joinery/shared";
import { listTypeEdits } from "./strip-types.ts";
import { applyEdits, childOf, childrenOf, parseModule, textOf, walk, type Edit, type Node } from "./syntax.ts";
import { hasTemplates, listTemplateEdits, usesFragment } from "./to-templates.ts";

export type PlainOptions = {
  /** What packages become: `react` another one, for example. */
  readonly packages: Readonly<Record<string, string>>;
  /** The module that exports the template tag `html`. */
  readonly tagPath: string;
  /** The package that exports `Fragment`. */
  readonly fragmentFrom: string;
};

/**
 * TypeScript and JSX as JavaScript that browsers and Node run as it is. Comments, names and lines stay. Modules that hold types alone
 * are left out; imports of styles, which no browser knows, too. Other files stay as they are.
 * @throws Error for code that is more than types, or that no longer parses.
 */
export function toPlainJavaScript(files: readonly AppFile[], options: PlainOptions): AppFile[] {
  return files.flatMap((file) => {
    if (file.path.endsWith(".d.ts")) return [];
    if (!/\.tsx?$/.test(file.path)) return [file];
    const content = toPlainModule(file, options);
    return content === undefined ? [] : [{ path: toPlainPath(file.path), content }];
  });
}

export function toPlainPath(path: string): string {
  return path.replace(/\.tsx?$/, ".js");
}

/** `undefined`: nothing is left of it. */
function toPlainModule({ path, content }: AppFile, options: PlainOptions): string | undefined {
  // Markup first: its edits are placed by JSX, those of types by TypeScript, and each knows nothing of the other.
  const code = path.endsWith("x") ? replaceJsx(path, content, options) : content;
  const { program, comments } = parseModule(path.replace(/x$/, ""), code);
  const edits = [...listTypeEdits(program, { code, comments }), ...listImportEdits(program, code, options)];
  const isRemoved = (statement: Node): boolean =>
    edits.some(({ start, end, text }) => text === "" && start <= statement.start && end >= statement.end);
  return childrenOf(program, "body").every(isRemoved) ? undefined : applyEdits(code, edits);
}

function replaceJsx(path: string, content: string, options: PlainOptions): string {
  const { program } = parseModule(path, content);
  if (!hasTemplates(program)) return content;
  const names = new Set(
    [...walk(program)].filter(({ type }) => type === "Identifier").map((node) => textOf(node, "name")),
  );
  const isFree = (name: string): boolean => !names.has(name);
  const tag = ["html", "markup", "template"].find(isFree);
  if (tag === undefined) throw new Error(`${path} has no free name for the template tag`);
  const isImported = importsName(program, "Fragment");
  const edits = listTemplateEdits(program, content, { tag, fragment: "Fragment" });
  const specifier = toSpecifier(path, options.tagPath);
  const imports = [
    `import { ${tag === "html" ? "html" : `html as ${tag}`} } from "${specifier}";`,
    ...(usesFragment(program) && !isImported ? [`import { Fragment } from "${options.fragmentFrom}";`] : []),
  ];
  const last = childrenOf(program, "body").findLast(({ type }) => type === "ImportDeclaration");
  const at = last?.end ?? 0;
  return applyEdits(content, [
    ...edits,
    { start: at, end: at, text: `\n${imports.join("\n")}${at === 0 ? "\n" : ""}` },
  ]);
}

function importsName(program: Node, name: string): boolean {
  return childrenOf(program, "body").some((statement) =>
    childrenOf(statement, "specifiers").some((specifier) => textOf(childOf(specifier, "local"), "name") === name),
  );
}

/** How one file names another. */
function toSpecifier(from: string, to: string): string {
  const folders = from.split("/").slice(0, -1);
  const target = to.split("/");
  const same = folders.findIndex((folder, index) => folder !== target[index]);
  const shared = same === -1 ? folders.length : same;
  const up = folders.slice(shared).map(() => "..");
  return [...(up.length === 0 ? ["."] : up), ...target.slice(shared)].join("/");
}

/** Modules by the names that they get, packages by those that take their place; styles are the page's business. */
function listImportEdits(program: Node, code: string, { packages }: PlainOptions): Edit[] {
  const isLazy = /\bimport\s*\(/.test(code);
  const lazy = isLazy ? [...walk(program)].filter(({ type }) => type === "ImportExpression") : [];
  return [...childrenOf(program, "body"), ...lazy].flatMap((node): Edit[] => {
    const source = childOf(node, "source");
    if (source === undefined || source.type !== "Literal") return [];
    const specifier = textOf(source, "value");
    if (specifier.endsWith(".css")) {
      const [rest = ""] = /^[^\S\n]*\n?/.exec(code.slice(node.end)) ?? [];
      return [{ start: node.start, end: node.end + rest.length, text: "" }];
    }
    const wanted = specifier.startsWith(".") ? toPlainPath(specifier) : (packages[specifier] ?? specifier);
    return wanted === specifier ? [] : [{ start: source.start, end: source.end, text: JSON.stringify(wanted) }];
  });
}
