import type { Chart, Field } from "@joinery/shared";
import { isList } from "../../../field-rules.ts";
import { optionsName } from "../../../plan.ts";
import { entityOf, fieldOf, pagePart, pagePath, type ClientEntity, type ClientPlan } from "../context.ts";
import { jsxAttribute, type Module } from "../module.ts";
import { recordHooks, todayHook, type Dashboard } from "./dashboard-parts.ts";
import { itemsCode, measureFormat, overItems } from "./measure.ts";

/** The charts of a dashboard, each with the code that groups its records. */
export function emitCharts({ client, page, view }: Dashboard): { name: string; module: Module } {
  const name = pagePart(page, "charts");
  const charts = view.charts.map((chart) => emitChart(client, chart));
  const measures = view.charts.map(({ measure }) => measure);
  const withNames = [
    ...new Set(view.charts.filter((chart) => isByReference(client, chart)).map(({ measure }) => measure.entity)),
  ]
    .map((entity) => entityOf(client, entity))
    .map(({ varName, typeName }) => `  const ${varName}Names = use${typeName}Names();\n`);
  return {
    name,
    module: {
      path: pagePath(page),
      code: `export function ${name}() {
${todayHook(measures, charts.join("\n"))}${recordHooks(
        client,
        measures.map((measure) => measure.entity),
      )}
${withNames.join("")}  return (
    <div className="charts">
${charts.join("\n")}
    </div>
  );
}`,
    },
  };
}

function groupField(client: ClientPlan, chart: Chart): Field {
  const field = fieldOf(entityOf(client, chart.measure.entity).entity, chart.groupBy);
  if (field === undefined) throw new Error(`${chart.measure.entity} has no field ${chart.groupBy}`);
  return field;
}

const isByReference = (client: ClientPlan, chart: Chart): boolean => groupField(client, chart).reference !== undefined;

function emitChart(client: ClientPlan, chart: Chart): string {
  const field = groupField(client, chart);
  const isTimeline = field.type === "date" || field.type === "datetime";
  const bar = isTimeline ? "ColumnChart" : "BarChart";
  const component = { bar, line: "LineChart", donut: "DonutChart" }[chart.kind];
  return `      <${component}
        ${jsxAttribute("title", chart.title)}
        points={${isTimeline ? timelineCode(client, chart, field) : groupedCode(client, chart, field)}}
        format={${measureFormat(client, chart.measure, chart.display)}}
      />`;
}

const groupMeasure = (entity: ClientEntity, chart: Chart): string =>
  `(group) => ${overItems(entity, chart.measure, "group")}`;

function timelineCode(client: ClientPlan, chart: Chart, field: Field): string {
  const entity = entityOf(client, chart.measure.entity);
  return `timelinePoints(${itemsCode(client, chart.measure)}, {
          unit: "${chart.bucket ?? "month"}",
          dateOf: (${entity.one}) => ${entity.one}.${field.name},
          measure: ${groupMeasure(entity, chart)},
        })`;
}

function groupedCode(client: ClientPlan, chart: Chart, field: Field): string {
  const entity = entityOf(client, chart.measure.entity);
  const { one } = entity;
  const value = `${one}.${field.name}`;
  const items = itemsCode(client, chart.measure);
  // A record with several tags counts for each of them.
  const tagged = `${items}.flatMap((${one}) => ${value}.map((tag) => ({ ...${one}, ${field.name}: [tag] })))`;
  return `groupedPoints(${isList(field) ? tagged : items}, {
          keyOf: (${one}) => ${keyCode(field, value)},
          labelOf: (${one}) => ${labelCode(entity, field, value)},
          measure: ${groupMeasure(entity, chart)},
        })`;
}

function keyCode(field: Field, value: string): string {
  if (isList(field)) return `${value}[0] ?? null`;
  if (field.type === "boolean") return `String(${value})`;
  return field.type === "integer" || field.type === "decimal" ? `${value} === null ? null : String(${value})` : value;
}

function labelCode(entity: ClientEntity, field: Field, value: string): string {
  switch (field.type) {
    case "enum":
      return `optionLabel(${optionsName(entity, field)}, ${value})`;
    case "reference":
      return `${entity.varName}Names.${field.name}(${value})`;
    case "references":
      return `${entity.varName}Names.${field.name}(${value}[0] ?? null)`;
    case "boolean":
      return `(${value} ? "Yes" : "No")`;
    case "tags":
      return `${value}[0] ?? ""`;
    case "integer":
    case "decimal":
      return `formatNumber(${value})`;
    default:
      return `${value} ?? ""`;
  }
}
