import * as z from "zod";
import { Identifier } from "../field.ts";

const minutes = z.number().positive().max(600);

/** A clock that runs: work and breaks in turn, down to zero, up from zero, or intervals. */
export const TimerView = z.object({
  kind: z.literal("timer"),
  modes: z
    .array(z.enum(["pomodoro", "countdown", "stopwatch", "interval"]))
    .min(1)
    .max(4),
  workMinutes: minutes.default(25),
  breakMinutes: minutes.default(5),
  longBreakMinutes: minutes.default(15),
  /** Rounds of work before the long break, and rounds of an interval. */
  rounds: z.int().min(1).max(50).default(4),
  /** What is finished becomes a record of it. */
  logEntity: z.string().optional(),
  /** Minutes. */
  durationField: Identifier.optional(),
  startedField: Identifier.optional(),
  /** What the time was spent on, as the user types it. */
  labelField: Identifier.optional(),
});
