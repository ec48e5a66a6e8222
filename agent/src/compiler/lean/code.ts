import type { AppFile } from "@joinery/shared";

/** Building blocks of generated TypeScript. */

/** Any text or value as a literal that is safe in generated code. */
export function literal(value: unknown): string {
  return JSON.stringify(value).replace(/[\u2028\u2029]/g, (separator) =>
    separator === "\u2028" ? "\\u2028" : "\\u2029",
  );
}

/** Text of people inside a block comment: it cannot end the comment. */
export function commentText(text: string): string {
  return text.replaceAll("*/", "* /");
}

/** `import { a, type B } from "./c.ts";`, or nothing when nothing is imported. */
export function importLine(names: readonly string[], from: string): string {
  if (names.length === 0) return "";
  const isTypeOnly = names.every((name) => name.startsWith("type "));
  const list = names.map((name) => (isTypeOnly ? name.slice("type ".length) : name)).join(", ");
  return `import ${isTypeOnly ? "type " : ""}{ ${list} } from ${literal(from)};\n`;
}

const STRING = /"(?:[^"\\\n]|\\.)*"/g;

/** Whether code mentions a name as a whole word, outside of strings. */
export function mentions(code: string, name: string): boolean {
  // A property after a dot does not count; a name that is spread after three dots does.
  return new RegExp(`(?<![\\w$]|(?<!\\.\\.)\\.)${name}(?![\\w$])`).test(code.replace(STRING, '""'));
}

/** `a` or `an` before a label. */
export function withArticle(label: string): string {
  return `${/^[aeiou]/i.test(label) ? "an" : "a"} ${label}`;
}

/** A label in the middle of a sentence: `Part` as `part`, `VIP guest` and `E-mail` as they are. */
export function inSentence(label: string): string {
  return /^[A-Z](?![A-Z-])/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** Joins the parts that are there, one empty line between them. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined && part.trim() !== "")
    .map((part) => part?.replace(/^\n+|\n+$/g, ""))
    .join("\n\n")
    .concat("\n");
}

export function file(path: string, ...parts: readonly (string | undefined)[]): AppFile {
  return { path, content: paragraphs(...parts) };
}

/** A declaration that is emitted only where other code uses it. */
export type Helper = { readonly name: string; readonly code: string };

/** The helpers that the code mentions, and those that these need, in the given order. */
export function pickHelpers(helpers: readonly Helper[], code: string): Helper[] {
  const picked = new Set<Helper>();
  let text = code;
  for (let isStable = false; !isStable;) {
    isStable = true;
    for (const helper of helpers) {
      if (picked.has(helper) || !mentions(text, helper.name)) continue;
      picked.add(helper);
      text += helper.code;
      isStable = false;
    }
  }
  return helpers.filter((helper) => picked.has(helper));
}

/** An import of the names that the code mentions. */
export function importMentioned(code: string, names: readonly string[], from: string): string {
  return importLine(
    names.filter((name) => mentions(code, name.replace(/^type /, ""))),
    from,
  );
}
