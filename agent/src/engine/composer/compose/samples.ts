import type { AppSpec, Entity, Field, FieldValue } from "@joinery/shared";
import { parseFieldNotation } from "../lexicon/field-notation.ts";
import type { BuiltEntity } from "./build-entities.ts";

type SampleRecord = AppSpec["sampleData"][string][number];

/*
 * Days in sample values are relative: `today`, `today-3`, `today+7` for a date and `today-1T09:30` for a date with a time. The
 * compiler resolves them when the app first starts, so that a sample that is due tomorrow is due tomorrow.
 */
const PLAIN_RECORDS = 4;
const MAX_RECORDS = 24;

/** Plausible records of every entity, from the lexicon where it knows the field and made up by kind where not; removable. */
export function buildSamples(built: readonly BuiltEntity[]): AppSpec["sampleData"] {
  const counts = new Map(
    built.map(({ entity, entry }) => [
      entity.name,
      entry === undefined ? PLAIN_RECORDS : Math.min(entry.samples.length, MAX_RECORDS),
    ]),
  );
  const titles = new Map(
    built.map(({ entity, entry }) => [
      entity.name,
      (entry?.samples ?? []).map((row) => row.split("|")[0]?.trim() ?? ""),
    ]),
  );
  return Object.fromEntries(built.map((one) => [one.entity.name, recordsOf(one, counts, titles)]));
}

/** The key of the record at a position; references of other records hold it. */
export const sampleKey = (entityName: string, index: number): string => `${entityName.slice(0, 40)}-${index + 1}`;

function recordsOf(
  { entity, entry }: BuiltEntity,
  counts: ReadonlyMap<string, number>,
  titles: ReadonlyMap<string, readonly string[]>,
): SampleRecord[] {
  const labels = entry === undefined ? [] : parseFieldNotation(entry.fields).map(({ label }) => label.toLowerCase());
  const rows = (entry?.samples ?? []).map((row) => row.split("|").map((cell) => cell.trim()));
  return Array.from({ length: counts.get(entity.name) ?? 0 }, (_, index) => {
    const values: Record<string, FieldValue> = {};
    for (const field of entity.fields) {
      const cell = rows[index]?.[labels.indexOf(field.label.toLowerCase())];
      const value = valueOf(field, cell, index, { entity, counts, titles });
      if (value !== undefined) values[field.name] = value;
    }
    return { key: sampleKey(entity.name, index), values };
  });
}

type Lookup = {
  readonly entity: Entity;
  readonly counts: ReadonlyMap<string, number>;
  readonly titles: ReadonlyMap<string, readonly string[]>;
};

function valueOf(field: Field, cell: string | undefined, index: number, lookup: Lookup): FieldValue | undefined {
  if (field.type === "references") return severalOf(field, cell, index, lookup);
  if (field.type === "reference") return referenceTo(field, cell, index, lookup);
  if (cell === undefined) return madeUpValue(field, lookup.entity, index);
  const value = cell === "" ? undefined : fromCell(field, cell.replace(/\\n/g, "\n"));
  return (
    value ??
    (field.required || (cell !== "" && field.type === "enum") ? madeUpValue(field, lookup.entity, index) : undefined)
  );
}

/** The record that the cell names, or the next one in turn: relations are always whole. */
function referenceTo(
  field: Field,
  cell: string | undefined,
  index: number,
  { counts, titles }: Lookup,
): string | undefined {
  const target = field.reference?.entity ?? "";
  const count = counts.get(target) ?? 0;
  if (count === 0) return undefined;
  const named = cell === undefined ? -1 : (titles.get(target) ?? []).indexOf(cell);
  return sampleKey(target, named >= 0 && named < count ? named : index % count);
}

/** The records that the cell names, or a few in turn. */
function severalOf(field: Field, cell: string | undefined, index: number, lookup: Lookup): string[] {
  const count = lookup.counts.get(field.reference?.entity ?? "") ?? 0;
  const titles =
    cell === undefined ? Array.from({ length: Math.min(count, (index % 3) + 1) }, () => undefined) : cell.split(";");
  const keys = titles.map((title, place) => referenceTo(field, title?.trim(), index + place, lookup));
  return cell === "" ? [] : [...new Set(keys.filter((key) => key !== undefined))];
}

