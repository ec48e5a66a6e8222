import { type AppSpec, type Entity, type Field } from "@joinery/shared";

/** Records of which there is one a day for each record that they point at, such as the ticks of a habit. */
export type Daily = { readonly via: Field; readonly date: Field };

/** The rules of this kind for the records of an entity; they follow from the pages that tick them off. */
export function dailyRules(spec: Pick<AppSpec, "pages">, entity: Entity): Daily[] {
  const rules = spec.pages.flatMap(({ view }) => {
    if (view.kind !== "tracker" || view.logEntity !== entity.name) return [];
    const via = entity.fields.find(({ name }) => name === view.viaField);
    const date = entity.fields.find(({ name }) => name === view.dateField);
    return via === undefined || date === undefined ? [] : [{ via, date }];
  });
  return rules.filter(
    ({ via, date }, index) => rules.findIndex((other) => other.via === via && other.date === date) === index,
  );
}

/** The day of a date, or of a date with a time, as the spec writes it: `today-1T09:30` is on `today-1`. */
export const dayOf = (value: string): string => value.replace(/T.*$/, "").replace(/^now$/, "today");
