import * as z from "zod";
import { Identifier } from "../field.ts";

/** What each list of records has. */
export const listing = {
  entity: z.string(),
  /** Fields and computed values to show, in order. */
  fields: z.array(Identifier).min(1).max(12),
  /** Fields that can be filtered by: enum, boolean, reference, tags, rating. */
  filters: z.array(Identifier).max(6).default([]),
  /** What is shown can be saved as a file for spreadsheets. */
  canExport: z.boolean().optional(),
};
