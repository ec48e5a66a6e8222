import type { View } from "@joinery/shared";
import { optionsName } from "../../../plan.ts";
import { fieldOf } from "../context.ts";
import { titleCall } from "../entity/emit-data.ts";
import { jsxAttribute, type Module } from "../module.ts";
import { functionIf, mayAddCode } from "../rights.ts";
import { detailsElement, emitDetails } from "./details.ts";
import { emitListingPage, rowActions, titleWithFlags, type Listing } from "./listing.ts";
import { parenthesised } from "./table.ts";

/** Columns by the choices of a field; a card that moves changes its choice. */
export function emitBoard(listing: Listing<Extract<View, { kind: "board" }>>): Module[] {
  const { entity, view } = listing;
  const { one, varName, label } = entity;
  const group = fieldOf(entity.entity, view.groupField);
  if (group === undefined) throw new Error(`${entity.typeName} has no field ${view.groupField}`);
  // The column says it already.
  const withoutGroup: Listing = {
    ...listing,
    view: {
      ...view,
      fields: view.fields.filter((name) => name !== group.name),
      filters: view.filters.filter((name) => name !== group.name),
    },
  };
  const details = emitDetails(withoutGroup);
  const title = `<RecordButton onClick={() => editor.open(${one})}>{${titleCall(entity)}}</RecordButton>`;
  const page = emitListingPage(withoutGroup, {
    isFrame: true,
    content: `<Board
          columns={${optionsName(entity, group)}}
          items={shown}
          columnOf={(${one}) => ${one}.${group.name}}
          titleOf={(${one}) => ${titleCall(entity)}}
          renderCard={(${one}) => (
            <>
              <h3>
                ${titleWithFlags(listing, title)}
              </h3>
              ${detailsElement(withoutGroup)}
            </>
          )}
          actions={(${one}) => ${parenthesised(rowActions(listing, "editor.open"))}}
          onMove={(${one}, value) => attempt(() => ${varName}Collection.patch(${one}.id, { ${group.name}: value }), "")}
          ${jsxAttribute("addLabel", `Add ${label}`)}
          onAdd={${functionIf(mayAddCode(listing.client, listing.entity), `(value) => editor.openNew({ ${group.name}: value })`)}}
        />`,
  });
  return [page, ...(details === undefined ? [] : [details])];
}
