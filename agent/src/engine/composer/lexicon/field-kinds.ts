import type { Field } from "@joinery/shared";

/** What a field means; type, interface and display of the spec follow from it. */
type Shape = Pick<Field, "type" | "interface" | "display"> & Partial<Pick<Field, "min" | "max" | "maxLength">>;

const shape = (
  type: Field["type"],
  editor: Field["interface"],
  display: Field["display"],
  limits: Partial<Pick<Field, "min" | "max" | "maxLength">> = {},
): Shape => ({ type, interface: editor, display, ...limits });

export const FIELD_KINDS = {
  string: shape("string", "input", "text", { maxLength: 200 }),
  text: shape("text", "textarea", "multiline", { maxLength: 5_000 }),
  markdown: shape("text", "textarea", "markdown", { maxLength: 20_000 }),
  integer: shape("integer", "number", "number"),
  count: shape("integer", "number", "number", { min: 0 }),
  decimal: shape("decimal", "number", "number"),
  money: shape("decimal", "money", "money"),
  percent: shape("decimal", "slider", "percent", { min: 0, max: 100 }),
  rating: shape("integer", "rating", "stars", { min: 1, max: 5 }),
  scale: shape("integer", "slider", "number", { min: 1, max: 10 }),
  email: shape("string", "email", "link", { maxLength: 200 }),
  url: shape("string", "url", "link", { maxLength: 500 }),
  tel: shape("string", "tel", "link", { maxLength: 40 }),
  color: shape("string", "color", "swatch", { maxLength: 7 }),
  boolean: shape("boolean", "checkbox", "check"),
  date: shape("date", "date", "date"),
  due: shape("date", "date", "relativeDate"),
  time: shape("time", "time", "time"),
  datetime: shape("datetime", "datetime", "datetime"),
  enum: shape("enum", "select", "badge"),
  tags: shape("tags", "tags", "tags"),
  reference: shape("reference", "picker", "reference"),
  references: shape("references", "pickers", "references"),
} as const satisfies Record<string, Shape>;
export type FieldKind = keyof typeof FIELD_KINDS;

/** A field as it is wished for, before it is known which other entities exist. */
export type FieldWish = {
  readonly label: string;
  readonly kind: FieldKind;
  readonly options?: readonly string[];
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  readonly required?: boolean;
  readonly preset?: string;
  /** The name of an entity; a reference when the app has it. */
  readonly refersTo?: string;
  /** Leave the field out, rather than make it text, when the app has no such entity. */
  readonly isOnlyReference?: boolean;
};

export const isFieldKind = (text: string): text is FieldKind => Object.hasOwn(FIELD_KINDS, text);
