import type { Field } from "@joinery/shared";
import { isNullable } from "../../../field-rules.ts";
import { withArticle } from "../../code.ts";
import { dataPath, entityOf, type ClientEntity, type ClientPlan } from "../context.ts";
import { hasAccess } from "../../server/rights.ts";
import { stringOf, type Module } from "../module.ts";
import { textOf } from "../display.ts";

/** What the client knows about the records of an entity, apart from how they look. */
export function emitEntityData(client: ClientPlan, entity: ClientEntity): Module[] {
  return [
    emitCollection(client, entity),
    emitTitle(entity),
    emitTitles(client, entity),
    ...(entity.hasNames ? [emitNames(client, entity)] : []),
    emitTexts(entity),
    emitDelete(client, entity),
  ];
}

/** Entities whose references lead in a circle look each other up from files of their own, so that imports do not. */
const namesPath = (entity: ClientEntity): string =>
  entity.hasNames && entity.isInCircle ? `src/client/entities/${entity.kebab}-names.ts` : dataPath(entity);

function emitCollection(client: ClientPlan, entity: ClientEntity): Module {
  const { type, typeName, varName, kebabPlural } = entity;
  return {
    path: dataPath(entity),
    code: `export const ${varName}Collection = createCollection<${type}, ${typeName}Input>("/api/${kebabPlural}"${hasAccess(client.plan) ? `, "${entity.entity.name}"` : ""});`,
  };
}

/** The call that gives a record's title, for code that has `names` where they are needed. */
export function titleCall(entity: ClientEntity, record = entity.one): string {
  return entity.isTitleReference ? `${entity.varName}Title(${record}, names)` : `${entity.varName}Title(${record})`;
}

function emitTitle(entity: ClientEntity): Module {
  const { type, one, varName, label, title } = entity;
  const names = title !== undefined && entity.isTitleReference ? `, names: { readonly ${title.name}: TitleById }` : "";
  return {
    path: dataPath(entity),
    code: `/** How ${withArticle(label).replaceAll("*/", "* /")} is called in lists and links. */
export function ${varName}Title(${one}: ${type}${names}): string {
  return ${titleCode(entity, title)};
}`,
  };
}

function titleCode(entity: ClientEntity, title: Field | undefined): string {
  const untitled = stringOf(`Untitled ${entity.label}`);
  if (title === undefined) return stringOf(entity.entity.label);
  const text = textOf(entity, title, entity.one);
  if (title.type === "text") return `${text}${isNullable(title) ? "?" : ""}.split("\\n")[0] || ${untitled}`;
  if (title.type === "boolean") return text;
  const isAlwaysThere = !isNullable(title) && title.type !== "reference" && title.type !== "tags";
  return isAlwaysThere ? text : `${text} || ${untitled}`;
}

/** Titles by id, for the records that point here. */
function emitTitles(client: ClientPlan, entity: ClientEntity): Module {
  const { typeName, varName, one, title, labelPlural } = entity;
  const target = title?.reference?.entity;
  const lookUp = target === undefined || !entity.isTitleReference ? undefined : entityOf(client, target);
  const body =
    lookUp === undefined
      ? `  return useTitles(${varName}Collection, ${varName}Title);`
      : `  const names = { ${title?.name ?? ""}: use${lookUp.typeName}Titles() };
  return useTitles(${varName}Collection, (${one}) => ${varName}Title(${one}, names));`;
  return {
    path: dataPath(entity),
    code: `/** Titles of ${labelPlural.replaceAll("*/", "* /")} by their id. */
export function use${typeName}Titles(): TitleById {
${body}
}`,
  };
}

function emitNames(client: ClientPlan, entity: ClientEntity): Module {
  const rows = entity.references.map((field) => ({
    name: field.name,
    hook: `use${entityOf(client, field.reference?.entity ?? "").typeName}Titles()`,
  }));
  return {
    path: namesPath(entity),
    code: `/** Titles of the records that ${entity.labelPlural.replaceAll("*/", "* /")} point at. */
export type ${entity.typeName}Names = {
${rows.map(({ name }) => `  readonly ${name}: TitleById;`).join("\n")}
};

export function use${entity.typeName}Names(): ${entity.typeName}Names {
  return {
${rows.map(({ name, hook }) => `    ${name}: ${hook},`).join("\n")}
  };
}`,
  };
}

const SEARCHED: ReadonlySet<Field["type"]> = new Set(["string", "text", "enum", "tags", "reference", "references"]);

/** What the search looks through: everything that is text to the user, and the title. */
function emitTexts(entity: ClientEntity): Module {
  const { type, typeName, varName, one } = entity;
  const texts = entity.entity.fields
    .filter((field) => SEARCHED.has(field.type) || field.name === entity.title?.name)
    .map((field) => textOf(entity, field, one));
  const names = texts.some((text) => /\bnames\./.test(text)) ? `, names: ${typeName}Names` : "";
  return {
    path: namesPath(entity),
    code: `/** What the search looks through. */
export function ${varName}Texts(${texts.length === 0 ? "_" : ""}${one}: ${type}${names}): readonly (string | null)[] {
  return [${texts.join(", ")}];
}`,
  };
}

/** The call that gives a record's texts for the search. */
export function textsCall(entity: ClientEntity): string {
  return `${entity.varName}Texts(${entity.one}${entity.hasNames ? ", names" : ""})`;
}

function emitDelete(client: ClientPlan, entity: ClientEntity): Module {
  const { type, typeName, varName, one, label } = entity;
  const dependants = client.entities
    .filter((other) =>
      other.references.some(
        (field) => field.reference?.entity === entity.entity.name && field.reference.onDelete === "cascade",
      ),
    )
    .map((other) => other.labelPlural);
  const consequence =
    dependants.length === 0 ? "" : `The ${listInWords(dependants)} that belong to it are deleted too. `;
  return {
    path: dataPath(entity),
    code: `/** Asks first; resolves to whether it is gone. */
export async function delete${typeName}(${one}: ${type}, title: string): Promise<boolean> {
  const isSure = await confirm({
    title: ${stringOf(`Delete this ${label}?`)},
    text: \`“\${title}” ${escapeTemplate(`will be deleted. ${consequence}This cannot be undone.`)}\`,
    confirmLabel: "Delete",
  });
  return isSure && attempt(() => ${varName}Collection.remove(${one}.id), ${stringOf(`${entity.entity.label} deleted.`)});
}`,
  };
}

function listInWords(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

function escapeTemplate(text: string): string {
  return text.replace(/[\\`]|\$\{/g, "\\$&");
}
