import type { AppSpec, Entity, Field, ProgressView, TimesheetView, View } from "@joinery/shared";

/** What a day holds, by the unit in which time is stored. */
export const DAY_LENGTHS = { hours: 24, minutes: 1440 } as const;

/**
 * The fields of an entity whose records are written in passing: by a cell of a time sheet, by a line below a chart. Those know a few
 * values, so whatever else there is can be left out, and may be the same as in another record.
 */
export function loggedFields({ pages }: Pick<AppSpec, "pages">, entity: Entity): readonly Field[] {
  return pages.reduce((fields, { view }) => {
    const known = knownNames(view, entity);
    if (known === undefined) return fields;
    return fields.map((field) => {
      const loose = { ...field, required: field.required && known.has(field.name), unique: false };
      return view.kind === "timesheet"
        ? timeField(view, loose)
        : view.kind === "progress"
          ? setField(view, loose)
          : loose;
    });
  }, entity.fields);
}

function knownNames(view: View, { name }: Entity): ReadonlySet<string | undefined> | undefined {
  if (view.kind === "timesheet" && view.entity === name)
    return new Set([view.dateField, view.durationField, view.rowField, view.personField]);
  if (view.kind === "progress" && view.entity === name)
    return new Set([view.dateField, view.subjectField, ...view.measureFields]);
  return undefined;
}

/** No entry is shorter than nothing or longer than a day. */
function timeField({ durationField, durationUnit }: TimesheetView, field: Field): Field {
  if (field.name !== durationField) return field;
  const longest = DAY_LENGTHS[durationUnit];
  const { min, max, ...rest } = field;
  const isSound = (value: number | undefined): value is number => value !== undefined && value >= 0 && value <= longest;
  return { ...rest, min: isSound(min) ? min : 0, max: isSound(max) && max > 0 ? max : longest };
}

/** Nobody lifts less than nothing, or repeats it a negative number of times. */
function setField({ weightField, repsField, setsField }: ProgressView, field: Field): Field {
  if (![weightField, repsField, setsField].includes(field.name)) return field;
  const { min, max, ...rest } = field;
  const limit = max === undefined || max <= 0 ? {} : { max };
  return { ...rest, ...limit, min: min !== undefined && min >= 0 && min <= (limit.max ?? min) ? min : 0 };
}
