import type { View } from "@joinery/shared";
import { titleCall } from "../entity/emit-data.ts";
import { fieldOf, listPath, pagePart } from "../context.ts";
import { showValue, type Shown } from "../display.ts";
import { jsxAttribute, stringOf, type Module } from "../module.ts";
import { emitListingPage, namesType, rowActions, titleWithFlags, type Listing } from "./listing.ts";

type TableView = Extract<View, { kind: "table" }>;

/** A table that can be ordered by each of its columns. */
export function emitTable(listing: Listing<TableView>): Module[] {
  const { page, entity } = listing;
  const columns = columnsName(listing);
  const initial = initialSort(listing);
  return [
    emitColumns(listing),
    emitListingPage(listing, {
      state: `const columns = ${columns}({ ${entity.hasNames ? "names, " : ""}onOpen: editor.open });
  const sorting = useSort(columns${initial});`,
      tools: `<SortSelect keys={columns} sort={sorting.sort} onSort={sorting.setSort} isForPhones />`,
      ordered: "sorting.apply(shown)",
      content: `<DataTable
          ${jsxAttribute("caption", page.page.title)}
          columns={columns}
          items={sorting.apply(shown)}
          sort={sorting.sort}
          onSort={sorting.setSort}
          actions={(${entity.one}) => ${parenthesised(rowActions(listing, "editor.open"))}}
        />`,
    }),
  ];
}

function columnsName({ page }: Listing): string {
  const name = pagePart(page, "columns");
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The order that the spec asks for, where it is that of a column; `useSort` takes it as its second argument. */
export function initialSort({ entity, view }: Listing): string {
  const { sort } = entity.entity;
  if (sort === undefined || !view.fields.includes(sort.field)) return "";
  return `, { key: "${sort.field}", direction: "${sort.direction}" }`;
}

function emitColumns(listing: Listing): Module {
  const { page, entity, view } = listing;
  const name = pagePart(page, "columns");
  const title = headingOf(listing);
  const columns = view.fields.map((field) =>
    emitColumn(listing, showValue(entity, field, entity.one), field === title),
  );
  return {
    path: listPath(entity),
    code: `type ${name}Options = { ${namesType(entity)} readonly onOpen: (${entity.one}: ${entity.type}) => void };

export function ${columnsName(listing)}({ ${entity.hasNames ? "names, " : ""}onOpen }: ${name}Options): readonly Column<${entity.type}>[] {
  return [
${columns.join("\n")}
  ];
}`,
  };
}

/** The column that opens the record, and that heads its card on phones: the title, or the first one where it is not shown. */
function headingOf({ entity, view }: Listing): string | undefined {
  return view.fields.find((field) => field === entity.title?.name) ?? view.fields[0];
}

function emitColumn(listing: Listing, shown: Shown, isTitle: boolean): string {
  const { entity } = listing;
  const cell = isTitle ? titleCell(listing, shown) : optionalCell(shown);
  return `    {
      key: "${shown.name}",
      label: ${stringOf(shown.label)},
      ${kindOf(shown, isTitle)}sortBy: (${entity.one}) => ${shown.sortBy},
      cell: (${entity.one}) => ${cell.startsWith("<") ? parenthesised(cell) : cell},
    },`;
}

function kindOf({ isNumeric, isUnbroken }: Shown, isTitle: boolean): string {
  if (isTitle) return "isTitle: true,\n      ";
  if (isNumeric) return "isNumeric: true,\n      ";
  return isUnbroken ? "isUnbroken: true,\n      " : "";
}

/** An element that would be empty is left out, so that the table can say that there is nothing. */
function optionalCell({ code, isElement, condition }: Shown): string {
  return isElement && condition !== undefined ? `${condition} ? ${code} : null` : code;
}

/** Opens the record, and carries its marks. */
function titleCell(listing: Listing, shown: Shown): string {
  const { entity } = listing;
  const isTitle = shown.name === entity.title?.name;
  const isText = fieldOf(entity.entity, shown.name)?.type === "string" && !shown.isElement;
  const content =
    isTitle && (isText || entity.isTitleReference)
      ? `{${titleCall(entity)}}`
      : shown.isElement
        ? shown.code
        : `{${shown.code} || "–"}`;
  // A title that is the name of another record opens the record itself: the one that it names is a step further.
  const isLink = shown.isInteractive && !(isTitle && entity.isTitleReference);
  const cell = isLink ? content : `<RecordButton onClick={() => onOpen(${entity.one})}>${content}</RecordButton>`;
  return titleWithFlags(listing, cell);
}

export function parenthesised(element: string): string {
  return `(\n        ${element}\n      )`;
}
