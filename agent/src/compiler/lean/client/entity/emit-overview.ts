import type { Field } from "@joinery/shared";
import { capitalise } from "../../../plan.ts";
import { entityOf, pathOf, type ClientEntity, type ClientPlan } from "../context.ts";
import { showValue, type Shown } from "../display.ts";
import { jsxAttribute, jsxText, type Module } from "../module.ts";
import { isOwned, isPrivateKind } from "../../server/rights.ts";
import { elementIf, functionIf, mayAddCode, mayChangeCode } from "../rights.ts";
import { detailRows } from "../views/details.ts";
import { actionsOf, rulesOf } from "./emit-behaviour.ts";
import { titleCall } from "./emit-data.ts";

/** The page of one record, for entities that others point at: `OwnerOverview`. */
export const overviewName = ({ typeName }: ClientEntity): string => `${typeName}Overview`;

const overviewPath = ({ kebab }: ClientEntity): string => `src/client/pages/records/${kebab}.tsx`;

/** Everything about one record: its values, and the lists of those that point at it, each with a way to add one here. */
export function emitOverview(client: ClientPlan, entity: ClientEntity): Module[] {
  if (!entity.hasOverview) return [];
  const { one, many, type, typeName, varName, label, labelPlural } = entity;
  const title = titleCall(entity);
  const shown = entity.entity.fields
    .filter(({ name }) => name !== entity.title?.name)
    .map(({ name }) => showValue(entity, name, one));
  const computed = entity.entity.computed.map(({ name }) => showValue(entity, name, one));
  const facts = detailRows([...shown, ...computed]);
  const related = relatedTo(client, entity);
  const flags = rulesOf(client, entity).length === 0 ? "" : `<p><${typeName}Flags ${one}={${one}} /></p>`;
  const actions =
    actionsOf(client, entity, "record").length === 0 ? "" : `<${typeName}Actions ${one}={${one}} title={${title}} />`;
  const owner = isOwned(client.plan, entity)
    ? `<OwnerMark enteredBy={${one}.enteredBy} isPrivate={${isPrivateKind(client.plan, entity)}} />`
    : "";
  const path = pathOf(client, entity.entity.name);
  const all = `All ${labelPlural}`;
  const body = [flags, facts].filter(Boolean).join("\n          ");
  const code = `/** The page of one ${label.replaceAll("*/", "* /")}. */
export function ${overviewName(entity)}({ id }: { readonly id: string }) {
  const ${many} = useRecords(${varName}Collection);
  ${needsNames(entity, body + title) ? `const names = use${typeName}Names();` : ""}
  const [isEditing, setIsEditing] = useState(false);
  const ${one} = ${many}.items.find((candidate: ${type}) => encodeURIComponent(candidate.id) === id);
  if (${one} === undefined)
    return <RecordMissing records={${many}} ${jsxAttribute("title", entity.entity.label)} path="${path}" ${jsxAttribute("listLabel", all)} />;
  return (
    <>
      <BackLink to="${path}">${jsxText(all)}</BackLink>
      <Page title={${title}} actions={<>${owner}${actions}${elementIf(mayChangeCode(client, entity), '<Button kind="primary" onClick={() => setIsEditing(true)}>Edit</Button>')}</>}>
        <div className="record-sheet">
          ${body === "" ? "" : `<section className="record-facts surface" ${jsxAttribute("aria-label", entity.entity.label)}>${body}</section>`}
          ${related.map(({ name }) => `<${name} id={${one}.id} />`).join("\n          ")}
        </div>
        {isEditing && <${typeName}Form ${one}={${one}} preset={undefined} onClose={() => setIsEditing(false)} />}
      </Page>
    </>
  );
}`;
  return [
    { path: overviewPath(entity), code: code.replace(/^[ \t]+$\n/gm, ""), effects: ["src/client/styles/details.css"] },
    ...related.map(({ name, child, field }) => emitRelated(client, entity, { name, child, field })),
  ];
}

const needsNames = (entity: ClientEntity, code: string): boolean =>
  entity.hasNames && /\bnames\b/.test(code.replace(/"(?:[^"\\]|\\.)*"/g, '""'));

type Related = { readonly name: string; readonly child: ClientEntity; readonly field: Field };

/** What points at an entity, and through which field. */
function relatedTo(client: ClientPlan, entity: ClientEntity): Related[] {
  return client.entities.flatMap((other) => {
    const child = entityOf(client, other.entity.name);
    const fields = child.references.filter((field) => field.reference?.entity === entity.entity.name);
    return fields.map((field) => ({
      name: `${entity.typeName}Related${capitalise(child.many)}${fields.length > 1 ? `By${capitalise(field.name)}` : ""}`,
      child,
      field,
    }));
  });
}

const MOST_NOTES = 3;

function emitRelated(client: ClientPlan, entity: ClientEntity, { name, child, field }: Related): Module {
  const { one, many, type, typeName, varName, label, labelPlural } = child;
  const isOnly = child.references.filter(({ reference }) => reference?.entity === entity.entity.name).length === 1;
  const notes = child.entity.fields
    .filter((other) => other.name !== child.title?.name && other.name !== field.name)
    .map((other) => showValue(child, other.name, one))
    .filter(({ isLong }) => !isLong)
    .slice(0, MOST_NOTES)
    .map(emitNote);
  const title = titleCall(child);
  const head = child.hasOverview
    ? `<RecordLink to="/${child.kebabPlural}" id={${one}.id} title={${title}} />`
    : `<RecordButton onClick={() => editor.open(${one})}>{${title}}</RecordButton>`;
  const row = notes.length === 0 ? head : `${head}<span className="related-notes">${notes.join("\n")}</span>`;
  const isSeveral = field.type === "references";
  const heading = isOnly ? child.entity.labelPlural : `${child.entity.labelPlural} (${field.label})`;
  return {
    path: overviewPath(entity),
    code: `/** Those that point at it${isOnly ? "" : ` as ${field.label.replaceAll("*/", "* /")}`}. */
export function ${name}({ id }: { readonly id: string }) {
  const ${many} = useRecords(${varName}Collection);
${needsNames(child, row) ? `  const names = use${typeName}Names();\n` : ""}  const editor = useEditor<${type}, Partial<${typeName}Input>>(${many}.items);
  return (
    <RelatedRecords
      ${jsxAttribute("title", heading)}
      records={${many}}
      items={${many}.items.filter((${one}) => ${isSeveral ? `${one}.${field.name}.includes(id)` : `${one}.${field.name} === id`})}
      ${jsxAttribute("emptyText", `No ${labelPlural} yet.`)}
      ${jsxAttribute("addLabel", `Add ${label}`)}
      onAdd={${functionIf(mayAddCode(client, child), `() => editor.openNew({ ${field.name}: ${isSeveral ? "[id]" : "id"} })`)}}
      renderItem={(${one}) => (<>${row}</>)}
    >
      {editor.editing !== undefined && (
        <${typeName}Form ${one}={editor.editing.item} preset={editor.editing.preset} onClose={editor.close} />
      )}
    </RelatedRecords>
  );
}`,
  };
}

function emitNote(shown: Shown): string {
  const value = shown.isElement ? shown.code : `<span>{${shown.code}}</span>`;
  return shown.condition === undefined ? value : `{${shown.condition} && ${value}}`;
}
