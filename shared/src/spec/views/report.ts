import * as z from "zod";
import { Identifier } from "../field.ts";

/** Records of a period in groups, each with its sums, and a grand total: to read, print and save as CSV. */
export const ReportView = z.object({
  kind: z.literal("report"),
  entity: z.string(),
  /** One group per value; a date is grouped by its month. */
  groupField: Identifier,
  /** What is summed up; the records are counted anyway. */
  sumFields: z.array(Identifier).max(4).default([]),
  /** The day that a record belongs to. */
  dateField: Identifier.optional(),
});
export type ReportView = z.infer<typeof ReportView>;
