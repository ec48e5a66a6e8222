/** Markup that is safe to send. Made only by `html`, which escapes all that is not markup already. */
export type Html = { readonly markup: string };
type Part = Html | string | number | undefined | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A template whose values are escaped, for text and for quoted attributes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: strings.map((text, index) => (index === 0 ? "" : toMarkup(parts[index - 1])) + text).join("") };
}

/** Pieces one after the other. */
export function joinHtml(pieces: readonly Html[], separator: Html = html``): Html {
  return { markup: pieces.map(({ markup }) => markup).join(separator.markup) };
}

function toMarkup(part: Part): string {
  if (part === undefined) return "";
  if (typeof part === "string" || typeof part === "number") return escape(String(part));
  return "markup" in part ? part.markup : joinHtml(part).markup;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
