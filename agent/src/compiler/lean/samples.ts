import type { FieldValue } from "@joinery/shared";
import { findEntity, toKebab, type AppPlan } from "../plan.ts";

/** A sample record with its id in the app; references are ids too. Dates may still be `today-3` and the like. */
export type Sample = { readonly id: string; readonly values: Readonly<Record<string, FieldValue>> };

/** Every id of a sample record starts with it, and no other id does. */
export const SAMPLE_PREFIX = "sample-";

export function hasSamples(plan: AppPlan): boolean {
  return Object.values(plan.spec.sampleData).some((records) => records.length > 0);
}

/** The sample records of each entity, by its name. The ids are the same in every build, so that a new version recognises them. */
export function planSamples(plan: AppPlan): ReadonlyMap<string, readonly Sample[]> {
  const ids = new Map(Object.keys(plan.spec.sampleData).map((name) => [name, planIds(plan, name)]));
  return new Map(
    plan.entities.map(({ entity, references }) => {
      const samples = (plan.spec.sampleData[entity.name] ?? []).map(({ key, values }): Sample => {
        const resolved = { ...values };
        for (const { name, reference } of references) {
          const targets = ids.get(reference?.entity ?? "");
          const target = resolved[name];
          resolved[name] = Array.isArray(target)
            ? target.flatMap((key) => targets?.get(key) ?? [])
            : (typeof target === "string" && targets?.get(target)) || null;
        }
        return { id: ids.get(entity.name)?.get(key) ?? key, values: resolved };
      });
      return [entity.name, samples];
    }),
  );
}

function planIds(plan: AppPlan, name: string): ReadonlyMap<string, string> {
  const { kebabPlural } = findEntity(plan, name);
  const taken = new Set<string>();
  return new Map(
    (plan.spec.sampleData[name] ?? []).map(({ key }, index) => {
      const wanted = `${SAMPLE_PREFIX}${kebabPlural}-${toKebab(key) || String(index + 1)}`;
      const id = taken.has(wanted) ? `${wanted}-${index + 1}` : wanted;
      taken.add(id);
      return [key, id];
    }),
  );
}
