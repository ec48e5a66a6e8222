import * as z from "zod";
import { Identifier } from "../field.ts";

/** Recipes to cook from: ingredients for any number of servings, step by step. */
export const RecipesView = z.object({
  kind: z.literal("recipes"),
  entity: z.string(),
  /** One ingredient a line, such as `1 1/2 cups flour`. */
  ingredientsField: Identifier,
  /** One step a line. */
  stepsField: Identifier,
  servingsField: Identifier.optional(),
  ratingField: Identifier.optional(),
  /** Minutes that it takes. */
  timeField: Identifier.optional(),
  tagsField: Identifier.optional(),
  /** Where the ingredients go that are to be bought: an entity whose records need nothing but a title. */
  shoppingEntity: z.string().optional(),
});
