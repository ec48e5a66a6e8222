import { deriveActions } from "../compose/actions.ts";
import { deriveComputed } from "../compose/computed.ts";
import { deriveRules } from "../compose/rules.ts";
import { MAX_FIELDS } from "../compose/build-entities.ts";
import { buildField } from "../compose/build-field.ts";
import { madeUpValue } from "../compose/samples.ts";
import type { FieldWish } from "../lexicon/field-kinds.ts";
import { toOptions } from "../lexicon/option-tones.ts";
import { toLabel, toSentenceCase } from "../text/normalise.ts";
import { pruneSpec } from "./prune-spec.ts";
import { isListing } from "@joinery/shared";
import type { AppSpec, Entity, Field, Page, View } from "@joinery/shared";

const MAX_COLUMNS = 8;

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
  return completeBehaviour(
    {
      ...widened,
      pages: widened.pages.map((page) => ({ ...page, view: showField(page.view, entityName, field) })),
      sampleData: fillSamples(widened, entityName, [field]),
    },
    spec,
  );
}

function showField(view: View, entityName: string, field: Field): View {
  if (!isListing(view) || view.entity !== entityName) return view;
  const isFilter =
    ["enum", "boolean", "reference", "references", "tags"].includes(field.type) && view.filters.length < 6;
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
  const names = new Set(fields.map(({ name }) => name));
  const filled = records.map(({ key, values }, index) => {
    const added = fields.flatMap((field) => {
      const targets = spec.sampleData[field.reference?.entity ?? ""] ?? [];
      const old = values[field.name];
      const isStillOption = field.options?.some((option) => option.value === old) === true;
      const linked = targets[index % Math.max(1, targets.length)]?.key;
      const value = isStillOption ? old : field.type === "reference" ? linked : madeUpValue(field, entity, index);
      return value === undefined ? [] : [[field.name, value] as const];
    });
    const kept = Object.entries(values).filter(([name]) => !names.has(name));
    return { key, values: Object.fromEntries([...kept, ...added]) };
  });
  return { ...spec.sampleData, [entityName]: filled };
}

/**
 * The spec with the rules, actions and computed values that the change made possible. What the fields suggested before stays as it
 * was: a rule that the user took out does not come back with the next field.
 */
export function completeBehaviour(spec: AppSpec, before: AppSpec): AppSpec {
  const known = new Set(before.entities.flatMap((entity) => suggestedIds(entity, before.entities)));
  const entities = spec.entities.map((entity) => {
    const values = new Set([...entity.fields, ...entity.computed].map(({ name }) => name));
    const labels = new Set(entity.computed.map(({ label }) => label));
    const fresh = deriveComputed(entity, spec.entities).filter(
      ({ name, label }) => !known.has(`${entity.name}.${name}`) && !values.has(name) && !labels.has(label),
    );
    return { ...entity, computed: [...entity.computed, ...fresh].slice(0, 10) };
  });
  const isFresh = ({ id }: { id: string }, old: readonly { id: string }[]): boolean =>
    !known.has(id) && !old.some((one) => one.id === id);
  const rules = spec.entities.flatMap(deriveRules).filter((rule) => isFresh(rule, spec.rules));
  const actions = spec.entities.flatMap(deriveActions).filter((action) => isFresh(action, spec.actions));
  const listRules = (page: Page): Page =>
    page.view.kind === "dashboard"
      ? { ...page, view: { ...page.view, rules: [...page.view.rules, ...rules.map(({ id }) => id)].slice(0, 10) } }
      : page;
  return {
    ...spec,
    entities,
    rules: [...spec.rules, ...rules].slice(0, 20),
    actions: [...spec.actions, ...actions].slice(0, 20),
    pages: spec.pages.map(listRules),
  };
}

const suggestedIds = (entity: Entity, all: readonly Entity[]): string[] => [
  ...[...deriveRules(entity), ...deriveActions(entity)].map(({ id }) => id),
  ...deriveComputed(entity, all).map(({ name }) => `${entity.name}.${name}`),
];

/** Takes a field out. The last one stays: an entity without fields cannot be. */
export function removeField(spec: AppSpec, entityName: string, fieldName: string): AppSpec {
  return pruneSpec(
    replaceEntity(spec, entityName, (entity) =>
      entity.fields.length < 2 ? entity : { ...entity, fields: entity.fields.filter(({ name }) => name !== fieldName) },
    ),
  );
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
    type: "enum",
    interface: "select",
    display: "badge",
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
  return completeBehaviour(pruneSpec({ ...changed, rules, actions }), spec);
}
