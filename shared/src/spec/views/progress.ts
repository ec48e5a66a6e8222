import * as z from "zod";
import { Identifier } from "../field.ts";

/** What is measured over time, such as the weights of a workout: a chart for each subject, personal bests, and the last time beside the next. */
export const ProgressView = z.object({
  kind: z.literal("progress"),
  /** One measurement: a set, a weigh-in, an hour of practice. */
  entity: z.string(),
  dateField: Identifier,
  /** What gets better: an exercise, a piece. Without it, everything is about one thing. */
  subjectField: Identifier.optional(),
  /** What is measured; more is better … */
  measureFields: z.array(Identifier).min(1).max(6),
  /** … but for these, of which less is better, such as a time over a distance, … */
  lowFields: z.array(Identifier).max(6).default([]),
  /** … and for these, which are neither, such as one's own weight: they have no bests. */
  plainFields: z.array(Identifier).max(6).default([]),
  /** Weight and repetitions together give the volume and the estimated one-rep max; sets multiply the volume. */
  weightField: Identifier.optional(),
  repsField: Identifier.optional(),
  setsField: Identifier.optional(),
});
export type ProgressView = z.infer<typeof ProgressView>;
