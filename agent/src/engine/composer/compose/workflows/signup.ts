import type { AppSpec, Entity, Field, SignupView } from "@joinery/shared";
import { toFieldName } from "../../identifiers.ts";
import { buildPage, buildView } from "../views.ts";
import { fieldLike, freeName, newField, withCovered, withEntity, withMainPage, type Workflow } from "./workflow.ts";

type SampleRecord = AppSpec["sampleData"][string][number];

const NOUN = "(?:event|workshop|class|course|session|training|seminar|webinar|meet-?up|tour|retreat|shift)";
const EVENT = new RegExp(`\\b${NOUN}e?s?\\b`, "i");
const NAMED = new RegExp(`\\b${NOUN}e?s? (?:sign[- ]?ups?|registration)s?\\b`, "i");
const SIGNS_UP = /\bsign(?:s|ing)?[- ]?ups?\b|\bregist(?:er|ers|ration|rations)\b|\brsvps?\b/i;
const LIMITED =
  /\b\d+ (?:people |persons |volunteers )?per (?:shift|class|session|event|workshop|tour|course)\b|\b(?:seats?|spots?|capacity|waiting[- ]?lists?|waitlists?)\b|\b(?:limited|maximum(?: of)?|max\.?|\d+) (?:places|people|participants|attendees)\b/i;
const SEATS = /(\d{1,4}) (?:places|seats|spots|people|participants|attendees)\b/i;
const ATTENDEE = /^(?:attendee|participant|registration|sign-?up|guest|enrol?lment|visitor)$/i;
/** What only seems to be a list of its own: the number of seats, and the act of signing up. */
const SEEMING =
  /^(?:limited )?(?:place|seat|spot|sign-?up|registration|(?:waiting list|waitlist)(?: entr(?:y|ie))?|capacity)s?$/i;

/** Events with seats, where the brief speaks of signing up for them. */
export const signup: Workflow = (spec, text) => {
  if (!EVENT.test(text) || !(NAMED.test(text) || (SIGNS_UP.test(text) && LIMITED.test(text)))) return undefined;
  const found = spec.entities.find(
    ({ label, name }) => (EVENT.test(label) || name === "Event") && !SEEMING.test(label),
  );
  // Workshops are no events of any kind.
  const isOther = found?.label === "Event" && !/\bevents?\b/i.test(text);
  return withSignup(spec, isOther ? undefined : found, text, isOther ? found : undefined);
};

/** Makes events of an entity, or of a new one: with seats, and with those who sign up. `replaced` is an entity that goes. */
export function withSignup(spec: AppSpec, found: Entity | undefined, text: string, replaced?: Entity): AppSpec {
  const rest = { ...spec, entities: spec.entities.filter((entity) => entity !== replaced) };
  const event = withSeats(found ?? newEvent(rest, text), text);
  const known = rest.entities.find(({ label }) => ATTENDEE.test(label) && label !== event.label);
  const kept = rest.entities.filter((entity) => entity === found || entity === known || !SEEMING.test(entity.label));
  const attendee = attendeeOf({ ...rest, entities: kept }, event, known);
  const joined = withEntity(withEntity({ ...rest, entities: kept }, event), attendee);
  const sampled = withSamples(joined, event, attendee, text);
  const paged = withMainPage(sampled, event.name, event.labelPlural, buildSignup(event, attendee));
  const wantsFigures = /\bdashboard\b|\boverview\b|\bcharts?\b|\bstatistics\b/i.test(text);
  const pages = paged.pages.filter(
    ({ view }) =>
      (view.kind !== "dashboard" || wantsFigures) &&
      (view.kind === "signup" || !("entity" in view) || view.entity !== attendee.name),
  );
  const listed = [...pages, buildPage(attendee, buildView(attendee, "table"), pages)];
  // Signing up for an event is no account.
  return withCovered({ ...paged, pages: listed }, "Sign-up with limited seats", ["Sign-in"]);
}

/** "Workshop registration" speaks of workshops, whether a list of them was made out or not. */
function newEvent(spec: AppSpec, text: string): Entity {
  const noun = (EVENT.exec(text)?.[0] ?? "event").toLowerCase().replace(/(?<=ss)es$|(?<!s)s$/, "");
  const label = noun.charAt(0).toUpperCase() + noun.slice(1);
  return {
    name: freeName(spec, label),
    label,
    labelPlural: `${label}${label.endsWith("ss") ? "es" : "s"}`,
    titleField: "title",
    computed: [],
    fields: [
      newField.text("title", "Title", { required: true }),
      newField.day("date", "Date"),
      newField.text("place", "Place"),
      newField.long("description", "Description"),
    ],
  };
}

const capacityOf = (entity: Entity): Field | undefined =>
  fieldLike(entity, ["integer"], /seat|capacity|places|spots|participants|limit|max/i);
const dateOf = (entity: Entity): Field | undefined =>
  fieldLike(entity, ["date", "datetime"], /^(?:date|start|when|day)/i) ??
  entity.fields.find(({ type }) => type === "date" || type === "datetime");

