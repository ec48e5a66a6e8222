import type { Entity, Field, View } from "@joinery/shared";
import { isFinalOption, isSuccessfulEnd } from "../lexicon/option-tones.ts";
import { statusField } from "./status.ts";
import { findMoney } from "./telling-fields.ts";

/** Views that count: each takes the fields that it needs, and is left out where one is missing. */

const DATES: ReadonlySet<Field["type"]> = new Set(["date", "datetime"]);
const NUMBERS: ReadonlySet<Field["type"]> = new Set(["integer", "decimal"]);

const named = (fields: readonly Field[], pattern: RegExp): Field | undefined =>
  fields.find(({ name }) => pattern.test(name));

const dateOf = ({ fields }: Entity): Field | undefined => {
  const dates = fields.filter(({ type }) => DATES.has(type));
  return named(dates, /^(?:date|day|workDate|workedOn|on|start|startedAt)$/) ?? dates[0];
};

/** Who works. */
export const PERSON =
  /^(?:employee|person|member|team ?member|worker|staff|staff ?member|user|colleague|volunteer|freelancer|contractor|consultant|caretaker|carer|caregiver|cleaner|driver|nurse|tutor|technician|assistant|helper|intern|who|name)$/i;
const ROW = [
  /^project/i,
  /^(?:task|job|matter|case|activity|assignment|workType|type)/i,
  /^(?:client|customer|category)/i,
];

/** How long something took, and in which unit. */
function durationOf({ fields }: Entity): { field: Field; unit: "hours" | "minutes" } | undefined {
  const numbers = fields.filter(({ type }) => NUMBERS.has(type));
  const isHours = ({ name, unit = "" }: Field): boolean => /^(?:h|hrs?|hours?)$/.test(unit) || /^hours/i.test(name);
  const isMinutes = ({ name, unit = "" }: Field): boolean =>
    /^(?:m|mins?|minutes?)$/.test(unit) || /^minutes/i.test(name);
  const hours = numbers.find((field) => isHours(field) && !/rate|price|estimat/i.test(field.name));
  if (hours !== undefined) return { field: hours, unit: "hours" };
  const minutes = numbers.find((field) => isMinutes(field) && !/rate|price|estimat/i.test(field.name));
  return minutes === undefined ? undefined : { field: minutes, unit: "minutes" };
}

/** A week of hours: by project if there are any, else by whatever time is spent on. */
export function timesheetView(entity: Entity): View | undefined {
  const [date, duration] = [dateOf(entity), durationOf(entity)];
  if (date === undefined || duration === undefined) return undefined;
  const sorting = entity.fields.filter(
    ({ type, name }) =>
      type === "reference" || (type === "enum" && !/status|state|billing/i.test(name)) || isWord(entity, type, name),
  );
  const person = named(sorting, PERSON);
  const others = sorting.filter((field) => field !== person);
  const row = ROW.map((pattern) => named(others, pattern)).find((field) => field !== undefined) ?? others[0] ?? person;
  if (row === undefined) return undefined;
  return {
    kind: "timesheet",
    entity: entity.name,
    dateField: date.name,
    durationField: duration.field.name,
    durationUnit: duration.unit,
    rowField: row.name,
    ...(person === undefined || person === row ? {} : { personField: person.name }),
  };
}

/** A word that says what time is spent on, and the title where nothing else does. */
const isWord = ({ titleField, fields }: Entity, type: Field["type"], name: string): boolean =>
  type === "string" &&
  (ROW.some((pattern) => pattern.test(name)) ||
    PERSON.test(name) ||
    (name === titleField && !fields.some((field) => field.type === "reference")));

const SUBJECT = [
  /exercise|lift|movement/i,
  /piece|song|tune|etude/i,
  /^(?:skill|activity|sport|discipline|metric|measured|subject|route|event|type)/i,
];
/** What adding to, spending or rating is about, rather than getting better. */
const NO_MEASURE = /price|cost|amount|fee|budget|value$|year|age$|target|goal|number|rating|count|quantity|order/i;
const LOW = /pace|lap|(?:race|finish|split|swim|run)Time|seconds|strokes/i;
/** What one follows without wanting more of it. */
const PLAIN =
  /^(?:body)?(?:weight|fat|mass)|^(?:waist|hips?|chest|thigh|arm|bmi|temperature|pulse|glucose|bloodPressure|systolic|diastolic|heartRate)/i;

