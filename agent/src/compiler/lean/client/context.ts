import { entityOfView, isListing, type Entity, type Field, type View, type ViewKind } from "@joinery/shared";
import { findEntity, toPascal, type AppPlan, type EntityPlan, type PagePlan } from "../../plan.ts";
import { inSentence } from "../code.ts";
import { claimNames, type ClientNames } from "./names.ts";

/** An entity with the names that the client's code has for it. */
export type ClientEntity = EntityPlan &
  ClientNames & {
    /** The names outside the client. */
    readonly planned: EntityPlan;
    /** `pet`, `pets`: in the middle of a sentence. */
    readonly label: string;
    readonly labelPlural: string;
    /** Names of references are looked up for it: code that shows a record takes `names` too. */
    readonly hasNames: boolean;
    /** Its references lead back to it by way of other entities. */
    readonly isInCircle: boolean;
    /** The field that a title is read from. A title that would lead in a circle is none. */
    readonly title: Field | undefined;
    /** A title that is the name of another record needs `names` as well. */
    readonly isTitleReference: boolean;
    /** Others point at it: each record has a page of its own, below its API's name. */
    readonly hasOverview: boolean;
    /** Where the pages of the records are that its references lead to, by the name of the field. */
    readonly linkTo: ReadonlyMap<string, string>;
  };

/** The plan, with what the client adds to it. */
export type ClientPlan = {
  readonly plan: AppPlan;
  readonly entities: readonly ClientEntity[];
  readonly pages: readonly PagePlan[];
  /** How many pages stand in the navigation: the others come last, and are reached by links. */
  readonly menuSize: number;
};

/** @param isTaken tells whether the library or a package exports a name. */
export function planClient(plan: AppPlan, isTaken: (name: string) => boolean): ClientPlan {
  const names = claimNames(plan, isTaken);
  const isEnglish = plan.spec.language.startsWith("en");
  const entities = plan.entities.map((planned, index): ClientEntity => {
    const { entity, references } = planned;
    const title = titleFieldOf(plan, entity);
    return {
      ...planned,
      ...(names[index] ?? { type: planned.typeName, one: planned.varName, many: planned.varPlural }),
      planned,
      label: isEnglish ? inSentence(entity.label) : entity.label,
      labelPlural: isEnglish ? inSentence(entity.labelPlural) : entity.labelPlural,
      hasNames: references.length > 0,
      isInCircle: leadsBack(plan, entity),
      title,
      isTitleReference: title?.type === "reference",
      hasOverview: plan.entities.some((other) => other.references.some((field) => pointsAt(field, entity))),
      linkTo: new Map(
        references.map((field) => [field.name, `/${findEntity(plan, field.reference?.entity ?? "").kebabPlural}`]),
      ),
    };
  });
  const pages = withPagesForAll(plan);
  return { plan, entities, pages, menuSize: pages.length - unlistedParts(plan).length };
}

export function entityOf(client: ClientPlan, name: string): ClientEntity {
  const found = client.entities.find((entity) => entity.entity.name === name);
  if (found === undefined) throw new Error(`the plan has no entity ${name}`);
  return found;
}

/** Besides the listings: views in which the records of their main entity are added, changed and deleted. */
const HOMES: ReadonlySet<ViewKind> = new Set<ViewKind>([
  "balances",
  "document",
  "leaderboard",
  "notes",
  "progress",
  "recipes",
  "signup",
  "thread",
  "timesheet",
  "tracker",
]);

/** Whether the records of an entity are kept on a page with this view; it opens the record of a `?record=`. */
export function isHome(view: View, entityName: string): boolean {
  return (isListing(view) || HOMES.has(view.kind)) && entityOfView(view) === entityName;
}

/** The page that keeps the records of an entity; `withPagesForAll` sees to it that there is one. */
export function pathOf(client: ClientPlan, entityName: string): string {
  const listing = client.pages.find(({ page }) => isHome(page.view, entityName));
  return listing?.page.path ?? "/";
}

/** The stored field of that name, if it is not a computed value. */
export function fieldOf(entity: Entity, name: string): Field | undefined {
  return entity.fields.find((field) => field.name === name);
}

