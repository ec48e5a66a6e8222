import type { Entity, Metric } from "@joinery/shared";
import { openConditions } from "./status.ts";
import { findDate, findMoney, isFlow } from "./telling-fields.ts";

/** A few figures of an entity: the sums and means that its fields suggest, and how many there are. */
export function metricsOf(entity: Entity): Metric[] {
  return [
    ...moneyMetrics(entity),
    ...ratingMetrics(entity),
    ...scoreMetrics(entity),
    ...stockMetrics(entity),
    countMetric(entity),
  ];
}

function moneyMetrics(entity: Entity): Metric[] {
  const sum = (field: string) => ({ entity: entity.name, op: "sum" as const, field, where: [] });
  const value = entity.computed.find(({ kind, name }) => kind === "arithmetic" && name.startsWith("totalValue"));
  if (value !== undefined) return [{ label: `${entity.label} value`, measure: sum(value.name), display: "money" }];
  const money = findMoney(entity);
  if (money === undefined || !isFlow(money, entity)) return [];
  const date = findDate(entity);
  if (date === undefined) return [{ label: `${money.label} in total`, measure: sum(money.name), display: "money" }];
  const period = { field: date.name, unit: "month" } as const;
  return [
    { label: `${entity.labelPlural} this month`, measure: { ...sum(money.name), period }, display: "money" },
    { label: `${entity.labelPlural} in total`, measure: sum(money.name), display: "money" },
  ];
}

function ratingMetrics(entity: Entity): Metric[] {
  const rating = entity.fields.find(({ interface: editor }) => editor === "rating");
  if (rating === undefined) return [];
  const measure = { entity: entity.name, op: "average" as const, field: rating.name, where: [] };
  return [{ label: `Average ${rating.label.toLowerCase()}`, measure, display: "stars" }];
}

function scoreMetrics(entity: Entity): Metric[] {
  const date = findDate(entity);
  const score = entity.fields.find(({ name, type }) => type === "integer" && /^(?:score|points)$/.test(name));
  if (score === undefined || date === undefined) return [];
  const period = { field: date.name, unit: "day" } as const;
  const measure = { entity: entity.name, op: "sum" as const, field: score.name, where: [], period };
  return [{ label: `${score.label} today`, measure, display: "number" }];
}

function stockMetrics(entity: Entity): Metric[] {
  const quantity = entity.fields.find(({ name, type }) => name === "quantity" && type === "integer");
  if (quantity === undefined) return [];
  const measure = { entity: entity.name, op: "sum" as const, field: quantity.name, where: [] };
  return [{ label: `${quantity.label} in total`, measure, display: "number" }];
}

function countMetric(entity: Entity): Metric {
  const open = openConditions(entity);
  return {
    label: open.length > 0 ? `Open ${entity.labelPlural.toLowerCase()}` : entity.labelPlural,
    measure: { entity: entity.name, op: "count", where: open },
    display: "number",
  };
}
