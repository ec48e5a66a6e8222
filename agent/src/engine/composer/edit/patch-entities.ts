import { buildEntity, nameThings } from "../compose/build-entities.ts";
import { buildField } from "../compose/build-field.ts";
import { sampleKey, buildSamples } from "../compose/samples.ts";
import { buildPage, buildView } from "../compose/views.ts";
import type { ThingWish } from "../extract/resolve-things.ts";
import { toTypeName } from "../identifiers.ts";
import { toLabel, toSentenceCase } from "../text/normalise.ts";
import { toPlural, toSingular } from "../text/nouns.ts";
import { completeBehaviour } from "./patch-fields.ts";
import { pruneSpec } from "./prune-spec.ts";
import { entityOfView } from "@joinery/shared";
import { renameEntities } from "./view-parts.ts";
import type { Access, AppSpec, Chart, Entity, Metric, Page } from "@joinery/shared";

export const MAX_ENTITIES = 12;

/** Takes an entity out, with its pages, rules and the references to it. */
export function removeEntity(spec: AppSpec, entityName: string): AppSpec {
  const left = spec.entities.filter(({ name }) => name !== entityName);
  return pruneSpec({ ...spec, entities: left.map((entity) => withoutReferences(entity, entityName)) });
}

/** An entity that only referred to the one that goes gets a name of its own. */
function withoutReferences(entity: Entity, entityName: string): Entity {
  if (!entity.fields.every(({ reference }) => reference?.entity === entityName)) return entity;
  return { ...entity, fields: [buildField({ label: "Name", kind: "string", required: true }, [])], titleField: "name" };
}

/** Adds a thing with its page. With parents, each new record belongs to one of theirs. */
export function addEntity(spec: AppSpec, thing: ThingWish): AppSpec {
  if (spec.entities.length >= MAX_ENTITIES) return spec;
  const old = spec.entities.map((entity) => ({
    name: entity.name,
    label: entity.label,
    fields: [],
    parents: [],
    isUnknown: false,
    isGuess: false,
  }));
  const [named] = nameThings(
    [thing],
    old.map(({ name }) => name),
  );
  if (named === undefined) return spec;
  const built = buildEntity(named, [...old, named], new Map());
  const keys = new Map(Object.entries(spec.sampleData).map(([name, records]) => [name, records.map(({ key }) => key)]));
  const samples = (buildSamples([built])[built.entity.name] ?? []).map(({ values }, index) => {
    const linked = built.entity.fields.flatMap((field) => {
      const targets = keys.get(field.reference?.entity ?? "") ?? [];
      return field.type === "reference" && targets.length > 0
        ? [[field.name, targets[index % targets.length] ?? ""] as const]
        : [];
    });
    return { key: sampleKey(built.entity.name, index), values: { ...values, ...Object.fromEntries(linked) } };
  });
  const widened: AppSpec = {
    ...spec,
    entities: [...spec.entities, built.entity],
    sampleData: { ...spec.sampleData, [built.entity.name]: samples },
  };
  const complete = completeBehaviour(widened, spec);
  const entity = complete.entities.at(-1) ?? built.entity;
  return {
    ...complete,
    pages: [
      ...complete.pages,
      buildPage(entity, buildView(entity, thing.entry?.view ?? "table", complete.entities), complete.pages),
    ],
  };
}

/** Calls a thing something else, in labels and in code. */
export function renameEntity(spec: AppSpec, entityName: string, newLabel: string): AppSpec {
  const others = spec.entities.filter(({ name }) => name !== entityName).map(({ name }) => name);
  const singular = toLabel(toSentenceCase(toSingular(newLabel.toLowerCase())), 40);
  const old = spec.entities.find(({ name }) => name === entityName);
  if (singular === undefined || old === undefined) return spec;
  const name = toTypeName(singular, others);
  const labelPlural = toSentenceCase(toPlural(singular.toLowerCase()));
  const point = (target: string): string => (target === entityName ? name : target);
  const entities = spec.entities.map((entity) => ({
    ...(entity.name === entityName
      ? { ...entity, name, label: singular, labelPlural, formerly: formerLabels(entity, labelPlural) }
      : entity),
    fields: entity.fields.map((field) => {
      if (field.reference?.entity !== entityName) return field;
      return {
        ...field,
        label: field.label === old.label ? singular : field.label,
        reference: { ...field.reference, entity: name },
      };
    }),
    computed: entity.computed.map((one) =>
      one.kind === "rollup" && one.entity === entityName
        ? { ...one, entity: name, label: one.label.replace(old.labelPlural, labelPlural) }
        : one,
    ),
  }));
  const samples = Object.fromEntries(Object.entries(spec.sampleData).map(([key, records]) => [point(key), records]));
  return {
    ...spec,
    entities,
    sampleData: samples,
    rules: spec.rules.map((rule) => ({ ...rule, entity: point(rule.entity) })),
    actions: spec.actions.map((action) => ({ ...action, entity: point(action.entity) })),
    pages: spec.pages.map((page) => renamePage(page, old, { labelPlural, singular }, point)),
    ...(spec.access === undefined ? {} : { access: renameRights(spec.access, point) }),
  };
}

/** A thing with another name is as well guarded as before. */
function renameRights(access: Access, point: (name: string) => string): Access {
  const roles = access.roles.map(({ rights, ...role }) =>
    Object.assign(role, {
      rights: Object.fromEntries(Object.entries(rights).map(([name, right]) => [point(name), right])),
    }),
  );
  if (access.visitors === undefined) return { ...access, roles };
  const visitors = Object.entries(access.visitors).map(([name, right]) => [point(name), right]);
  return { ...access, roles, visitors: Object.fromEntries(visitors) };
}

/** The last names that it had, without the one that it gets. */
const formerLabels = ({ formerly = [], labelPlural }: Entity, next: string): string[] =>
  [...new Set([...formerly, labelPlural])].filter((label) => label !== next).slice(-20);

function renamePage(
  page: Page,
  old: Entity,
  labels: { labelPlural: string; singular: string },
  point: (name: string) => string,
): Page {
  const relabel = (text: string): string =>
    text
      .replace(old.labelPlural, labels.labelPlural)
      .replace(old.labelPlural.toLowerCase(), labels.labelPlural.toLowerCase())
      .replace(old.label, labels.singular);
  if (page.view.kind !== "dashboard")
    return {
      ...page,
      title: entityOfView(page.view) === old.name ? relabel(page.title) : page.title,
      view: renameEntities(page.view, point),
    };
  const { metrics, charts, recent } = page.view;
  const pointMetric = (metric: Metric): Metric => ({
    ...metric,
    label: metric.measure.entity === old.name ? relabel(metric.label) : metric.label,
    measure: { ...metric.measure, entity: point(metric.measure.entity) },
  });
  const pointChart = (chart: Chart): Chart => ({
    ...chart,
    title: chart.measure.entity === old.name ? relabel(chart.title) : chart.title,
    measure: { ...chart.measure, entity: point(chart.measure.entity) },
  });
  return {
    ...page,
    view: {
      ...page.view,
      metrics: metrics.map(pointMetric),
      charts: charts.map(pointChart),
      recent: recent.map(point),
    },
  };
}
