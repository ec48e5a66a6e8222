import type { Field, ListingView } from "@joinery/shared";
import type { PagePlan } from "../../../plan.ts";
import { listPath, type ClientEntity } from "../context.ts";
import { textOf } from "../display.ts";
import { stringOf, type Module } from "../module.ts";

type Exporting = { readonly page: PagePlan; readonly view: ListingView; readonly entity: ClientEntity };

/** The button that saves records as a file; nothing where the view does not offer it. `records` is code for them. */
export function exportButton({ page, view, entity }: Exporting, records: string): string {
  if (view.canExport !== true) return "";
  const names = entity.hasNames ? ", names" : "";
  return `<ExportButton name="${page.fileName.replace(/-page$/, "")}" rows={() => ${entity.varName}Rows(${records}${names})} isDisabled={shown.length === 0} />`;
}

/** Everything that is known of the records, numbers and days as they are stored. All lists of an entity share it. */
export function emitExport(entity: ClientEntity): Module {
  const { one, many, type, typeName, varName } = entity;
  const stored = entity.entity.fields.map((field) => ({ label: field.label, code: exportCode(entity, field) }));
  const computed = entity.entity.computed.map(({ name, label }) => ({ label, code: `${one}.${name}` }));
  const columns = [...stored, ...computed];
  const names = entity.hasNames ? `, names: ${typeName}Names` : "";
  return {
    path: listPath(entity),
    code: `/** The records as rows of a file, with the headings first. */
export function ${varName}Rows(${many}: readonly ${type}[]${names}): readonly (readonly CsvValue[])[] {
  return [
    [${columns.map(({ label }) => stringOf(label)).join(", ")}],
    ...${many}.map((${one}) => [${columns.map(({ code }) => code).join(", ")}]),
  ];
}`,
  };
}

function exportCode(entity: ClientEntity, field: Field): string {
  const value = `${entity.one}.${field.name}`;
  if (["integer", "decimal", "date", "time", "datetime"].includes(field.type)) return value;
  if (field.type === "tags") return `${value}.join(", ")`;
  // Names have commas in them more often than semicolons; an import reads them back.
  if (field.type === "references") return `${value}.map(names.${field.name}).join("; ")`;
  return textOf(entity, field, entity.one);
}
