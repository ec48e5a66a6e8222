import type { Field, ListingView } from "@joinery/shared";
import { optionsName, type PagePlan } from "../../../plan.ts";
import { entityOf, fieldOf, pagePath, type ClientEntity, type ClientPlan } from "../context.ts";
import { textsCall } from "../entity/emit-data.ts";
import { actionsOf, rulesOf } from "../entity/emit-behaviour.ts";
export { rowActions } from "./row-actions.ts";
import { jsxAttribute, jsxText, stringOf, type Module } from "../module.ts";
import { exportButton } from "./export.ts";

/** Everything that a kind of view needs to write its page. */
export type Listing<Kind extends ListingView = ListingView> = {
  readonly client: ClientPlan;
  readonly page: PagePlan;
  readonly view: Kind;
  readonly entity: ClientEntity;
};

/** What is special about the page of one kind of view. */
export type ListingParts = {
  /** Hooks and values before the records are narrowed down to those that are shown. */
  readonly state?: string;
  /** One more test that a record has to pass, besides search and filters. */
  readonly test?: string;
  /** Values that are made from the records that are shown. */
  readonly derived?: string;
  /** Between the heading and the search. */
  readonly above?: string;
  /** Beside the search. */
  readonly tools?: string;
  /** Code for the records in the order in which they stand; `shown` unless told. */
  readonly ordered?: string;
  /** What `showAll` has to reset besides search and filters. */
  readonly reset?: string;
  readonly content: string;
  /** The content is useful without any records. */
  readonly isFrame?: boolean;
};

type Filter = { readonly field: Field; readonly test: string; readonly options: string };

/** A view with everything that its page is written from. */
export function toListing<Kind extends ListingView>(client: ClientPlan, page: PagePlan, view: Kind): Listing<Kind> {
  return { client, page, view, entity: entityOf(client, view.entity) };
}

/** The page of a list: heading, search, filters, the records, and the form. */
export function emitListingPage(listing: Listing, parts: ListingParts): Module {
  const { client, page, view, entity } = listing;
  const { one, many, type, typeName, varName } = entity;
  const filters = filtersOf(entity, view.filters);
  const state = [
    `const ${many} = useRecords(${varName}Collection);`,
    entity.hasNames ? `const names = use${typeName}Names();` : "",
    `const editor = useEditor<${type}, Partial<${typeName}Input>>(${many}.items);`,
    'const [search, setSearch] = useState("");',
    filters.length === 0 ? "" : "const [filters, setFilters] = useState(noFilters);",
    parts.state ?? "",
  ];
  const tests = [
    `matchesSearch(${textsCall(entity)}, search)`,
    filters.length === 0 ? "" : `matchesFilters(${one}, filters)`,
    parts.test ?? "",
  ].filter(Boolean);
  const addLabel = jsxAttribute("addLabel", `Add ${entity.label}`);
  const emptyText = jsxAttribute("emptyText", entity.entity.emptyText ?? `There are no ${entity.labelPlural} yet.`);
  const body = parts.isFrame
    ? `<ListFrame records={${many}} shown={shown} ${emptyText}>`
    : `<ListBody records={${many}} shown={shown} ${emptyText} ${addLabel} onAdd={() => editor.openNew()} onClear={showAll}>`;
  const showAll = `const showAll = (): void => {
    setSearch("");
    ${filters.length === 0 ? "" : "setFilters(noFilters);"}
    ${parts.reset ?? ""}
  };`;
  const code = `${emitFilterCode(entity, filters)}export function ${page.componentName}() {
  ${state.filter(Boolean).join("\n  ")}
  const shown = ${many}.items.filter(
    (${one}) => ${tests.join(" && ")},
  );
  ${parts.derived ?? ""}
  ${parts.isFrame ? "" : showAll}
  return (
    <Page ${jsxAttribute("title", page.page.title)} actions={${actionsCode(client, entity, parts.above === undefined || parts.above === "")}}>
      ${parts.above ?? ""}
      <ListTools search={search} onSearch={setSearch} count={countOf(shown.length, ${stringOf(entity.label)}, ${stringOf(entity.labelPlural)})}>
        ${filters.map((filter) => emitFilterSelect(filter)).join("\n        ")}
        ${parts.tools ?? ""}
        ${exportButton(listing, parts.ordered ?? "shown")}
      </ListTools>
      ${body}
        ${parts.content}
      </${parts.isFrame ? "ListFrame" : "ListBody"}>
      {editor.editing !== undefined && (
        <${typeName}Form ${one}={editor.editing.item} preset={editor.editing.preset} onClose={editor.close} />
      )}
    </Page>
  );
}`;
  return { path: pagePath(page), code: tidy(code) };
}

