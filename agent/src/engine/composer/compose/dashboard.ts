import type { AppSpec, Chart, Entity, Field, Metric, View } from "@joinery/shared";
import { openConditions } from "./behaviour.ts";

type Dashboard = Extract<View, { kind: "dashboard" }>;

/** What stands on the first page: the figures, charts and open matters that the fields allow. */
export function buildDashboard(entities: readonly Entity[], rules: AppSpec["rules"]): Dashboard {
  const metrics = entities.flatMap(metricsOf);
  const charts = entities.flatMap(chartsOf);
  return {
    kind: "dashboard",
    metrics: [
      ...metrics.filter(({ display }) => display !== "number"),
      ...metrics.filter(({ display }) => display === "number"),
    ].slice(0, 6),
    charts: pickCharts(charts),
    rules: rules.map(({ id }) => id).slice(0, 10),
    recent: entities.slice(0, 2).map(({ name }) => name),
  };
}

/** Whether a dashboard has something to say that the list alone does not. */
export function deservesDashboard(entities: readonly Entity[], rules: AppSpec["rules"], archetypeId: string): boolean {
  if (
    ["to-do", "kanban", "shopping-list", "packing-list", "notes", "counter"].includes(archetypeId) &&
    entities.length < 3
  )
    return false;
  return entities.length > 1 || rules.length > 0 || entities.some((entity) => chartsOf(entity).length > 0);
}

/** One or two figures of an entity: how many, and the sum or mean that its fields suggest. */
export function metricsOf(entity: Entity): Metric[] {
  const metrics: Metric[] = [];
  const date = datedField(entity);
  const money = moneyField(entity);
  const value = entity.computed.find(
    (computed) => computed.kind === "arithmetic" && computed.name.startsWith("totalValue"),
  );
  if (value !== undefined)
    metrics.push({
      label: `${entity.label} value`,
      measure: { entity: entity.name, op: "sum", field: value.name, where: [] },
      display: "money",
    });
  else if (money !== undefined && date !== undefined && isFlow(money)) {
    metrics.push({
      label: `${entity.labelPlural} this month`,
      measure: {
        entity: entity.name,
        op: "sum",
        field: money.name,
        where: [],
        period: { field: date.name, unit: "month" },
      },
      display: "money",
    });
    metrics.push({
      label: `${entity.labelPlural} in total`,
      measure: { entity: entity.name, op: "sum", field: money.name, where: [] },
      display: "money",
    });
  } else if (money !== undefined && isFlow(money))
    metrics.push({
      label: `${money.label} in total`,
      measure: { entity: entity.name, op: "sum", field: money.name, where: [] },
      display: "money",
    });
  const rating = entity.fields.find(({ interface: editor }) => editor === "rating");
  if (rating !== undefined)
    metrics.push({
      label: `Average ${rating.label.toLowerCase()}`,
      measure: { entity: entity.name, op: "average", field: rating.name, where: [] },
      display: "stars",
    });
  const score = entity.fields.find(({ name }) => /^(?:score|points)$/.test(name));
  if (score !== undefined && date !== undefined && score.type === "integer")
    metrics.push({
      label: `${score.label} today`,
      measure: {
        entity: entity.name,
        op: "sum",
        field: score.name,
        where: [],
        period: { field: date.name, unit: "day" },
      },
      display: "number",
    });
  const open = openConditions(entity);
  const isOpenable = open.length > 0;
  metrics.push({
    label: isOpenable ? `Open ${entity.labelPlural.toLowerCase()}` : entity.labelPlural,
    measure: { entity: entity.name, op: "count", where: open },
    display: "number",
  });
  return metrics;
}

/** Charts that an entity's fields allow, the most telling first. */
export function chartsOf(entity: Entity): Chart[] {
  const money = moneyField(entity);
  const amount = money !== undefined && isFlow(money) ? money : undefined;
  const numeric = entity.fields.find(
    ({ name, type }) =>
      (type === "decimal" || type === "integer") &&
      /^(?:weight|distance|hours|hoursSlept|score|points|energy|duration|amount|quantity)$/.test(name),
  );
  const date = datedField(entity);
  const groups = entity.fields.filter(
    ({ type, name }) => type === "enum" && !/^(?:paymentMethod|unit|frequency)$/.test(name),
  );
  const group =
    groups.find(({ name }) => /^(?:category|type|genre|mood|status|stage|rsvp|source)$/.test(name)) ?? groups[0];
  const charts: Chart[] = [];
  const measure = (field: Field | undefined, op: "sum" | "average"): Chart["measure"] =>
    field === undefined
      ? { entity: entity.name, op: "count", where: [] }
      : { entity: entity.name, op, field: field.name, where: [] };
  if (group !== undefined)
    charts.push({
      title: `${amount === undefined ? entity.labelPlural : amount.label} by ${group.label.toLowerCase()}`,
      kind: "donut",
      measure: measure(amount, "sum"),
      groupBy: group.name,
      display: amount === undefined ? "number" : "money",
    });
  if (date !== undefined && amount !== undefined)
    charts.push({
      title: `${amount.label} by month`,
      kind: "bar",
      measure: measure(amount, "sum"),
      groupBy: date.name,
      bucket: "month",
      display: "money",
    });
  else if (date !== undefined && numeric !== undefined)
    charts.push({
      title: `${numeric.label} over time`,
      kind: "line",
      measure: measure(numeric, /^(?:weight|energy|hoursSlept)$/.test(numeric.name) ? "average" : "sum"),
      groupBy: date.name,
      bucket: "day",
      display: "number",
    });
  else if (date !== undefined && isLog(date))
    charts.push({
      title: `${entity.labelPlural} by month`,
      kind: "bar",
      measure: measure(undefined, "sum"),
      groupBy: date.name,
      bucket: "month",
      display: "number",
    });
  return charts;
}

/** One chart of each entity first, so that no entity crowds out the others. */
function pickCharts(charts: readonly Chart[]): Chart[] {
  const seen = new Set<string>();
  const first = charts.filter(({ measure }) => !seen.has(measure.entity) && seen.add(measure.entity));
  return [...first, ...charts.filter((chart) => !first.includes(chart))].slice(0, 4);
}

const isFlow = ({ name }: Field): boolean =>
  /amount|total|price|cost|fee|value|salary|spent|revenue|income|fine|rent|donation|expense|budget|balance|bill|payment|worth/i.test(
    name,
  );
const isLog = ({ default: preset, name }: Field): boolean => preset === "today" || name === "date";

const moneyField = (entity: Entity): Field | undefined =>
  entity.fields.find(
    ({ display, name }) => display === "money" && /^(?:amount|total|cost|value|currentValue|price|rent)$/.test(name),
  ) ?? entity.fields.find(({ display }) => display === "money");

const datedField = (entity: Entity): Field | undefined =>
  entity.fields.find(
    ({ name, type }) =>
      type === "date" &&
      /^(?:date|issueDate|orderDate|scheduledOn|borrowedOn|purchaseDate|appliedOn|startDate)$/.test(name),
  ) ?? entity.fields.find(({ type, display }) => type === "date" && display === "date");
