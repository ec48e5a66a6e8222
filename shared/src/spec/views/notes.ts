import * as z from "zod";
import { Identifier } from "../field.ts";

/** A list of notes beside an editor that saves by itself and shows markdown. */
export const NotesView = z.object({
  kind: z.literal("notes"),
  entity: z.string(),
  titleField: Identifier,
  bodyField: Identifier,
  /** A choice or a reference that notes are sorted into. */
  folderField: Identifier.optional(),
  tagsField: Identifier.optional(),
  /** Pinned notes come first. */
  pinnedField: Identifier.optional(),
});