/** The file of a page. */
export const pagePath = ({ fileName }: PagePlan): string => `src/client/pages/${fileName}.tsx`;

/** `BooksDetails` for the page `books-page`: the name of something that belongs to one page. */
export const pagePart = ({ fileName }: PagePlan, part: string): string =>
  toPascal(fileName.replace(/-page$/, "")) + toPascal(part);

/** What is known about the records of an entity, apart from how they look: `pet.ts`. */
export const dataPath = ({ kebab }: ClientEntity): string => `src/client/entities/${kebab}.ts`;

/** The form of an entity. */
export const formPath = ({ kebab }: ClientEntity): string => `src/client/entities/${kebab}-form.tsx`;

/** What lists of an entity have in common: columns, marks and buttons. */
export const listPath = ({ kebab }: ClientEntity): string => `src/client/entities/${kebab}-list.tsx`;

const pointsAt = ({ reference }: Field, { name }: Entity): boolean => reference?.entity === name;

/** Whether references lead from an entity to others and back; one that only points at itself does not count. */
function leadsBack(plan: AppPlan, start: Entity): boolean {
  const targetsOf = (name: string): string[] =>
    findEntity(plan, name)
      .references.map((field) => field.reference?.entity ?? "")
      .filter((target) => target !== name);
  const seen = new Set<string>();
  const open = targetsOf(start.name);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === start.name) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    open.push(...targetsOf(name));
  }
  return false;
}

/** Follows titles that are references; undefined when they lead in a circle. */
function titleFieldOf(plan: AppPlan, entity: Entity): Field | undefined {
  const seen = new Set<string>();
  const first = fieldOf(entity, entity.titleField);
  let current: Entity | undefined = entity;
  // Titles of several records make no name.
  if (first?.type === "references") return entity.fields.find((field) => field.type === "string");
  while (current !== undefined) {
    if (seen.has(current.name)) return entity.fields.find((field) => field.type === "string");
    seen.add(current.name);
    const title: Field | undefined = fieldOf(current, current.titleField);
    const target: string | undefined = title?.type === "reference" ? title.reference?.entity : undefined;
    current = target === undefined ? undefined : findEntity(plan, target).entity;
  }
  return first;
}

/** Entities that are edited as parts of others: the lines of an order. No page of the spec lists them. */
export function unlistedParts({ spec }: AppPlan): string[] {
  const names = spec.pages.flatMap(({ view }) => ("lineEntity" in view ? [view.lineEntity] : []));
  const isListed = (name: string): boolean => spec.pages.some(({ view }) => isListing(view) && view.entity === name);
  return [...new Set(names)].filter((name) => !isListed(name));
}

/** The pages of the spec, and a table for each entity that none of them lists: every record can be reached. */
export function withPagesForAll(plan: AppPlan): readonly PagePlan[] {
  const pages = [...plan.pages];
  const parts = unlistedParts(plan);
  const others = plan.entities.filter(({ entity }) => !parts.includes(entity.name));
  const last = plan.entities.filter(({ entity }) => parts.includes(entity.name));
  const isExported = plan.spec.pages.some(({ view }) => isListing(view) && view.canExport === true);
  for (const { entity, kebabPlural } of [...others, ...last]) {
    if (pages.some(({ page }) => isHome(page.view, entity.name))) continue;
    const isFree = (base: string): boolean =>
      !pages.some(({ page, fileName }) => page.path === `/${base}` || fileName === `${base}-page`);
    let base = kebabPlural;
    for (let number = 2; !isFree(base); number += 1) base = `${kebabPlural}-${number}`;
    const fields = [entity.titleField, ...entity.fields.map((field) => field.name)];
    const computed = entity.computed.map((value) => value.name);
    pages.push({
      fileName: `${base}-page`,
      componentName: `${toPascal(base)}Page`,
      page: {
        id: base,
        title: entity.labelPlural,
        path: `/${base}`,
        view: {
          kind: "table",
          entity: entity.name,
          fields: [...new Set([...fields, ...computed])].slice(0, 6),
          filters: [],
          ...(isExported ? { canExport: true } : {}),
        },
      },
    });
  }
  return pages;
}
