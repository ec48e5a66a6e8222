import type { AppFile, Entity, Field, SignupView } from "@joinery/shared";
import { findEntity, type AppPlan, type EntityPlan } from "../../plan.ts";
import { file, importLine, literal } from "../code.ts";

/** A sign-up view with everything that it names looked up. */
export type SignupPlan = {
  readonly view: SignupView;
  readonly event: EntityPlan;
  readonly attendee: EntityPlan;
  readonly capacity: Field;
  readonly via: Field;
  readonly status: Field | undefined;
  /** Values of the status: who waits and who gave the seat back. */
  readonly waiting: string | undefined;
  readonly cancelled: string | undefined;
  /** A status with a seat. */
  readonly seated: string | undefined;
  /** `hasAttendeeSeat`: tells whether someone takes up a seat. */
  readonly hasSeatName: string;
};

/** The first sign-up view of each kind of attendee: its rules hold wherever a record comes from. */
export function planSignups(plan: AppPlan): SignupPlan[] {
  const views = plan.spec.pages.flatMap(({ view }) => (view.kind === "signup" ? [view] : []));
  return views
    .filter((view, index) => views.findIndex(({ attendeeEntity }) => attendeeEntity === view.attendeeEntity) === index)
    .flatMap((view) => planSignup(plan, view) ?? []);
}

export function planSignup(plan: AppPlan, view: SignupView): SignupPlan | undefined {
  const event = findEntity(plan, view.entity);
  const attendee = findEntity(plan, view.attendeeEntity);
  const capacity = fieldNamed(event.entity, view.capacityField);
  const via = fieldNamed(attendee.entity, view.viaField);
  if (capacity === undefined || via === undefined) return undefined;
  const status = fieldNamed(attendee.entity, view.statusField);
  const values = status?.options?.map(({ value }) => value) ?? [];
  const waiting = values.find((value) => value === view.waitingValue);
  const cancelled = values.find((value) => value === view.cancelledValue);
  return {
    view,
    event,
    attendee,
    capacity,
    via,
    status,
    waiting,
    cancelled,
    seated: values.find((value) => value !== waiting && value !== cancelled),
    hasSeatName: `has${attendee.typeName}Seat`,
  };
}

const fieldNamed = (entity: Entity, name: string | undefined): Field | undefined =>
  entity.fields.find((field) => field.name === name);

/** `src/shared/seats.ts`: who takes up a seat, and how many are left. */
export function emitSeats(plan: AppPlan): AppFile[] {
  const signups = planSignups(plan);
  if (signups.length === 0) return [];
  const imports = signups.map(({ attendee }) =>
    importLine([`type ${attendee.typeName}Input`], `./${attendee.kebab}.ts`),
  );
  return [file("src/shared/seats.ts", imports.join(""), ...signups.map(emitHasSeat), SEATS_LEFT)];
}

function emitHasSeat({ attendee, status, waiting, cancelled, hasSeatName }: SignupPlan): string {
  const type = `${attendee.typeName}Input`;
  const free = [waiting, cancelled].filter((value) => value !== undefined);
  if (status === undefined || free.length === 0) {
    return `/** Everyone who signed up takes up a seat. */
export const ${hasSeatName} = (_${attendee.varName}: ${type}): boolean => true;`;
  }
  const tests = free.map((value) => `${attendee.varName}.${status.name} !== ${literal(value)}`);
  return `/** Whether someone takes up a seat: not who waits for one or gave it back. */
export const ${hasSeatName} = (${attendee.varName}: ${type}): boolean => ${tests.join(" && ")};`;
}

const SEATS_LEFT = `/** How many more can sign up; as many as like to where no number of seats is given. */
export const seatsLeft = (seats: number | null, taken: number): number =>
  seats === null ? Number.POSITIVE_INFINITY : Math.max(0, seats - taken);`;
