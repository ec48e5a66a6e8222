import * as z from "zod";
import { Identifier } from "../field.ts";

/** Products to put into a cart, and a checkout that makes an order with one line per product. */
export const ShopView = z.object({
  kind: z.literal("shop"),
  /** The product. */
  entity: z.string(),
  priceField: Identifier,
  /** How many are left; an order takes them away. */
  stockField: Identifier.optional(),
  imageField: Identifier.optional(),
  categoryField: Identifier.optional(),
  descriptionField: Identifier.optional(),
  orderEntity: z.string(),
  /** Filled in by the server: the next number, the sum of the lines, the day. What is left is asked for at the checkout. */
  numberField: Identifier.optional(),
  totalField: Identifier.optional(),
  dateField: Identifier.optional(),
  /** Where the order stands; never asked for at the checkout. */
  statusField: Identifier.optional(),
  lineEntity: z.string(),
  /** Of the line: its order, its product, how many, and the price of one at the time of the order. */
  orderField: Identifier,
  productField: Identifier,
  quantityField: Identifier,
  linePriceField: Identifier,
});
export type ShopView = z.infer<typeof ShopView>;
