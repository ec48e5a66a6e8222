import { entityOfView } from "@joinery/shared";
import type {
  Access,
  Action,
  AppSpec,
  Chart,
  Computed,
  Condition,
  Entity,
  Measure,
  Page,
  Rule,
  View,
  ViewName,
} from "@joinery/shared";
import { buildView } from "../compose/views.ts";
import { withoutUnknown } from "./view-parts.ts";

/** What still exists: stored fields and all values of each entity. */
type Known = ReadonlyMap<
  string,
  { readonly stored: ReadonlySet<string>; readonly values: ReadonlySet<string>; readonly entity: Entity }
>;

/**
 * A spec without anything that leads nowhere: after a field or an entity is taken out, what was built on it goes with it. Whatever
 * can stand without the missing part stays.
 */
export function pruneSpec(spec: AppSpec): AppSpec {
  const entities = pruneEntities(spec.entities);
  const known = toKnown(entities);
  const rules = spec.rules.filter((rule) => isSound(known, rule));
  const actions = spec.actions.flatMap((action) => pruneAction(known, action));
  const pages = prunePages(spec.pages, known, new Set(rules.map(({ id }) => id)));
  const access = spec.access === undefined ? {} : { access: pruneAccess(spec.access, known) };
  return { ...spec, entities, rules, actions, pages, sampleData: pruneSamples(spec, known), ...access };
}

function pruneAccess(access: Access, known: Known): Access {
  const roles = access.roles.map(({ rights, ...role }) =>
    Object.assign(role, { rights: Object.fromEntries(Object.entries(rights).filter(([name]) => known.has(name))) }),
  );
  if (access.visitors === undefined) return { ...access, roles };
  const visitors = Object.fromEntries(Object.entries(access.visitors).filter(([name]) => known.has(name)));
  return { ...access, roles, visitors };
}

const toKnown = (entities: readonly Entity[]): Known =>
  new Map(
    entities.map((entity) => {
      const stored = new Set(entity.fields.map(({ name }) => name));
      return [
        entity.name,
        { stored, values: new Set([...stored, ...entity.computed.map(({ name }) => name)]), entity },
      ];
    }),
  );

function pruneEntities(entities: readonly Entity[]): Entity[] {
  const names = new Set(entities.map(({ name }) => name));
  const linked = entities.map((entity) => ({
    ...entity,
    fields: entity.fields.filter(({ reference }) => reference === undefined || names.has(reference.entity)),
  }));
  const known = toKnown(linked);
  return linked.map((entity) => pruneEntity(entity, known));
}

function pruneEntity(entity: Entity, known: Known): Entity {
  const computed = entity.computed.filter((one) => isComputable(one, entity, known));
  const { sort, ...rest } = entity;
  const stored = entity.fields.map(({ name }) => name);
  const isSorted =
    sort !== undefined && [...stored, ...computed.map(({ name }) => name), "createdAt"].includes(sort.field);
  const spare = (entity.fields.find(({ type }) => type === "string") ?? entity.fields[0])?.name ?? entity.titleField;
  const titleField = stored.includes(entity.titleField) ? entity.titleField : spare;
  return { ...rest, computed, titleField, ...(isSorted ? { sort } : {}) };
}

const NUMERIC = new Set(["integer", "decimal"]);

function isComputable(one: Computed, entity: Entity, known: Known): boolean {
  const isNumber = (owner: Entity | undefined, name: string): boolean =>
    owner?.fields.some((field) => field.name === name && NUMERIC.has(field.type)) ?? false;
  if (one.kind === "arithmetic") return isNumber(entity, one.left) && isNumber(entity, one.right);
  const child = known.get(one.entity)?.entity;
  const isLinked =
    child?.fields.some(({ name, type }) => name === one.via && (type === "reference" || type === "references")) ??
    false;
  return isLinked && (one.op === "count" || (one.field !== undefined && isNumber(child, one.field)));
}

