import type { AppFile } from "@joinery/shared";
import type { AppPlan, EntityPlan } from "../../plan.ts";
import { planBookings } from "../shared/booking.ts";
import { emitBookingGuard } from "./booking.ts";

/** Rules about a record and the others of its kind, which hold for every way in which it is added or changed. */
export type Guard = {
  /** `guardAppointment`; called with the store, the checked input and the id of a record that is changed. */
  readonly name: string;
  readonly path: string;
  readonly file: AppFile;
};

export function guardOf(plan: AppPlan, entityPlan: EntityPlan): Guard | undefined {
  const booking = planBookings(plan).find(({ entity }) => entity === entityPlan);
  return booking === undefined ? undefined : emitBookingGuard(booking);
}
