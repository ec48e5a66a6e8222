import type { AppSpec, Entity, Field, Page, View } from "@joinery/shared";
import { isListing } from "@joinery/shared";
import { toFieldName, toPagePath, toTypeName } from "../../identifiers.ts";

/** Turns a spec of lists into one with a way of working of its own; undefined where the brief does not ask for it. */
export type Workflow = (spec: AppSpec, text: string) => AppSpec | undefined;

const BASE = { required: false, unique: false } as const;

/** Fields that workflows need, in the spec's own form. */
export const newField = {
  text: (name: string, label: string, more: Partial<Field> = {}): Field => ({
    ...BASE,
    name,
    label,
    type: "string",
    interface: "input",
    display: "text",
    maxLength: 200,
    ...more,
  }),
  long: (name: string, label: string, more: Partial<Field> = {}): Field => ({
    ...BASE,
    name,
    label,
    type: "text",
    interface: "textarea",
    display: "multiline",
    ...more,
  }),
  money: (name: string, label: string, more: Partial<Field> = {}): Field => ({
    ...BASE,
    name,
    label,
    type: "decimal",
    interface: "money",
    display: "money",
    ...more,
  }),
  reference: (name: string, label: string, entity: string, onDelete: "restrict" | "cascade" | "clear"): Field => ({
    ...BASE,
    name,
    label,
    type: "reference",
    interface: "picker",
    display: "reference",
    required: true,
    reference: { entity, onDelete },
  }),
  day: (name: string, label: string, more: Partial<Field> = {}): Field => ({
    ...BASE,
    name,
    label,
    type: "date",
    interface: "date",
    display: "date",
    ...more,
  }),
} as const;

/** A name that no entity has yet. */
export const freeName = (spec: AppSpec, wanted: string): string =>
  toTypeName(
    wanted,
    spec.entities.map(({ name }) => name),
  );

export const fieldLike = (entity: Entity, types: readonly Field["type"][], pattern: RegExp): Field | undefined =>
  entity.fields.find(({ type, name, label }) => types.includes(type) && (pattern.test(name) || pattern.test(label)));

/** The spec with an entity in the place of the one of its name. */
export function withEntity(spec: AppSpec, entity: Entity): AppSpec {
  const isThere = spec.entities.some(({ name }) => name === entity.name);
  const entities = isThere
    ? spec.entities.map((other) => (other.name === entity.name ? entity : other))
    : [...spec.entities, entity];
  return { ...spec, entities };
}

/** What was asked for is there: whatever the spec said of it before. */
export function withCovered(spec: AppSpec, text: string, replaces: readonly string[] = []): AppSpec {
  const others = spec.features.filter((feature) => feature.text !== text && !replaces.includes(feature.text));
  return { ...spec, features: [...others, { text, status: "covered" as const }].slice(0, 60) };
}

/** The view takes the place of the entity's list and comes first, as it is what the app is for. */
export function withMainPage(spec: AppSpec, entityName: string, title: string, view: View): AppSpec {
  const isOld = ({ view: old }: Page): boolean => isListing(old) && old.entity === entityName;
  const replaced = spec.pages.find(isOld);
  const rest = spec.pages.filter((page) => page !== replaced);
  const id = toFieldName(
    title,
    rest.map((page) => page.id),
  );
  const ordered = [{ id, title, path: "", view }, ...rest];
  const paths: string[] = ["/"];
  const pages = ordered.map((page, index) => {
    const isKept = page.path !== "" && page.path !== "/";
    const path =
      index === 0 ? "/" : isKept ? page.path : toPagePath(page.title, [...paths, ...rest.map((other) => other.path)]);
    paths.push(path);
    return toPage(page, path);
  });
  return { ...spec, pages: pages.slice(0, 20) };
}

const toPage = ({ id, title, view }: Page, path: string): Page => ({ id, title, path, view });
