import type { Field, ReportView } from "@joinery/shared";
import { isNullable } from "../../../field-rules.ts";
import { displayOf, formatterOf, textOf } from "../display.ts";
import { entityOf, fieldOf, pagePath, type ClientEntity, type ClientPlan } from "../context.ts";
import type { PagePlan } from "../../../plan.ts";
import { jsxAttribute, stringOf, type Module } from "../module.ts";

/** Groups of records with their sums, for a period. */
export function emitReport(client: ClientPlan, page: PagePlan, view: ReportView): Module[] {
  const entity = entityOf(client, view.entity);
  const group = fieldOf(entity.entity, view.groupField);
  if (group === undefined) throw new Error(`${view.entity} has no field ${view.groupField}`);
  const { one, many, varName, typeName, type } = entity;
  const sums = view.sumFields.flatMap((name) => sumOf(entity, name) ?? []);
  const { key, label } = groupCode(entity, group);
  const names = group.type === "reference" ? `const names = use${typeName}Names();` : "";
  const lines = [
    `title=${`{${stringOf(page.page.title)}}`}`,
    jsxAttribute("fileName", page.fileName.replace(/-page$/, "")),
    `items={${many}.items}`,
    jsxAttribute("groupLabel", group.type === "date" || group.type === "datetime" ? "Month" : group.label),
    `groupOf={(${one}) => ({ key: ${key}, label: ${label} })}`,
    `isByKey={${group.type === "date" || group.type === "datetime"}}`,
    view.dateField === undefined ? "" : `dayOf={(${one}) => ${one}.${view.dateField}}`,
    jsxAttribute("countLabel", entity.entity.labelPlural),
    `sums={${`${varName}Sums`}}`,
  ];
  const code = `const ${varName}Sums = [
  ${sums.join("\n  ")}
];

export function ${page.componentName}() {
  const ${many} = useRecords(${varName}Collection);
  ${names}
  return (
    <Page ${jsxAttribute("title", page.page.title)}>
      <WhenReady lists={[${many}]}>
        <Report
          ${lines.filter(Boolean).join("\n          ")}
        />
      </WhenReady>
    </Page>
  );
}`.replace(`const ${varName}Sums = [\n  \n];\n\n`, "");
  const finished = sums.length === 0 ? code.replace(`sums={${varName}Sums}`, "sums={[]}") : code;
  return [{ path: pagePath(page), code: finished.replace(/^[ \t]+$\n/gm, "").replaceAll("TYPE", type) }];
}

/** What tells the groups apart, and what they are called. */
function groupCode(entity: ClientEntity, group: Field): { key: string; label: string } {
  const value = `${entity.one}.${group.name}`;
  const none = stringOf("None");
  if (group.type === "date" || group.type === "datetime") {
    const month = isNullable(group) ? `(${value} ?? "").slice(0, 7)` : `${value}.slice(0, 7)`;
    const label = isNullable(group) ? `${value} === null ? ${none} : formatMonth(${month})` : `formatMonth(${month})`;
    return { key: month, label };
  }
  if (group.type === "boolean") return { key: `String(${value})`, label: textOf(entity, group, entity.one) };
  const key = isNullable(group) ? `${value} ?? ""` : value;
  return { key, label: `${textOf(entity, group, entity.one)} || ${none}` };
}

function sumOf(entity: ClientEntity, name: string): string | undefined {
  const field = fieldOf(entity.entity, name);
  const computed = entity.entity.computed.find((candidate) => candidate.name === name);
  const label = field?.label ?? computed?.label;
  if (label === undefined) return undefined;
  const kind = field === undefined ? computed?.display : displayOf(field);
  const format = kind === "money" ? formatterOf("money") : formatterOf("number");
  const unit = field?.unit === undefined || kind === "money" ? "" : `, ${stringOf(field.unit)}`;
  const { one } = entity;
  return `{ label: ${stringOf(label)}, valueOf: (${one}: TYPE) => ${one}.${name}, format: (value: number) => ${format}(value${unit}) },`;
}
