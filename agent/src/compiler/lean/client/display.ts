import type { Computed, Field, FieldDisplay } from "@joinery/shared";
import { isComputedNullable, isList, isNullable } from "../../field-rules.ts";
import { optionsName } from "../../plan.ts";
import { fieldOf, type ClientEntity } from "./context.ts";
import { jsxAttribute, stringOf } from "./module.ts";

/** How one value of a record is shown: JSX content, text, and what to sort by. */
export type Shown = {
  readonly name: string;
  readonly label: string;
  /** An expression whose value is text, or an element in JSX. */
  readonly code: string;
  readonly isElement: boolean;
  /** Elements that may be missing are shown under this condition. */
  readonly condition: string | undefined;
  readonly sortBy: string;
  readonly isNumeric: boolean;
  /** Days and times, which are hard to read over several lines. */
  readonly isUnbroken: boolean;
  /** Links and other things to click cannot stand inside a button. */
  readonly isInteractive: boolean;
  /** Text of several lines wants a paragraph of its own. */
  readonly isLong: boolean;
  /** Speaks for itself, so that no label is needed beside it. */
  readonly isPlainSpoken: boolean;
};

type Kind = FieldDisplay | "share";

const INTERACTIVE: ReadonlySet<Kind> = new Set(["link", "markdown", "reference", "references"]);
const NUMERIC: ReadonlySet<Kind> = new Set(["number", "money", "percent", "share"]);

/** @param record the variable that holds the record; references are looked up in `names`. */
export function showValue(entity: ClientEntity, name: string, record: string): Shown {
  const field = fieldOf(entity.entity, name);
  const computed = entity.entity.computed.find((candidate) => candidate.name === name);
  if (field !== undefined) return showField(entity, field, record);
  if (computed === undefined) throw new Error(`${entity.typeName} has no value ${name}`);
  return showComputed(entity, computed, record);
}

function showField(entity: ClientEntity, field: Field, record: string): Shown {
  const kind = displayOf(field);
  const value = `${record}.${field.name}`;
  const element = elementOf(entity, field, kind, value);
  const condition = isList(field) ? `${value}.length > 0` : isNullable(field) ? `${value} !== null` : undefined;
  return {
    name: field.name,
    label: field.label,
    code: element ?? textCode(entity, field, kind, value),
    isElement: element !== undefined,
    condition,
    sortBy: sortCode(entity, field, value),
    isNumeric: NUMERIC.has(kind),
    isUnbroken: kind === "date" || kind === "time",
    isInteractive: INTERACTIVE.has(kind),
    isLong: kind === "multiline" || kind === "markdown",
    isPlainSpoken: kind === "badge" || kind === "tags" || kind === "stars",
  };
}

function showComputed(entity: ClientEntity, computed: Computed, record: string): Shown {
  const value = `${record}.${computed.name}`;
  const isStars = computed.display === "stars";
  const kind: Kind = computed.display === "percent" ? shareOrPercent(computed) : computed.display;
  return {
    name: computed.name,
    label: computed.label,
    code: isStars ? `<Stars value={${value}} />` : formatCode(kind, value),
    isElement: isStars,
    condition: isStars && isComputedNullable(entity.entity, computed) ? `${value} !== null` : undefined,
    sortBy: value,
    isNumeric: !isStars,
    isUnbroken: false,
    isInteractive: false,
    isLong: false,
    isPlainSpoken: isStars,
  };
}

/** One number divided by another is a ratio, of which 1 is 100 %; other percentages are numbers out of 100. */
export function shareOrPercent(computed: Computed | undefined): "share" | "percent" {
  return computed?.kind === "arithmetic" && computed.op === "/" ? "share" : "percent";
}

const FORMATS: Partial<Record<Kind, string>> = {
  number: "formatNumber",
  money: "formatMoney",
  percent: "formatPercent",
  share: "formatShare",
  date: "formatDate",
  time: "formatTime",
  datetime: "formatDateTime",
};

/** The function that writes values of this kind. */
export function formatterOf(kind: Kind): string {
  return FORMATS[kind] ?? "formatNumber";
}

