import * as z from "zod";
import { Identifier } from "../field.ts";

/** Records drawn by lot; with people, each week everything is shared out among them fairly. */
export const PickerView = z.object({
  kind: z.literal("picker"),
  /** What is drawn or shared out. */
  entity: z.string(),
  personEntity: z.string().optional(),
  /** Who does what in which week. */
  assignmentEntity: z.string().optional(),
  itemField: Identifier.optional(),
  personField: Identifier.optional(),
  /** The Monday of the week. */
  weekField: Identifier.optional(),
  doneField: Identifier.optional(),
});
