import * as z from "zod";

/** A name in generated code. */
export const Identifier = z
  .string()
  .max(48)
  .regex(/^[a-z][a-zA-Z0-9]*$/, "must be a camelCase identifier");
/** Text that people read: one line, no control characters. */
export const Label = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, "must be one line");

/** What is stored. */
export const FIELD_TYPES = [
  "string", // one line
  "text", // several lines
  "integer",
  "decimal",
  "boolean",
  "date", // YYYY-MM-DD
  "time", // HH:MM
  "datetime", // YYYY-MM-DDTHH:MM, local to the user
  "enum", // one of `options`
  "tags", // several short words
  "reference", // the id of a record of `reference.entity`
  "references", // the ids of several records of `reference.entity`
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** How it is edited. */
export const FIELD_INTERFACES = [
  "input",
  "email",
  "url",
  "tel",
  "color",
  "textarea",
  "number",
  "money",
  "rating", // 1 to max stars
  "slider",
  "checkbox",
  "date",
  "time",
  "datetime",
  "select",
  "radio",
  "tags",
  "picker", // choose a record
  "pickers", // choose several records
] as const;
export type FieldInterface = (typeof FIELD_INTERFACES)[number];

/** How it is shown. */
export const FIELD_DISPLAYS = [
  "text",
  "multiline",
  "markdown",
  "number", // with `unit`
  "money", // in the app's currency
  "percent",
  "stars",
  "check",
  "badge",
  "date",
  "relativeDate",
  "time",
  "datetime",
  "link",
  "swatch",
  "tags",
  "reference",
  "references",
] as const;
export type FieldDisplay = (typeof FIELD_DISPLAYS)[number];

export const FieldOption = z.object({
  value: Label,
  label: Label,
  /** The badge's colour. */
  tone: z.enum(["neutral", "info", "success", "warning", "danger"]).default("neutral"),
});
export type FieldOption = z.infer<typeof FieldOption>;

/** A value of a record as it crosses the wire in JSON. */
export const FieldValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);
export type FieldValue = z.infer<typeof FieldValue>;

export const Field = z.object({
  name: Identifier,
  label: Label,
  type: z.enum(FIELD_TYPES),
  interface: z.enum(FIELD_INTERFACES),
  display: z.enum(FIELD_DISPLAYS),
  required: z.boolean().default(false),
  unique: z.boolean().default(false),
  /** The value of a new record. `"today"` and `"now"` are filled in when the form opens. */
  default: FieldValue.optional(),
  options: z.array(FieldOption).min(1).max(40).optional(),
  reference: z
    .object({
      entity: z.string(),
      /** What happens to this record when one that it points at is deleted; of several, `clear` takes out that one. */
      onDelete: z.enum(["restrict", "cascade", "clear"]).default("restrict"),
    })
    .optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  maxLength: z.int().positive().max(20_000).optional(),
  /** Shown after the number, such as `kg` or `min`. */
  unit: Label.optional(),
  help: Label.optional(),
});
export type Field = z.infer<typeof Field>;

/** Whether the field points at records of another entity, at one or at several. */
export function isRelation({ type }: Pick<Field, "type">): boolean {
  return type === "reference" || type === "references";
}
