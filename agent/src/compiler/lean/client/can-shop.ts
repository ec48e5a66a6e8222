import { findEntity, type AppPlan } from "../../plan.ts";
import { needsOnlyTitle } from "../title-only.ts";

/** Whether the ingredients of recipes can be put on a list of what is to be bought. */
export function canShop(plan: AppPlan): boolean {
  return plan.spec.pages.some(
    ({ view }) =>
      view.kind === "recipes" &&
      view.shoppingEntity !== undefined &&
      needsOnlyTitle(findEntity(plan, view.shoppingEntity).entity),
  );
}
