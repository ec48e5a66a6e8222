import type { Action, Computed, Condition, Entity, Field, Rule } from "@joinery/shared";
import { isFinalOption, isSuccessfulEnd } from "../lexicon/option-tones.ts";
import { toFieldName } from "../identifiers.ts";

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

type DueWords = {
  readonly test: RegExp;
  readonly label: string;
  readonly soon?: { label: string; days: number };
  readonly tone: Rule["tone"];
};

/** Days that matter, by their field's name. */
const DUE_WORDS: readonly DueWords[] = [
  {
    test: /expir|bestBefore|useBy|validUntil|warranty/i,
    label: "Expired",
    soon: { label: "Expiring soon", days: 7 },
    tone: "danger",
  },
  { test: /nextWatering/i, label: "Needs water", tone: "warning" },
  {
    test: /nextPayment|renew|leaseEnd|nextService|nextDue|nextVisit|nextCheck|nextBilling|refillBy|nextVaccination/i,
    label: "Due",
    soon: { label: "Due soon", days: 14 },
    tone: "warning",
  },
  { test: /follow|nextContact|reminder|remindMe/i, label: "To follow up", tone: "info" },
  { test: /due|deadline|returnBy|targetDate|closesOn|rsvpBy/i, label: "Overdue", tone: "danger" },
];

/** Rules that follow from the fields: low stock, overdue, expiring, to water. */
export function deriveRules(entity: Entity): Rule[] {
  const rules: Rule[] = [];
  const id = (label: string): string =>
    toFieldName(
      `${entity.name} ${label}`,
      rules.map((rule) => rule.id),
    );
  const level = entity.fields.find(({ name }) =>
    /^(?:reorderLevel|reorderPoint|minimumStock|minStock|minimum)$/.test(name),
  );
  const quantity = entity.fields.find(
    ({ name, type }) => type === "integer" && /^(?:quantity|qty|stock|stockLevel|onHand|count)$/.test(name),
  );
  if (level !== undefined && quantity !== undefined) {
    rules.push({
      id: id("low stock"),
      entity: entity.name,
      label: "Low stock",
      when: [{ field: quantity.name, op: "lte", otherField: level.name }],
      tone: "warning",
    });
  }
  const open = openConditions(entity);
  for (const field of entity.fields) {
    const words =
      field.type === "date" || field.type === "datetime"
        ? DUE_WORDS.find(({ test }) => test.test(field.name))
        : undefined;
    if (words === undefined || rules.length >= 4) continue;
    const isNow = words.label === "Needs water" || words.label === "Due" || words.label === "To follow up";
    const late: Condition = isNow
      ? { field: field.name, op: "withinDays", value: 0 }
      : { field: field.name, op: "beforeToday" };
    rules.push({
      id: id(words.label),
      entity: entity.name,
      label: words.label,
      when: [late, ...open],
      tone: words.tone,
    });
    if (words.soon === undefined) continue;
    const upcoming: Condition[] = [
      { field: field.name, op: "gte", value: isNow ? "today+1" : "today" },
      { field: field.name, op: "withinDays", value: words.soon.days },
    ];
    rules.push({
      id: id(words.soon.label),
      entity: entity.name,
      label: words.soon.label,
      when: [...upcoming, ...open].slice(0, 5),
      tone: "warning",
    });
  }
  return rules;
}

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

/** Values that follow from the fields and from the records that point here: quantity × price, the number of an owner's pets. */
export function deriveComputed(entity: Entity, all: readonly Entity[]): Computed[] {
  const computed: Computed[] = [];
  const taken = (): string[] => [...entity.fields.map(({ name }) => name), ...computed.map(({ name }) => name)];
  const quantity = entity.fields.find(
    ({ name, type }) => (type === "integer" || type === "decimal") && /^(?:quantity|qty|stock|units|hours)$/.test(name),
  );
  const price = entity.fields.find(
    ({ name, display }) => display === "money" && /^(?:price|unitPrice|unitCost|cost|rate|hourlyRate)$/.test(name),
  );
  if (quantity !== undefined && price !== undefined)
    computed.push({
      kind: "arithmetic",
      name: toFieldName("total value", taken()),
      label: "Total value",
      left: quantity.name,
      op: "*",
      right: price.name,
      display: "money",
    });
  const saved = entity.fields.find(({ name }) => /^(?:savedSoFar|saved|spent)$/.test(name));
  const target = entity.fields.find(({ name }) => /^(?:targetAmount|goalAmount|monthlyLimit)$/.test(name));
  if (saved !== undefined && target !== undefined)
    computed.push({
      kind: "arithmetic",
      name: toFieldName("left", taken()),
      label: "Left",
      left: target.name,
      op: "-",
      right: saved.name,
      display: "money",
    });
  for (const child of all) {
    for (const via of child.fields.filter(({ reference }) => reference?.entity === entity.name)) {
      if (computed.length >= 5) return computed;
      const isOnly = child.fields.filter(({ reference }) => reference?.entity === entity.name).length === 1;
      const label = isOnly
        ? child.labelPlural
        : via.name === "winner"
          ? "Wins"
          : via.name === "loser"
            ? "Losses"
            : `${child.labelPlural} (${via.label.toLowerCase()})`;
      computed.push({
        kind: "rollup",
        name: toFieldName(`${label} count`, taken()),
        label,
        entity: child.name,
        via: via.name,
        op: "count",
        display: "number",
      });
      const money = child.fields.find(
        ({ display, name }) => display === "money" && /^(?:amount|total|price|fine|cost|value)$/i.test(name),
      );
      if (money !== undefined && isOnly)
        computed.push({
          kind: "rollup",
          name: toFieldName(`${child.labelPlural} total`, taken()),
          label: `${child.labelPlural} total`,
          entity: child.name,
          via: via.name,
          op: "sum",
          field: money.name,
          display: "money",
        });
    }
  }
  return computed;
}
