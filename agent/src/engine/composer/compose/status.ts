import { isFinalOption } from "../lexicon/option-tones.ts";
import type { Condition, Entity, Field } from "@joinery/shared";

/** What in a record says that nothing more is to be done, as conditions: not done, not paid, not returned. */
export function openConditions(entity: Entity): Condition[] {
  const done = entity.fields.find(
    ({ type, name }) =>
      type === "boolean" &&
      /^(?:done|completed?|finished|paid|returned|bought|packed|closed|resolved|answered)$/.test(name),
  );
  if (done !== undefined) return [{ field: done.name, op: "eq", value: false }];
  const returned = entity.fields.find(
    ({ name, type }) => type === "date" && /^(?:returnedOn|paidOn|completedOn|finishedOn|closedOn)$/.test(name),
  );
  if (returned !== undefined) return [{ field: returned.name, op: "empty" }];
  const status = statusField(entity);
  return (status?.options ?? [])
    .filter(isFinalOption)
    .slice(0, 4)
    .map(({ value }) => ({ field: status?.name ?? "", op: "neq" as const, value }));
}

/** The choice whose values are the stations of a record. */
export function statusField(entity: Entity): Field | undefined {
  return entity.fields.find(
    ({ type, name }) =>
      (type === "enum" && /^(?:status|stage|state|phase|column|rsvp|progress)$/i.test(name)) ||
      (type === "enum" && /status$/i.test(name)),
  );
}
