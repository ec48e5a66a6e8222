import type { Field, ImportView } from "@joinery/shared";
import type { PagePlan } from "../../../plan.ts";
import { entityOf, pagePath, type ClientEntity, type ClientPlan } from "../context.ts";
import { jsxAttribute, stringOf, type Module } from "../module.ts";

/** A page that adds the records of a CSV file. */
export function emitImport(client: ClientPlan, page: PagePlan, view: ImportView): Module[] {
  const entity = entityOf(client, view.entity);
  const { typeName, varName, kebabPlural } = entity;
  const columns = entity.entity.fields.flatMap((field) => {
    const read = readerOf(client, field);
    return read === undefined ? [] : [`{ name: "${field.name}", label: ${stringOf(field.label)}, read: ${read} },`];
  });
  const others = [...new Set(entity.entity.fields.flatMap((field) => targetOf(client, field) ?? []))];
  const code = `/** Whether values make a record, and what is wrong with them. */
function check${typeName}(values: Readonly<Record<string, unknown>>): Checked<${typeName}Input> {
  const result = ${varName}Input.safeParse({ ...new${typeName}(), ...values });
  return result.success
    ? { input: result.data, problems: [] }
    : { problems: result.error.issues.map(({ message }) => message) };
}

export function ${page.componentName}() {
  ${others.map((other) => `const ${other.many} = useRecords(${other.varName}Collection);`).join("\n  ")}
  const columns = [
    ${columns.join("\n    ")}
  ];
  const addAll = async (records: readonly ${typeName}Input[]): Promise<void> => {
    await request("/api/${kebabPlural}/import", "POST", { records });
    await reloadVisible();
  };
  return (
    <Page ${jsxAttribute("title", page.page.title)}>
      <WhenReady lists={[${others.map(({ many }) => many).join(", ")}]}>
        <CsvImport
          ${jsxAttribute("label", entity.label)}
          ${jsxAttribute("labelPlural", entity.labelPlural)}
          columns={columns}
          check={check${typeName}}
          onImport={addAll}
        />
      </WhenReady>
    </Page>
  );
}`;
  return [{ path: pagePath(page), code: code.replace(/^[ \t]+$\n/gm, "") }];
}

/** The entity whose records are found by their titles; titles that are those of other records are not looked up. */
function targetOf(client: ClientPlan, field: Field): ClientEntity | undefined {
  if (field.type !== "reference" || field.reference === undefined) return undefined;
  const target = entityOf(client, field.reference.entity);
  return target.isTitleReference ? undefined : target;
}

/** The function that reads a field from text; undefined where text cannot say it. */
function readerOf(client: ClientPlan, field: Field): string | undefined {
  const target = targetOf(client, field);
  switch (field.type) {
    case "integer":
    case "decimal":
      return "readers.number";
    case "date":
    case "datetime":
      return "readers.day";
    case "boolean":
      return "readers.yesNo";
    case "tags":
      return "readers.tags";
    case "enum":
      return `readers.choice([${(field.options ?? []).map(({ value, label }) => `{ value: ${stringOf(value)}, label: ${stringOf(label)} }`).join(", ")}])`;
    case "reference":
      return target === undefined
        ? undefined
        : `readers.choice(${target.many}.items.map((${target.one}) => ({ value: ${target.one}.id, label: ${target.varName}Title(${target.one}) })))`;
    case "references":
      return undefined;
    default:
      return "readers.text";
  }
}
