import { handedEntities } from "../../server/owners.ts";
import { mayChangeCode } from "../rights.ts";
import { isRelation, type Field, type FieldValue } from "@joinery/shared";
import { kindOf } from "../../../field-rules.ts";
import { withArticle } from "../../code.ts";
import { dataPath, entityOf, formPath, type ClientEntity, type ClientPlan } from "../context.ts";
import { stringOf, type Module } from "../module.ts";
import { canBeCreatedByTitle, controlOf, emitField } from "./controls.ts";

/** The form of an entity: its fields, what a new record starts with, and the dialog around them. */
export function emitEntityForm(client: ClientPlan, entity: ClientEntity): Module[] {
  return [emitDraft(entity), ...(emitQuickCreate(entity) ?? []), emitForm(client, entity), emitFields(client, entity)];
}

function emitDraft(entity: ClientEntity): Module {
  const { type, typeName, one } = entity;
  const { fields } = entity.entity;
  return {
    path: dataPath(entity),
    code: `/** What a new ${entity.label.replaceAll("*/", "* /")} starts with. */
export function new${typeName}(): Draft<${typeName}Input> {
  return {
${fields.map((field) => `    ${field.name}: ${initialCode(field)},`).join("\n")}
  };
}

/** What the form of an existing one starts with. */
export function ${entity.varName}Draft(${one}: ${type}): Draft<${typeName}Input> {
  return {
${fields.map((field) => `    ${field.name}: ${one}.${field.name},`).join("\n")}
  };
}`,
  };
}

function initialCode(field: Field): string {
  if (field.default !== undefined && field.default !== null) return defaultCode(field, field.default);
  if (controlOf(field) === "slider") return String(field.min ?? 0);
  const empty = { number: "null", boolean: "false", tags: "[]", text: "null" }[kindOf(field)];
  return empty === "null" && (field.type === "string" || field.type === "text") ? '""' : empty;
}

/** Days and moments are counted from the time at which the form opens. */
function defaultCode(field: Field, value: FieldValue): string {
  if (typeof value !== "string") return JSON.stringify(value);
  if (value === "now") return field.type === "time" ? "currentTime()" : "currentMoment()";
  const [, sign, days, time] = /^today(?:([+-])(\d+))?(?:T(\d\d:\d\d))?$/.exec(value) ?? [];
  if (!value.startsWith("today") || !["date", "datetime"].includes(field.type)) return stringOf(value);
  const day = days === undefined ? "currentDay()" : `addDays(currentDay(), ${sign === "-" ? "-" : ""}${Number(days)})`;
  return time === undefined ? day : `\`\${${day}}T${time}\``;
}

/** Elements that edit fields of a form, and the hooks that they need before them. */
export function fieldsCode(
  client: ClientPlan,
  entity: ClientEntity,
  edited: readonly Field[],
): { readonly hooks: string; readonly elements: readonly string[] } {
  const pickers = edited.filter(isRelation);
  const targets = [...new Set(pickers.map((field) => field.reference?.entity ?? ""))].map((name) =>
    entityOf(client, name),
  );
  const lists = targets.map((target) => `  const ${target.many} = useRecords(${target.varName}Collection);\n`).join("");
  const names = targets
    .filter((target) => target.isTitleReference)
    .map((target) => `  const ${target.varName}Names = use${target.typeName}Names();\n`)
    .join("");
  return { hooks: lists + names, elements: edited.map((field) => emitField(client, field, entity)) };
}

function emitFields(client: ClientPlan, entity: ClientEntity): Module {
  const { hooks, elements } = fieldsCode(client, entity, entity.entity.fields);
  return {
    path: formPath(entity),
    code: `/** Everything that can be entered for ${withArticle(entity.label).replaceAll("*/", "* /")}. */
export function ${entity.typeName}Fields({ form }: { readonly form: Form<${entity.typeName}Input> }) {
${hooks}  return (
    <>
${elements.map((element) => `      ${element}`).join("\n")}
    </>
  );
}`,
  };
}

function emitQuickCreate(entity: ClientEntity): Module[] | undefined {
  const { type, typeName, varName, title } = entity;
  if (title === undefined || !canBeCreatedByTitle(entity)) return undefined;
  return [
    {
      path: dataPath(entity),
      code: `/** Adds ${withArticle(entity.label).replaceAll("*/", "* /")} of which no more than the title is known. */
export function create${typeName}(title: string): Promise<${type}> {
  return ${varName}Collection.create(${varName}Input.parse({ ...new${typeName}(), ${title.name}: title }));
}`,
    },
  ];
}

function emitForm(client: ClientPlan, entity: ClientEntity): Module {
  const { type, typeName, varName, one, label } = entity;
  const { entity: spec } = entity;
  const title = entity.isTitleReference ? `${varName}Title(${one}, names)` : `${varName}Title(${one})`;
  const key = one;
  const isHanded = handedEntities(client.plan).some(({ entity: handed }) => handed === spec);
  const save = isHanded
    ? `async (input) => {
      const saved = ${one} === undefined ? await ${varName}Collection.create(input) : ${one};
      if (${one} !== undefined) await ${varName}Collection.update(${one}.id, input);
      await owner.hand(saved.id);
    }`
    : `(input) => (${one} === undefined ? ${varName}Collection.create(input) : ${varName}Collection.update(${one}.id, input))`;
  const owner = isHanded ? `  const owner = useOwner("/api/${entity.kebabPlural}", ${one});\n` : "";
  const mayChange = mayChangeCode(client, entity);
  const readOnly = mayChange === undefined ? "" : `\n      isReadOnly={${one} !== undefined && !${mayChange}}`;
  return {
    path: formPath(entity),
    code: `type ${typeName}FormProps = {
  /** Undefined to add a new one. */
  readonly ${key}: ${type} | undefined;
  readonly preset: Partial<${typeName}Input> | undefined;
  readonly onClose: () => void;
};

/** Adds or changes ${withArticle(label).replaceAll("*/", "* /")}. */
export function ${typeName}Form({ ${key}, preset, onClose }: ${typeName}FormProps) {
${entity.isTitleReference ? `  const names = use${typeName}Names();\n` : ""}${owner}  const form = useForm<${typeName}Input>({
    initial: ${one} === undefined ? { ...new${typeName}(), ...preset } : ${varName}Draft(${one}),
    schema: ${varName}Input,
    save: ${save},
    onSaved: () => {
      notify(${one} === undefined ? ${stringOf(`${spec.label} added.`)} : ${stringOf(`${spec.label} saved.`)});
      onClose();
    },
  });
  const remove = async (): Promise<void> => {
    if (${one} !== undefined && (await delete${typeName}(${one}, ${title}))) onClose();
  };
  return (
    <FormDialog
      title={${one} === undefined ? ${stringOf(`New ${label}`)} : ${title}}
      saveLabel={${one} === undefined ? ${stringOf(`Add ${label}`)} : "Save"}
      form={form}
      onClose={onClose}
      onDelete={${one} === undefined ? undefined : () => void remove()}${readOnly}
    >
      <${typeName}Fields form={form} />${isHanded ? "\n      <OwnerField owner={owner} />" : ""}
    </FormDialog>
  );
}`,
  };
}