function formatCode(kind: Kind, value: string, unit?: string): string {
  return unit === undefined ? `${formatterOf(kind)}(${value})` : `${formatterOf(kind)}(${value}, ${stringOf(unit)})`;
}

const DISPLAYS: Readonly<Record<Field["type"], readonly [FieldDisplay, ...FieldDisplay[]]>> = {
  string: ["text", "multiline", "markdown", "link", "swatch", "badge"],
  text: ["multiline", "markdown"],
  integer: ["number", "money", "percent", "stars"],
  decimal: ["number", "money", "percent", "stars"],
  boolean: ["check"],
  date: ["date", "relativeDate"],
  time: ["time"],
  datetime: ["datetime", "date", "relativeDate", "time"],
  enum: ["badge", "text"],
  tags: ["tags"],
  reference: ["reference"],
  references: ["references"],
};

/** The display that the spec asks for where the type allows it, otherwise what suits the type. */
export function displayOf(field: Field): FieldDisplay {
  const possible = DISPLAYS[field.type];
  const isTooManyStars = field.display === "stars" && (field.max ?? 5) > 10;
  return possible.includes(field.display) && !isTooManyStars ? field.display : possible[0];
}

function elementOf(entity: ClientEntity, field: Field, kind: FieldDisplay, value: string): string | undefined {
  switch (kind) {
    case "multiline":
      return `<LongText text={${value}} />`;
    case "markdown":
      return `<Markdown text={${value}} />`;
    case "stars":
      return `<Stars value={${value}}${(field.max ?? 5) === 5 ? "" : ` max={${field.max}}`} />`;
    case "check":
      return `<CheckMark isOn={${value}} />`;
    case "badge":
      return field.type === "enum"
        ? `<OptionBadge options={${optionsName(entity, field)}} value={${value}} />`
        : `<Badge>{${value}}</Badge>`;
    case "relativeDate":
      return `<RelativeDate date={${value}} />`;
    case "link":
      return `<SafeLink value={${value}}${schemeOf(field)} />`;
    case "swatch":
      return `<Swatch color={${value}} />`;
    case "reference":
      return `<RecordLink to="${entity.linkTo.get(field.name) ?? "/"}" id={${value}} title={names.${field.name}(${value})} />`;
    case "references":
      return `<RecordLinks to="${entity.linkTo.get(field.name) ?? "/"}" ids={${value}} titleOf={names.${field.name}} />`;
    case "tags":
      return `<TagList tags={${value}} />`;
    default:
      return undefined;
  }
}

function schemeOf(field: Field): string {
  if (field.interface === "email") return ` ${jsxAttribute("scheme", "mailto")}`;
  return field.interface === "tel" ? ` ${jsxAttribute("scheme", "tel")}` : "";
}

function textCode(entity: ClientEntity, field: Field, kind: FieldDisplay, value: string): string {
  if (kind === "references") return `${value}.map(names.${field.name}).join(", ")`;
  if (kind === "reference") return `names.${field.name}(${value})`;
  if (field.type === "enum") return `optionLabel(${optionsName(entity, field)}, ${value})`;
  if (kind === "text") return value;
  return formatCode(kind, value, kind === "number" ? field.unit : undefined);
}

function sortCode(entity: ClientEntity, field: Field, value: string): string {
  if (field.type === "enum") return `optionOrder(${optionsName(entity, field)}, ${value})`;
  if (field.type === "boolean") return `Number(${value})`;
  if (field.type === "tags") return `${value}.join(" ")`;
  if (field.type === "references") return `${value}.map(names.${field.name}).join(" ")`;
  return field.type === "reference" ? `names.${field.name}(${value})` : value;
}

/** A field as one line of text, for titles and for the search. */
export function textOf(entity: ClientEntity, field: Field, record: string): string {
  const value = `${record}.${field.name}`;
  if (field.type === "tags") return `${value}.join(" ")`;
  if (field.type === "boolean") return `(${value} ? "Yes" : "No")`;
  if (field.type === "string" || field.type === "text") return value;
  const kind = displayOf(field);
  return textCode(
    entity,
    field,
    kind === "relativeDate" ? "date" : FORMATS[kind] === undefined && field.reference === undefined ? "number" : kind,
    value,
  );
}
