import type { AppFile } from "@joinery/shared";
import { file, importLine } from "../code.ts";

/** `src/server/query.ts`: search, filters and order of lists. */
export function emitQuery(): AppFile {
  return file("src/server/query.ts", importLine(["appInfo"], "../shared/app-info.ts"), CODE);
}

const CODE = `
/** A value that a list can be searched for, filtered or sorted by. */
export type Value = string | number | boolean | readonly string[] | null | undefined;

/** Whether every word of the search is in one of the texts. No search matches everything. */
export function matchesText(search: string | undefined, texts: readonly Value[]): boolean {
  if (search === undefined || search.trim() === "") return true;
  const text = fold(texts.flat().join("\\n"));
  return fold(search)
    .trim()
    .split(/\\s+/)
    .every((word) => text.includes(word));
}

/** Whether a field has the wanted value, or a list the wanted word. No wish matches everything, "" what is empty. */
export function matchesValue(wanted: string | undefined, value: Value): boolean {
  if (wanted === undefined) return true;
  if (Array.isArray(value)) return wanted === "" ? value.length === 0 : value.includes(wanted);
  return String(value ?? "") === wanted;
}

const collator = new Intl.Collator(appInfo.language, { numeric: true, sensitivity: "base" });

/** For \`sort\`, ascending; what is empty comes last. */
export function compareValues(a: Value, b: Value): number {
  const [left, right] = [toSortKey(a), toSortKey(b)];
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
  if (typeof left === "number" && typeof right === "number") return left - right;
  return collator.compare(String(left), String(right));
}

function toSortKey(value: Value): string | number | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  if (typeof value === "boolean") return Number(value);
  return typeof value === "number" || typeof value === "string" ? value : value.join(", ");
}

/** Upper and lower case, and letters with and without accents, count as the same. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\\p{M}/gu, "").toLowerCase();
}`;
