import type { Field, FieldInterface, FieldValue } from "@joinery/shared";
import { isNullable, kindOf, maxLengthOf } from "../../../field-rules.ts";
import { optionsName } from "../../../plan.ts";
import { withArticle } from "../../code.ts";
import { entityOf, pathOf, type ClientEntity, type ClientPlan } from "../context.ts";
import { jsxAttribute, jsxText, stringOf, type Module } from "../module.ts";
import { titleCall } from "./emit-data.ts";

/** The form of an entity: its fields, what a new record starts with, and the dialog around them. */
export function emitEntityForm(client: ClientPlan, entity: ClientEntity): Module[] {
  return [emitDraft(entity), emitFields(client, entity), emitForm(entity), ...(emitQuickCreate(entity) ?? [])];
}

const pathFor = (entity: ClientEntity, part: string, ending: string): string =>
  `src/client/entities/${entity.kebab}-${part}.${ending}`;

const CONTROLS: Readonly<Record<Field["type"], readonly [FieldInterface, ...FieldInterface[]]>> = {
  string: ["input", "email", "url", "tel", "color", "textarea"],
  text: ["textarea", "input"],
  integer: ["number", "money", "rating", "slider"],
  decimal: ["number", "money", "slider"],
  boolean: ["checkbox"],
  date: ["date"],
  time: ["time"],
  datetime: ["datetime"],
  enum: ["select", "radio"],
  tags: ["tags"],
  reference: ["picker"],
};

/** The interface that the spec asks for where the type allows it, otherwise what suits the type. */
function controlOf(field: Field): FieldInterface {
  const possible = CONTROLS[field.type];
  const isTooManyStars = field.interface === "rating" && ((field.max ?? 5) > 10 || (field.min ?? 0) < 0);
  return possible.includes(field.interface) && !isTooManyStars ? field.interface : possible[0];
}

