import * as z from "zod";
import { Identifier, Label } from "../field.ts";

/** Papers with lines and a total: invoices, quotes, receipts. */
export const DocumentView = z.object({
  kind: z.literal("document"),
  entity: z.string(),
  /** Filled in by the server with the next number where it is left empty. */
  numberField: Identifier,
  customerField: Identifier.optional(),
  dateField: Identifier,
  dueField: Identifier.optional(),
  /** The tax in percent: a field of the document, otherwise the same for all. */
  taxField: Identifier.optional(),
  taxPercent: z.number().min(0).max(100).optional(),
  statusField: Identifier.optional(),
  /** The status of a document that nothing more is expected of. */
  paidValue: Label.optional(),
  /** Kept in step with the lines by the server. */
  totalField: Identifier.optional(),
  lineEntity: z.string(),
  /** Of the line: its document, what it is, how many, and the price of one. */
  viaField: Identifier,
  descriptionField: Identifier,
  quantityField: Identifier,
  priceField: Identifier,
});
export type DocumentView = z.infer<typeof DocumentView>;
