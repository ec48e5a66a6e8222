import type * as z from "zod";
import { hasOwners } from "./access.ts";
import type { Condition, Measure } from "./behaviour.ts";
import type { AppSpec, Entity } from "./app-spec.ts";
import { isRelation, type FieldType } from "./field.ts";
import { namesIn, VIEW_NAMES, type ViewName } from "./view-names.ts";
import type { View } from "./view.ts";

type Path = (string | number)[];
type Report = (path: Path, message: string) => void;
/** What is known of one entity: its stored fields with their types, and the names of its computed values. */
type Known = {
  readonly fields: ReadonlyMap<string, FieldType>;
  /** What its references point at. */
  readonly targets: ReadonlyMap<string, string>;
  readonly computed: ReadonlySet<string>;
};

/** Every record has its own; and what each JavaScript object inherits cannot be told from a value that is missing. */
const RESERVED_FIELDS = new Set([
  "id",
  "createdAt",
  "updatedAt",
  "prototype",
  ...Object.getOwnPropertyNames(Object.prototype),
]);
const NUMERIC: readonly FieldType[] = ["integer", "decimal"];
const DATED: readonly FieldType[] = ["date", "datetime"];

/** Every name in a spec must lead somewhere; what the schema alone cannot say. */
export function checkReferences(spec: Omit<AppSpec, "never">, context: z.core.$RefinementCtx): void {
  const report: Report = (path, message) => context.addIssue({ code: "custom", path, message });
  const known = collectEntities(spec.entities, report);
  const check = createChecks(known, report);

  spec.entities.forEach((entity, index) => checkEntity(entity, ["entities", index], check, report));
  checkUnique(
    spec.pages.map((page) => page.id),
    ["pages"],
    "id",
    report,
  );
  checkUnique(
    spec.pages.map((page) => page.path),
    ["pages"],
    "path",
    report,
  );
  checkUnique(
    spec.rules.map((rule) => rule.id),
    ["rules"],
    "id",
    report,
  );
  checkUnique(
    spec.actions.map((action) => action.id),
    ["actions"],
    "id",
    report,
  );
  const ruleIds = new Set(spec.rules.map((rule) => rule.id));
  spec.pages.forEach((page, index) => checkView(page.view, ["pages", index, "view"], { check, report, ruleIds }));
  spec.rules.forEach((rule, index) => check.conditions(rule.entity, rule.when, ["rules", index], "when"));
  spec.actions.forEach((action, index) => {
    const path: Path = ["actions", index];
    check.conditions(action.entity, action.where, path, "where");
    if (action.effect.kind === "increment")
      check.field(action.entity, action.effect.field, [...path, "effect", "field"], NUMERIC);
    if (action.effect.kind !== "set") return;
    for (const name of Object.keys(action.effect.values))
      check.field(action.entity, name, [...path, "effect", "values", name]);
  });
  spec.access?.roles.forEach((role, index) => {
    const path: Path = ["access", "roles", index];
    for (const name of Object.keys(role.rights)) check.entity(name, [...path, "rights", name]);
  });
  for (const name of Object.keys(spec.access?.visitors ?? {})) check.entity(name, ["access", "visitors", name]);
  checkOwners(spec, report);
  checkUnique(spec.access?.roles.map(({ name }) => name) ?? [], ["access", "roles"], "name", report);
  checkSampleData(spec, check, report);
}

/** Who entered a record stands beside its fields. */
function checkOwners({ entities, access }: Omit<AppSpec, "never">, report: Report): void {
  entities.forEach((entity, index) => {
    if (!hasOwners(access, entity.name)) return;
    const at = [...entity.fields, ...entity.computed].findIndex(({ name }) => name === "enteredBy");
    if (at >= 0) report(["entities", index, "fields", at, "name"], "enteredBy is reserved where records have owners");
  });
}

