import type { Entity } from "@joinery/shared";
import { isList, isNullable } from "../../field-rules.ts";
import { findEntity, type AppPlan } from "../../plan.ts";
import { controlOf } from "./entity/controls.ts";

/** Whether the ingredients of recipes can be put on a list of what is to be bought. */
export function canShop(plan: AppPlan): boolean {
  return plan.spec.pages.some(
    ({ view }) =>
      view.kind === "recipes" &&
      view.shoppingEntity !== undefined &&
      needsOnlyTitle(findEntity(plan, view.shoppingEntity).entity),
  );
}

/** Whether a record needs nothing but its title. */
export function needsOnlyTitle({ fields, titleField }: Entity): boolean {
  const title = fields.find(({ name }) => name === titleField);
  if (title?.type !== "string" || controlOf(title) !== "input") return false;
  return fields.every(
    (field) =>
      field === title ||
      field.type === "boolean" ||
      (isList(field) ? !field.required : isNullable(field) || field.default !== undefined),
  );
}
