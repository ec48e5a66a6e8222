import type { Field, FieldValue } from "@joinery/shared";
import { literal } from "./code.ts";

/**
 * A constant of the spec as an expression. For dates and times `today`, `today-3`, `today-1T09:30` and `now` become code over the
 * variables `today` (YYYY-MM-DD) and `now` (a Date), and the helpers of `src/shared/dates.ts`.
 */
export function emitConstant(field: Field, value: FieldValue): string {
  if (typeof value !== "string") return literal(value);
  if (field.type === "time" && value === "now") return "toTime(now)";
  if (field.type !== "date" && field.type !== "datetime") return literal(value.trim());
  const [, sign, days, time] = /^(?:now|today)(?:([+-])(\d{1,4}))?(?:T(\d\d:\d\d))?$/.exec(value) ?? [];
  if (!/^(?:now|today)/.test(value)) return literal(value);
  const day = days === undefined ? "today" : `addDays(today, ${sign === "-" ? "-" : ""}${Number(days)})`;
  if (field.type === "date") return day;
  return time === undefined ? `\`\${${day}}T\${toTime(now)}\`` : `\`\${${day}}T${time}\``;
}
