import { type Field, type TimesheetView } from "@joinery/shared";
import { isNullable } from "../../../field-rules.ts";
import { optionsName } from "../../../plan.ts";
import { minutesCode, planTimesheet, type TimesheetPlan } from "../../shared/timesheet.ts";
import { entityOf, pagePath, type ClientEntity } from "../context.ts";
import { titleCall } from "../entity/emit-data.ts";
import { jsxAttribute, stringOf, type Module } from "../module.ts";
import { emitHomePage, type HomePage } from "./home-page.ts";

/** A week of hours; whatever else is known of an entry is edited in its form. */
export function emitTimesheet(home: HomePage<TimesheetView>): Module[] {
  const { client, page, entity } = home;
  const timesheet = planTimesheet(client.plan, entity.planned);
  if (timesheet === undefined) throw new Error(`${entity.typeName} has no field for its time`);
  // The plan is that of the first sheet of the entity; each page has its own rows.
  const plan = { ...timesheet, ...ownFields(home) };
  const { date, row, person } = plan;
  const { one, many } = entity;
  const save = `save${entity.typeName}Time`;
  const targets = [row, person].flatMap((field) =>
    field?.reference === undefined ? [] : [entityOf(client, field.reference.entity)],
  );
  const lines = [
    `items={${many}.items}`,
    jsxAttribute("rowLabel", row.label),
    `choices={${choicesCode(home, row)}}`,
    `isFree={${row.type === "string"}}`,
    `rowOf={(${one}) => ${one}.${row.name}}`,
    person === undefined
      ? ""
      : `people={{ label: ${stringOf(person.label)}, choices: ${choicesCode(home, person)}, isOptional: ${isNullable(person)}, personOf: (${one}) => ${one}.${person.name} }}`,
    `dayOf={(${one}) => ${one}.${date.name}}`,
    `minutesOf={(${one}) => ${minutesCode(plan, one)}}`,
    `titleOf={(${one}) => ${titleCall(entity)}}`,
    `isNoted={${notedCode(entity, plan)}}`,
    `onSave={${save}}`,
    "onOpen={editor.open}",
  ];
  const main = emitHomePage(home, {
    others: [...new Set(targets)],
    isFrame: true,
    hasMain: true,
    content: `<Timesheet
          ${lines.filter(Boolean).join("\n          ")}
        />`,
  });
  return [main, { path: pagePath(page), code: saveCode(entity, plan, save) }];
}

function ownFields({ view, entity }: HomePage<TimesheetView>): Pick<TimesheetPlan, "row" | "person"> {
  const named = (name: string | undefined): Field | undefined =>
    entity.entity.fields.find((field) => field.name === name);
  const row = named(view.rowField);
  if (row === undefined) throw new Error(`${entity.typeName} has no field ${view.rowField}`);
  const person = named(view.personField);
  return { row, person: person === row ? undefined : person };
}

/** What a row can stand for, or who can have a sheet. */
function choicesCode({ client, entity }: HomePage, field: Field): string {
  if (field.reference !== undefined) {
    const target = entityOf(client, field.reference.entity);
    return `${target.many}.items.map(({ id }) => ({ key: id, label: names.${field.name}(id) }))`;
  }
  if (field.type === "enum") return `${optionsName(entity, field)}.map(({ value, label }) => ({ key: value, label }))`;
  const value = `${entity.one}.${field.name}`;
  const words = `${entity.many}.items.${isNullable(field) ? `flatMap((${entity.one}) => ${value} ?? [])` : `map((${entity.one}) => ${value})`}`;
  return `[...new Set(${words})].map((word) => ({ key: word, label: word }))`;
}

/** An entry with words of its own is not deleted by emptying its cell. */
function notedCode(entity: ClientEntity, { date, duration, row, person }: TimesheetPlan): string {
  const known = new Set([date, duration, row, person].map((field) => field?.name));
  const { one } = entity;
  const tests = entity.entity.fields.flatMap((field) => {
    if (known.has(field.name) || (field.default !== undefined && field.default !== null)) return [];
    if (field.type === "boolean") return [];
    if (field.type === "tags" || field.type === "references") return [`${one}.${field.name}.length > 0`];
    return isNullable(field) ? [`${one}.${field.name} !== null`] : [];
  });
  return tests.length === 0 ? "() => false" : `(${one}) => ${tests.join(" || ")}`;
}

function saveCode(entity: ClientEntity, plan: TimesheetPlan, name: string): string {
  const { type, typeName, varName, one } = entity;
  const { date, duration, row, person, view } = plan;
  const time = timeCode(view, duration);
  const slot = [
    `${row.name}: slot.row`,
    ...(person === undefined ? [] : [`${person.name}: slot.person`]),
    `${date.name}: ${date.type === "datetime" ? "`${slot.day}T12:00`" : "slot.day"}`,
    `${duration.name}: ${time}`,
  ];
  return `/** Writes the time of one cell: adds its entry, changes it, or takes it out. */
export async function ${name}(${one}: ${type} | undefined, slot: TimeSlot, minutes: number): Promise<void> {
  if (${one} !== undefined) {
    return minutes === 0 ? ${varName}Collection.remove(${one}.id) : ${varName}Collection.patch(${one}.id, { ${duration.name}: ${time} });
  }
  await ${varName}Collection.create(${varName}Input.parse({ ...new${typeName}(), ${slot.join(", ")} }));
}`;
}

/** Fractions of an hour are kept to the second, so that they add up. */
function timeCode({ durationUnit }: TimesheetView, { type }: Field): string {
  if (durationUnit === "minutes") return "minutes";
  return type === "integer" ? "Math.round(minutes / 60)" : "Number((minutes / 60).toFixed(4))";
}
