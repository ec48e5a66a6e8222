import type { AppPlan, EntityPlan } from "../../plan.ts";
import { planTimesheet } from "../shared/timesheet.ts";

/** The day of a time entry: in tests each record has its own, so that they never fill one up by chance. */
export function isDayOfTimesheet(plan: AppPlan, entityPlan: EntityPlan, fieldName: string): boolean {
  return planTimesheet(plan, entityPlan)?.date.name === fieldName;
}
