import type { AppPlan, EntityPlan } from "../../plan.ts";
import { literal } from "../code.ts";
import { planBookings, type BookingPlan } from "../shared/booking.ts";

/** A Monday; the first open day of its week is when tests book. */
export const WEEK = Date.UTC(2030, 0, 7);

/** The value of a booking's start in tests: a different week for each `n`, so that no two meet. */
export function emitStartValue(plan: AppPlan, entityPlan: EntityPlan, fieldName: string): string | undefined {
  const booking = planBookings(plan).find(({ entity }) => entity === entityPlan);
  if (booking?.start.name !== fieldName) return undefined;
  return `weeksAfter(${literal(firstStart(booking))}, n)`;
}

export const WEEKS_AFTER = `/** The same time so many weeks later. */
function weeksAfter(start: string, weeks: number): string {
  return new Date(Date.parse(\`\${start}Z\`) + weeks * 604_800_000).toISOString().slice(0, 16);
}`;

/** The first time of the first open day in that week. */
export function firstStart({ view }: BookingPlan): string {
  const day = new Date(WEEK + (Math.min(...view.weekdays) - 1) * 86_400_000).toISOString().slice(0, 10);
  return `${day}T${view.openFrom}`;
}
