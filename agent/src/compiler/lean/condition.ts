import type { Condition, Computed, Entity, Field, FieldValue } from "@joinery/shared";
import { isComputedNullable, isNullable, kindOf } from "../field-rules.ts";
import { literal } from "./code.ts";

/** One side of a comparison: a stored field or a computed value of a record. */
type Operand = {
  readonly code: string;
  readonly kind: "number" | "boolean" | "tags" | "text";
  readonly isNullable: boolean;
  readonly field: Field | undefined;
};

const OPERATORS = { eq: "===", neq: "!==", lt: "<", lte: "<=", gt: ">", gte: ">=" } as const;
/** A field counts as dated by its type; the code compares days, which sort as text. */
const DATED = new Set(["date", "datetime"]);

/**
 * All conditions as one TypeScript expression over the variable `record`. It may use the variable `today` (YYYY-MM-DD) and the
 * function `addDays`. A comparison that makes no sense, such as a number with a word, is the literal that it always is.
 */
export function emitConditions(entity: Entity, record: string, conditions: readonly Condition[]): string {
  const parts = conditions
    .map((condition) => emitCondition(entity, record, condition))
    .filter((part) => part !== "true");
  if (parts.includes("false")) return "false";
  if (parts.length === 0) return "true";
  // Side by side, two tests for equality of one value would be an error to the compiler when they contradict each other.
  if (parts.length > 1 && testsTwice(conditions)) return `[${parts.join(", ")}].every(Boolean)`;
  return parts.join(" && ");
}

/** Whether a value is tested more than once, and not just against limits. */
function testsTwice(conditions: readonly Condition[]): boolean {
  const isLimit = ({ op }: Condition): boolean => !["eq", "neq", "empty", "notEmpty"].includes(op);
  return conditions.some((condition, index) =>
    conditions
      .slice(index + 1)
      .some(
        (other) =>
          namesOf(other).some((name) => namesOf(condition).includes(name)) && !(isLimit(condition) && isLimit(other)),
      ),
  );
}

const namesOf = ({ field, otherField }: Condition): string[] =>
  otherField === undefined ? [field] : [field, otherField];

function emitCondition(entity: Entity, record: string, condition: Condition): string {
  const operand = operandOf(entity, record, condition.field);
  switch (condition.op) {
    case "empty":
      return emitEmptiness(operand, true);
    case "notEmpty":
      return emitEmptiness(operand, false);
    case "beforeToday":
      return isDated(operand) ? guard([operand], `${dayOf(operand)} < today`) : "false";
    case "withinDays":
      return emitWithinDays(operand, condition.value);
    default:
      return emitComparison(operand, condition.op, entity, record, condition);
  }
}

function operandOf(entity: Entity, record: string, name: string): Operand {
  const field = entity.fields.find((candidate) => candidate.name === name);
  if (field !== undefined) {
    return { code: `${record}.${name}`, kind: kindOf(field), isNullable: isNullable(field), field };
  }
  const computed = entity.computed.find((candidate: Computed) => candidate.name === name);
  const nullable = computed !== undefined && isComputedNullable(entity, computed);
  return { code: `${record}.${name}`, kind: "number", isNullable: nullable, field: undefined };
}

function emitEmptiness(operand: Operand, isEmpty: boolean): string {
  if (operand.kind === "tags") return `${operand.code}.length ${isEmpty ? "===" : ">"} 0`;
  if (operand.kind === "boolean") return isEmpty ? `!${operand.code}` : operand.code;
  if (operand.isNullable) return `${operand.code} ${isEmpty ? "===" : "!=="} null`;
  return String(!isEmpty);
}

function emitWithinDays(operand: Operand, value: FieldValue | undefined): string {
  if (!isDated(operand) || typeof value !== "number") return "false";
  const last = Math.trunc(value) === 0 ? "today" : `addDays(today, ${Math.trunc(value)})`;
  return guard([operand], `${dayOf(operand)} <= ${last}`);
}

