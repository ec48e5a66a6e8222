import { literal } from "../code.ts";

/** What a file imports from one package, or from one file of the app by its path. */
type Names = { readonly values: Set<string>; readonly types: Set<string> };

/** The imports of a file by where they come from, and what it imports for the effect alone. */
export type Imports = { readonly names: Map<string, Names>; readonly effects: Set<string> };

export const noImports = (): Imports => ({ names: new Map(), effects: new Set() });

/** @param specifier a name, or `exported as name`. */
export function addImport({ names }: Imports, from: string, specifier: string, isType: boolean): void {
  const found = names.get(from) ?? { values: new Set(), types: new Set() };
  (isType ? found.types : found.values).add(specifier);
  names.set(from, found);
}

const IMPORT = /^import (?:(type )?\{ ([^"]*) \} from )?"([^"]+)";\n/gm;

/** Takes a file apart: its imports, with the paths of the app's own files resolved, and the code below them. */
export function splitImports(path: string, content: string): { readonly imports: Imports; readonly code: string } {
  const imports = noImports();
  for (const [, type, specifiers, specifier = ""] of content.matchAll(IMPORT)) {
    const from = specifier.startsWith(".") ? resolvePath(path, specifier) : specifier;
    if (specifiers === undefined) imports.effects.add(from);
    else for (const name of specifiers.split(", ")) addImport(imports, from, name, type !== undefined);
  }
  return { imports, code: content.replace(IMPORT, "").trim() };
}

/** A file of imports and code: effects first, then packages, then the app's own files. */
export function joinImports(path: string, { names, effects }: Imports, code: string): string {
  const lines = [...names]
    .map(([from, { values, types }]) => ({ from: specifierOf(path, from), values, types }))
    .sort((a, b) => compareSpecifiers(a.from, b.from))
    .flatMap(({ from, values, types }) => [
      // A value can be used as a type too.
      importLine("import type", new Set([...types].filter((name) => !values.has(name))), from),
      importLine("import", values, from),
    ])
    .filter((line) => line !== "");
  const head = [...[...effects].map((from) => `import ${literal(specifierOf(path, from))};`), ...lines].join("\n");
  return head === "" ? `${code}\n` : `${head}\n\n${code}\n`;
}

function importLine(keyword: string, names: ReadonlySet<string>, from: string): string {
  return names.size === 0 ? "" : `${keyword} { ${[...names].sort().join(", ")} } from ${literal(from)};`;
}

/** Packages come first, then the app's own files. */
function compareSpecifiers(a: string, b: string): number {
  return Number(a.startsWith(".")) - Number(b.startsWith(".")) || (a < b ? -1 : 1);
}

function specifierOf(from: string, to: string): string {
  if (!to.startsWith("src/")) return to;
  const source = from.split("/").slice(0, -1);
  const target = to.split("/");
  let shared = 0;
  while (shared < source.length && source[shared] === target[shared]) shared += 1;
  const up = source.length - shared;
  return `${up === 0 ? "./" : "../".repeat(up)}${target.slice(shared).join("/")}`;
}

function resolvePath(from: string, specifier: string): string {
  const segments = from.split("/").slice(0, -1);
  for (const segment of specifier.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== ".") segments.push(segment);
  }
  return segments.join("/");
}