function emitDraft(entity: ClientEntity): Module {
  const { type, typeName, one } = entity;
  const { fields } = entity.entity;
  return {
    path: pathFor(entity, "draft", "ts"),
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

function emitFields(client: ClientPlan, entity: ClientEntity): Module {
  const pickers = entity.entity.fields.filter((field) => controlOf(field) === "picker");
  const targets = [...new Set(pickers.map((field) => field.reference?.entity ?? ""))].map((name) =>
    entityOf(client, name),
  );
  const lists = targets.map((target) => `  const ${target.many} = useRecords(${target.varName}Collection);\n`).join("");
  const names = targets
    .filter((target) => target.isTitleReference)
    .map((target) => `  const ${target.varName}Names = use${target.typeName}Names();\n`)
    .join("");
  const fields = entity.entity.fields.map((field) => emitField(client, field, entity));
  return {
    path: pathFor(entity, "fields", "tsx"),
    code: `/** Everything that can be entered for ${withArticle(entity.label).replaceAll("*/", "* /")}. */
export function ${entity.typeName}Fields({ form }: { readonly form: Form<${entity.typeName}Input> }) {
${lists}${names}  return (
    <>
${fields.map((field) => `      ${field}`).join("\n")}
    </>
  );
}`,
  };
}

function emitField(client: ClientPlan, field: Field, entity: ClientEntity): string {
  const shared = [
    `{...form.field("${field.name}")}`,
    jsxAttribute("label", field.label),
    field.required && field.type !== "boolean" ? "isRequired" : "",
    field.help === undefined ? "" : jsxAttribute("help", field.help),
  ];
  const { component, attributes, children } = controlCode(client, field, entity);
  const all = [...shared, ...attributes].filter((attribute) => attribute !== "").join(" ");
  return children === undefined ? `<${component} ${all} />` : `<${component} ${all}>\n${children}\n</${component}>`;
}

type Control = { readonly component: string; readonly attributes: readonly string[]; readonly children?: string };

function controlCode(client: ClientPlan, field: Field, entity: ClientEntity): Control {
  const control = controlOf(field);
  const options = field.type === "enum" ? [`options={${optionsName(entity, field)}}`] : [];
  switch (control) {
    case "textarea":
      return { component: "TextAreaField", attributes: [`maxLength={${maxLengthOf(field)}}`] };
    case "email":
    case "url":
    case "tel":
      return { component: "TextField", attributes: [`type="${control}"`, `maxLength={${maxLengthOf(field)}}`] };
    case "input":
      return { component: "TextField", attributes: [`maxLength={${maxLengthOf(field)}}`] };
    case "number":
      return {
        component: "NumberField",
        attributes: [...limitsOf(field), field.unit === undefined ? "" : jsxAttribute("suffix", field.unit)],
      };
    case "money":
      return { component: "NumberField", attributes: [...limitsOf(field), "prefix={currencySymbol}"] };
    case "slider":
      return { component: "SliderField", attributes: sliderAttributes(field) };
    case "rating":
      return { component: "RatingField", attributes: [`max={${field.max ?? 5}}`] };
    case "checkbox":
      return { component: "CheckboxField", attributes: [] };
    case "date":
      return { component: "DateField", attributes: [] };
    case "time":
      return { component: "DateField", attributes: ['type="time"'] };
    case "datetime":
      return { component: "DateField", attributes: ['type="datetime-local"'] };
    case "color":
      return { component: "ColorField", attributes: [] };
    case "tags":
      return { component: "TagsField", attributes: [] };
    case "radio":
      return { component: "RadioField", attributes: options };
    case "select":
      return { component: "SelectField", attributes: options };
    case "picker":
      return pickerCode(client, field);
  }
}

function limitsOf(field: Field): string[] {
  return [
    field.type === "integer" ? "isWhole" : "",
    field.min === undefined ? "" : `min={${field.min}}`,
    field.max === undefined ? "" : `max={${field.max}}`,
  ];
}

function sliderAttributes(field: Field): string[] {
  const min = field.min ?? 0;
  const max = field.max ?? min + 100;
  const step = field.type === "integer" ? 1 : Number(((max - min) / 100).toPrecision(1));
  return [
    `min={${min}}`,
    `max={${max}}`,
    `step={${step}}`,
    field.unit === undefined ? "" : jsxAttribute("unit", field.unit),
  ];
}

function pickerCode(client: ClientPlan, field: Field): Control {
  const target = entityOf(client, field.reference?.entity ?? "");
  const title = target.isTitleReference
    ? `${target.varName}Title(${target.one}, ${target.varName}Names)`
    : titleCall(target);
  const attributes = [
    `choices={${target.many}.items.map((${target.one}) => ({ id: ${target.one}.id, title: ${title} }))}`,
  ];
  const children = canBeCreatedByTitle(target)
    ? `<QuickAdd ${jsxAttribute("label", `New ${target.label}`)} create={create${target.typeName}} onCreated={form.field("${field.name}").onChange} />`
    : `<NewTabLink path="${pathOf(client, target.entity.name)}">${jsxText(`Manage ${target.labelPlural}`)}</NewTabLink>`;
  return { component: "PickerField", attributes, children };
}

/** Whether a record needs nothing but its title, so that it can be added from a single line. */
export function canBeCreatedByTitle(entity: ClientEntity): boolean {
  const { title } = entity;
  if (title?.type !== "string" || controlOf(title) !== "input" || title.maxLength === 0) return false;
  return entity.entity.fields.every(
    (field) =>
      field.name === title.name ||
      field.type === "boolean" ||
      (field.type === "tags" ? !field.required : isNullable(field) || field.default !== undefined),
  );
}

function emitQuickCreate(entity: ClientEntity): Module[] | undefined {
  const { type, typeName, varName, title } = entity;
  if (title === undefined || !canBeCreatedByTitle(entity)) return undefined;
  return [
    {
      path: pathFor(entity, "quick-create", "ts"),
      code: `/** Adds ${withArticle(entity.label).replaceAll("*/", "* /")} of which no more than the title is known. */
export function create${typeName}(title: string): Promise<${type}> {
  return ${varName}Collection.create(${varName}Input.parse({ ...new${typeName}(), ${title.name}: title }));
}`,
    },
  ];
}

function emitForm(entity: ClientEntity): Module {
  const { type, typeName, varName, one, label } = entity;
  const { entity: spec } = entity;
  const title = entity.isTitleReference ? `${varName}Title(${one}, names)` : `${varName}Title(${one})`;
  const key = one;
  return {
    path: pathFor(entity, "form", "tsx"),
    code: `type ${typeName}FormProps = {
  /** Undefined to add a new one. */
  readonly ${key}: ${type} | undefined;
  readonly preset: Partial<${typeName}Input> | undefined;
  readonly onClose: () => void;
};

/** Adds or changes ${withArticle(label).replaceAll("*/", "* /")}. */
export function ${typeName}Form({ ${key}, preset, onClose }: ${typeName}FormProps) {
${entity.isTitleReference ? `  const names = use${typeName}Names();\n` : ""}  const form = useForm<${typeName}Input>({
    initial: ${one} === undefined ? { ...new${typeName}(), ...preset } : ${varName}Draft(${one}),
    schema: ${varName}Input,
    save: (input) => (${one} === undefined ? ${varName}Collection.create(input) : ${varName}Collection.update(${one}.id, input)),
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
      onDelete={${one} === undefined ? undefined : () => void remove()}
    >
      <${typeName}Fields form={form} />
    </FormDialog>
  );
}`,
  };
}
