import * as z from "zod";
import { Identifier } from "../field.ts";

/** Options to vote for: one vote for each browser, which can be moved to another option. */
export const PollView = z.object({
  kind: z.literal("poll"),
  /** The options. */
  entity: z.string(),
  /** A record for each vote … */
  voteEntity: z.string(),
  /** … for which option … */
  viaField: Identifier,
  /** … and from which browser, as a random text. */
  voterField: Identifier,
  /** Polls that the options belong to; one vote in each of them. */
  pollEntity: z.string().optional(),
  /** The reference of an option to its poll. */
  pollField: Identifier.optional(),
  /** The last day on which a poll takes votes. */
  closesField: Identifier.optional(),
});
