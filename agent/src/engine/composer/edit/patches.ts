import type { AppSpec, Entity, Field, Page, View } from "@joinery/shared";
import { deriveActions, deriveComputed, deriveRules } from "../compose/behaviour.ts";
import { buildEntity, MAX_FIELDS, nameThings } from "../compose/build-entities.ts";
import { buildField } from "../compose/build-field.ts";
import { chartsOf, metricsOf } from "../compose/dashboard.ts";
import { madeUpValue, sampleKey, buildSamples } from "../compose/samples.ts";
import { buildPage, buildView } from "../compose/views.ts";
import type { ThingWish } from "../extract/understand.ts";
import { toTypeName } from "../identifiers.ts";
import type { FieldWish } from "../lexicon/field-kinds.ts";
import { toOptions } from "../lexicon/option-tones.ts";
import { toLabel, toSentenceCase } from "../text/normalise.ts";
import { toPlural, toSingular } from "../text/nouns.ts";
import { pruneSpec } from "./prune-spec.ts";

/** Small changes of a spec, each of which leaves a whole spec behind: views, rules, figures and samples follow. */

const MAX_COLUMNS = 8;
export const MAX_ENTITIES = 12;

const replaceEntity = (spec: AppSpec, name: string, change: (entity: Entity) => Entity): AppSpec => ({
  ...spec,
  entities: spec.entities.map((entity) => (entity.name === name ? change(entity) : entity)),
});

/** Adds a field with its column, filter, sample values and what follows from it. A second field of that label changes nothing. */
export function addField(spec: AppSpec, entityName: string, wish: FieldWish): AppSpec {
  const entity = spec.entities.find(({ name }) => name === entityName);
  if (entity === undefined || entity.fields.length >= MAX_FIELDS * 2) return spec;
  if (entity.fields.some(({ label }) => label.toLowerCase() === wish.label.toLowerCase())) return spec;
  const taken = [...entity.fields, ...entity.computed].map(({ name }) => name);
  const target = spec.entities.find(({ name }) => name === wish.refersTo);
  const field = buildField(wish, taken, target);
  const widened = replaceEntity(spec, entityName, (old) => ({ ...old, fields: [...old.fields, field] }));
  return completeBehaviour({
    ...widened,
    pages: widened.pages.map((page) => ({ ...page, view: showField(page.view, entityName, field) })),
    sampleData: fillSamples(widened, entityName, [field]),
  });
}

function showField(view: View, entityName: string, field: Field): View {
  if (view.kind === "dashboard" || view.entity !== entityName) return view;
  const isFilter = ["enum", "boolean", "reference", "tags"].includes(field.type) && view.filters.length < 6;
  return {
    ...view,
    fields: view.fields.length < MAX_COLUMNS && field.type !== "text" ? [...view.fields, field.name] : view.fields,
    filters: isFilter ? [...view.filters, field.name] : view.filters,
  };
}

/** The samples of an entity with values for fields that are new. */
function fillSamples(spec: AppSpec, entityName: string, fields: readonly Field[]): AppSpec["sampleData"] {
  const entity = spec.entities.find(({ name }) => name === entityName);
  const records = spec.sampleData[entityName];
  if (entity === undefined || records === undefined) return spec.sampleData;
  const filled = records.map(({ key, values }, index) => {
    const added = fields.flatMap((field) => {
      const targets = spec.sampleData[field.reference?.entity ?? ""] ?? [];
      const value =
        field.type === "reference"
          ? targets[index % Math.max(1, targets.length)]?.key
          : madeUpValue(field, entity, index);
      return value === undefined ? [] : [[field.name, value] as const];
    });
    return { key, values: { ...values, ...Object.fromEntries(added) } };
  });
  return { ...spec.sampleData, [entityName]: filled };
}

/** Rules, actions and computed values that the fields suggest and the spec does not have yet; new ones only, none comes back. */
function completeBehaviour(spec: AppSpec): AppSpec {
  const entities = spec.entities.map((entity) => {
    const fresh = deriveComputed(entity, spec.entities).filter(
      ({ name, label }) =>
        !entity.computed.some((old) => old.name === name || old.label === label) &&
        !entity.fields.some((field) => field.name === name),
    );
    return { ...entity, computed: [...entity.computed, ...fresh].slice(0, 10) };
  });
  const rules = [
    ...spec.rules,
    ...spec.entities.flatMap(deriveRules).filter(({ id }) => !spec.rules.some((rule) => rule.id === id)),
  ].slice(0, 20);
  const actions = [
    ...spec.actions,
    ...spec.entities.flatMap(deriveActions).filter(({ id }) => !spec.actions.some((action) => action.id === id)),
  ].slice(0, 20);
  const fresh = rules.filter(({ id }) => !spec.rules.some((rule) => rule.id === id)).map(({ id }) => id);
  const pages = spec.pages.map((page) =>
    page.view.kind === "dashboard"
      ? { ...page, view: { ...page.view, rules: [...page.view.rules, ...fresh].slice(0, 10) } }
      : page,
  );
  return { ...spec, entities, rules, actions, pages };
}

/** Takes a field out. The last one stays: an entity without fields cannot be. */
export function removeField(spec: AppSpec, entityName: string, fieldName: string): AppSpec {
  return pruneSpec(
    replaceEntity(spec, entityName, (entity) =>
      entity.fields.length < 2 ? entity : { ...entity, fields: entity.fields.filter(({ name }) => name !== fieldName) },
    ),
  );
}

