import type { Entity, Field, FieldInterface } from "@joinery/shared";
import { isList, isNullable } from "../field-rules.ts";

/** What these edit has a form of its own, or takes more than a line. */
const OTHER_EDITORS: ReadonlySet<FieldInterface> = new Set(["email", "url", "tel", "color", "textarea"]);

/** Whether a record needs nothing but its title, so that it can be added from a single line. */
export function needsOnlyTitle(entity: Entity, title: Field | undefined = titleFieldOf(entity)): boolean {
  if (title?.type !== "string" || OTHER_EDITORS.has(title.interface) || title.maxLength === 0) return false;
  return entity.fields.every(
    (field) =>
      field.name === title.name ||
      field.type === "boolean" ||
      (isList(field) ? !field.required : isNullable(field) || field.default !== undefined),
  );
}

const titleFieldOf = ({ fields, titleField }: Entity): Field | undefined =>
  fields.find(({ name }) => name === titleField);
