/** Longest part of a turn that is analysed. Every later step is linear in it, so a turn of any length costs milliseconds. */
export const MAX_ANALYSED_CHARS = 4_000;

/** Plain text for analysis: straight quotes, no markup, no control characters, single spaces. Line breaks stay. */
export function normaliseText(input: string): string {
  return joinWrapped(toPlainText(input.slice(0, MAX_ANALYSED_CHARS * 2)).replace(/[ \t]+/g, " "))
    .replace(/\n{2,}/g, "\n")
    .trim()
    .slice(0, MAX_ANALYSED_CHARS);
}

/** A line break inside a sentence is a space; one after a full stop or a colon, or before a bullet, stays. */
function joinWrapped(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.reduce((joined, line, index) => {
    const before = lines[index - 1] ?? "";
    const isWrapped = before !== "" && line !== "" && !/[.!?:;]$/.test(before) && !/^(?:[-*•]|\d{1,2}[.)]) /.test(line);
    return `${joined}${index === 0 ? "" : isWrapped ? " " : "\n"}${line}`;
  }, "");
}

function toPlainText(input: string): string {
  return stripMarkup(input.normalize("NFKC"))
    .replace(/[\u2018\u2019\u201B\u2032]/g, "'")
    .replace(/[\u201C\u201D\u201E\u00AB\u00BB]/g, '"')
    .replace(/[\u2013\u2014]/g, " - ")
    .replace(/[\u2022\u25CF\u25AA]/g, "\n- ")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{C}\n]/gu, " ")
    .replace(/[\p{Zl}\p{Zp}]/gu, "\n");
}

/** Tags go, and with them whatever stands in a script or style. `<` alone is text. */
function stripMarkup(text: string): string {
  return text
    .replace(/<(script|style)\b[^>]{0,500}>[^<]{0,2000}<\/\1>/gi, " ")
    .replace(/<\/?[a-z!][^<>]{0,500}>/gi, " ");
}

/** One line that a label may hold: no control characters, cut at a word. `undefined` when nothing is left. */
export function toLabel(text: string, maxChars = 60): string | undefined {
  const line = text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  if (line === "") return undefined;
  if (line.length <= maxChars) return line;
  const cut = Array.from(line.slice(0, maxChars)).slice(0, -1).join("");
  const space = cut.lastIndexOf(" ");
  return (space > maxChars / 2 ? cut.slice(0, space) : cut).trim() || undefined;
}

/** `due date` as `Due date`. */
export function toSentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const SMALL_WORDS = new Set(["a", "an", "the", "of", "for", "and", "in", "on", "to", "with", "my", "or"]);

/** `bike shop inventory` as `Bike Shop Inventory`; words with capitals of their own keep them. */
export function toTitleCase(text: string): string {
  return text
    .split(" ")
    .map((word, index) => (index > 0 && SMALL_WORDS.has(word) ? word : toSentenceCase(word)))
    .join(" ");
}

/** `a, b and c`. */
export function joinList(items: readonly string[], conjunction = "and"): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} ${conjunction} ${items.at(-1) ?? ""}`;
}
