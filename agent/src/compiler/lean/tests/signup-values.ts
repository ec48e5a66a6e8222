import type { AppPlan, EntityPlan } from "../../plan.ts";
import { planSignups } from "../shared/signup.ts";

const MANY_SEATS = 50;

/** The number of seats in the records of tests: enough for all that they sign up. */
export function emitSeatsValue(plan: AppPlan, entityPlan: EntityPlan, fieldName: string): string | undefined {
  const signup = planSignups(plan).find(({ event, capacity }) => event === entityPlan && capacity.name === fieldName);
  if (signup === undefined || signup.capacity.unique) return undefined;
  return String(
    Math.min(signup.capacity.max ?? Number.MAX_SAFE_INTEGER, Math.max(signup.capacity.min ?? 0, MANY_SEATS)),
  );
}
