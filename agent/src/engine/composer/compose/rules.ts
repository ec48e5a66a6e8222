import { toFieldName } from "../identifiers.ts";
import { openConditions } from "./status.ts";
import type { Condition, Entity, Rule } from "@joinery/shared";

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
