import type { Field, FieldValue } from "@joinery/shared";
import { toFieldName } from "../identifiers.ts";
import { FIELD_KINDS, type FieldWish } from "../lexicon/field-kinds.ts";
import { GENERIC_OPTIONS } from "../lexicon/field-lexicon.ts";
import { toOptions } from "../lexicon/option-tones.ts";
import { toLabel, toSentenceCase } from "../text/normalise.ts";

export type FieldTarget = { readonly name: string };

/** A field of the spec. With a target it is a reference to that entity; a wish for a reference without one becomes text. */
export function buildField(wish: FieldWish, taken: readonly string[], target?: FieldTarget): Field {
  const label = toLabel(toSentenceCase(wish.label.replace(/\s*\([^)]*\)$|\?$/g, "")), 48) ?? "Value";
  const isRelation = wish.kind === "reference" || wish.kind === "references";
  const relation = wish.kind === "references" ? "references" : "reference";
  const kind = target !== undefined ? relation : isRelation ? "string" : wish.kind;
  const options = kind === "enum" ? toOptions(wish.options ?? GENERIC_OPTIONS) : [];
  const isChoice = kind === "enum" && options.length > 0;
  const shape = kind === "enum" && !isChoice ? FIELD_KINDS.string : FIELD_KINDS[kind];
  const preset = presetOf(wish, shape.type, options);
  return {
    name: toFieldName(label, taken),
    label,
    ...shape,
    required: wish.required ?? false,
    unique: false,
    ...(isChoice ? { options } : {}),
    ...(target === undefined
      ? {}
      : { reference: { entity: target.name, onDelete: wish.required === true ? "cascade" : "clear" } }),
    ...(preset === undefined ? {} : { default: preset }),
    ...(wish.min === undefined || wish.max === undefined ? {} : { min: wish.min, max: wish.max }),
    ...(wish.unit === undefined ? {} : { unit: wish.unit }),
  };
}

function presetOf(
  wish: FieldWish,
  type: Field["type"],
  options: NonNullable<Field["options"]>,
): FieldValue | undefined {
  if (wish.preset === undefined) return type === "boolean" ? false : undefined;
  if (type === "boolean") return wish.preset === "yes";
  if (type === "enum") return options.find(({ label }) => label === wish.preset)?.value ?? options[0]?.value;
  return type === "date" ? wish.preset : undefined;
}
