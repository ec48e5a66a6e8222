import { parseSync } from "rolldown/utils";
import type { AppFile } from "@joinery/shared";

/** One place where a file names another file or a package. */
export type ImportSite = { readonly specifier: string; readonly offset: number };
export type ImportScan = {
  readonly sites: readonly ImportSite[];
  /** Why the file cannot be read as what its name says. */
  readonly errors: readonly { readonly message: string; readonly offset: number }[];
};

type Dialect = "js" | "jsx" | "ts" | "tsx";
const DIALECTS: Readonly<Record<string, Dialect>> = {
  js: "js",
  mjs: "js",
  jsx: "jsx",
  ts: "ts",
  mts: "ts",
  tsx: "tsx",
};

const CSS_COMMENT = /\/\*[\s\S]*?\*\//g;
const CSS_IMPORT = /@import\s+(?:url\(\s*)?["']?([^"')\s;]+)/g;
const CSS_URL = /\burl\(\s*["']?([^"')\s]+)/g;
const HTML_COMMENT = /<!--[\s\S]*?-->/g;
const HTML_LINK = /<(?:script|link|img|source|video|audio|iframe)\b[^>]*?\s(?:src|href)\s*=\s*["']?([^"'\s>]+)/gi;
/** What leads out of the project, or nowhere: addresses, data, fragments. */
const EXTERNAL = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i;

/** Finds what a file refers to; files of other kinds refer to nothing. */
export function scanImports(file: AppFile): ImportScan {
  const ending = file.path.slice(file.path.lastIndexOf(".") + 1);
  const dialect = DIALECTS[ending];
  if (dialect !== undefined) return scanModule(file, dialect);
  if (ending === "css") return { sites: scanText(blank(file.content, CSS_COMMENT), [CSS_IMPORT, CSS_URL]), errors: [] };
  if (ending === "html") return { sites: scanText(blank(file.content, HTML_COMMENT), [HTML_LINK]), errors: [] };
  return { sites: [], errors: [] };
}

function scanModule({ path, content }: AppFile, lang: Dialect): ImportScan {
  const { module, errors } = parseSync(path, content, { lang });
  const sites: ImportSite[] = module.staticImports.map(({ moduleRequest }) => ({
    specifier: moduleRequest.value,
    offset: moduleRequest.start,
  }));
  for (const { moduleRequest } of module.staticExports.flatMap(({ entries }) => entries)) {
    if (moduleRequest !== null) sites.push({ specifier: moduleRequest.value, offset: moduleRequest.start });
  }
  for (const { moduleRequest } of module.dynamicImports) {
    // A computed path cannot be followed; a literal one is what stands between its quotes.
    const literal = /^(["'`])([^$]*)\1$/.exec(content.slice(moduleRequest.start, moduleRequest.end))?.[2];
    if (literal !== undefined) sites.push({ specifier: literal, offset: moduleRequest.start });
  }
  return {
    sites,
    errors: errors.map(({ message, labels }) => ({ message, offset: labels[0]?.start ?? 0 })),
  };
}

function scanText(text: string, patterns: readonly RegExp[]): ImportSite[] {
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .filter((match) => match[1] !== undefined && !EXTERNAL.test(match[1]))
    .map((match) => ({ specifier: toPath(match[1] ?? ""), offset: match.index }));
}

/** In CSS and HTML a bare name is a file beside this one. */
function toPath(specifier: string): string {
  return /^[./]/.test(specifier) ? specifier : `./${specifier}`;
}

/** Comments become spaces, so that positions stay. */
function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, (match) => match.replace(/[^\n]/g, " "));
}

/** The line of an offset, from 1. */
export function findLine(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
