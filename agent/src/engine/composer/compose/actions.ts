import { toFieldName } from "../identifiers.ts";
import { isFinalOption, isSuccessfulEnd } from "../lexicon/option-tones.ts";
import { statusField } from "./status.ts";
import type { Action, Condition, Entity, Field } from "@joinery/shared";

/** Buttons that follow from the fields: mark as paid, mark returned, clear completed, use one, add one. */
export function deriveActions(entity: Entity): Action[] {
  const actions: Action[] = [];
  const add = (label: string, scope: Action["scope"], where: Condition[], effect: Action["effect"]): void => {
    const id = toFieldName(
      `${label} ${entity.name}`,
      actions.map((action) => action.id),
    );
    actions.push({ id, entity: entity.name, label, scope, where, effect });
  };
  const boolean = (pattern: RegExp): Field | undefined =>
    entity.fields.find(({ type, name }) => type === "boolean" && pattern.test(name));
  const done = boolean(/^(?:done|completed?|finished|bought|packed)$/);
  if (done !== undefined)
    add(
      `Clear ${done.name === "done" || done.name.startsWith("complete") ? "completed" : done.label.toLowerCase()}`,
      "all",
      [{ field: done.name, op: "eq", value: true }],
      { kind: "delete" },
    );
  const marked = boolean(
    /^(?:paid|returned|confirmed|answered|reimbursed|thankYouSent|checkedIn|read|watched|visited)$/,
  );
  if (marked !== undefined)
    add(`Mark as ${marked.label.toLowerCase()}`, "record", [{ field: marked.name, op: "eq", value: false }], {
      kind: "set",
      values: { [marked.name]: true },
    });
  addDated(entity, add);
  addStatusActions(entity, add);
  addCounts(entity, add);
  return actions.slice(0, 4);
}

type Add = (label: string, scope: Action["scope"], where: Condition[], effect: Action["effect"]) => void;

function addDated(entity: Entity, add: Add): void {
  const returned = entity.fields.find(
    ({ name, type }) => type === "date" && /^(?:returnedOn|paidOn|completedOn)$/.test(name),
  );
  if (returned !== undefined)
    add(
      `Mark as ${returned.label.toLowerCase().replace(/ on$/, "")}`,
      "record",
      [{ field: returned.name, op: "empty" }],
      { kind: "set", values: { [returned.name]: "today" } },
    );
  const watered = entity.fields.find(
    ({ name, type }) =>
      type === "date" && /^last(?:Watered|Contact|Contacted|Service|Serviced|Cleaned|Fed)$/.test(name),
  );
  if (watered !== undefined)
    add(`${watered.label.replace(/^Last (\w)/, (_, letter: string) => letter.toUpperCase())} today`, "record", [], {
      kind: "set",
      values: { [watered.name]: "today" },
    });
}

const VERBS: Readonly<Record<string, string>> = {
  paid: "Mark as paid",
  done: "Mark as done",
  closed: "Close",
  confirmed: "Confirm",
  delivered: "Mark as delivered",
  returned: "Mark as returned",
  attending: "Mark as attending",
  published: "Publish",
  watched: "Mark as watched",
  finished: "Mark as finished",
  completed: "Mark as completed",
  fixed: "Mark as fixed",
};

function addStatusActions(entity: Entity, add: Add): void {
  const status = statusField(entity);
  const end = status?.options?.find(
    (option) => isSuccessfulEnd(option) || option.value === "confirmed" || option.value === "attending",
  );
  if (status === undefined || end === undefined) return;
  const closed = (status.options ?? [])
    .filter((option) => isFinalOption(option) || option.value === end.value)
    .slice(0, 4);
  add(
    VERBS[end.value] ?? `Mark as ${end.label.toLowerCase()}`,
    "record",
    closed.map(({ value }) => ({ field: status.name, op: "neq" as const, value })),
    { kind: "set", values: { [status.name]: end.value } },
  );
}

function addCounts(entity: Entity, add: Add): void {
  const votes = entity.fields.find(({ name }) => name === "votes");
  if (votes !== undefined) return add("Vote", "record", [], { kind: "increment", field: votes.name, by: 1 });
  const isCounter = entity.fields.some(({ name }) => name === "count") && entity.fields.length <= 3;
  const quantity = entity.fields.find(({ name }) => (isCounter ? name === "count" : name === "quantity"));
  const hasStock = entity.fields.some(({ name }) => /^(?:reorderLevel|expiryDate|minimumStock|unit)$/.test(name));
  if (quantity === undefined || (!hasStock && !isCounter)) return;
  add(isCounter ? "+1" : "Add one", "record", [], { kind: "increment", field: quantity.name, by: 1 });
  add(isCounter ? "-1" : "Use one", "record", [{ field: quantity.name, op: "gt", value: 0 }], {
    kind: "increment",
    field: quantity.name,
    by: -1,
  });
  if (isCounter) add("Reset", "record", [], { kind: "set", values: { [quantity.name]: 0 } });
}
