import { posix } from "node:path";
import type { AppFile } from "@joinery/shared";
import { scanImports } from "../imports.ts";
import type { Fixer } from "./fixer.ts";

const SOURCE = /\.(?:[cm]?[jt]sx?|css|json)$/;

/**
 * Corrects relative imports of files that exist under a name that differs in its ending, in capitals or by `index` only. An
 * import that could mean two files is left alone.
 */
export function createCorrectImports(): Fixer {
  return {
    name: "correct-imports",
    async fix(app) {
      const paths = new Set(app.files.map(({ path }) => path));
      const byKey = groupByKey([...paths]);
      const notes: string[] = [];
      const files = app.files.map((file) => {
        if (!/\.[cm]?[jt]sx?$/.test(file.path)) return file;
        const replacements = new Map<string, string>();
        for (const { specifier } of scanImports(file).sites) {
          const corrected = correct(file, specifier, paths, byKey);
          if (corrected !== undefined) replacements.set(specifier, corrected);
        }
        for (const [from, to] of replacements) notes.push(`${file.path} imports ${to} instead of ${from}`);
        return replacements.size === 0 ? file : { ...file, content: replaceSpecifiers(file.content, replacements) };
      });
      return notes.length === 0 ? undefined : { app: { ...app, files }, notes };
    },
  };
}

function correct(
  file: AppFile,
  specifier: string,
  paths: ReadonlySet<string>,
  byKey: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  if (!/^\.{1,2}(?:\/|$)/.test(specifier) || /[?#]/.test(specifier)) return undefined;
  const folder = posix.dirname(file.path);
  const target = posix.join(folder, specifier);
  if (paths.has(target)) return undefined;
  const candidates = [...(byKey.get(toKey(target)) ?? []), ...(byKey.get(toKey(posix.join(target, "index"))) ?? [])];
  const [found, ...others] = [...new Set(candidates)].filter((path) => path !== file.path);
  if (found === undefined || others.length > 0) return undefined;
  const relative = posix.relative(folder, found);
  return relative.startsWith(".") ? relative : `./${relative}`;
}

function groupByKey(paths: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths.filter((path) => SOURCE.test(path))) {
    const key = toKey(path);
    groups.set(key, [...(groups.get(key) ?? []), path]);
  }
  return groups;
}

/** What two spellings of one file have in common. */
function toKey(path: string): string {
  return path.replace(SOURCE, "").toLowerCase();
}

/** Only between quotes right behind `from`, `import` or `import(`, so that no other text changes. */
function replaceSpecifiers(content: string, replacements: ReadonlyMap<string, string>): string {
  return content.replaceAll(
    /(\b(?:from|import)\s*\(?\s*)(["'])([^"'\n]+)\2/g,
    (match, before: string, quote: string, old: string) => {
      const corrected = replacements.get(old);
      return corrected === undefined ? match : `${before}${quote}${corrected}${quote}`;
    },
  );
}
