import * as z from "zod";
import { Identifier, Label } from "../field.ts";
import { listing } from "./listing.ts";

/** Deals and the like on their way through stages: a board with sums, a forecast, what was won and lost, and how many get from stage to stage. */
export const PipelineView = z.object({
  kind: z.literal("pipeline"),
  ...listing,
  /** The stages, in their order. */
  groupField: Identifier,
  /** What a deal is worth. */
  amountField: Identifier.optional(),
  /** How likely it is won, in percent; … */
  probabilityField: Identifier.optional(),
  /** … where it says nothing, what holds for its stage. */
  stageProbabilities: z.record(Label, z.number().min(0).max(100)).optional(),
  /** The stages at which a deal has come to its end. */
  wonValue: Label.optional(),
  lostValue: Label.optional(),
  /** Filled in by the server: the day on which it was won or lost, and the last stage that it has come to. */
  closedField: Identifier.optional(),
  reachedField: Identifier.optional(),
  /** The day by which something is to be done about it. */
  nextField: Identifier.optional(),
});
export type PipelineView = z.infer<typeof PipelineView>;
