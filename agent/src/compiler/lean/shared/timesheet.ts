import type { Field, TimesheetView } from "@joinery/shared";
import { DAY_LENGTHS } from "../../logged-entries.ts";
import { isNullable } from "../../field-rules.ts";
import { type AppPlan, type EntityPlan } from "../../plan.ts";

/** A time sheet with everything that it names looked up. */
export type TimesheetPlan = {
  readonly view: TimesheetView;
  readonly entity: EntityPlan;
  readonly date: Field;
  readonly duration: Field;
  readonly row: Field;
  readonly person: Field | undefined;
  /** What a day holds, in the unit of the duration. */
  readonly dayLength: number;
};

/** The first time sheet of an entity: its rules hold wherever a record comes from. */
export function planTimesheet(plan: AppPlan, entity: EntityPlan): TimesheetPlan | undefined {
  const view = plan.spec.pages
    .map((page) => page.view)
    .find((candidate) => candidate.kind === "timesheet" && candidate.entity === entity.entity.name);
  if (view?.kind !== "timesheet") return undefined;
  const named = (name: string | undefined): Field | undefined =>
    entity.entity.fields.find((field) => field.name === name);
  const [date, duration, row] = [named(view.dateField), named(view.durationField), named(view.rowField)];
  if (date === undefined || duration === undefined || row === undefined) return undefined;
  return {
    view,
    entity,
    date,
    duration,
    row,
    person: named(view.personField),
    dayLength: DAY_LENGTHS[view.durationUnit],
  };
}

/** The whole minutes of a record, as an expression: fractions of hours carry noise. */
export function minutesCode({ view, duration }: TimesheetPlan, record: string): string {
  const value = isNullable(duration) ? `(${record}.${duration.name} ?? 0)` : `${record}.${duration.name}`;
  return view.durationUnit === "minutes" ? `Math.round(${value})` : `Math.round(${value} * 60)`;
}