function fromCell(field: Field, cell: string): FieldValue | undefined {
  switch (field.type) {
    case "boolean":
      return cell === "yes";
    case "integer":
    case "decimal": {
      const number = Number(cell);
      return Number.isFinite(number) && (field.type === "decimal" || Number.isInteger(number)) ? number : undefined;
    }
    case "tags":
      return cell.split(";").map((tag) => tag.trim());
    case "enum":
      return field.options?.find(({ label }) => label.toLowerCase() === cell.toLowerCase())?.value;
    case "date":
      return /^(?:today(?:[+-]\d{1,4})?|\d{4}-\d\d-\d\d)$/.test(cell) ? cell : undefined;
    case "time":
      return /^\d\d:\d\d$/.test(cell) ? cell : undefined;
    default:
      return cell;
  }
}

const PEOPLE = ["Anna Berg", "James Cole", "Mei Chen", "Omar Haddad"] as const;
const NUMBERS = [12, 5, 28, 9] as const;
const DAYS = ["today-2", "today-9", "today-21", "today-34"] as const;
const DUE = ["today+3", "today+10", "today-1", "today+24"] as const;
const COMING = /^(?:next|upcoming|planned|expected)\b/i;
const PERSON =
  /\b(?:name of|person|owner|author|assignee|assigned|teacher|client|customer|contact|host|artist|director|vet|doctor|coach|manager|by|member|guest|player)\b/i;
const TEXTS = ["Checked and up to date", "Worth another look", "", "Asked for more details"] as const;

/** A value that fits the kind of the field, the same for the same position every time. */
export function madeUpValue(
  field: Field,
  entity: Pick<Entity, "label" | "titleField">,
  index: number,
): FieldValue | undefined {
  const turn = index % 4;
  switch (field.type) {
    case "boolean":
      return index % 2 === 1;
    case "integer":
    case "decimal":
      return numberFor(field, entity, turn);
    case "date":
      return field.display === "relativeDate" || COMING.test(field.label) ? DUE[turn] : DAYS[turn];
    case "time":
      return ["09:00", "13:30", "17:15", "19:00"][turn];
    case "datetime":
      return ["today+1T09:00", "today+2T14:30", "today-3T11:00", "today+6T16:00"][turn];
    case "enum":
      return field.options?.[index % field.options.length]?.value;
    case "tags":
      return [["first"], ["second", "favourite"], [], ["later"]][turn];
    case "text":
      return TEXTS[turn] === "" ? undefined : TEXTS[turn];
    default:
      return textFor(field, entity, turn, index);
  }
}

/** A deal is worth more than a coffee. */
const LARGE = /\b(?:deal|opportunity|quote|offer|proposal|estimate|contract|project|budget|salary|loan|car|house)\b/i;

function numberFor(field: Field, { label }: Pick<Entity, "label">, turn: number): number {
  if (field.interface === "rating") return [4, 5, 3, 4][turn] ?? 4;
  if (field.display === "money" && (LARGE.test(label) || LARGE.test(field.label)))
    return [2_400, 8_000, 1_250, 14_900][turn] ?? 1_000;
  if (field.display === "money") return [24.5, 80, 12.9, 149][turn] ?? 10;
  if (field.display === "percent") return [25, 60, 100, 0][turn] ?? 50;
  const value = field.name === "year" ? 2018 + turn : (NUMBERS[turn] ?? 1);
  return Math.min(Math.max(value, field.min ?? 0), field.max ?? Number.MAX_SAFE_INTEGER);
}

function textFor(
  field: Field,
  entity: Pick<Entity, "label" | "titleField">,
  turn: number,
  index: number,
): string | undefined {
  const person = PEOPLE[turn] ?? PEOPLE[0];
  if (field.interface === "email") return `${person.split(" ")[0]?.toLowerCase() ?? "anna"}@example.com`;
  if (field.interface === "tel") return `555-01${20 + index}`;
  if (field.interface === "url") return `https://example.com/${field.name.toLowerCase()}/${index + 1}`;
  if (field.interface === "color") return ["#2f7d32", "#b5541c", "#3b5ba5", "#7c4dbd"][turn];
  if (field.name === entity.titleField) return `${entity.label} ${["one", "two", "three", "four"][turn] ?? index + 1}`;
  if (PERSON.test(field.label)) return person;
  if (/\b(?:sku|code|number|id|serial|isbn|barcode)\b/i.test(field.label))
    return `${field.label
      .slice(0, 2)
      .toUpperCase()
      .replace(/[^A-Z]/g, "X")}-${101 + index * 7}`;
  if (/\b(?:city|location|place|address)\b/i.test(field.label)) return ["Portland", "Bristol", "Leeds", "Lisbon"][turn];
  return index === 2 && !field.required ? undefined : `${field.label} ${"ABCD"[turn] ?? ""}`.trim();
}