/** Parts that a page does not have leave blank lines behind; between statements one is enough, in JSX none. */
function tidy(code: string): string {
  return code
    .replace(/^[ \t]+$/gm, "")
    .replace(/\n{2,}(?=[ \t])/g, "\n")
    .replace(/\n{3,}/g, "\n\n");
}

/** There is one main button on a page: where a line to type in comes first, this is not it. */
function actionsCode(client: ClientPlan, entity: ClientEntity, isMain: boolean): string {
  const { typeName, many, label } = entity;
  const add = `<Button${isMain ? ' kind="primary"' : ""} onClick={() => editor.openNew()}>
          ${jsxText(`Add ${label}`)}
        </Button>`;
  if (actionsOf(client, entity, "all").length === 0) return add;
  return `<><${typeName}BulkActions ${many}={${many}.items} />${add}</>`;
}

function filtersOf(entity: ClientEntity, names: readonly string[]): Filter[] {
  return names.flatMap((name) => {
    const field = fieldOf(entity.entity, name);
    return field === undefined ? [] : (filterOf(entity, field) ?? []);
  });
}

const YES_NO = `[{ value: "yes", label: "Yes" }, { value: "no", label: "No" }]`;

function filterOf(entity: ClientEntity, field: Field): Filter | undefined {
  const { one, many } = entity;
  const value = `${one}.${field.name}`;
  const chosen = `filters.${field.name}`;
  const distinct = `distinctOptions(${many}.items.${field.type === "tags" ? "flatMap" : "map"}((${one}) => ${value}))`;
  switch (field.type) {
    case "enum":
      return { field, test: `${value} === ${chosen}`, options: optionsName(entity, field) };
    case "boolean":
      return { field, test: `${value} === (${chosen} === "yes")`, options: YES_NO };
    case "string":
      return { field, test: `${value} === ${chosen}`, options: distinct };
    case "tags":
      return { field, test: `${value}.includes(${chosen})`, options: distinct };
    case "reference":
      return {
        field,
        test: `${value} === ${chosen}`,
        options: `distinctOptions(${many}.items.map((${one}) => ${value}), names.${field.name})`,
      };
    case "references":
      return {
        field,
        test: `${value}.includes(${chosen})`,
        options: `distinctOptions(${many}.items.flatMap((${one}) => ${value}), names.${field.name})`,
      };
    case "integer":
      return field.interface === "rating"
        ? { field, test: `(${value} ?? 0) >= Number(${chosen})`, options: ratingOptions(field.max ?? 5) }
        : undefined;
    default:
      return undefined;
  }
}

function ratingOptions(max: number): string {
  const rows = Array.from({ length: max }, (_, index) => max - index).map(
    (stars) => `{ value: "${stars}", label: "${"★".repeat(stars)}${stars === max ? "" : " and up"}" }`,
  );
  return `[${rows.join(", ")}]`;
}

function emitFilterCode(entity: ClientEntity, filters: readonly Filter[]): string {
  if (filters.length === 0) return "";
  const { type, one } = entity;
  return `/** An empty filter lets everything through. */
const noFilters = { ${filters.map(({ field }) => `${field.name}: ""`).join(", ")} };

function matchesFilters(${one}: ${type}, filters: typeof noFilters): boolean {
  return ${filters.map(({ field, test }) => `(filters.${field.name} === "" || ${test})`).join(" && ")};
}

`;
}

function emitFilterSelect({ field, options }: Filter): string {
  return `<FilterSelect
          ${jsxAttribute("label", field.label)}
          options={${options}}
          value={filters.${field.name}}
          onChange={(value) => setFilters({ ...filters, ${field.name}: value })}
        />`;
}

/** The title of a record with the marks of the rules that it falls under; `content` opens the form. */
export function titleWithFlags({ client, entity }: Listing, content: string): string {
  const { typeName, one } = entity;
  if (rulesOf(client, entity).length === 0) return content;
  return `<span className="record-title">
          ${content}
          <${typeName}Flags ${one}={${one}} />
        </span>`;
}

/** `names={names}` where the entity has references. */
export const namesProp = (entity: ClientEntity): string => (entity.hasNames ? " names={names}" : "");

/** The type of the `names` property, for components that get one. */
export const namesType = (entity: ClientEntity): string =>
  entity.hasNames ? `readonly names: ${entity.typeName}Names;` : "";

export const namesArgument = (entity: ClientEntity): string => (entity.hasNames ? "names, " : "");