function collectEntities(entities: readonly Entity[], report: Report): Map<string, Known> {
  const known = new Map<string, Known>();
  entities.forEach((entity, index) => {
    const isTaken = [...known.keys()].some((name) => name.toLowerCase() === entity.name.toLowerCase());
    if (isTaken) report(["entities", index, "name"], "is there twice");
    known.set(entity.name, {
      fields: new Map(entity.fields.map((field) => [field.name, field.type])),
      targets: new Map(
        entity.fields.flatMap(({ name, reference }) => (reference === undefined ? [] : [[name, reference.entity]])),
      ),
      computed: new Set(entity.computed.map((computed) => computed.name)),
    });
  });
  return known;
}

type Checks = ReturnType<typeof createChecks>;

function createChecks(known: ReadonlyMap<string, Known>, report: Report) {
  const entity = (name: string, path: Path): Known | undefined => {
    const found = known.get(name);
    if (found === undefined) report(path, `there is no entity ${name}`);
    return found;
  };
  /** A stored field, of one of the types when they are given. */
  const field = (entityName: string, name: string, path: Path, types?: readonly FieldType[]): void => {
    const found = known.get(entityName);
    if (found === undefined) return;
    const type = found.fields.get(name);
    if (type === undefined) report(path, `${entityName} has no field ${name}`);
    else if (types !== undefined && !types.includes(type))
      report(path, `${name} must be of type ${types.join(" or ")}`);
  };
  /** A stored field or a computed value. */
  const value = (entityName: string, name: string, path: Path): void => {
    const found = known.get(entityName);
    if (found !== undefined && !found.fields.has(name) && !found.computed.has(name)) {
      report(path, `${entityName} has no field ${name}`);
    }
  };
  const conditions = (entityName: string, list: readonly Condition[], path: Path, key: string): void => {
    if (entity(entityName, [...path, "entity"]) === undefined) return;
    list.forEach((condition, index) => {
      value(entityName, condition.field, [...path, key, index, "field"]);
      if (condition.otherField !== undefined)
        value(entityName, condition.otherField, [...path, key, index, "otherField"]);
    });
  };
  const measure = (wanted: Measure, path: Path): void => {
    conditions(wanted.entity, wanted.where, path, "where");
    const found = known.get(wanted.entity);
    if (found === undefined) return;
    if (wanted.op === "count") return checkPeriod(wanted, path);
    if (wanted.field === undefined) report([...path, "field"], `is required with ${wanted.op}`);
    else if (!found.computed.has(wanted.field)) field(wanted.entity, wanted.field, [...path, "field"], NUMERIC);
    checkPeriod(wanted, path);
  };
  const checkPeriod = (wanted: Measure, path: Path): void => {
    if (wanted.period !== undefined) field(wanted.entity, wanted.period.field, [...path, "period", "field"], DATED);
  };
  /** A reference to one entity and no other. */
  const target = (entityName: string, name: string, path: Path, wanted: string): void => {
    const found = known.get(entityName)?.targets.get(name);
    if (found !== undefined && found !== wanted) report(path, `${name} must point at ${wanted}`);
  };
  return { entity, field, value, conditions, measure, target };
}

