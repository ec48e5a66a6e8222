import * as z from "zod";
import { Identifier } from "../field.ts";

/** A number over time, for each group such as an exercise: the line, the best, the last, and what changed. */
export const ProgressView = z.object({
  kind: z.literal("progress"),
  entity: z.string(),
  dateField: Identifier,
  valueField: Identifier,
  /** A reference or a choice. */
  groupField: Identifier.optional(),
  /** With repetitions, and maybe sets, a weight also has a volume and an estimated maximum. */
  repsField: Identifier.optional(),
  setsField: Identifier.optional(),
  /** Whether more is better. */
  best: z.enum(["highest", "lowest"]).default("highest"),
});
