import * as z from "zod";
import { Identifier } from "../field.ts";

/** Hours by day in the grid of a week, with a running timer. No day of a person holds more than 24 of them. */
export const TimesheetView = z.object({
  kind: z.literal("timesheet"),
  /** The time entry. */
  entity: z.string(),
  dateField: Identifier,
  /** How long it took, … */
  durationField: Identifier,
  /** … in which unit it is stored. */
  durationUnit: z.enum(["hours", "minutes"]).default("hours"),
  /** What a row of the grid stands for: a project, a task, a kind of work. */
  rowField: Identifier,
  /** Whose time it is; without it the sheet is one person's. */
  personField: Identifier.optional(),
});
export type TimesheetView = z.infer<typeof TimesheetView>;
