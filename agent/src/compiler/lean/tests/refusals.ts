import type { Field } from "@joinery/shared";
import { isList, isNullable, maxLengthOf } from "../../field-rules.ts";
import { literal } from "../code.ts";

/** Rows of `[changes, message]`: what the generated validation refuses about an entity's fields, and how it says so. */
export function emitRefusals(fields: readonly Field[]): string[] {
  return fields.flatMap((field) =>
    refusalsOf(field).map(
      ([value, message]) => `[{ ${field.name}: ${value} }, ${literal(`${field.label} ${message}`)}],`,
    ),
  );
}

type Refusal = readonly [value: string, message: string];

function refusalsOf(field: Field): Refusal[] {
  const missing: Refusal[] = isRequired(field) ? [[emptyValue(field), "is required"]] : [];
  return [...missing, ...wrongValues(field)];
}

function isRequired(field: Field): boolean {
  return isList(field) ? field.required : field.type !== "boolean" && !isNullable(field);
}

function emptyValue(field: Field): string {
  if (isList(field)) return "[]";
  return field.type === "string" || field.type === "text" ? '"  "' : "null";
}

function wrongValues(field: Field): Refusal[] {
  switch (field.type) {
    case "integer":
      return [["1.5", "must be a whole number"], ...outsideLimits(field)];
    case "decimal":
      return [['"many"', "must be a number"], ...outsideLimits(field)];
    case "boolean":
      return [['"maybe"', "must be yes or no"]];
    case "date":
      return [['"2030-02-30"', "must be a date"]];
    case "time":
      return [['"25:00"', "must be a time such as 09:30"]];
    case "datetime":
      return [['"2030-01-01"', "must be a date and a time"]];
    case "enum":
      return field.options?.some(({ value }) => value === "no such option") === true
        ? []
        : [['"no such option"', "must be one of the options"]];
    case "tags":
      return [['"one"', "must be a list of words"]];
    case "references":
      return [['"one"', "must be a list of records"]];
    case "reference":
      return [];
    default:
      return wrongTexts(field);
  }
}

function outsideLimits({ min, max, type }: Field): Refusal[] {
  const isSafe = (value: number): boolean =>
    type === "integer" ? Number.isSafeInteger(value) : Number.isFinite(value);
  const below: Refusal[] =
    min !== undefined && min - 1 < min && isSafe(min - 1) ? [[literal(min - 1), `must be at least ${min}`]] : [];
  const above: Refusal[] =
    max !== undefined && max + 1 > max && isSafe(max + 1) ? [[literal(max + 1), `must be at most ${max}`]] : [];
  return [...below, ...above];
}

function wrongTexts(field: Field): Refusal[] {
  if (field.interface === "color") return [['"red"', "must be a colour such as #1f7a4d"]];
  const max = maxLengthOf(field);
  const tooLong: Refusal = [`"x".repeat(${max + 1})`, `must have at most ${max} characters`];
  if (field.interface === "email") return [['"nobody"', "must be an e-mail address such as name@example.com"], tooLong];
  if (field.interface === "url") {
    return [['"javascript:alert(1)"', "must be an address such as https://example.com"], tooLong];
  }
  if (field.interface === "tel") return [['"call me"', "must be a phone number"], tooLong];
  return [tooLong];
}
