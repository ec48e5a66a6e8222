import type { AppFile } from "@joinery/shared";
import type { AppPlan, EntityPlan } from "../../plan.ts";
import { planBookings } from "../shared/booking.ts";
import { planSignups } from "../shared/signup.ts";
import { planTimesheet } from "../shared/timesheet.ts";
import { emitBookingGuard } from "./booking.ts";
import { emitSignupGuard } from "./signup.ts";
import { emitTimesheetGuard } from "./timesheet.ts";

/** Rules about a record and the others of its kind, which hold for every way in which it is added or changed. */
export type Guard = {
  /** `guardAppointment`; called with the store, the checked input and the id of a record that is changed. */
  readonly name: string;
  readonly path: string;
  readonly file: AppFile;
};

/** In the order in which they are asked. */
export function guardsOf(plan: AppPlan, entityPlan: EntityPlan): Guard[] {
  const booking = planBookings(plan).find(({ entity }) => entity === entityPlan);
  const signup = booking === undefined ? planSignups(plan).find(({ attendee }) => attendee === entityPlan) : undefined;
  const timesheet = planTimesheet(plan, entityPlan);
  return [
    ...(booking === undefined ? [] : [emitBookingGuard(booking)]),
    ...(signup === undefined ? [] : [emitSignupGuard(signup)]),
    ...(timesheet === undefined ? [] : [emitTimesheetGuard(timesheet)]),
  ];
}
