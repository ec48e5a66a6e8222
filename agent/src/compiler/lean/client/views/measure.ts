import type { Measure, Metric } from "@joinery/shared";
import { emitConditions } from "../../condition.ts";
import { entityOf, fieldOf, type ClientEntity, type ClientPlan } from "../context.ts";
import { formatterOf, shareOrPercent } from "../display.ts";
import { stringOf } from "../module.ts";

const FUNCTIONS = { sum: "sum", average: "average", min: "smallest", max: "largest" } as const;

/** Code for the records that a measure counts; it may use `today`. */
export function itemsCode(client: ClientPlan, measure: Measure): string {
  const entity = entityOf(client, measure.entity);
  const tests = [
    measure.where.length === 0 ? "" : emitConditions(entity.entity, entity.one, measure.where),
    measure.period === undefined
      ? ""
      : `isInCurrent("${measure.period.unit}", ${entity.one}.${measure.period.field}, today)`,
  ].filter(Boolean);
  const items = `${entity.many}.items`;
  if (tests.length === 0) return items;
  const parameter = tests.some((test) => test.includes(`${entity.one}.`)) ? entity.one : `_${entity.one}`;
  return `${items}.filter((${parameter}) => ${tests.join(" && ")})`;
}

/** Code for the number that a measure makes of a list of records. */
export function overItems(entity: ClientEntity, measure: Measure, items: string): string {
  if (measure.op === "count" || measure.field === undefined) return `${items}.length`;
  return `${FUNCTIONS[measure.op]}(${items}.map((${entity.one}) => ${entity.one}.${measure.field}))`;
}

export function measureCode(client: ClientPlan, measure: Measure): string {
  return overItems(entityOf(client, measure.entity), measure, itemsCode(client, measure));
}

/** The function that writes the number, which depends on whether a percentage is a ratio or a number out of 100. */
export function measureFormat(client: ClientPlan, measure: Measure, display: Metric["display"]): string {
  const computed = entityOf(client, measure.entity).entity.computed.find(({ name }) => name === measure.field);
  return formatterOf(display === "percent" ? shareOrPercent(computed) : display);
}

/** The number of a metric as it is shown. */
export function metricContent(client: ClientPlan, { measure, display }: Metric): string {
  const { entity } = entityOf(client, measure.entity);
  const field = measure.field === undefined ? undefined : fieldOf(entity, measure.field);
  const code = measureCode(client, measure);
  if (display === "stars") {
    const max = field?.max ?? 5;
    return `<Stars value={${code}}${max === 5 || max > 10 ? "" : ` max={${max}}`} />`;
  }
  const hasUnit = display === "number" && measure.op !== "count" && field?.unit !== undefined;
  return `{${measureFormat(client, measure, display)}(${code}${hasUnit ? `, ${stringOf(field.unit ?? "")}` : ""})}`;
}