function emitComparison(
  left: Operand,
  op: keyof typeof OPERATORS,
  entity: Entity,
  record: string,
  { value, otherField }: Condition,
): string {
  if (otherField !== undefined) return emitFieldComparison(left, op, operandOf(entity, record, otherField));
  if (value === undefined || value === null || value === "") {
    return op === "eq" || op === "neq" ? emitEmptiness(left, op === "eq") : "false";
  }
  if (op === "eq" || op === "neq") return emitEquality(left, op, value);
  if (left.kind === "number" && typeof value === "number") {
    return guard([left], `${left.code} ${OPERATORS[op]} ${literal(value)}`);
  }
  if (left.kind !== "text" || typeof value !== "string" || left.field?.type === "reference") return "false";
  return guard([left], `${comparedCode(left, value)} ${OPERATORS[op]} ${momentCode(left, value)}`);
}

function emitEquality(left: Operand, op: "eq" | "neq", value: FieldValue): string {
  const never = String(op === "neq");
  if (left.kind === "tags") {
    const wanted = Array.isArray(value) ? value : [value];
    if (wanted.length === 0) return emitEmptiness(left, op === "eq");
    const all = wanted.map((tag) => `${left.code}.includes(${literal(String(tag))})`).join(" && ");
    return op === "eq" ? all : `!(${all})`;
  }
  if (left.kind === "boolean") {
    if (typeof value !== "boolean") return never;
    return value === (op === "eq") ? left.code : `!${left.code}`;
  }
  if (left.kind === "number")
    return typeof value === "number" ? `${left.code} ${OPERATORS[op]} ${literal(value)}` : never;
  if (typeof value !== "string") return never;
  const isUnknownOption =
    left.field?.type === "enum" && left.field.options?.every((option) => option.value !== value) === true;
  if (isUnknownOption) return never;
  const compared = `${comparedCode(left, value)} ${OPERATORS[op]} ${momentCode(left, value)}`;
  const isSliced = compared.startsWith(`${left.code}.slice`);
  if (!isSliced || !left.isNullable) return compared;
  return op === "eq" ? guard([left], compared) : `(${left.code} === null || ${compared})`;
}

function emitFieldComparison(left: Operand, op: keyof typeof OPERATORS, right: Operand): string {
  const isEquality = op === "eq" || op === "neq";
  const areComparable = left.kind === right.kind && (isEquality || left.kind === "number" || left.kind === "text");
  if (!areComparable || left.kind === "tags") return String(op === "neq");
  if (left.code === right.code) return selfComparison(left, op);
  // Two unions without a common member cannot be compared with === in TypeScript; as text they can.
  const areBothEnums = left.field?.type === "enum" && right.field?.type === "enum";
  if (isEquality) {
    const code = areBothEnums ? `String(${left.code})` : left.code;
    return `${code} ${OPERATORS[op]} ${areBothEnums ? `String(${right.code})` : right.code}`;
  }
  const areMixedDates = isDated(left) && isDated(right) && left.field?.type !== right.field?.type;
  const [a, b] = areMixedDates ? [dayOf(left), dayOf(right)] : [left.code, right.code];
  return guard([left, right], `${a} ${OPERATORS[op]} ${b}`);
}

function selfComparison(operand: Operand, op: keyof typeof OPERATORS): string {
  if (op === "eq" || op === "neq") return String(op === "eq");
  if (op === "lt" || op === "gt") return "false";
  return operand.isNullable ? `${operand.code} !== null` : "true";
}

const isDated = (operand: Operand): boolean => operand.field !== undefined && DATED.has(operand.field.type);

const dayOf = (operand: Operand): string =>
  operand.field?.type === "datetime" ? `${operand.code}.slice(0, 10)` : operand.code;

/** A date with a time, compared with a day, counts as its day. */
function comparedCode(left: Operand, value: string): string {
  return isDated(left) && !value.includes("T") ? dayOf(left) : left.code;
}

/** `today` and `today+3` in terms of the variable; anything else as it is. */
function momentCode(left: Operand, value: string): string {
  const [, sign, days] = /^today(?:([+-])(\d{1,4}))?$/.exec(value) ?? [];
  if (!isDated(left) || !/^today(?:[+-]\d{1,4})?$/.test(value)) return literal(value);
  return days === undefined ? "today" : `addDays(today, ${sign === "-" ? "-" : ""}${Number(days)})`;
}

function guard(operands: readonly Operand[], code: string): string {
  const checks = operands.filter((operand) => operand.isNullable).map((operand) => `${operand.code} !== null`);
  return [...checks, code].join(" && ");
}
