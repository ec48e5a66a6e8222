import type { AppSpec, Chart, Entity, View } from "@joinery/shared";
import { chartsOf } from "./charts.ts";
import { metricsOf } from "./metrics.ts";

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

/** One chart of each entity first, so that no entity crowds out the others. */
function pickCharts(charts: readonly Chart[]): Chart[] {
  const seen = new Set<string>();
  const first = charts.filter(({ measure }) => !seen.has(measure.entity) && seen.add(measure.entity));
  return [...first, ...charts.filter((chart) => !first.includes(chart))].slice(0, 4);
}
