import type { Entity, Field } from "@joinery/shared";
import { RESERVED_VAR_NAMES } from "../../reserved-names.ts";
import { capitalise, findEntity, toPascal, type AppPlan, type EntityPlan, type PagePlan } from "../../plan.ts";
import { inSentence } from "../code.ts";

/** An entity with the names that the client's code has for it. */
export type ClientEntity = EntityPlan & {
  /** The type where it is used; another name when a component or a library has that one. */
  readonly type: string;
  /** A variable with one record. */
  readonly one: string;
  /** A variable with the list of records. */
  readonly many: string;
  /** `pet`, `pets`: in the middle of a sentence. */
  readonly label: string;
  readonly labelPlural: string;
  /** Names of references are looked up for it: code that shows a record takes `names` too. */
  readonly hasNames: boolean;
  /** The field that a title is read from. A title that would lead in a circle is none. */
  readonly title: Field | undefined;
  /** A title that is the name of another record needs `names` as well. */
  readonly isTitleReference: boolean;
};

/** The plan, with what the client adds to it. */
export type ClientPlan = {
  readonly plan: AppPlan;
  readonly entities: readonly ClientEntity[];
  readonly pages: readonly PagePlan[];
};

/** Names of locals in generated components, which no variable for a record may have. */
const LOCAL_NAMES = new Set([
  ..."names editor search setSearch filters setFilters shown showAll columns sorting sortKeys isSure entries value steps".split(
    " ",
  ),
  ..."group groups preset onClose onOpen onDone save remove doneFilter setDoneFilter month setMonth day undated text".split(
    " ",
  ),
  ..."left update create board card column choice choices visible summary kind path root container title today".split(
    " ",
  ),
]);

/** @param isTaken tells whether a name is exported by the library or the packages. */
export function planClient(plan: AppPlan, isTaken: (name: string) => boolean): ClientPlan {
  const isUsable = (name: string): boolean => !LOCAL_NAMES.has(name) && !RESERVED_VAR_NAMES.has(name) && !isTaken(name);
  const entities = plan.entities.map((entity): ClientEntity => {
    const english = plan.spec.language.startsWith("en");
    const title = titleFieldOf(plan, entity.entity);
    return {
      ...entity,
      type: isTaken(entity.typeName) ? `${entity.typeName}Record` : entity.typeName,
      one: isUsable(entity.varName) ? entity.varName : `${entity.varName}Record`,
      many: isUsable(entity.varPlural) ? entity.varPlural : `${entity.varPlural}List`,
      label: english ? inSentence(entity.entity.label) : entity.entity.label,
      labelPlural: english ? inSentence(entity.entity.labelPlural) : entity.entity.labelPlural,
      hasNames: entity.references.length > 0,
      title,
      isTitleReference: title?.type === "reference",
    };
  });
  return { plan, entities, pages: withPagesForAll(plan) };
}

export function entityOf(client: ClientPlan, name: string): ClientEntity {
  const found = client.entities.find((entity) => entity.entity.name === name);
  if (found === undefined) throw new Error(`the plan has no entity ${name}`);
  return found;
}

/** The page that lists an entity; `withPagesForAll` sees to it that there is one. */
export function pathOf(client: ClientPlan, entityName: string): string {
  const listing = client.pages.find(({ page }) => page.view.kind !== "dashboard" && page.view.entity === entityName);
  return listing?.page.path ?? "/";
}

/** The stored field of that name, if it is not a computed value. */
export function fieldOf(entity: Entity, name: string): Field | undefined {
  return entity.fields.find((field) => field.name === name);
}

/** `BooksTable` for the page `books-page`: the name of something that belongs to one page. */
export function pagePart(page: PagePlan, part: string): { readonly name: string; readonly path: string } {
  const base = page.fileName.replace(/-page$/, "");
  return { name: toPascal(base) + capitalise(part), path: `src/client/pages/${base}-${part}.tsx` };
}

/** Follows titles that are references; undefined when they lead in a circle. */
function titleFieldOf(plan: AppPlan, entity: Entity): Field | undefined {
  const seen = new Set<string>();
  const first = fieldOf(entity, entity.titleField);
  let current: Entity | undefined = entity;
  while (current !== undefined) {
    if (seen.has(current.name)) return entity.fields.find((field) => field.type === "string");
    seen.add(current.name);
    const title: Field | undefined = fieldOf(current, current.titleField);
    const target: string | undefined = title?.type === "reference" ? title.reference?.entity : undefined;
    current = target === undefined ? undefined : findEntity(plan, target).entity;
  }
  return first;
}

/** The pages of the spec, and a table for each entity that none of them lists: every record can be reached. */
function withPagesForAll(plan: AppPlan): readonly PagePlan[] {
  const pages = [...plan.pages];
  for (const { entity, kebabPlural } of plan.entities) {
    if (pages.some(({ page }) => page.view.kind !== "dashboard" && page.view.entity === entity.name)) continue;
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
        },
      },
    });
  }
  return pages;
}
