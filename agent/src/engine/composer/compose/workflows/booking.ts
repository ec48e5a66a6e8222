import type { AppSpec, BookingView, Entity, Field, FieldValue } from "@joinery/shared";
import { openingHours } from "./opening-hours.ts";
import { freeName, newField, withCovered, withEntity, withMainPage, type Workflow } from "./workflow.ts";

const BOOKS =
  /\bbook (?:[\w-]+ )?(?:with (?:me|us)|online)\b|\brent(?:ing)? out .{0,40}\bby the (?:hour|day)\b|\b(?:bookings?|reservations?|reserv(?:e|ing)|time ?slots?|(?:minute|min|hour|hourly) slots?|free slots?|available slots?|double[- ]book\w*|book (?:an?|the|online|slots?|tables?|rooms?|courts?|appointments?|lessons?|classes|desks?|sessions?|times?)|scheduling)\b/i;
const APPOINTMENT = /\bappointments?\b/i;
const BOOKED = /(?:^|\b)(?:booking|appointment|reservation)s?$/i;
const RESOURCE =
  /stylist|barber|hairdresser|staff|employee|teacher|tutor|coach|trainer|therapist|doctor|dentist|vet\b|instructor|photographer|room|court|table|desk|pitch|lane|studio|bay|equipment|vehicle|\bcar\b|bike|chair|space|kayak|boat|canoe|sauna/i;
const SERVICE = /service|treatment|class\b|course|lesson|offer|session type|massage|procedure/i;

/** Free times to choose from, where something is booked by the hour. */
export const booking: Workflow = (given, text) => {
  const spec = withResource(withKnownResource(withBookings(given, text)), text);
  const entity = spec.entities.find(({ label, name }) => BOOKED.test(label) || BOOKED.test(name));
  if (entity === undefined || !(BOOKS.test(text) || TO_BOOK.test(text) || APPOINTMENT.test(text))) return undefined;
  const start = startOf(entity);
  const service = entity.fields.find((field) => pointsAt(spec, field, SERVICE));
  const resource = entity.fields.find((field) => field !== service && pointsAt(spec, field, RESOURCE));
  // A diary of one's own appointments is no booking page.
  const isOffered =
    BOOKS.test(text) || TO_BOOK.test(text) || PARLOUR.test(text) || service !== undefined || resource !== undefined;
  if (start === undefined || !isOffered) return undefined;
  const timed = withStart(spec, entity, start);
  const required = withRequired(timed, entity.name, resource);
  const view = buildView(required, { entity, start, service, resource }, text);
  return withCovered(withMainPage(required, entity.name, "Book", view), "Online booking of free slots");
};

/** Where others come to be served. */
const PARLOUR = /\b(?:salon|barber(?:shop)?|spa|massage|tattoo|nails?|groom(?:er|ing)|hairdresser)\b/i;
const TO_BOOK =
  /\bbook(?:ing)? (?:an? |the |our |some )?(?:[\w-]+ )?(?:rooms?|courts?|tables?|desks?|pitch(?:es)?|lanes?|boats?|lessons?|sessions?)\b/i;

/** "An app to book courts" speaks of the courts alone. */
function withBookings(spec: AppSpec, text: string): AppSpec {
  const isThere = spec.entities.some(({ label, name }) => BOOKED.test(label) || BOOKED.test(name));
  const place = spec.entities.find(({ label }) => RESOURCE.test(label));
  if (isThere || place === undefined || !TO_BOOK.test(text)) return spec;
  const booking: Entity = {
    name: freeName(spec, "Booking"),
    label: "Booking",
    labelPlural: "Bookings",
    titleField: "name",
    computed: [],
    fields: [
      newField.text("name", "Name", { required: true }),
      newField.text("phone", "Phone", { interface: "tel", display: "link" }),
      newField.reference("resource", place.label, place.name, "restrict"),
      newField.day("date", "Date"),
      newField.long("notes", "Notes"),
    ],
  };
  return withEntity(spec, booking);
}

