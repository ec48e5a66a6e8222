import type { View } from "@joinery/shared";
import { maxLengthOf } from "../../../field-rules.ts";
import { withArticle } from "../../code.ts";
import { canBeCreatedByTitle } from "../entity/controls.ts";
import { titleCall } from "../entity/emit-data.ts";
import { rulesOf } from "../entity/emit-behaviour.ts";
import { jsxAttribute, jsxText, stringOf, type Module } from "../module.ts";
import { elementIf, mayAddCode, mayChangeCode } from "../rights.ts";
import type { Shown } from "../display.ts";
import { detailsOf } from "./details.ts";
import { emitListingPage, rowActions, type Listing } from "./listing.ts";

/** To-dos: one line to add, a box to tick, and what is left to do. */
export function emitChecklist(listing: Listing<Extract<View, { kind: "checklist" }>>): Module[] {
  const { client, entity, view } = listing;
  const { one, many, typeName, varName } = entity;
  const isDone = `${one}.${view.doneField}`;
  const details = detailsOf(listing).filter((shown) => shown.name !== view.doneField);
  const flags = rulesOf(client, entity).length === 0 ? "" : `<${typeName}Flags ${one}={${one}} />`;
  const mayChange = mayChangeCode(client, entity);
  const canChange = mayChange === undefined ? "" : `canChange={${mayChange}}`;
  const page = emitListingPage(listing, {
    state: 'const [doneFilter, setDoneFilter] = useState<DoneFilter>("all");',
    test: `(doneFilter === "all" || ${isDone} === (doneFilter === "completed"))`,
    derived: `const left = ${many}.items.filter((${one}) => !${isDone}).length;`,
    reset: 'setDoneFilter("all");',
    above: emitQuickEntry(listing),
    tools: "<DoneFilterBar value={doneFilter} onChange={setDoneFilter} />",
    content: `<ul className="checklist surface">
          {shown.map((${one}) => (
            <ChecklistItem
              key={${one}.id}
              title={${titleCall(entity)}}
              isDone={${isDone}}
              ${canChange}
              onToggle={() => void attempt(() => ${varName}Collection.patch(${one}.id, { ${view.doneField}: !${isDone} }), "")}
              actions={${rowActions(listing, "editor.open")}}
            >
              ${flags}
              ${details.map(emitInline).join("\n")}
            </ChecklistItem>
          ))}
        </ul>
        <p className="checklist-left">{countOf(left, ${stringOf(entity.label)}, ${stringOf(entity.labelPlural)})} ${jsxText("left")}</p>`,
  });
  return [page];
}

/** A record that needs more than its title gets its form, with the title already in it. */
function emitQuickEntry({ client, entity }: Listing): string {
  const { title, typeName, label } = entity;
  if (title === undefined || title.type !== "string") return "";
  const onAdd = canBeCreatedByTitle(entity)
    ? `(title) => attempt(() => create${typeName}(title), "")`
    : `async (title) => {
          editor.openNew({ ${title.name}: title });
          return true;
        }`;
  const entry = `<QuickEntry ${jsxAttribute("label", `Add ${withArticle(label)}`)} maxLength={${maxLengthOf(title)}} onAdd={${onAdd}} />`;
  return elementIf(mayAddCode(client, entity), entry);
}

function emitInline(shown: Shown): string {
  if (shown.isPlainSpoken || shown.isLong)
    return shown.condition === undefined ? shown.code : `{${shown.condition} && ${shown.code}}`;
  const value = shown.isElement ? shown.code : `{${shown.code}}`;
  const row = `<span>${jsxText(`${shown.label}`)}: ${value}</span>`;
  return shown.condition === undefined ? row : `{${shown.condition} && (${row})}`;
}
