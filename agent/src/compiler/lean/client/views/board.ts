import type { ListingView, View } from "@joinery/shared";
import { optionsName } from "../../../plan.ts";
import { fieldOf } from "../context.ts";
import { titleCall } from "../entity/emit-data.ts";
import { jsxAttribute, type Module } from "../module.ts";
import { detailsElement, emitDetails } from "./details.ts";
import { emitListingPage, rowActions, titleWithFlags, type Listing } from "./listing.ts";
import { parenthesised } from "./table.ts";

type BoardListing = Listing<ListingView & { readonly groupField: string }>;

/** What a board may have besides its cards. */
type BoardExtras = {
  /** Fields that stand elsewhere than among the details of a card. */
  readonly hidden?: readonly string[];
  /** Above the board. */
  readonly above?: string;
  /** Hooks and values before the records are narrowed down. */
  readonly state?: string;
  /** Below the details of a card. */
  readonly footer?: string;
  /** More properties of the board. */
  readonly attributes?: string;
};

/** Columns by the choices of a field; a card that moves changes its choice. */
export function emitBoard(listing: Listing<Extract<View, { kind: "board" }>>): Module[] {
  return emitBoardPage(listing, {});
}

/** A page with a board, for all views that have one. */
export function emitBoardPage(listing: BoardListing, extras: BoardExtras): Module[] {
  const { entity, view } = listing;
  const { one, varName, label } = entity;
  const group = fieldOf(entity.entity, view.groupField);
  if (group === undefined) throw new Error(`${entity.typeName} has no field ${view.groupField}`);
  // The column says it already.
  const elsewhere = new Set([group.name, ...(extras.hidden ?? [])]);
  const withoutGroup: Listing = {
    ...listing,
    view: {
      ...view,
      fields: view.fields.filter((name) => !elsewhere.has(name)),
      filters: view.filters.filter((name) => name !== group.name),
    },
  };
  const details = emitDetails(withoutGroup);
  const title = `<RecordButton onClick={() => editor.open(${one})}>{${titleCall(entity)}}</RecordButton>`;
  const board = `<Board
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
              ${extras.footer ?? ""}
            </>
          )}
          actions={(${one}) => ${parenthesised(rowActions(listing, "editor.open"))}}
          onMove={(${one}, value) => attempt(() => ${varName}Collection.patch(${one}.id, { ${group.name}: value }), "")}
          ${jsxAttribute("addLabel", `Add ${label}`)}
          onAdd={(value) => editor.openNew({ ${group.name}: value })}
          ${extras.attributes ?? ""}
        />`;
  const page = emitListingPage(withoutGroup, {
    isFrame: true,
    ...(extras.state === undefined ? {} : { state: extras.state }),
    content: extras.above === undefined ? board : `${extras.above}\n        ${board}`,
  });
  return [page, ...(details === undefined ? [] : [details])];
}
