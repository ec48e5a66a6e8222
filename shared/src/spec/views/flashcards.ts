import * as z from "zod";
import { Identifier } from "../field.ts";

/** Cards that are turned over, and come again the later the better they are known: five boxes after Leitner. */
export const FlashcardsView = z.object({
  kind: z.literal("flashcards"),
  entity: z.string(),
  frontField: Identifier,
  backField: Identifier,
  /** A whole number from 1 to 5. Without it, and without a date, all cards are gone through each time. */
  boxField: Identifier.optional(),
  /** The day on which a card comes again. */
  dueField: Identifier.optional(),
  /** What a session can be narrowed down to. */
  deckField: Identifier.optional(),
});
