import type { Field, ImportView } from "@joinery/shared";
import type { PagePlan } from "../../../plan.ts";
import { importedOthers } from "../../server/import.ts";
import { entityOf, pagePath, type ClientEntity, type ClientPlan } from "../context.ts";
import { jsxAttribute, stringOf, type Module } from "../module.ts";

/** A page that adds the records of a CSV file. */
export function emitImport(client: ClientPlan, page: PagePlan, view: ImportView): Module[] {
  const entity = entityOf(client, view.entity);
  const { typeName, varName, kebabPlural } = entity;
  const others = [...new Set(entity.references.flatMap((field) => targetOf(client, field) ?? []))];
  const columns = entity.entity.fields.flatMap((field) => {
    const code = columnOf(client, entity, field);
    return code === undefined ? [] : [`{ name: "${field.name}", label: ${stringOf(field.label)}, ${code} },`];
  });
  const hasOthers = importedOthers(client.plan, entity.planned).length > 0;
  const code = `export function ${page.componentName}() {
  ${others.map((other) => `const ${other.many} = useRecords(${other.varName}Collection);`).join("\n  ")}
  const columns = [
    ${columns.join("\n    ")}
  ];
  const addAll = async (records: readonly ${typeName}Input[]${hasOthers ? ", others: NewOthers" : ""}): Promise<void> => {
    try {
      await request("/api/${kebabPlural}/import", "POST", { records${hasOthers ? ", others" : ""} });
    } finally {
      // After a refusal, too: somebody may have added something meanwhile.
      await reloadVisible();
    }
  };
  return (
    <Page ${jsxAttribute("title", page.page.title)}>
      <WhenReady lists={[${others.map(({ many }) => many).join(", ")}]}>
        <CsvImport
          ${jsxAttribute("label", entity.label)}
          ${jsxAttribute("labelPlural", entity.labelPlural)}
          columns={columns}
          check={(values) => checkBy(${varName}Input, { ...new${typeName}(), ...values })}
          onImport={addAll}
        />
      </WhenReady>
    </Page>
  );
}`;
  return [{ path: pagePath(page), code: code.replace(/^[ \t]+$\n/gm, "") }];
}

/** The entity whose records are found by their titles; titles that are those of other records are not looked up. */
function targetOf(client: ClientPlan, { reference }: Field): ClientEntity | undefined {
  if (reference === undefined) return undefined;
  const target = entityOf(client, reference.entity);
  return target.isTitleReference ? undefined : target;
}

/** How a field is read from text; undefined where text cannot say it. */
function columnOf(client: ClientPlan, entity: ClientEntity, field: Field): string | undefined {
  switch (field.type) {
    case "integer":
    case "decimal":
      return "read: readers.number";
    case "date":
    case "datetime":
      return "read: readers.day";
    case "boolean":
      return "read: readers.yesNo";
    case "tags":
      return "read: readers.tags";
    case "enum":
      return `read: readers.choice([${(field.options ?? []).map(({ value, label }) => `{ value: ${stringOf(value)}, label: ${stringOf(label)} }`).join(", ")}])`;
    case "reference":
    case "references": {
      const target = targetOf(client, field);
      return target === undefined ? undefined : `others: ${othersCode(client, entity, target, field)}`;
    }
    default:
      return "read: readers.text";
  }
}

function othersCode({ plan }: ClientPlan, entity: ClientEntity, target: ClientEntity, field: Field): string {
  const { varName, typeName, many, title } = target;
  const isAdded = importedOthers(plan, entity.planned).some(({ target: { entity: other } }) => other === target.entity);
  const create = isAdded
    ? `create: (title: string) => checkBy(${varName}Input, { ...new${typeName}(), ${title?.name ?? ""}: title }),`
    : "";
  return `{
        list: ${stringOf(target.kebabPlural)},
        label: ${stringOf(target.label)},
        labelPlural: ${stringOf(target.labelPlural)},
        idsOf: indexNames(${many}.items, ${varName}Title),
        isSeveral: ${field.type === "references"},
        ${create}
      }`;
}
