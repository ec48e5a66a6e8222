import type { AppFile } from "@joinery/shared";
import { addImport, joinImports, noImports, splitImports, type Imports } from "./imports.ts";
import { listExports } from "./module.ts";

/** The files that are made of several parts: their paths, with those of the parts in their order. */
export type FileContents = ReadonlyMap<string, readonly string[]>;

type Arranged = { readonly path: string; readonly imports: Imports; readonly code: string };

/**
 * Puts parts that belong together into one file. Imports follow: between parts of one file they go, and style sheets are imported
 * by the file that starts the app, so that their order does not depend on who uses them.
 */
export function arrangeFiles(files: readonly AppFile[], contents: FileContents, start: string): AppFile[] {
  const homes = new Map([...contents].flatMap(([home, parts]) => parts.map((part) => [part, home] as const)));
  const homeOf = (path: string): string => homes.get(path) ?? path;
  const arranged = groupByHome(files, contents, homeOf).map(([path, parts]) =>
    isSheet(path) ? joinSheets(path, parts) : joinParts(path, parts, homeOf),
  );
  const sheets = arranged.filter(({ path }) => isSheet(path)).map(({ path }) => path);
  for (const { path, imports } of arranged) if (path === start) for (const sheet of sheets) imports.effects.add(sheet);
  const isImported = createImportTest(arranged);
  return arranged.map(({ path, imports, code }) => ({
    path,
    content: isSheet(path) ? `${code}\n` : joinImports(path, imports, withoutNeedlessExports(path, code, isImported)),
  }));
}

const isSheet = (path: string): boolean => path.endsWith(".css");

/** Files of parts in the order of the table, then the others. */
function groupByHome(
  files: readonly AppFile[],
  contents: FileContents,
  homeOf: (path: string) => string,
): (readonly [string, readonly AppFile[]])[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const made = [...contents].map(
    ([home, parts]) => [home, parts.map((part) => byPath.get(part)).filter((part) => part !== undefined)] as const,
  );
  const alone = files.filter(({ path }) => !contents.has(homeOf(path))).map((file) => [file.path, [file]] as const);
  return [...made.filter(([, parts]) => parts.length > 0), ...alone];
}

function joinParts(path: string, parts: readonly AppFile[], homeOf: (path: string) => string): Arranged {
  const imports = noImports();
  const codes = parts.map((part) => {
    const { imports: own, code } = splitImports(part.path, part.content);
    for (const [from, { values, types }] of own.names) {
      if (homeOf(from) === path) continue;
      for (const name of values) addImport(imports, homeOf(from), name, false);
      for (const name of types) addImport(imports, homeOf(from), name, true);
    }
    for (const effect of own.effects) if (!isSheet(effect)) imports.effects.add(homeOf(effect));
    return code;
  });
  return { path, imports, code: codes.join("\n\n") };
}

/** Each part of a sheet that has several begins with what it is for. */
function joinSheets(path: string, parts: readonly AppFile[]): Arranged {
  const codes = parts.map((part) => {
    const name = part.path.replace(/^.*\/|\.css$/g, "").replaceAll("-", " ");
    const heading = `/* ${name.charAt(0).toUpperCase()}${name.slice(1)} */\n\n`;
    return parts.length > 1 && part.content.trim() !== "" ? heading + part.content.trim() : part.content.trim();
  });
  return { path, imports: noImports(), code: codes.filter((code) => code !== "").join("\n\n") };
}

/** Tells whether a file imports a name from a path. */
function createImportTest(files: readonly Arranged[]): (path: string, name: string) => boolean {
  const imported = new Set(
    files.flatMap(({ imports }) =>
      [...imports.names].flatMap(([from, { values, types }]) =>
        [...values, ...types].map((specifier) => `${from} ${specifier.replace(/^type | as .*$/g, "")}`),
      ),
    ),
  );
  return (path, name) => imported.has(`${path} ${name}`);
}

/** What only its own file uses is not exported. */
function withoutNeedlessExports(
  path: string,
  code: string,
  isImported: (path: string, name: string) => boolean,
): string {
  const needless = listExports(code).filter(
    ({ name }) => !isImported(path, name) && code.split(new RegExp(`\\b${name}\\b`)).length > 2,
  );
  if (needless.length === 0) return code;
  const names = needless.map(({ name }) => name).join("|");
  return code.replace(new RegExp(`^export ((?:async )?(?:type|function|const|class) (?:${names})\\b)`, "gm"), "$1");
}
