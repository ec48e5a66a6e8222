import type { AppSpec, Entity, Field } from "@joinery/shared";

/** Two references of a record that must not be the same: nobody plays against themselves. */
export type Sides = { readonly home: Field; readonly away: Field };

/** The rules of this kind for the records of an entity; they follow from the pages with standings. */
export function sidesOf(spec: Pick<AppSpec, "pages">, entity: Entity): Sides | undefined {
  for (const { view } of spec.pages) {
    if (view.kind !== "leaderboard" || view.entity !== entity.name) continue;
    const home = entity.fields.find(({ name }) => name === view.homeField);
    const away = entity.fields.find(({ name }) => name === view.awayField);
    if (home !== undefined && away !== undefined && home !== away) return { home, away };
  }
  return undefined;
}
