import type { Field, FieldInterface } from "@joinery/shared";
import { maxLengthOf } from "../../../field-rules.ts";
import { optionsName } from "../../../plan.ts";
import { needsOnlyTitle } from "../../title-only.ts";
import { entityOf, pathOf, type ClientEntity, type ClientPlan } from "../context.ts";
import { jsxAttribute, jsxText } from "../module.ts";
import { titleCall } from "./emit-data.ts";

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
  references: ["pickers"],
};

/** The interface that the spec asks for where the type allows it, otherwise what suits the type. */
export function controlOf(field: Field): FieldInterface {
  const possible = CONTROLS[field.type];
  const isTooManyStars = field.interface === "rating" && ((field.max ?? 5) > 10 || (field.min ?? 0) < 0);
  return possible.includes(field.interface) && !isTooManyStars ? field.interface : possible[0];
}

/** The element that edits a field in the form of its entity. */
export function emitField(client: ClientPlan, field: Field, entity: ClientEntity): string {
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
    case "pickers":
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
  const isSeveral = field.type === "references";
  const bound = `form.field("${field.name}")`;
  const onCreated = isSeveral ? `(id) => ${bound}.onChange([...(${bound}.value ?? []), id])` : `${bound}.onChange`;
  const children = canBeCreatedByTitle(target)
    ? `<QuickAdd ${jsxAttribute("label", `New ${target.label}`)} create={create${target.typeName}} onCreated={${onCreated}} />`
    : `<NewTabLink path="${pathOf(client, target.entity.name)}">${jsxText(`Manage ${target.labelPlural}`)}</NewTabLink>`;
  return { component: isSeveral ? "PickersField" : "PickerField", attributes, children };
}

/** Whether it can be added from a single line. */
export function canBeCreatedByTitle({ entity, title }: ClientEntity): boolean {
  return needsOnlyTitle(entity, title);
}
