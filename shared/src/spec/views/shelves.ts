import * as z from "zod";
import { Identifier } from "../field.ts";
import { listing } from "./listing.ts";

/** Books and the like on shelves: to read, reading, read; with how far one has got. */
export const ShelvesView = z.object({
  kind: z.literal("shelves"),
  ...listing,
  groupField: Identifier,
  /** How many pages are read … */
  progressField: Identifier.optional(),
  /** … of how many; without it the progress is a percentage. */
  totalField: Identifier.optional(),
});