/** What is measured over time: sets of exercises, practice, one's own weight. */
export function progressView(entity: Entity): View | undefined {
  const date = dateOf(entity);
  const numbers = entity.fields.filter(
    ({ type, name, display }) => NUMBERS.has(type) && display !== "money" && !NO_MEASURE.test(name),
  );
  const [weight, reps, sets] = [/^(?:weight|load)/i, /^reps?$|^repetitions$/i, /^sets?$/i].map((pattern) =>
    named(numbers, pattern),
  );
  const isLifted = weight !== undefined && reps !== undefined;
  const measured = numbers.filter((field) => field !== sets || reps === undefined);
  // The weight says most about a set.
  const first = isLifted ? [weight, ...measured.filter((field) => field !== weight)] : measured;
  if (date === undefined || first.length === 0) return undefined;
  const sorting = entity.fields.filter(({ type }) => type === "reference" || type === "enum" || type === "string");
  const subject = SUBJECT.map((pattern) => named(sorting, pattern)).find((field) => field !== undefined);
  const names = (fields: readonly Field[]): string[] => fields.map(({ name }) => name).slice(0, 6);
  return {
    kind: "progress",
    entity: entity.name,
    dateField: date.name,
    ...(subject === undefined ? {} : { subjectField: subject.name }),
    measureFields: names(first),
    lowFields: names(first.filter(({ name }) => LOW.test(name))),
    plainFields: isLifted ? [] : names(first.filter(({ name }) => PLAIN.test(name) && subject === undefined)),
    ...(isLifted ? { weightField: weight.name, repsField: reps.name } : {}),
    ...(isLifted && sets !== undefined ? { setsField: sets.name } : {}),
  };
}

const PERCENT = /probabilit|likelihood|chance|confidence|^win/i;
const NEXT = /^next(?:Action|Step|Contact|Call|Task|Activity)?|follow.?up/i;

/** Records on their way through stages, with what they are worth and how they end. */
export function pipelineView(entity: Entity): Extract<View, { kind: "pipeline" }> | undefined {
  const stage = statusField(entity);
  const stages = stage?.options ?? [];
  if (stage === undefined || stages.length < 2) return undefined;
  const numbers = entity.fields.filter(({ type }) => NUMBERS.has(type));
  const won = stages.findLast(isSuccessfulEnd);
  const lost = stages.findLast((option) => isFinalOption(option) && option !== won && !isSuccessfulEnd(option));
  const amount = findMoney(entity) ?? named(numbers, /^(?:value|amount|worth|revenue|size|budget)/i);
  const probability = named(numbers, PERCENT);
  const dates = entity.fields.filter(({ type }) => DATES.has(type));
  const reached = entity.fields.find(
    (field) => field.type === "enum" && /furthest|reached/i.test(field.name) && field !== stage,
  );
  const part = (key: string, field: Field | undefined): Record<string, string> =>
    field === undefined ? {} : { [key]: field.name };
  return {
    kind: "pipeline",
    entity: entity.name,
    fields: entity.fields
      .flatMap(({ name, type }) => (name === stage.name || type === "text" ? [] : [name]))
      .slice(0, 7),
    filters: entity.fields.flatMap(({ name, type }) => (type === "reference" ? [name] : [])).slice(0, 3),
    groupField: stage.name,
    ...part("amountField", amount),
    ...part("probabilityField", probability),
    ...(won === undefined ? {} : { wonValue: won.value }),
    ...(lost === undefined ? {} : { lostValue: lost.value }),
    ...part("closedField", named(dates, /^(?:closed|won|lost|ended|decided)(?:On|At|Date)?$/i)),
    ...part("reachedField", reached),
    ...part("nextField", named(dates, NEXT)),
  };
}
