import type { AppFile } from "@joinery/shared";
import { literal } from "../code.ts";
import { addImport, joinImports, noImports } from "./imports.ts";

/** Where a name that generated code mentions comes from. */
export type Origin = {
  readonly path: string;
  /** The name there, when code mentions it by another one. */
  readonly exported: string;
  readonly isType: boolean;
};

/** A generated file before its imports: they follow from the names that its code mentions. */
export type Module = {
  readonly path: string;
  readonly code: string;
  /** Style sheets and other files that are imported for their effect. */
  readonly effects?: readonly string[];
};

// Text of people in JSX stands between these marks until the imports are known, so that its words are never taken for names.
const TEXT_START = "\uE000";
const TEXT_END = "\uE001";

/** Text between JSX tags: as it is when it is plain, otherwise as a string in braces. */
export function jsxText(text: string): string {
  const isPlain = /^[\p{L}\p{N}](?:[\p{L}\p{N} .,'’!?…–-]*[\p{L}\p{N}.,'’!?…–-])?$/u.test(text) && !text.includes("  ");
  return isPlain ? `${TEXT_START}${text}${TEXT_END}` : `{${stringOf(text)}}`;
}

/** `name="value"`; in braces when the value has characters that JSX attributes cannot have. */
export function jsxAttribute(name: string, value: string): string {
  return /["\\&\uE000\uE001]/.test(value) ? `${name}={${stringOf(value)}}` : `${name}="${value}"`;
}

/** A string literal of text by people. */
export function stringOf(text: string): string {
  return literal(text).replaceAll(TEXT_START, "\\uE000").replaceAll(TEXT_END, "\\uE001");
}

const EXPORT = /^export (?:async )?(?:(type)|function|const|class) (\w+)/gm;

/** Each name that a file exports, and whether it is a type. */
export function listExports(code: string): { name: string; isType: boolean }[] {
  return [...code.matchAll(EXPORT)].map(([, type, name = ""]) => ({ name, isType: type !== undefined }));
}

/** Writes the imports that the code of a module needs. */
export function finishModule(module: Module, origins: ReadonlyMap<string, Origin>): AppFile {
  const imports = noImports();
  for (const effect of module.effects ?? []) imports.effects.add(effect);
  for (const name of mentionedNames(module.code)) {
    const origin = origins.get(name);
    if (origin === undefined || origin.path === module.path) continue;
    const specifier = origin.exported === name ? name : `${origin.exported} as ${name}`;
    addImport(imports, origin.path, specifier, origin.isType);
  }
  const code = module.code.replace(/[\uE000\uE001]/g, "").trim();
  return { path: module.path, content: joinImports(module.path, imports, code) };
}

/** The names that code mentions: not in strings, comments or text, not after a dot, not as a key or an attribute. */
export function mentionedNames(code: string): Set<string> {
  const bare = code
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""')
    .replace(/`(?:[^`\\]|\\.)*`/g, (template) =>
      [...template.matchAll(/\$\{([^}]*)\}/g)].map(([, code]) => code).join(" "),
    )
    .replace(/\uE000[^\uE001]*\uE001/g, "")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\/\/.*$/gm, "");
  const names = bare.matchAll(/(?<![\w$])(?<!(?<!\.)\.)([A-Za-z_$][\w$]*)(?!:|[\w$]|=(?!=|>))/g);
  return new Set([...names].map(([, name = ""]) => name));
}
