import { entityOfView } from "@joinery/shared";
import type { AppSpec, Entity, Field } from "@joinery/shared";
import { toSingular } from "../text/nouns.ts";
import { tidyPhrase } from "../extract/noun-phrase.ts";

const key = (text: string): string =>
  toSingular(
    tidyPhrase(text)
      .toLowerCase()
      .replace(/\s*\([^)]*\)$/, "")
      .replace(/ (?:field|column|list|page|table|entity|records?)s?$/, ""),
  ).replace(/[\s-]+/g, "");

/** The entity that a phrase names, in singular or plural, by label or by name. */
export function findEntity(spec: AppSpec, phrase: string): Entity | undefined {
  const wanted = key(phrase);
  if (wanted === "") return undefined;
  const exact = spec.entities.find(({ name, label, labelPlural }) =>
    [name, label, labelPlural].some((text) => key(text) === wanted),
  );
  return exact ?? spec.entities.find(({ label }) => wanted.length > 3 && key(label).endsWith(wanted));
}

export type FoundField = { readonly entity: Entity; readonly field: Field };

/** The field that a phrase names, of one entity or of the first that has it. */
export function findField(spec: AppSpec, phrase: string, entity?: Entity): FoundField | undefined {
  const wanted = key(phrase);
  if (wanted === "") return undefined;
  const owners = entity === undefined ? spec.entities : [entity];
  for (const isLoose of [false, true]) {
    for (const owner of owners) {
      const field = owner.fields.find(({ name, label }) =>
        [name, label].some(
          (text) => key(text) === wanted || (isLoose && wanted.length > 3 && key(text).endsWith(wanted)),
        ),
      );
      if (field !== undefined) return { entity: owner, field };
    }
  }
  return undefined;
}

/** The entity that a sentence speaks of without naming it: the one of the first list. */
export function mainEntity(spec: AppSpec): Entity | undefined {
  const name = spec.pages.map(({ view }) => entityOfView(view)).find((entity) => entity !== undefined);
  return spec.entities.find((entity) => entity.name === name) ?? spec.entities[0];
}
