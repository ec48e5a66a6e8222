import { isNullable } from "../../field-rules.ts";
import { commentText, file, importLine, importMentioned, literal } from "../code.ts";
import { durationCode, type BookingPlan } from "../shared/booking.ts";
import type { Guard } from "./guards.ts";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** `src/server/guards/<entities>.ts`: bookings keep to the opening hours, and no two of one resource meet. */
export function emitBookingGuard(booking: BookingPlan): Guard {
  const { entity, hoursName } = booking;
  const { typeName, kebab, kebabPlural } = entity;
  const name = `guard${typeName}`;
  const path = `src/server/guards/${kebabPlural}.ts`;
  const code = `${emitGuard(booking, name)}\n\n${emitSpan(booking)}`;
  const content = file(
    path,
    importLine([`type ${typeName}Input`], `../../shared/${kebab}.ts`) +
      importMentioned(code, [hoursName, "doMeet", "isWithinHours", "type TimeSpan"], "../../shared/slots.ts") +
      importLine(["fieldError"], "../api-error.ts") +
      importLine(["type Store"], "../store.ts"),
    code,
  );
  return { name, path: `../guards/${kebabPlural}.ts`, file: content };
}

function emitGuard(booking: BookingPlan, name: string): string {
  const { entity, start, resource, hoursName } = booking;
  const { varPlural, typeName } = entity;
  const sameResource =
    resource === undefined ? "" : ` && other.${resource.field.name} === input.${resource.field.name}`;
  return `/**
 * Refuses ${commentText(entity.entity.labelPlural)} outside the opening hours, and two at the same time.
 * What was agreed before stays as it is while its time does.
 */
export function ${name}(store: Store, input: ${typeName}Input, id?: string): void {
  const before = id === undefined ? undefined : store.${varPlural}.get(id);
  if (isSameTime(before, input)) return;
  const span = spanOf(store, input);
  if (span === undefined) return;
  if (!isWithinHours(${hoursName}, span)) {
    throw fieldError(400, ${literal(start.name)}, ${literal(hoursMessage(booking))});
  }
  const isTaken = store.${varPlural}.all().some((other) => {
    const taken = spanOf(store, other);
    return other.id !== id${sameResource} && taken !== undefined && doMeet(taken, span);
  });
  if (isTaken) throw fieldError(409, ${literal(start.name)}, ${literal(takenMessage(booking))});
}

${emitSameTime(booking)}`;
}

function emitSameTime({ entity, start, resource, service, status }: BookingPlan): string {
  const names = [start, resource?.field, service?.field].flatMap((field) => (field === undefined ? [] : [field.name]));
  const checks = names.map((name) => `before.${name} === input.${name}`);
  const open = status === undefined ? [] : [`before.${status.field.name} !== ${literal(status.cancelled)}`];
  const type = `${entity.typeName}Input`;
  return `function isSameTime(before: ${type} | undefined, input: ${type}): boolean {
  return before !== undefined && ${[...checks, ...open].join(" && ")};
}`;
}

function emitSpan({ entity, start, service, status, view }: BookingPlan): string {
  const type = `${entity.typeName}Input`;
  const parts = [
    ...(isNullable(start) ? [`booking.${start.name} === null`] : []),
    ...(status === undefined ? [] : [`booking.${status.field.name} === ${literal(status.cancelled)}`]),
  ];
  const leave = parts.length === 0 ? "" : `  if (${parts.join(" || ")}) return undefined;\n`;
  const minutes =
    service?.duration === undefined
      ? String(view.durationMinutes)
      : `(service === undefined ? 0 : ${durationCode(service.duration, "service")}) || ${view.durationMinutes}`;
  const look =
    service?.duration === undefined
      ? ""
      : `  const service = store.${service.entity.varPlural}.get(booking.${service.field.name}${isNullable(service.field) ? ' ?? ""' : ""});\n`;
  return `/** The time that it takes up${parts.length === 0 ? "" : "; none when it takes up none"}. */
function spanOf(${look === "" ? "_store" : "store"}: Store, booking: ${type}): TimeSpan | undefined {
${leave}${look}  return { start: booking.${start.name}, minutes: ${minutes} };
}`;
}

function hoursMessage({ start, view }: BookingPlan): string {
  const days = [...new Set(view.weekdays)].toSorted((a, b) => a - b);
  const [first = 1] = days;
  const last = days.at(-1) ?? first;
  const isRow = days.length > 2 && last - first === days.length - 1;
  const names = days.map((day) => DAYS[day - 1] ?? "");
  const when = isRow ? `${DAYS[first - 1] ?? ""} to ${DAYS[last - 1] ?? ""}` : names.join(", ");
  return `${start.label}: open from ${view.openFrom} to ${view.openUntil}, ${when}`;
}

function takenMessage({ start, resource }: BookingPlan): string {
  return resource === undefined
    ? `${start.label}: this time is already booked`
    : `${start.label}: already booked at this time for this ${resource.field.label.toLowerCase()}`;
}
