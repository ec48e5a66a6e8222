import type { AppSpec, Entity, Field, TimesheetView } from "@joinery/shared";

/** What a day holds, by the unit in which time is stored. */
export const DAY_LENGTHS = { hours: 24, minutes: 1440 } as const;

/**
 * The fields of a time entry as the grid of a week can fill them in: it knows the row, the person, the day and how long it took, so
 * whatever else there is can be left out; and no entry is shorter than nothing or longer than a day.
 */
export function timeEntryFields({ pages }: Pick<AppSpec, "pages">, entity: Entity): readonly Field[] {
  const views = pages.flatMap(({ view }) => (view.kind === "timesheet" && view.entity === entity.name ? [view] : []));
  return views.reduce((fields, view) => fields.map((field) => timeEntryField(view, field)), entity.fields);
}

function timeEntryField(view: TimesheetView, field: Field): Field {
  const known = [view.dateField, view.durationField, view.rowField, view.personField];
  const { required, min, max, ...rest } = { ...field, unique: false };
  if (field.name !== view.durationField)
    return { ...field, required: required && known.includes(field.name), unique: false };
  const longest = DAY_LENGTHS[view.durationUnit];
  const isSound = (value: number | undefined): value is number => value !== undefined && value >= 0 && value <= longest;
  return { ...rest, required, min: isSound(min) ? min : 0, max: isSound(max) && max > 0 ? max : longest };
}
