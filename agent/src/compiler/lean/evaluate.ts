import type { Condition, Entity, Field, FieldValue } from "@joinery/shared";
import { isValidValue, kindOf } from "../field-rules.ts";
import { optionLikeValues } from "./tests/values.ts";

/** The day on which generated tests run, see `tests/test-api.ts` in the app. */
export const TEST_DAY = "2030-06-15";
/** More combinations than any sensible rule needs. */
const MAX_COMBINATIONS = 600;

export type Values = Readonly<Record<string, FieldValue>>;

/** Whether all conditions hold for the values on `TEST_DAY`: the meaning of what `emitConditions` writes. */
export function holds(entity: Entity, conditions: readonly Condition[], values: Values): boolean {
  return conditions.every((condition) => isTrue(entity, condition, values));
}

/** The fields and computed values that conditions look at. */
export function involvedNames(conditions: readonly Condition[]): string[] {
  return [
    ...new Set(
      conditions.flatMap(({ field, otherField }) => (otherField === undefined ? [field] : [field, otherField])),
    ),
  ];
}

/** Valid values of the involved fields for which the test is true; undefined when a short search finds none. */
export function findValues(
  entity: Entity,
  names: readonly string[],
  conditions: readonly Condition[],
  test: (values: Values) => boolean,
): Values | undefined {
  const candidates = names.map((name) => candidatesFor(entity, name, conditions));
  const total = candidates.reduce((product, list) => product * list.length, 1);
  for (let index = 0; index < Math.min(total, MAX_COMBINATIONS); index += 1) {
    let rest = index;
    const values: Record<string, FieldValue> = {};
    names.forEach((name, position) => {
      const list = candidates[position] ?? [];
      values[name] = list[rest % list.length] ?? null;
      rest = Math.floor(rest / Math.max(list.length, 1));
    });
    if (test(values)) return values;
  }
  return undefined;
}

function candidatesFor(entity: Entity, name: string, conditions: readonly Condition[]): FieldValue[] {
  const field = entity.fields.find((candidate) => candidate.name === name);
  const constants = conditions
    .filter((condition) => condition.field === name || condition.otherField === name)
    .flatMap(({ op, value }) => nearbyValues(field, op, value));
  if (field === undefined) return [...new Set([...constants.filter((value) => typeof value === "number"), 0, 1, 10])];
  const all = [...constants, ...optionLikeValues(field)].map((value) =>
    typeof value === "string" && (isDated(field) || field.type === "time") ? resolveMoment(field, value) : value,
  );
  return [...new Set(all)].filter((value) => isValidValue(field, value));
}

function nearbyValues(field: Field | undefined, op: Condition["op"], value: FieldValue | undefined): FieldValue[] {
  if (op === "withinDays" && typeof value === "number") return [`today${signed(value)}`, `today${signed(value + 1)}`];
  if (op === "beforeToday") return ["today-1", "today"];
  if (typeof value === "number") return [value, value - 1, value + 1];
  if (typeof value !== "string") return value === undefined ? [] : [value];
  const tags = field?.type === "tags" ? [[value]] : [];
  return [value, ...tags];
}

const signed = (days: number): string => (days < 0 ? String(Math.trunc(days)) : `+${Math.trunc(days)}`);

const isDated = (field: Field | undefined): boolean => field?.type === "date" || field?.type === "datetime";

/** `today-3` and the like as they are on `TEST_DAY`. */
function resolveMoment(field: Field, value: string): string {
  const [, offset, time] = /^(?:now|today)([+-]\d+)?(?:T(\d\d:\d\d))?$/.exec(value) ?? [];
  if (!/^(?:now|today)/.test(value)) return value;
  if (field.type === "time") return "12:00";
  const day = addDays(TEST_DAY, Number(offset ?? 0));
  return field.type === "date" ? day : `${day}T${time ?? "12:00"}`;
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

function isTrue(entity: Entity, condition: Condition, values: Values): boolean {
  const { field: name, op, otherField } = condition;
  const field = entity.fields.find((candidate) => candidate.name === name);
  const left = values[name] ?? null;
  if (op === "empty" || op === "notEmpty") return isEmpty(left) === (op === "empty");
  if (op === "beforeToday") return isDated(field) && typeof left === "string" && left.slice(0, 10) < TEST_DAY;
  if (op === "withinDays") {
    const last = typeof condition.value === "number" ? addDays(TEST_DAY, Math.trunc(condition.value)) : "";
    return isDated(field) && typeof left === "string" && left.slice(0, 10) <= last;
  }
  if (otherField !== undefined) return compareFields(entity, op, field, left, otherField, values);
  const value = condition.value ?? null;
  if (value === null || value === "") {
    if (op !== "eq" && op !== "neq") return false;
    return isEmpty(left) === (op === "eq");
  }
  const right = field !== undefined && isDated(field) && typeof value === "string" ? resolveDay(value) : value;
  if (op === "eq" || op === "neq") return areEqual(field, left, right) === (op === "eq");
  if (field?.type === "reference" || Array.isArray(left)) return false;
  return isOrdered(op, dayLike(field, left, right), right);
}

const resolveDay = (value: string): string => {
  const [, offset] = /^today([+-]\d{1,4})?$/.exec(value) ?? [];
  return /^today(?:[+-]\d{1,4})?$/.test(value) ? addDays(TEST_DAY, Number(offset ?? 0)) : value;
};

/** A date with a time, compared with a day, counts as its day. */
function dayLike(field: Field | undefined, left: FieldValue, right: FieldValue): FieldValue {
  const isDay = typeof right === "string" && !right.includes("T");
  return field?.type === "datetime" && typeof left === "string" && isDay ? left.slice(0, 10) : left;
}

function isEmpty(value: FieldValue): boolean {
  return value === null || value === false || value === "" || (Array.isArray(value) && value.length === 0);
}

function areEqual(field: Field | undefined, left: FieldValue, right: FieldValue): boolean {
  if (!Array.isArray(left)) return dayLike(field, left, right) === right;
  const wanted = Array.isArray(right) ? right : [String(right)];
  return wanted.length === 0 ? left.length === 0 : wanted.every((tag) => left.includes(tag));
}

function isOrdered(op: Condition["op"], left: FieldValue, right: FieldValue): boolean {
  const areNumbers = typeof left === "number" && typeof right === "number";
  const areTexts = typeof left === "string" && typeof right === "string";
  if (!areNumbers && !areTexts) return false;
  if (op === "lt") return left < right;
  if (op === "lte") return left <= right;
  if (op === "gt") return left > right;
  return left >= right;
}

function compareFields(
  entity: Entity,
  op: Condition["op"],
  field: Field | undefined,
  left: FieldValue,
  otherName: string,
  values: Values,
): boolean {
  const other = entity.fields.find((candidate) => candidate.name === otherName);
  const right = values[otherName] ?? null;
  const kind = field === undefined ? "number" : kindOf(field);
  // What cannot be compared differs: as in the generated code, which the compiler would not let compare it.
  if (kind === "tags" || kind !== (other === undefined ? "number" : kindOf(other))) return op === "neq";
  if (op === "eq") return left === right;
  if (op === "neq") return left !== right;
  const areMixed = isDated(field) && isDated(other) && field?.type !== other?.type;
  const day = (value: FieldValue): FieldValue => (areMixed && typeof value === "string" ? value.slice(0, 10) : value);
  return isOrdered(op, day(left), day(right));
}
