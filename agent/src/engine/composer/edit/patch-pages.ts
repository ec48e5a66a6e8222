import { chartsOf } from "../compose/charts.ts";
import { metricsOf } from "../compose/metrics.ts";
import { buildPage, buildView } from "../compose/views.ts";
import { asWorkflow } from "./as-workflow.ts";
import { entityOfView, isListing } from "@joinery/shared";
import type { AppSpec, Chart, Entity, Field, Page, View } from "@joinery/shared";

/** Shows a thing in another way, on the page that it has; ways of working bring along what they need. */
export function setView(spec: AppSpec, entityName: string, kind: View["kind"], words = ""): AppSpec {
  const entity = spec.entities.find(({ name }) => name === entityName);
  if (entity === undefined) return spec;
  const working = asWorkflow(spec, entity, { kind, words });
  if (working !== undefined) return working;
  const index = spec.pages.findIndex(({ view }) => entityOfView(view) === entityName);
  const view = buildView(entity, kind, spec.entities);
  if (index < 0) return { ...spec, pages: [...spec.pages, buildPage(entity, view, spec.pages)] };
  return {
    ...spec,
    pages: spec.pages.map((page, at) => (at === index ? { ...page, view: withExportOf(page.view, view) } : page)),
  };
}

/** A list that could be saved as a file can be saved in its new look, too. */
function withExportOf(old: View, view: View): View {
  return isListing(old) && isListing(view) && old.canExport === true ? { ...view, canExport: true } : view;
}

/** Adds charts and figures of the entity to the dashboard, which is made when there is none. */
export function addCharts(spec: AppSpec, entityName: string, groupName?: string): AppSpec {
  const entity = spec.entities.find(({ name }) => name === entityName);
  if (entity === undefined) return spec;
  const group = entity.fields.find(({ name }) => name === groupName);
  const known = chartsOf(entity);
  const wanted = group === undefined ? known : known.filter(({ groupBy }) => groupBy === group.name);
  const own = group === undefined || wanted.length > 0 ? [] : [countChart(entity, group)];
  const withPage = spec.pages.some(({ view }) => view.kind === "dashboard") ? spec : withDashboard(spec);
  const addTo = (page: Page): Page => {
    if (page.view.kind !== "dashboard") return page;
    const old = page.view;
    const fresh = [...wanted, ...own].filter(({ title }) => !old.charts.some((chart) => chart.title === title));
    const metrics = old.metrics.length > 0 ? old.metrics : metricsOf(entity).slice(0, 4);
    return { ...page, view: { ...old, charts: [...old.charts, ...fresh].slice(0, 6), metrics } };
  };
  return { ...withPage, pages: withPage.pages.map(addTo) };
}

function countChart(entity: Entity, group: Field): Chart {
  const isDate = group.type === "date" || group.type === "datetime";
  return {
    title: `${entity.labelPlural} by ${group.label.toLowerCase()}`,
    kind: isDate ? "bar" : "donut",
    measure: { entity: entity.name, op: "count", where: [] },
    groupBy: group.name,
    ...(isDate ? { bucket: "month" as const } : {}),
    display: "number",
  };
}

/** The first page becomes a dashboard; the page that was first gets a path of its own. */
function withDashboard(spec: AppSpec): AppSpec {
  const moved = spec.pages.map((page) =>
    page.path === "/" && page.view.kind !== "dashboard" ? { ...page, path: `/${page.id.toLowerCase()}` } : page,
  );
  const page: Page = {
    id: spec.pages.some(({ id }) => id === "dashboard") ? "overviewPage" : "dashboard",
    title: "Dashboard",
    path: "/",
    view: {
      kind: "dashboard",
      metrics: [],
      charts: [],
      rules: spec.rules.map(({ id }) => id).slice(0, 10),
      recent: spec.entities.slice(0, 2).map(({ name }) => name),
    },
  };
  return { ...spec, pages: [page, ...moved] };
}

/** Takes the charts off, or the dashboard as a whole. */
export function removeCharts(spec: AppSpec): AppSpec {
  return {
    ...spec,
    pages: spec.pages.map((page) =>
      page.view.kind === "dashboard" ? { ...page, view: { ...page.view, charts: [] } } : page,
    ),
  };
}

/** Takes the dashboard off; the next page becomes the first. */
export function removeDashboard(spec: AppSpec): AppSpec {
  const pages = spec.pages.filter(({ view }) => view.kind !== "dashboard");
  const [first, ...rest] = pages;
  return first === undefined ? spec : { ...spec, pages: [{ ...first, path: "/" }, ...rest] };
}
