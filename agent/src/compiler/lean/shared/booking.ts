import type { AppFile, BookingView, Entity, Field } from "@joinery/shared";
import { isNullable } from "../../field-rules.ts";
import { findEntity, type AppPlan, type EntityPlan } from "../../plan.ts";
import { file, literal } from "../code.ts";

/** A booking view with everything that it names looked up; what does not fit together is left out. */
export type BookingPlan = {
  readonly view: BookingView;
  readonly entity: EntityPlan;
  readonly start: Field;
  readonly service:
    | { readonly field: Field; readonly entity: EntityPlan; readonly duration: Field | undefined }
    | undefined;
  readonly resource: { readonly field: Field; readonly entity: EntityPlan } | undefined;
  readonly status: { readonly field: Field; readonly cancelled: string } | undefined;
  /** `appointmentHours`: the constant with the opening hours. */
  readonly hoursName: string;
};

/** The first booking view of each entity: its rules hold wherever a record comes from. */
export function planBookings(plan: AppPlan): BookingPlan[] {
  const views = plan.spec.pages.flatMap(({ view }) => (view.kind === "booking" ? [view] : []));
  return views
    .filter((view, index) => views.findIndex(({ entity }) => entity === view.entity) === index)
    .flatMap((view) => planBooking(plan, view) ?? []);
}

export function planBooking(plan: AppPlan, view: BookingView): BookingPlan | undefined {
  const entity = findEntity(plan, view.entity);
  const start = fieldNamed(entity.entity, view.startField);
  if (start === undefined) return undefined;
  const resource = fieldNamed(entity.entity, view.resourceField);
  const status = fieldNamed(entity.entity, view.statusField);
  const cancelled = status?.options?.find(({ value }) => value === view.cancelledValue)?.value;
  return {
    view,
    entity,
    start,
    service: planService(plan, entity.entity, view),
    resource:
      resource?.reference === undefined
        ? undefined
        : { field: resource, entity: findEntity(plan, resource.reference.entity) },
    status: status === undefined || cancelled === undefined ? undefined : { field: status, cancelled },
    hoursName: `${entity.varName}Hours`,
  };
}

function planService(plan: AppPlan, entity: Entity, view: BookingView): BookingPlan["service"] {
  const field = fieldNamed(entity, view.serviceField);
  if (field?.reference === undefined) return undefined;
  const target = findEntity(plan, field.reference.entity);
  const duration = field.reference.entity === view.serviceEntity ? view.durationField : undefined;
  return { field, entity: target, duration: fieldNamed(target.entity, duration) };
}

const fieldNamed = (entity: Entity, name: string | undefined): Field | undefined =>
  entity.fields.find((field) => field.name === name);

/** How many minutes a service takes, as an expression that is 0 or null where it does not say so. */
export function durationCode(duration: Field, service: string): string {
  const value = `${service}.${duration.name}`;
  if (!/^h(?:ours?|rs?)?$/i.test(duration.unit ?? "")) return value;
  return isNullable(duration) ? `(${value} ?? 0) * 60` : `${value} * 60`;
}

/** `src/shared/slots.ts`: when bookings can be made, and when two of them meet. */
export function emitSlots(plan: AppPlan): AppFile[] {
  const bookings = planBookings(plan);
  if (bookings.length === 0) return [];
  const hours = bookings.map(
    ({ view, hoursName }) => `export const ${hoursName}: OpeningHours = {
  from: ${literal(view.openFrom)},
  until: ${literal(view.openUntil)},
  weekdays: ${literal([...new Set(view.weekdays)].toSorted((a, b) => a - b))},
  slotMinutes: ${view.slotMinutes},
};`,
  );
  return [file("src/shared/slots.ts", TYPES, ...hours, CODE)];
}

const TYPES = `/** When bookings can be made. Times are HH:MM; weekdays count from Monday, which is 1. */
export type OpeningHours = {
  readonly from: string;
  readonly until: string;
  readonly weekdays: readonly number[];
  /** Between one time to choose and the next. */
  readonly slotMinutes: number;
};

/** A stretch of time; its start is YYYY-MM-DDTHH:MM. */
export type TimeSpan = { readonly start: string; readonly minutes: number };`;

const CODE = `export function isOpenOn(hours: OpeningHours, day: string): boolean {
  return hours.weekdays.includes(new Date(day).getUTCDay() || 7);
}

/** Whether all of it lies within the opening hours of its day. */
export function isWithinHours(hours: OpeningHours, { start, minutes }: TimeSpan): boolean {
  const from = minuteOf(start.slice(11));
  const isInTime = from >= minuteOf(hours.from) && from + minutes <= minuteOf(hours.until);
  return isInTime && isOpenOn(hours, start.slice(0, 10));
}

/** Whether two spans share a minute; one may begin when the other ends. */
export function doMeet(a: TimeSpan, b: TimeSpan): boolean {
  const [first, second] = [instantOf(a.start), instantOf(b.start)];
  return first < second + b.minutes && second < first + a.minutes;
}

/** The times of a day at which something of this length can begin; none on days that are closed. */
export function startsOn(hours: OpeningHours, day: string, minutes: number): string[] {
  if (!isOpenOn(hours, day)) return [];
  const room = minuteOf(hours.until) - minuteOf(hours.from) - minutes;
  return Array.from({ length: Math.max(0, Math.floor(room / hours.slotMinutes) + 1) }, (_, index) =>
    addMinutes(\`\${day}T\${hours.from}\`, index * hours.slotMinutes),
  );
}

/** A time as YYYY-MM-DDTHH:MM, so many minutes later. */
export function addMinutes(start: string, minutes: number): string {
  return new Date((instantOf(start) + minutes) * 60_000).toISOString().slice(0, 16);
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Counted as if it were UTC, where every hour is there once. */
const instantOf = (start: string): number => Date.parse(\`\${start}Z\`) / 60_000;`;