function withSeats(entity: Entity, text: string): Entity {
  const old = capacityOf(entity);
  const given = Number(SEATS.exec(text)?.[1] ?? 0);
  const seats: Field = {
    ...newField.text(old?.name ?? "seats", old === undefined || /limit|max/i.test(old.label) ? "Seats" : old.label),
    type: "integer",
    interface: "number",
    display: "number",
    min: 1,
    ...(given === 0 ? {} : { default: given }),
  };
  const { maxLength: _, ...field } = seats;
  const date = dateOf(entity) === undefined ? [newField.day("date", "Date")] : [];
  const others = entity.fields.filter((other) => other !== old);
  const fields = [...others.slice(0, 3), ...date, field, ...others.slice(3)];
  const sort = { field: dateOf(entity)?.name ?? "date", direction: "asc" as const };
  return { ...entity, fields, sort };
}

const STATUS: Field = {
  ...newField.text("status", "Status"),
  type: "enum",
  interface: "select",
  display: "badge",
  required: true,
  default: "Registered",
  options: [
    { value: "Registered", label: "Registered", tone: "success" },
    { value: "Waiting list", label: "Waiting list", tone: "warning" },
    { value: "Cancelled", label: "Cancelled", tone: "neutral" },
  ],
};

const OWN = new Set(["name", "email", "status"]);

/** Who signs up: what is known of them, what for, and whether they have a seat. */
function attendeeOf(spec: AppSpec, event: Entity, known: Entity | undefined): Entity {
  const via = newField.reference(
    toFieldName(event.label, ["name", "email", "status"]),
    event.label,
    event.name,
    "cascade",
  );
  const extras = (known?.fields ?? []).filter(
    ({ name, reference, type, unique, required }) =>
      !OWN.has(name) && name !== via.name && reference === undefined && type !== "date" && !unique && !required,
  );
  const { maxLength: _, ...status } = STATUS;
  return {
    name: known?.name ?? freeName(spec, "Attendee"),
    label: known?.label ?? "Attendee",
    labelPlural: known?.labelPlural ?? "Attendees",
    titleField: "name",
    computed: [],
    fields: [
      newField.text("name", "Name", { required: true }),
      newField.text("email", "Email", { interface: "email", display: "link" }),
      via,
      status,
      ...extras.slice(0, 4),
    ],
  };
}

function buildSignup(event: Entity, attendee: Entity): SignupView {
  const place = fieldLike(event, ["string"], /location|place|room|venue|where|address/i);
  const via = attendee.fields.find(({ reference }) => reference?.entity === event.name);
  return {
    kind: "signup",
    entity: event.name,
    capacityField: capacityOf(event)?.name ?? "seats",
    dateField: dateOf(event)?.name ?? "date",
    ...(place === undefined ? {} : { placeField: place.name }),
    attendeeEntity: attendee.name,
    viaField: via?.name ?? "event",
    statusField: "status",
    waitingValue: "Waiting list",
    cancelledValue: "Cancelled",
  };
}

const PEOPLE = [
  ["Maria Lopez", "maria@example.com"],
  ["Tom Becker", "tom@example.com"],
  ["Aisha Khan", "aisha@example.com"],
  ["Jonas Weber", "jonas@example.com"],
] as const;

function withSamples(spec: AppSpec, event: Entity, attendee: Entity, text: string): AppSpec {
  const seats = capacityOf(event)?.name ?? "seats";
  const date = dateOf(event)?.name ?? "date";
  const given = Number(SEATS.exec(text)?.[1] ?? 12);
  const known = spec.sampleData[event.name] ?? [];
  const titled = known.length > 0 && !LESSON.test(event.label) ? known : newEvents(event, known);
  // One signs up for what is to come.
  const events = titled.map(({ key, values }, index): SampleRecord => ({
    key,
    values: { ...values, [date]: dayOf(event, date, index), [seats]: given },
  }));
  const via = buildSignup(event, attendee).viaField;
  const people = PEOPLE.map(([name, email], index): SampleRecord => ({
    key: `${attendee.name}-${index + 1}`,
    values: { name, email, [via]: events[index % Math.min(2, events.length)]?.key ?? "", status: "Registered" },
  }));
  return {
    ...spec,
    sampleData: { ...spec.sampleData, [event.name]: events, [attendee.name]: events.length === 0 ? [] : people },
  };
}

/** What is taught in them nobody can guess. */
const LESSON = /\b(?:class|course|workshop|session|training|seminar)$/i;

const dayOf = (event: Entity, date: string, index: number): string => {
  const day = `today+${3 + index * 7}`;
  return event.fields.some(({ name, type }) => name === date && type === "datetime") ? `${day}T18:00` : day;
};

/** Events with names that fit everywhere; what else is known of them stays. */
function newEvents(event: Entity, known: readonly SampleRecord[]): SampleRecord[] {
  const noun = event.label.toLowerCase();
  const place = event.fields.some(({ name }) => name === "place");
  return [`Introductory ${noun}`, `Weekend ${noun}`, `Advanced ${noun}`].map((title, index) => ({
    key: known[index]?.key ?? `${event.name}-${index + 1}`,
    values: {
      ...(place ? { place: `Room ${index + 1}` } : {}),
      ...known[index]?.values,
      [event.titleField]: title,
    },
  }));
}
