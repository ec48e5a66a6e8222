import * as z from "zod";
import { Identifier } from "../field.ts";

/** Records with a number that goes up and down by one tap. */
export const CounterView = z.object({
  kind: z.literal("counter"),
  entity: z.string(),
  /** A whole number, never below zero. */
  countField: Identifier,
  /** Each tap becomes a record of it: a history by day follows … */
  logEntity: z.string().optional(),
  /** … from the counter, … */
  viaField: Identifier.optional(),
  /** … by how much it changed, … */
  amountField: Identifier.optional(),
  /** … and the day. */
  dateField: Identifier.optional(),
});
