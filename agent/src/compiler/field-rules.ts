import type { Computed, Entity, Field, FieldValue } from "@joinery/shared";

/** What every generator has to agree on about a field. */

const DEFAULT_MAX_LENGTH = { string: 200, text: 5_000 } as const;
/** Shorter limits could not hold a valid value. */
const SHORTEST_LIMIT: Partial<Record<Field["interface"], number>> = { email: 60, url: 80, tel: 24 };

export const MAX_TAGS = 20;
export const MAX_TAG_LENGTH = 40;
/** How many records one field may point at. */
export const MAX_REFERENCES = 200;

/** Whether the value is a list of words or of ids: where nothing is known, it is empty. */
export function isList({ type }: Pick<Field, "type">): boolean {
  return type === "tags" || type === "references";
}

/** `null` stands for a value that was left out. Booleans are always known and lists are empty. */
export function isNullable(field: Field): boolean {
  return !field.required && field.type !== "boolean" && !isList(field);
}

/** The TypeScript family of a field's value. */
export function kindOf(field: Field): "number" | "boolean" | "tags" | "text" {
  if (field.type === "integer" || field.type === "decimal") return "number";
  if (field.type === "boolean") return field.type;
  return isList(field) ? "tags" : "text";
}

/** The most characters that a `string` or `text` field takes. */
export function maxLengthOf(field: Field): number {
  const limit = field.maxLength ?? DEFAULT_MAX_LENGTH[field.type === "text" ? "text" : "string"];
  return Math.max(limit, SHORTEST_LIMIT[field.interface] ?? 1);
}

/** A computed value is null where there is nothing to compute from: a missing operand, no records, a division by zero. */
export function isComputedNullable(entity: Entity, computed: Computed): boolean {
  if (computed.kind === "rollup") return computed.op !== "count" && computed.op !== "sum";
  if (computed.op === "/") return true;
  return [computed.left, computed.right].some((name) =>
    entity.fields.some((field) => field.name === name && isNullable(field)),
  );
}

const DAY_LITERAL = /^today(?:[+-]\d{1,4})?$/;
const MOMENT_LITERAL = /^(?:now|today(?:[+-]\d{1,4})?T(?:[01]\d|2[0-3]):[0-5]\d)$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/**
 * Whether a constant of the spec would pass the generated validation of the field. For dates and times, `today`, `today+3`,
 * `now` and `today-1T09:30` count too; a reference is judged by its type only.
 */
export function isValidValue(field: Field, value: FieldValue): boolean {
  if (value === null) return isNullable(field);
  switch (field.type) {
    case "boolean":
      return typeof value === "boolean";
    case "integer":
    case "decimal":
      return typeof value === "number" && isWithinLimits(field, value);
    case "tags":
      return Array.isArray(value) && isTagList(field, value);
    case "references":
      return Array.isArray(value) && value.length <= MAX_REFERENCES && (value.length > 0 || !field.required);
    case "enum":
      return field.options?.some((option) => option.value === value) ?? false;
    default:
      return typeof value === "string" && value.trim() !== "" && isValidText(field, value);
  }
}

function isWithinLimits(field: Field, value: number): boolean {
  if (field.type === "integer" && !Number.isSafeInteger(value)) return false;
  return value >= (field.min ?? -Infinity) && value <= (field.max ?? Infinity);
}

function isTagList(field: Field, tags: readonly string[]): boolean {
  if (field.required && tags.length === 0) return false;
  return tags.length <= MAX_TAGS && tags.every((tag) => tag.trim() !== "" && tag.length <= MAX_TAG_LENGTH);
}

function isValidText(field: Field, value: string): boolean {
  if (field.type === "date") return DAY_LITERAL.test(value) || isDay(value);
  if (field.type === "time") return value === "now" || TIME.test(value);
  if (field.type === "datetime") {
    return MOMENT_LITERAL.test(value) || (isDay(value.slice(0, 10)) && value[10] === "T" && TIME.test(value.slice(11)));
  }
  if (field.type === "reference") return true;
  if (value.trim().length > maxLengthOf(field)) return false;
  return matchesInterface(field.interface, value.trim());
}

function isDay(value: string): boolean {
  const [, year, month, day] = DAY.exec(value) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

function matchesInterface(kind: Field["interface"], value: string): boolean {
  if (kind === "email") return /^[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i.test(value);
  if (kind === "url") return /^https?:\/\/[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]\S*)?$/i.test(value);
  if (kind === "tel") return /^\+?[\d\s()./-]{3,30}$/.test(value);
  if (kind === "color") return /^#[0-9a-f]{6}$/i.test(value);
  return true;
}
