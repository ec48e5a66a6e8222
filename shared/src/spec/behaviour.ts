import * as z from "zod";
import { FieldValue, Identifier, Label } from "./field.ts";

/** A test of one record. */
export const Condition = z.object({
  field: Identifier,
  op: z.enum([
    "eq",
    "neq",
    "lt",
    "lte",
    "gt",
    "gte",
    "empty",
    "notEmpty",
    "beforeToday",
    "withinDays", // from today on, `value` days; past days count too
  ]),
  /** A constant to compare with … */
  value: FieldValue.optional(),
  /** … or another field of the same record, such as quantity ≤ reorderLevel. */
  otherField: Identifier.optional(),
});
export type Condition = z.infer<typeof Condition>;

/** A number over the records of an entity. */
export const Measure = z.object({
  entity: z.string(),
  op: z.enum(["count", "sum", "average", "min", "max"]),
  /** The numeric field; not with `count`. */
  field: Identifier.optional(),
  where: z.array(Condition).max(5).default([]),
  /** Only records whose date field lies in the current period. */
  period: z.object({ field: Identifier, unit: z.enum(["day", "week", "month", "year"]) }).optional(),
});
export type Measure = z.infer<typeof Measure>;

/** A value of each record that is worked out, never stored. */
export const Computed = z.discriminatedUnion("kind", [
  /** `left op right` of two numeric fields, such as quantity × price. */
  z.object({
    kind: z.literal("arithmetic"),
    name: Identifier,
    label: Label,
    left: Identifier,
    op: z.enum(["+", "-", "*", "/"]),
    right: Identifier,
    display: z.enum(["number", "money", "percent"]).default("number"),
  }),
  /** A number over the records of `entity` whose reference `via` points here, such as the number of an owner's pets. */
  z.object({
    kind: z.literal("rollup"),
    name: Identifier,
    label: Label,
    entity: z.string(),
    via: Identifier,
    op: z.enum(["count", "sum", "average", "min", "max"]),
    field: Identifier.optional(),
    display: z.enum(["number", "money", "stars"]).default("number"),
  }),
]);
export type Computed = z.infer<typeof Computed>;

/** Records that need attention: marked in lists, counted and listed on the dashboard. */
export const Rule = z.object({
  id: Identifier,
  entity: z.string(),
  label: Label,
  /** All must hold. */
  when: z.array(Condition).min(1).max(5),
  tone: z.enum(["info", "success", "warning", "danger"]).default("warning"),
});
export type Rule = z.infer<typeof Rule>;

/** A button that changes or deletes records in one step: "Mark as paid", "Clear completed". */
export const Action = z.object({
  id: Identifier,
  entity: z.string(),
  label: Label,
  /** `record`: on each record it applies to. `all`: once, on every record it applies to. */
  scope: z.enum(["record", "all"]),
  /** To which records it applies; all must hold. */
  where: z.array(Condition).max(5).default([]),
  effect: z.discriminatedUnion("kind", [
    /** `"today"` and `"now"` are filled in at the time of the click. */
    z.object({ kind: z.literal("set"), values: z.record(Identifier, FieldValue) }),
    z.object({ kind: z.literal("increment"), field: Identifier, by: z.number() }),
    z.object({ kind: z.literal("delete") }),
  ]),
});
export type Action = z.infer<typeof Action>;
