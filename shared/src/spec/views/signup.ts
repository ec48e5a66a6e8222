import * as z from "zod";
import { Identifier, Label } from "../field.ts";

/** Events with a limited number of seats, and who has signed up for them. */
export const SignupView = z.object({
  kind: z.literal("signup"),
  /** What people sign up for. */
  entity: z.string(),
  /** How many seats there are; left empty, as many as come. */
  capacityField: Identifier,
  dateField: Identifier.optional(),
  placeField: Identifier.optional(),
  /** Who signs up, … */
  attendeeEntity: z.string(),
  /** … for what, … */
  viaField: Identifier,
  /** … and where it stands. Without it there is no waiting list. */
  statusField: Identifier.optional(),
  /** The status of who waits for a seat, and of who gave it back: neither takes one up. */
  waitingValue: Label.optional(),
  cancelledValue: Label.optional(),
});
export type SignupView = z.infer<typeof SignupView>;
