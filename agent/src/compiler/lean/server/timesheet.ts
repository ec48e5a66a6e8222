import { isNullable } from "../../field-rules.ts";
import { commentText, file, importLine, inSentence, literal } from "../code.ts";
import { minutesCode, type TimesheetPlan } from "../shared/timesheet.ts";
import type { Guard } from "./guards.ts";

/** `src/server/guards/<entries>-hours.ts`: nobody works more than 24 hours a day. */
export function emitTimesheetGuard(timesheet: TimesheetPlan): Guard {
  const { entity, date, duration, person } = timesheet;
  const { typeName, varPlural, kebab, kebabPlural } = entity;
  const name = `guard${typeName}Hours`;
  const path = `src/server/guards/${kebabPlural}-hours.ts`;
  const whose = person === undefined ? "" : ` of one ${inSentence(person.label)}`;
  const samePerson = person === undefined ? "" : ` && a.${person.name} === b.${person.name}`;
  const day = (record: string): string => {
    if (date.type === "date") return `${record}.${date.name}`;
    return `${record}.${date.name}${isNullable(date) ? "?" : ""}.slice(0, 10)`;
  };
  const dayless = isNullable(date) ? `  if (input.${date.name} === null) return;\n` : "";
  const code = `const DAY_MINUTES = 1440;

/** Refuses ${commentText(inSentence(entity.entity.labelPlural))} that make a day${commentText(whose)} longer than it is. What is too long already may be shortened. */
export function ${name}(store: Store, input: ${typeName}Input, id?: string): void {
${dayless}  const others = store.${varPlural}.all().filter((other) => other.id !== id && isSameDay(other, input));
  const minutes = [...others, input].reduce((total, entry) => total + minutesOf(entry), 0);
  if (minutes <= DAY_MINUTES) return;
  const before = id === undefined ? undefined : store.${varPlural}.get(id);
  if (before !== undefined && isSameDay(before, input) && minutesOf(before) >= minutesOf(input)) return;
  throw fieldError(409, ${literal(duration.name)}, ${literal(dayMessage(timesheet))});
}

const minutesOf = (entry: ${typeName}Input): number => ${minutesCode(timesheet, "entry")};

/** On one day${commentText(whose)}. */
const isSameDay = (a: ${typeName}Input, b: ${typeName}Input): boolean => ${day("a")} === ${day("b")}${samePerson};`;
  const content = file(
    path,
    importLine([`type ${typeName}Input`], `../../shared/${kebab}.ts`) +
      importLine(["fieldError"], "../api-error.ts") +
      importLine(["type Store"], "../store.ts"),
    code,
  );
  return { name, path: `../guards/${kebabPlural}-hours.ts`, file: content };
}

/** What is said when a day is over. */
export function dayMessage({ duration }: TimesheetPlan): string {
  return `${duration.label}: a day has no more than 24 hours`;
}