const holds = (known: Known, entityName: string, conditions: readonly Condition[]): boolean => {
  const values = known.get(entityName)?.values;
  return (
    values !== undefined &&
    conditions.every(
      ({ field, otherField }) => values.has(field) && (otherField === undefined || values.has(otherField)),
    )
  );
};

const isSound = (known: Known, rule: Rule): boolean => holds(known, rule.entity, rule.when);

function pruneAction(known: Known, action: Action): Action[] {
  const stored = known.get(action.entity)?.stored;
  if (stored === undefined) return [];
  const where = action.where.filter((condition) => holds(known, action.entity, [condition]));
  if (action.effect.kind === "delete") return where.length === action.where.length ? [action] : [];
  if (action.effect.kind === "increment") return stored.has(action.effect.field) ? [{ ...action, where }] : [];
  const values = Object.fromEntries(Object.entries(action.effect.values).filter(([name]) => stored.has(name)));
  return Object.keys(values).length === 0 ? [] : [{ ...action, where, effect: { ...action.effect, values } }];
}

function prunePages(pages: readonly Page[], known: Known, ruleIds: ReadonlySet<string>): Page[] {
  const kept = pages.flatMap((page) => {
    const view = pruneView(page.view, known, ruleIds);
    return view === undefined ? [] : [{ ...page, view }];
  });
  const [first, ...rest] = kept;
  if (first === undefined) return [{ id: "dashboard", title: "Dashboard", path: "/", view: emptyDashboard }];
  return kept.some(({ path }) => path === "/") ? kept : [{ ...first, path: "/" }, ...rest];
}

export const emptyDashboard: View = { kind: "dashboard", metrics: [], charts: [], rules: [], recent: [] };

function pruneView(view: View, known: Known, ruleIds: ReadonlySet<string>): View | undefined {
  if (view.kind === "dashboard") {
    return {
      ...view,
      metrics: view.metrics.filter(({ measure }) => isMeasurable(known, measure)),
      charts: view.charts.filter((chart) => isDrawable(known, chart)),
      rules: view.rules.filter((id) => ruleIds.has(id)),
      recent: view.recent.filter((name) => known.has(name)),
    };
  }
  const pruned = withoutUnknown(view, (part, name, owner) => isNameable(known, part, name, owner));
  if (pruned !== undefined) return pruned;
  // What this way of showing needs is gone: the records themselves can still be shown.
  const owner = known.get(entityOfView(view) ?? "");
  return owner === undefined ? undefined : buildView(owner.entity, "table");
}

function isNameable(known: Known, part: ViewName, name: string, ownerName: string | undefined): boolean {
  if (part.fieldOf === undefined) return known.has(name);
  const owner = known.get(ownerName ?? "");
  if (part.orComputed) return owner?.values.has(name) ?? false;
  const field = owner?.entity.fields.find((candidate) => candidate.name === name);
  return field !== undefined && (part.types === undefined || part.types.includes(field.type));
}

function isMeasurable(known: Known, { entity, op, field, where, period }: Measure): boolean {
  const owner = known.get(entity);
  if (owner === undefined || !holds(known, entity, where)) return false;
  if (
    period !== undefined &&
    !owner.entity.fields.some(({ name, type }) => name === period.field && (type === "date" || type === "datetime"))
  )
    return false;
  if (op === "count") return true;
  return (
    field !== undefined &&
    (owner.entity.computed.some(({ name }) => name === field) ||
      owner.entity.fields.some(({ name, type }) => name === field && NUMERIC.has(type)))
  );
}

const isDrawable = (known: Known, { measure, groupBy }: Chart): boolean =>
  isMeasurable(known, measure) && known.get(measure.entity)?.stored.has(groupBy) === true;

function pruneSamples(spec: AppSpec, known: Known): AppSpec["sampleData"] {
  return Object.fromEntries(
    Object.entries(spec.sampleData).flatMap(([name, records]) => {
      const owner = known.get(name);
      if (owner === undefined) return [];
      const kept = records.map(({ key, values }) => ({
        key,
        values: Object.fromEntries(Object.entries(values).filter(([field]) => owner.stored.has(field))),
      }));
      return [[name, kept]];
    }),
  );
}
