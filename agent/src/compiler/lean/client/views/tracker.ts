import type { View } from "@joinery/shared";
import { isList, isNullable } from "../../../field-rules.ts";
import { entityOf, fieldOf, pagePath, type ClientEntity } from "../context.ts";
import { titleCall } from "../entity/emit-data.ts";
import type { Module } from "../module.ts";
import { rowActions } from "./row-actions.ts";
import { emitHomePage, type HomePage } from "./home-page.ts";

type TrackerView = Extract<View, { kind: "tracker" }>;

/** Habits with the days of a week to tick off. A tick that needs more than its day opens its form instead. */
export function emitTracker(home: HomePage<TrackerView>): Module[] {
  const { client, page, view, entity } = home;
  const { one, many } = entity;
  const log = entityOf(client, view.logEntity);
  const isQuick = canBeTicked(log, view);
  const goal = view.goalField === undefined ? undefined : `${one}.${view.goalField}`;
  const isGoalNullable = goal !== undefined && isNullable(fieldOf(entity.entity, view.goalField ?? "") ?? NO_FIELD);
  const ticks =
    view.doneField === undefined ? `${log.many}.items` : `${log.many}.items.filter((tick) => tick.${view.doneField})`;
  const toggle = `toggle${entity.typeName}`;
  const openForm = `async () => ${log.varName}Editor.openNew({ ${presetOf(log, view, `${one}.id`)} })`;
  const found = `${log.many}.items.find((tick) => tick.${view.viaField} === ${one}.id && tick.${view.dateField}${isNullable(dateOf(log, view)) ? "?" : ""}.slice(0, 10) === day)`;
  const main = emitHomePage(home, {
    others: [log],
    state: `const ticks = daysById(${ticks}, (tick) => [tick.${view.viaField}, tick.${view.dateField}]);
  ${isQuick ? "" : `const ${log.varName}Editor = useEditor<${log.type}, Partial<${log.typeName}Input>>(${log.many}.items);`}`,
    content: `<Tracker
          items={${many}.items}
          titleOf={(${one}) => ${titleCall(entity)}}
          goalOf={(${goal === undefined ? "" : one}) => ${goal === undefined ? "7" : isGoalNullable ? `${goal} ?? 7` : goal}}
          ticks={ticks}
          onToggle={async (${one}, day) => {
            const tick = ${found};
            ${isQuick ? `await ${toggle}(tick, ${one}.id, day);` : `if (tick === undefined) await (${openForm})();\n            else await ${untick(log, view)};`}
          }}
          onOpen={editor.open}
          actions={(${one}) => ${rowActions(home, "editor.open")}}
        />`,
    below: isQuick
      ? ""
      : `{${log.varName}Editor.editing !== undefined && (
        <${log.typeName}Form ${log.one}={${log.varName}Editor.editing.item} preset={${log.varName}Editor.editing.preset} onClose={${log.varName}Editor.close} />
      )}`,
  });
  return isQuick ? [main, emitToggle(log, view, { name: toggle, path: pagePath(page) })] : [main];
}

const NO_FIELD = { type: "string", required: true } as Parameters<typeof isNullable>[0];

const dateOf = (log: ClientEntity, view: TrackerView) => fieldOf(log.entity, view.dateField) ?? NO_FIELD;

/** The day is all that is known of a tick: everything else may be left out. */
function canBeTicked(log: ClientEntity, view: TrackerView): boolean {
  const known = new Set([view.viaField, view.dateField, view.doneField]);
  return log.entity.fields.every(
    (field) =>
      known.has(field.name) ||
      field.type === "boolean" ||
      (isList(field) ? !field.required : isNullable(field) || field.default !== undefined),
  );
}

function presetOf(log: ClientEntity, view: TrackerView, id: string): string {
  const day = dateOf(log, view).type === "datetime" ? "`${day}T12:00`" : "day";
  const done = view.doneField === undefined ? "" : `, ${view.doneField}: true`;
  return `${view.viaField}: ${id}, ${view.dateField}: ${day}${done}`;
}

/** A record that says no stays: it may hold more than the tick. */
function untick(log: ClientEntity, { doneField }: TrackerView): string {
  const { varName } = log;
  return doneField === undefined
    ? `${varName}Collection.remove(tick.id)`
    : `${varName}Collection.patch(tick.id, { ${doneField}: !tick.${doneField} })`;
}

function emitToggle(log: ClientEntity, view: TrackerView, { name, path }: { name: string; path: string }): Module {
  const { type, typeName, varName } = log;
  return {
    path,
    code: `/** Ticks a day off, or takes the tick back. */
export async function ${name}(tick: ${type} | undefined, id: string, day: string): Promise<void> {
  if (tick !== undefined) return ${untick(log, view)};
  await ${varName}Collection.create(${varName}Input.parse({ ...new${typeName}(), ${presetOf(log, view, "id")} }));
}`,
  };
}
