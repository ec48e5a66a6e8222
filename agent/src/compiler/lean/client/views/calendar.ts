import type { View } from "@joinery/shared";
import { isNullable } from "../../../field-rules.ts";
import { fieldOf } from "../context.ts";
import { showValue } from "../display.ts";
import { rulesOf } from "../entity/emit-behaviour.ts";
import { titleCall } from "../entity/emit-data.ts";
import { jsxAttribute, jsxText, type Module } from "../module.ts";
import { functionIf, mayAddCode } from "../rights.ts";
import { emitListingPage, type Listing } from "./listing.ts";

/** A month with the records on their day; a click on a day adds one there. */
export function emitCalendar(listing: Listing<Extract<View, { kind: "calendar" }>>): Module[] {
  const { client, entity, view } = listing;
  const { one, typeName, label } = entity;
  const date = fieldOf(entity.entity, view.dateField);
  if (date === undefined) throw new Error(`${entity.typeName} has no field ${view.dateField}`);
  const value = `${one}.${date.name}`;
  const isTimed = date.type === "datetime";
  const badge = view.fields
    .filter((name) => fieldOf(entity.entity, name)?.type === "enum")
    .map((name) => showValue(entity, name, one).code)[0];
  const flags = rulesOf(client, entity).length === 0 ? "" : `<${typeName}Flags ${one}={${one}} />`;
  const entry = `<button type="button" className="calendar-entry" onClick={() => editor.open(${one})}>
              ${isTimed ? `<span className="calendar-time">{formatTime(${value})}</span>` : ""}
              {${titleCall(entity)}}
              ${badge?.startsWith("<") ? badge : ""}
              ${flags}
            </button>`;
  const preset = isTimed ? "`${day}T09:00`" : "day";
  const page = emitListingPage(listing, {
    isFrame: true,
    state: "const [month, setMonth] = useState(currentDay().slice(0, 7));",
    derived: isNullable(date) ? `const undated = shown.filter((${one}) => ${value} === null);` : "",
    content: `<CalendarMonth
          month={month}
          onMonth={setMonth}
          items={${isTimed ? `shown.toSorted((a, b) => compareValues(a.${date.name}, b.${date.name}, 1))` : "shown"}}
          dateOf={(${one}) => ${value}}
          renderItem={(${one}) => (
            ${entry}
          )}
          ${jsxAttribute("addLabel", `Add ${label}`)}
          onAdd={${functionIf(mayAddCode(listing.client, listing.entity), `(day) => editor.openNew({ ${date.name}: ${preset} })`)}}
        />${isNullable(date) ? emitUndated(one, entry) : ""}`,
  });
  return [page];
}

function emitUndated(one: string, entry: string): string {
  return `
        {undated.length > 0 && (
          <section className="calendar-undated surface">
            <h2>${jsxText("Without a date")}</h2>
            <ul>
              {undated.map((${one}) => (
                <li key={${one}.id}>
                  ${entry.replace(/<span className="calendar-time">.*<\/span>/, "")}
                </li>
              ))}
            </ul>
          </section>
        )}`;
}
