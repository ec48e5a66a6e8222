import type { AppSpec, Entity, Field, FieldValue, View } from "@joinery/shared";
import { TIME_SHEETS } from "../../lexicon/figure-words.ts";
import { toFieldName } from "../../identifiers.ts";
import { toSentenceCase } from "../../text/normalise.ts";
import { PERSON } from "../figure-views.ts";
import { buildRecordView } from "../record-views.ts";
import { buildPage, buildView } from "../views.ts";
import { newField, withCovered, withEntity, withMainPage, type Workflow } from "./workflow.ts";

type TimesheetView = Extract<View, { kind: "timesheet" }>;

/** A week of hours with a timer and totals, where the brief speaks of time sheets or of tracking time. */
export const timesheet: Workflow = (spec, text) => {
  if (!TIME_SHEETS.test(text)) return undefined;
  const entity = spec.entities.find(
    (candidate) => buildRecordView(withRow(candidate, text), "timesheet", []) !== undefined,
  );
  return entity === undefined ? undefined : withTimesheet(spec, entity.name, text);
};

/** Shows time entries as the grid of a week; undefined where they have no day or no time. */
export function withTimesheet(spec: AppSpec, entityName: string, text: string): AppSpec | undefined {
  const found = spec.entities.find(({ name }) => name === entityName);
  const entity =
    found === undefined
      ? undefined
      : withPerson(withRow({ ...found, fields: found.fields.filter(isNoWish) }, text), spec.entities);
  const view = entity === undefined ? undefined : buildRecordView(entity, "timesheet", spec.entities);
  if (entity === undefined || view?.kind !== "timesheet") return undefined;
  const others = spec.entities.filter((other) => other.name === entity.name || !isSeeming(other));
  const said = saidRow(entity, view, text);
  return withSheet({ ...spec, entities: others }, entity, { ...view, rowField: said ?? view.rowField }, text);
}

/** "Track my time" speaks of no time of day, "totals per week and month" of no field. */
const isNoWish = ({ type, name }: Field): boolean =>
  type === "time" ? name !== "time" : !/^(?:week|month|year|total|totals)$/.test(name);

/** What only seems to be a list of its own: the hours that the entries hold. */
const isSeeming = ({ label, fields }: Entity): boolean =>
  /(?:^| )(?:hours?|times?|overtime)$/i.test(label) &&
  !fields.some(({ type }) => type === "decimal" || type === "date");

/** Where nothing says what time is spent on, it is written down in a word. */
function withRow(entity: Entity, text: string): Entity {
  const said = /\b(?:per|by|each) (project|task|client|customer|job|matter|shift)\b/i.exec(text)?.[1]?.toLowerCase();
  const name = said ?? "activity";
  const activity = newField.text(name, toSentenceCase(name), { maxLength: 80 });
  const known = buildRecordView(entity, "timesheet", []);
  const isTitle = known?.kind === "timesheet" && known.rowField === entity.titleField;
  const isThere = entity.fields.some(({ name }) => name === activity.name);
  const isSaid = said !== undefined && !entity.fields.some(({ label }) => label.toLowerCase() === said);
  const isNeeded =
    known === undefined || isSaid || (isTitle && /^(?:description|title|note|notes)$/.test(entity.titleField));
  return isThere || !isNeeded ? entity : { ...entity, fields: [...entity.fields, activity] };
}

/** People that the brief names are those who work. */
function withPerson(entity: Entity, all: readonly Entity[]): Entity {
  const view = buildRecordView(entity, "timesheet", all);
  const person = all.find(({ name, label }) => name !== entity.name && PERSON.test(label));
  const isKnown = view?.kind === "timesheet" && (view.personField !== undefined || PERSON.test(view.rowField));
  if (person === undefined || isKnown || entity.fields.some(({ reference }) => reference?.entity === person.name))
    return entity;
  const name = toFieldName(
    person.label,
    entity.fields.map((field) => field.name),
  );
  const field: Field = { ...newField.reference(name, person.label, person.name, "clear"), required: false };
  return { ...entity, fields: [...entity.fields, field] };
}

/** "By task" says what the rows are. */
function saidRow({ fields }: Entity, view: TimesheetView, text: string): string | undefined {
  const said = fields.find(
    ({ type, name, label }) =>
      (type === "reference" || type === "enum" || type === "string") &&
      name !== view.personField &&
      new RegExp(`\\b(?:by|per|each) ${label.replace(/[^\p{L}\p{N} ]/gu, ".")}`, "i").test(text),
  );
  return said?.name;
}

function withSheet(spec: AppSpec, found: Entity, view: TimesheetView, text: string): AppSpec {
  const entity = namedByRow(found, view);
  const wantsFigures = /\bdashboard\b|\boverview\b|\bcharts?\b|\bstatistics\b/i.test(text);
  const sampled = withSamples(withEntity(spec, entity), entity, view);
  const paged = withMainPage(sampled, entity.name, "Time sheet", view);
  const kept = paged.pages.filter(({ view: { kind } }) => kind !== "dashboard" || wantsFigures);
  const pages = [...kept];
  for (const [title, report] of totals(entity, view)) pages.push(buildPage(entity, report, pages, title));
  pages.push(buildPage(entity, withExport(buildView(entity, "table", spec.entities)), pages));
  return withCovered({ ...paged, pages: pages.slice(0, 20) }, "Time sheet with totals", ["Timer"]);
}

/** What an entry is for is what it is called by: words about it may be left out. */
function namedByRow(entity: Entity, view: TimesheetView): Entity {
  const known = new Set([view.dateField, view.durationField]);
  const fields = entity.fields.map((field) => ({ ...field, required: known.has(field.name) }));
  return { ...entity, fields, titleField: view.rowField };
}

/** Totals to read, print and save as CSV: by what a row stands for, by who worked, and by month. */
function totals(entity: Entity, view: TimesheetView): [string, View][] {
  const base = {
    kind: "report" as const,
    entity: entity.name,
    sumFields: [view.durationField],
    dateField: view.dateField,
  };
  const labelOf = (name: string): string =>
    entity.fields.find((field) => field.name === name)?.label.toLowerCase() ?? "";
  const people = view.personField === undefined ? [] : [view.personField];
  const groups = [view.rowField, ...people].map((name): [string, View] => [
    `By ${labelOf(name)}`,
    { ...base, groupField: name },
  ]);
  return [...groups, ["By month", { ...base, groupField: view.dateField }]];
}

const withExport = (view: View): View => (view.kind === "table" ? { ...view, canExport: true } : view);

const ACTIVITIES = ["Planning", "Meetings", "Writing"] as const;

/** Examples have something in each row that is a word, and somebody who did it. */
function withSamples(spec: AppSpec, { name, fields }: Entity, { rowField, personField }: TimesheetView): AppSpec {
  const isWord = fields.some((field) => field.name === rowField && field.type === "string");
  const target = fields.find((field) => field.name === personField)?.reference?.entity;
  const people = target === undefined ? [] : (spec.sampleData[target] ?? []);
  const samples = (spec.sampleData[name] ?? []).map(({ key, values }, index) => {
    const more: Record<string, FieldValue> = {};
    if (isWord) more[rowField] = ACTIVITIES[index % ACTIVITIES.length] ?? null;
    const person = people[index % Math.max(1, people.length)];
    if (personField !== undefined && person !== undefined) more[personField] = person.key;
    return { key, values: { ...more, ...values } };
  });
  return { ...spec, sampleData: { ...spec.sampleData, [name]: samples } };
}
