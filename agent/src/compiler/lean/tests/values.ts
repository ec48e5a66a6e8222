import type { Entity, Field, FieldValue } from "@joinery/shared";
import { isNullable, maxLengthOf } from "../../field-rules.ts";
import { findEntity, type AppPlan } from "../../plan.ts";
import { literal } from "../code.ts";

/** Values that generated tests enter, all of them valid. */

const MANY = 20;

/** How many records of an entity can exist side by side, as far as unique fields limit it; `MANY` stands for enough. */
export function capacityOf(plan: AppPlan, entity: Entity): number {
  const limits = entity.fields
    .filter((field) => field.unique)
    .map((field) => {
      if (field.type === "enum") return field.options?.length ?? 0;
      if (field.type === "integer" || field.type === "decimal") return rangeOf(field).count;
      const target = field.reference === undefined ? undefined : findEntity(plan, field.reference.entity).entity;
      return target === undefined || target === entity || !field.required ? MANY : capacityOf(plan, target);
    });
  return Math.min(MANY, ...limits);
}

function rangeOf({ min, max }: Field): { first: number; count: number } {
  const first = min ?? (max !== undefined && max < 1 ? max - MANY + 1 : 1);
  return { first, count: max === undefined ? MANY : Math.min(MANY, Math.floor(max - first) + 1) };
}

/** The value of a field in a new record, as an expression. Unique ones are different for each value of the variable `n`, from 1. */
export function emitTestValue(field: Field): string {
  if (!field.unique || field.type === "reference") return literal(exampleOf(field));
  switch (field.type) {
    case "integer":
    case "decimal": {
      const { first, count } = rangeOf(field);
      if (count === MANY) return first === 1 ? "n" : `${literal(first)} + (n - 1)`;
      return `${literal(first)} + ((n - 1) % ${count})`;
    }
    case "date":
      return '`2030-01-${String(n).padStart(2, "0")}`';
    case "datetime":
      return '`2030-01-${String(n).padStart(2, "0")}T09:30`';
    case "time":
      return '`09:${String(n).padStart(2, "0")}`';
    case "enum": {
      const values = field.options?.map(({ value }) => literal(value)) ?? [];
      return `([${values.join(", ")}] as const)[(n - 1) % ${values.length}] ?? ${values[0] ?? '""'}`;
    }
    default:
      return emitUniqueText(field);
  }
}

function emitUniqueText(field: Field): string {
  if (field.interface === "email") return "`person${n}@example.com`";
  if (field.interface === "url") return "`https://example.com/${n}`";
  if (field.interface === "tel") return "`+1 555 01${n}`";
  if (field.interface === "color") return '`#0000${String(n).padStart(2, "0")}`';
  return maxLengthOf(field) >= 10 ? "`Example ${n}`" : "n.toString(36)";
}

/** A valid value; optional references stay empty, required ones are for the caller. */
export function exampleOf(field: Field): FieldValue {
  switch (field.type) {
    case "boolean":
      return false;
    case "tags":
      return ["first", "second"];
    case "references":
      return [];
    case "integer":
    case "decimal":
      return rangeOf(field).first;
    case "date":
      return "2030-06-15";
    case "time":
      return "09:30";
    case "datetime":
      return "2030-06-15T09:30";
    case "enum":
      return field.options?.[0]?.value ?? null;
    case "reference":
      return null;
    default:
      return exampleText(field);
  }
}

function exampleText(field: Field): string {
  if (field.interface === "email") return "person@example.com";
  if (field.interface === "url") return "https://example.com/";
  if (field.interface === "tel") return "+1 555 0100";
  if (field.interface === "color") return "#336699";
  return "Example".slice(0, maxLengthOf(field));
}

/** A handful of values of a field that differ in what a condition may look at. */
export function optionLikeValues(field: Field): FieldValue[] {
  const empty = isNullable(field) ? [null] : [];
  if (field.type === "boolean") return [false, true];
  if (field.type === "enum") return [...(field.options?.map(({ value }) => value) ?? []), ...empty];
  if (field.type === "tags") return [["first", "second"], []];
  if (field.type === "date") return ["today", "today-1", "today+1", ...empty];
  if (field.type === "datetime") return ["todayT12:00", "today-1T12:00", "today+1T12:00", ...empty];
  if (field.type === "time") return ["09:30", "00:00", "23:59", ...empty];
  if (field.type === "reference") return ["some-id", ...empty];
  if (field.type === "references") return [["some-id"], []];
  if (field.type === "string" || field.type === "text") return [exampleText(field), ...empty];
  const { first, count } = rangeOf(field);
  const limits = [field.min, field.max].filter((value) => value !== undefined);
  return [...new Set([first, first + Math.max(0, count - 1), ...limits]), ...empty];
}

/** A plain text field that holds any short words, for search and changes. */
export function findPlainText(entity: Entity): Field | undefined {
  return entity.fields.find(
    (field) =>
      (field.type === "string" || field.type === "text") &&
      !["email", "url", "tel", "color"].includes(field.interface) &&
      maxLengthOf(field) >= 10,
  );
}
