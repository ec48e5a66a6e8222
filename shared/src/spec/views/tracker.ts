import * as z from "zod";
import { Identifier } from "../field.ts";

/** Habits to tick off day by day, with streaks. A tick is a record of `logEntity`; there is one a day for each habit at most. */
export const TrackerView = z.object({
  kind: z.literal("tracker"),
  entity: z.string(),
  logEntity: z.string(),
  /** The reference of a tick to what was done. */
  viaField: Identifier,
  dateField: Identifier,
  /** A yes or no of the tick: a record that says no is none. */
  doneField: Identifier.optional(),
  /** How often a week it is to be done; unset or empty: each day. */
  goalField: Identifier.optional(),
});
