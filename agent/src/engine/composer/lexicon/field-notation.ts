import type { FieldWish } from "./field-kinds.ts";
import { isFieldKind } from "./field-kinds.ts";
import { inferField, optionsFor } from "./field-lexicon.ts";

/**
 * The short form in which the lexicon writes fields: `Title, Due date, Status(Open|Done)=Open, Weight:decimal~kg, Customer->Customer`.
 * `!` makes a field required, `->?X` leaves it out when the app has no X, `->>X` is a list of several X and left out likewise. The kind follows from the name when none is given.
 */
export function parseFieldNotation(notation: string): FieldWish[] {
  return notation.split(",").map((item) => parseItem(item.trim()));
}

const ITEM = /^([^:!(=~]+)(!)?(?::([a-z]+))?(?:\(([^)]+)\))?(?:=([^~]+))?(?:~(.+))?$/;

function parseItem(item: string): FieldWish {
  const [left = item, target] = item.split("->");
  const [, label = left, isRequired, kindName = "", optionText, preset, unit] = ITEM.exec(left.trim()) ?? [];
  const inferred = inferField(label.trim());
  const isSeveral = target?.startsWith(">") === true;
  const kind = isSeveral
    ? "references"
    : optionText !== undefined
      ? "enum"
      : isFieldKind(kindName)
        ? kindName
        : inferred.kind;
  const usedUnit = unit ?? (kind === inferred.kind ? inferred.unit : undefined);
  return {
    label: label.trim(),
    kind,
    ...(kind === "enum"
      ? { options: optionText?.split("|") ?? inferred.options ?? optionsFor(label.trim().toLowerCase()) }
      : {}),
    ...(isRequired === undefined ? {} : { required: true }),
    ...(preset === undefined ? {} : { preset: preset.trim() }),
    ...(usedUnit === undefined ? {} : { unit: usedUnit }),
    ...(target === undefined
      ? {}
      : { refersTo: target.replace(/[?>]/, ""), isOnlyReference: isSeveral || target.startsWith("?") }),
  };
}
