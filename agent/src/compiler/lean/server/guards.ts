import type { AppFile } from "@joinery/shared";
import type { AppPlan, EntityPlan } from "../../plan.ts";
import { planBookings } from "../shared/booking.ts";
import { planSignups } from "../shared/signup.ts";
import { emitBookingGuard } from "./booking.ts";
import { emitSignupGuard } from "./signup.ts";

/** Rules about a record and the others of its kind, which hold for every way in which it is added or changed. */
export type Guard = {
  /** `guardAppointment`; called with the store, the checked input and the id of a record that is changed. */
  readonly name: string;
  readonly path: string;
  readonly file: AppFile;
};

export function guardOf(plan: AppPlan, entityPlan: EntityPlan): Guard | undefined {
  const booking = planBookings(plan).find(({ entity }) => entity === entityPlan);
  if (booking !== undefined) return emitBookingGuard(booking);
  const signup = planSignups(plan).find(({ attendee }) => attendee === entityPlan);
  return signup === undefined ? undefined : emitSignupGuard(signup);
}
