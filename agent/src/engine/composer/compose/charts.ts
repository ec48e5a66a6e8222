import type { Chart, Entity, Field } from "@joinery/shared";
import { findDate, findGroup, findMoney, findNumber, isFlow, isLogDate } from "./telling-fields.ts";

/** Charts that an entity's fields allow, the most telling first. */
export function chartsOf(entity: Entity): Chart[] {
  const money = findMoney(entity);
  const amount = money !== undefined && isFlow(money, entity) ? money : undefined;
  const date = findDate(entity);
  const number = findNumber(entity);
  const charts = [
    chartByGroup(entity, amount),
    date === undefined ? undefined : chartByDate(entity, date, amount),
  ].filter((chart) => chart !== undefined);
  return charts.length === 0 && number !== undefined ? [chartByRecord(entity, number)] : charts;
}

function chartByGroup(entity: Entity, amount: Field | undefined): Chart | undefined {
  const group = findGroup(entity);
  if (group === undefined) return undefined;
  // How many records point at something says little; how much they add up to says more.
  const number = group.type === "reference" ? (amount ?? findNumber(entity)) : amount;
  if (group.type === "reference" && number === undefined) return undefined;
  return {
    title: `${number === undefined ? entity.labelPlural : number.label} by ${group.label.toLowerCase()}`,
    kind: "donut",
    measure: measureOf(entity, number, "sum"),
    groupBy: group.name,
    display: number?.display === "money" ? "money" : "number",
  };
}

function chartByDate(entity: Entity, date: Field, amount: Field | undefined): Chart | undefined {
  const number = findNumber(entity);
  const groupBy = date.name;
  if (amount !== undefined) {
    const measure = measureOf(entity, amount, "sum");
    return { title: `${amount.label} by month`, kind: "bar", measure, groupBy, bucket: "month", display: "money" };
  }
  if (number !== undefined) {
    const op = /^(?:weight|energy|hoursSlept)$/.test(number.name) ? "average" : "sum";
    const measure = measureOf(entity, number, op);
    return { title: `${number.label} over time`, kind: "line", measure, groupBy, bucket: "day", display: "number" };
  }
  if (!isLogDate(date)) return undefined;
  const measure = measureOf(entity, undefined, "sum");
  return { title: `${entity.labelPlural} by month`, kind: "bar", measure, groupBy, bucket: "month", display: "number" };
}

/** One bar per record, where nothing else tells records apart. */
function chartByRecord(entity: Entity, number: Field): Chart {
  return {
    title: `${number.label} by ${entity.label.toLowerCase()}`,
    kind: "bar",
    measure: measureOf(entity, number, "sum"),
    groupBy: entity.titleField,
    display: "number",
  };
}

function measureOf(entity: Entity, field: Field | undefined, op: "sum" | "average"): Chart["measure"] {
  return field === undefined
    ? { entity: entity.name, op: "count", where: [] }
    : { entity: entity.name, op, field: field.name, where: [] };
}
