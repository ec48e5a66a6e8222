import { toFieldName } from "../identifiers.ts";
import type { Computed, Entity } from "@joinery/shared";

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