/** "A barber shop with services and barbers": each booking is with one of those that the brief names. */
function withKnownResource(spec: AppSpec): AppSpec {
  const entity = spec.entities.find(({ label, name }) => BOOKED.test(label) || BOOKED.test(name));
  const resource = spec.entities.find(
    ({ label }) => RESOURCE.test(label) && !SERVICE.test(label) && !BOOKED.test(label),
  );
  const name = resource === undefined ? "" : resource.name.charAt(0).toLowerCase() + resource.name.slice(1);
  if (entity === undefined || resource === undefined || entity.fields.length > 14) return spec;
  const isTaken = entity.fields.some((field) => field.name === name || pointsAt(spec, field, RESOURCE));
  if (isTaken) return spec;
  const field = newField.reference(name, resource.label, resource.name, "restrict");
  const keys = (spec.sampleData[resource.name] ?? []).map(({ key }) => key);
  const records = (spec.sampleData[entity.name] ?? []).map(({ key, values }, index) => {
    const chosen = keys[index % Math.max(1, keys.length)];
    return { key, values: { ...values, ...(chosen === undefined ? {} : { [name]: chosen }) } };
  });
  const changed = withEntity(spec, { ...entity, fields: [...entity.fields, field] });
  return { ...changed, sampleData: { ...spec.sampleData, [entity.name]: records } };
}

const PLACE =
  /\b((?:meeting|conference|study|practice|rehearsal|treatment|tennis|padel|squash|badminton|football|hot|pool) )?(room|court|table|desk|pitch|lane|boat)s?\b/i;
const SEATED = /room|table/i;

/** What is booked, where the brief names it ("court booking") and no list has it yet. */
function withResource(spec: AppSpec, text: string): AppSpec {
  const entity = spec.entities.find(({ label, name }) => BOOKED.test(label) || BOOKED.test(name));
  const [whole, , noun] = PLACE.exec(text) ?? [];
  if (entity === undefined || whole === undefined || noun === undefined || !BOOKS.test(text)) return spec;
  if (spec.entities.some((other) => other !== entity && new RegExp(`${noun}$`, "i").test(other.label))) return spec;
  if (startOf(entity) === undefined || entity.fields.some((field) => pointsAt(spec, field, RESOURCE))) return spec;
  const singular = whole.toLowerCase().replace(/s$/, "");
  const label = singular.charAt(0).toUpperCase() + singular.slice(1);
  const name = freeName(spec, label);
  const seats = SEATED.test(noun)
    ? [newField.text("seats", "Seats", { type: "integer", interface: "number", display: "number", min: 1 })]
    : [];
  const resource: Entity = {
    name,
    label,
    labelPlural: `${label.replace(/ch$/, "che")}s`,
    titleField: "name",
    computed: [],
    fields: [newField.text("name", "Name", { required: true }), ...seats, newField.long("notes", "Notes")],
  };
  const short = noun.charAt(0).toUpperCase() + noun.slice(1).toLowerCase();
  const fieldName = short.toLowerCase();
  const field = newField.reference(fieldName, short, name, "restrict");
  // Services that nobody spoke of are what the kind of app usually has.
  const isGuess = (other: Entity): boolean => other.name === "Service" && !/\bservices?\b|\btreatments?\b/i.test(text);
  const kept = spec.entities.filter((other) => !isGuess(other));
  const linked = { ...entity, fields: [...entity.fields.filter((old) => old.name !== fieldName).slice(0, 14), field] };
  const records = [1, 2, 3].map((number) => ({
    key: `${name}-${number}`,
    values: { name: `${short} ${number}`, ...(seats.length === 0 ? {} : { seats: number * 2 }) },
  }));
  const changed = withEntity(withEntity({ ...spec, entities: kept }, linked), resource);
  return { ...changed, sampleData: { ...spec.sampleData, [name]: records } };
}

/** The only day of the entity. With two, from and until, it is booked by the day. */
function startOf(entity: Entity): Field | undefined {
  const days = entity.fields.filter(({ type }) => type === "date" || type === "datetime");
  return days.length === 1 ? days[0] : undefined;
}