/** Takes an entity out, with its pages, rules and the references to it. */
export function removeEntity(spec: AppSpec, entityName: string): AppSpec {
  const left = spec.entities.filter(({ name }) => name !== entityName);
  return pruneSpec({
    ...spec,
    entities: left.map((entity) =>
      entity.fields.every(({ reference }) => reference?.entity === entityName)
        ? { ...entity, fields: [buildField({ label: "Name", kind: "string", required: true }, [])], titleField: "name" }
        : entity,
    ),
  });
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
  const complete = completeBehaviour(widened);
  const entity = complete.entities.at(-1) ?? built.entity;
  return {
    ...complete,
    pages: [...complete.pages, buildPage(entity, buildView(entity, thing.entry?.view ?? "table"), complete.pages)],
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
    ...(entity.name === entityName ? { ...entity, name, label: singular, labelPlural } : entity),
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
  };
}

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
      title: page.view.entity === old.name ? relabel(page.title) : page.title,
      view: { ...page.view, entity: point(page.view.entity) },
    };
  const { metrics, charts, recent } = page.view;
  return {
    ...page,
    view: {
      ...page.view,
      metrics: metrics.map((metric) => ({
        ...metric,
        label: metric.measure.entity === old.name ? relabel(metric.label) : metric.label,
        measure: { ...metric.measure, entity: point(metric.measure.entity) },
      })),
      charts: charts.map((chart) => ({
        ...chart,
        title: chart.measure.entity === old.name ? relabel(chart.title) : chart.title,
        measure: { ...chart.measure, entity: point(chart.measure.entity) },
      })),
      recent: recent.map(point),
    },
  };
}

/** Calls a field something else. Its name in code stays, so that nothing built on it breaks. */
export function renameField(spec: AppSpec, entityName: string, fieldName: string, newLabel: string): AppSpec {
  const label = toLabel(toSentenceCase(newLabel), 48);
  if (label === undefined) return spec;
  return replaceEntity(spec, entityName, (entity) => ({
    ...entity,
    fields: entity.fields.map((field) => (field.name === fieldName ? { ...field, label } : field)),
  }));
}

/** Changes a field in place; samples that no longer fit get new values. */
export function changeField(
  spec: AppSpec,
  entityName: string,
  fieldName: string,
  change: (field: Field) => Field,
): AppSpec {
  const changed = replaceEntity(spec, entityName, (entity) => ({
    ...entity,
    fields: entity.fields.map((field) => (field.name === fieldName ? change(field) : field)),
  }));
  const field = changed.entities.find(({ name }) => name === entityName)?.fields.find(({ name }) => name === fieldName);
  const before = spec.entities.find(({ name }) => name === entityName)?.fields.find(({ name }) => name === fieldName);
  if (field === undefined || before === undefined || (field.type === before.type && field.options === before.options))
    return changed;
  return pruneSpec({ ...changed, sampleData: fillSamples(changed, entityName, [field]) });
}

/** Gives a field other choices; values that rules and actions name must be among them, or those go. */
export function setOptions(spec: AppSpec, entityName: string, fieldName: string, labels: readonly string[]): AppSpec {
  const options = toOptions(labels);
  if (options.length === 0) return spec;
  const values = new Set(options.map(({ value }) => value));
  const isStale = (entity: string, conditions: AppSpec["rules"][number]["when"]): boolean =>
    entity === entityName &&
    conditions.some(({ field, value }) => field === fieldName && typeof value === "string" && !values.has(value));
  const changed = changeField(spec, entityName, fieldName, ({ default: preset, ...field }) => ({
    ...field,
    ...{ type: "enum", interface: "select", display: "badge" },
    options,
    ...(typeof preset === "string" ? { default: values.has(preset) ? preset : options[0]?.value } : {}),
  }));
  const rules = changed.rules.filter((rule) => !isStale(rule.entity, rule.when));
  const actions = changed.actions.filter(
    (action) =>
      !isStale(action.entity, action.where) &&
      !(
        action.entity === entityName &&
        action.effect.kind === "set" &&
        Object.entries(action.effect.values).some(
          ([name, value]) => name === fieldName && typeof value === "string" && !values.has(value),
        )
      ),
  );
  return completeBehaviour(pruneSpec({ ...changed, rules, actions }));
}

/** Shows a thing in another way, on the page that it has. */
export function setView(spec: AppSpec, entityName: string, kind: View["kind"]): AppSpec {
  const entity = spec.entities.find(({ name }) => name === entityName);
  if (entity === undefined) return spec;
  const index = spec.pages.findIndex(({ view }) => view.kind !== "dashboard" && view.entity === entityName);
  const view = buildView(entity, kind);
  if (index < 0) return { ...spec, pages: [...spec.pages, buildPage(entity, view, spec.pages)] };
  return { ...spec, pages: spec.pages.map((page, at) => (at === index ? { ...page, view } : page)) };
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
  return {
    ...withPage,
    pages: withPage.pages.map((page) => {
      if (page.view.kind !== "dashboard") return page;
      const old = page.view;
      const charts = [
        ...old.charts,
        ...[...wanted, ...own].filter(({ title }) => !old.charts.some((chart) => chart.title === title)),
      ].slice(0, 6);
      const metrics = old.metrics.length > 0 ? old.metrics : metricsOf(entity).slice(0, 4);
      return { ...page, view: { ...old, charts, metrics } };
    }),
  };
}

function countChart(entity: Entity, group: Field): ReturnType<typeof chartsOf>[number] {
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