function checkEntity(entity: Entity, path: Path, check: Checks, report: Report): void {
  const names = [...entity.fields.map((field) => field.name), ...entity.computed.map((computed) => computed.name)];
  checkUnique(names, [...path, "fields"], "name", report);
  entity.fields.forEach((field, index) => {
    const at: Path = [...path, "fields", index];
    if (RESERVED_FIELDS.has(field.name)) report([...at, "name"], `${field.name} is reserved`);
    if (field.type === "enum" && field.options === undefined) report([...at, "options"], "are required with type enum");
    if (isRelation(field) && field.reference === undefined)
      report([...at, "reference"], `is required with type ${field.type}`);
    if (field.reference !== undefined) check.entity(field.reference.entity, [...at, "reference", "entity"]);
    if (field.min !== undefined && field.max !== undefined && field.min > field.max)
      report([...at, "min"], "is above max");
    checkUnique(field.options?.map((option) => option.value) ?? [], [...at, "options"], "value", report);
  });
  check.field(entity.name, entity.titleField, [...path, "titleField"]);
  if (entity.sort !== undefined && entity.sort.field !== "createdAt")
    check.value(entity.name, entity.sort.field, [...path, "sort", "field"]);
  entity.computed.forEach((computed, index) => {
    const at: Path = [...path, "computed", index];
    if (RESERVED_FIELDS.has(computed.name)) report([...at, "name"], `${computed.name} is reserved`);
    if (computed.kind === "arithmetic") {
      check.field(entity.name, computed.left, [...at, "left"], NUMERIC);
      check.field(entity.name, computed.right, [...at, "right"], NUMERIC);
      return;
    }
    if (check.entity(computed.entity, [...at, "entity"]) === undefined) return;
    check.field(computed.entity, computed.via, [...at, "via"], ["reference", "references"]);
    if (computed.op === "count") return;
    if (computed.field === undefined) report([...at, "field"], `is required with ${computed.op}`);
    else check.field(computed.entity, computed.field, [...at, "field"], NUMERIC);
  });
}

type ViewTools = { check: Checks; report: Report; ruleIds: ReadonlySet<string> };

function checkView(view: View, path: Path, { check, report, ruleIds }: ViewTools): void {
  if (view.kind === "dashboard") {
    view.metrics.forEach((metric, index) => check.measure(metric.measure, [...path, "metrics", index, "measure"]));
    view.charts.forEach((chart, index) => {
      check.measure(chart.measure, [...path, "charts", index, "measure"]);
      check.field(chart.measure.entity, chart.groupBy, [...path, "charts", index, "groupBy"]);
    });
    view.rules.forEach((id, index) => ruleIds.has(id) || report([...path, "rules", index], `there is no rule ${id}`));
    view.recent.forEach((name, index) => check.entity(name, [...path, "recent", index]));
    return;
  }
  for (const part of VIEW_NAMES[view.kind]) checkViewName(view, part, path, check);
}

/** Fields of an entity that does not exist are not looked for: the entity is what is wrong. */
function checkViewName(view: View, part: ViewName, path: Path, check: Checks): void {
  const owner = part.fieldOf === undefined ? undefined : namesIn(view, { key: part.fieldOf })[0];
  namesIn(view, part).forEach((name, index) => {
    const at = [...path, part.key, ...(part.isList ? [index] : [])];
    if (part.fieldOf === undefined) check.entity(name, at);
    else if (owner === undefined) return;
    else if (part.orComputed) check.value(owner, name, at);
    else check.field(owner, name, at, part.types);
    const target = part.refersTo === undefined ? undefined : namesIn(view, { key: part.refersTo })[0];
    if (owner !== undefined && target !== undefined) check.target(owner, name, at, target);
  });
}

function checkSampleData(spec: Omit<AppSpec, "never">, check: Checks, report: Report): void {
  for (const [name, records] of Object.entries(spec.sampleData)) {
    const path: Path = ["sampleData", name];
    if (check.entity(name, path) === undefined) continue;
    const references = spec.entities.find((entity) => entity.name === name)?.fields.filter(isRelation) ?? [];
    records.forEach((record, index) => {
      for (const field of Object.keys(record.values)) check.field(name, field, [...path, index, "values", field]);
      for (const field of references) {
        const targets = spec.sampleData[field.reference?.entity ?? ""] ?? [];
        for (const key of [record.values[field.name]].flat()) {
          if (typeof key !== "string" || targets.some((target) => target.key === key)) continue;
          report([...path, index, "values", field.name], `there is no record ${key}`);
        }
      }
    });
    checkUnique(
      records.map((record) => record.key),
      path,
      "key",
      report,
    );
  }
}

function checkUnique(values: readonly string[], path: Path, key: string, report: Report): void {
  const seen = new Set<string>();
  values.forEach((value, index) => {
    if (seen.has(value)) report([...path, index, key], "is there twice");
    seen.add(value);
  });
}