function pointsAt({ entities }: AppSpec, { reference, label }: Field, pattern: RegExp): boolean {
  const target = entities.find(({ name }) => name === reference?.entity);
  return target !== undefined && (pattern.test(target.label) || pattern.test(label));
}

/** The day becomes a moment and takes in the time that stood beside it. */
function withStart(spec: AppSpec, entity: Entity, start: Field): AppSpec {
  const time = entity.fields.find(({ type }) => type === "time");
  const { default: _preset, ...rest } = start;
  const moment: Field = {
    ...rest,
    label: "Date and time",
    type: "datetime",
    interface: "datetime",
    display: "datetime",
    required: true,
  };
  const fields = entity.fields.filter((field) => field !== time).map((field) => (field === start ? moment : field));
  const records = (spec.sampleData[entity.name] ?? []).map(({ key, values }, index) => {
    const { [start.name]: day, [time?.name ?? ""]: clock, ...others } = values;
    return { key, values: { ...others, [start.name]: toMoment(day, clock, index) } };
  });
  const changed = withEntity(spec, { ...entity, fields, sort: { field: start.name, direction: "asc" } });
  return {
    ...changed,
    sampleData: { ...spec.sampleData, ...(records.length === 0 ? {} : { [entity.name]: records }) },
  };
}

function toMoment(day: FieldValue | undefined, time: FieldValue | undefined, index: number): string {
  const text = typeof day === "string" ? day : `today+${index + 1}`;
  if (text.includes("T")) return text;
  return `${text}T${typeof time === "string" && /^\d\d:\d\d$/.test(time) ? time : `${10 + (index % 6)}:00`}`;
}

/** Without it nobody knows whose time is taken. */
function withRequired(spec: AppSpec, entityName: string, resource: Field | undefined): AppSpec {
  const entity = spec.entities.find(({ name }) => name === entityName);
  if (entity === undefined || resource?.reference === undefined) return spec;
  const records = spec.sampleData[entityName] ?? [];
  const { reference } = resource;
  const targets = spec.sampleData[reference.entity] ?? [];
  const filled = records.map(({ key, values }, index) => {
    const target = targets[index % Math.max(1, targets.length)]?.key;
    const isOpen = target !== undefined && typeof values[resource.name] !== "string";
    return { key, values: isOpen ? Object.assign({}, values, { [resource.name]: target }) : values };
  });
  const fields = entity.fields.map((field) =>
    field.name === resource.name
      ? { ...field, required: true, reference: { ...reference, onDelete: "restrict" as const } }
      : field,
  );
  const changed = withEntity(spec, { ...entity, fields });
  return { ...changed, sampleData: { ...spec.sampleData, ...(filled.length === 0 ? {} : { [entityName]: filled }) } };
}

type Parts = {
  readonly entity: Entity;
  readonly start: Field;
  readonly service: Field | undefined;
  readonly resource: Field | undefined;
};

function buildView(spec: AppSpec, { entity, start, service, resource }: Parts, text: string): BookingView {
  const offered = spec.entities.find(({ name }) => name === service?.reference?.entity);
  const duration = offered?.fields.find(
    ({ name, type }) => (type === "integer" || type === "decimal") && /duration|minutes|length/i.test(name),
  );
  const status = entity.fields.find(({ type, name }) => type === "enum" && /status|state/i.test(name));
  const cancelled = status?.options?.find(({ label }) => /cancel|no[- ]show/i.test(label))?.value;
  return {
    kind: "booking",
    entity: entity.name,
    startField: start.name,
    ...openingHours(text),
    ...(service === undefined || offered === undefined
      ? {}
      : { serviceField: service.name, serviceEntity: offered.name }),
    ...(duration === undefined ? {} : { durationField: duration.name }),
    ...(resource === undefined ? {} : { resourceField: resource.name }),
    ...(status === undefined || cancelled === undefined ? {} : { statusField: status.name, cancelledValue: cancelled }),
  };
}
