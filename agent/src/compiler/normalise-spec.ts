import { isRelation, type AppSpec, type Entity, type Field, type FieldValue } from "@joinery/shared";
import { dailyRules, dayOf } from "./daily.ts";
import { sidesOf } from "./sides.ts";
import { loggedFields } from "./logged-entries.ts";
import { stagedFields } from "./pipelines.ts";
import { isList, isNullable, isValidValue } from "./field-rules.ts";

/**
 * A spec in which everything that is written down can also happen. A parsed spec may still ask for what no record can satisfy
 * (a whole number between 0.2 and 0.8, an entity that needs itself to exist); such wishes are relaxed, never refused.
 */
export function normaliseSpec(spec: AppSpec): AppSpec {
  const entities = relaxRequiredCycles(
    relaxLines(
      spec,
      spec.entities.map((entity) => ({
        ...entity,
        fields: stagedFields(spec, entity, loggedFields(spec, entity)).map(normaliseField),
      })),
    ),
  );
  return { ...spec, entities, sampleData: normaliseSampleData({ ...spec, entities }) };
}

/** Lines are written by a cart or an editor that fills in only what it knows: the rest of a line is optional. */
function relaxLines({ pages }: AppSpec, entities: readonly Entity[]): Entity[] {
  const known = new Map<string, Set<string>>();
  for (const { view } of pages) {
    if (!("lineEntity" in view)) continue;
    const names =
      view.kind === "shop"
        ? [view.orderField, view.productField, view.quantityField, view.linePriceField]
        : [view.viaField, view.descriptionField, view.quantityField, view.priceField];
    known.set(view.lineEntity, new Set([...(known.get(view.lineEntity) ?? []), ...names]));
  }
  return entities.map((entity) => {
    const names = known.get(entity.name);
    if (names === undefined) return entity;
    const fields = entity.fields.map((field) =>
      names.has(field.name) ? { ...field, unique: false } : { ...field, required: false, unique: false },
    );
    return { ...entity, fields };
  });
}

function normaliseField(field: Field): Field {
  const { reference, options, unique, min: _min, max: _max, default: preset, ...rest } = field;
  const normalised: Field = {
    ...rest,
    ...limitsOf(field),
    unique: unique && field.type !== "boolean" && !isList(field),
    ...(field.type === "enum" && options !== undefined ? { options } : {}),
    ...(isRelation(field) && reference !== undefined ? { reference: normaliseReference(field, reference) } : {}),
  };
  const keepsDefault = preset !== undefined && !isRelation(field) && isValidValue(normalised, preset);
  return keepsDefault ? { ...normalised, default: preset } : normalised;
}

/** A required reference cannot be emptied, so the record that it points at has to stay. One of several takes nothing with it. */
function normaliseReference(field: Field, reference: NonNullable<Field["reference"]>) {
  if (field.type === "references") return { ...reference, onDelete: mayClear(field, reference) };
  const isImpossible = field.required && reference.onDelete === "clear";
  return isImpossible ? { ...reference, onDelete: "restrict" as const } : reference;
}

const mayClear = (field: Field, { onDelete }: NonNullable<Field["reference"]>): "restrict" | "clear" =>
  field.required || onDelete === "restrict" ? "restrict" : "clear";

function limitsOf(field: Field): { min?: number; max?: number } {
  if (field.type !== "integer" && field.type !== "decimal") return {};
  const isRating = field.interface === "rating";
  const max = field.max ?? (isRating ? 5 : undefined);
  const min = field.min ?? (isRating ? Math.min(1, max ?? 1) : undefined);
  const round = field.type === "integer";
  const low = min !== undefined && round ? Math.ceil(min) : min;
  const high = max !== undefined && round ? Math.floor(max) : max;
  if (low !== undefined && high !== undefined && low > high) return {};
  return { ...(low === undefined ? {} : { min: low }), ...(high === undefined ? {} : { max: high }) };
}

/** Entities that need each other to exist could never be created: such references become optional. */
function relaxRequiredCycles(entities: readonly Entity[]): Entity[] {
  const needs = (name: string): string[] =>
    entities
      .find((entity) => entity.name === name)
      ?.fields.flatMap((field) => (field.required && field.reference !== undefined ? [field.reference.entity] : [])) ??
    [];
  const canReach = (from: string, target: string): boolean => {
    const seen = new Set<string>();
    const open = [from];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (name === target) return true;
      if (seen.has(name)) continue;
      seen.add(name);
      open.push(...needs(name));
    }
    return false;
  };
  return entities.map((entity) => ({
    ...entity,
    fields: entity.fields.map((field) => {
      const isCycle = field.required && field.reference !== undefined && canReach(field.reference.entity, entity.name);
      return isCycle ? { ...field, required: false } : field;
    }),
  }));
}

type SampleRecord = AppSpec["sampleData"][string][number];

/** Sample records that the app's own validation accepts; values and then records that it would refuse are left out. */
function normaliseSampleData(spec: AppSpec): AppSpec["sampleData"] {
  const known = new Map(
    spec.entities.map((entity) => [
      entity.name,
      (spec.sampleData[entity.name] ?? []).map((record) => keepValidValues(entity, record)),
    ]),
  );
  for (let isStable = false; !isStable;) {
    isStable = true;
    for (const entity of spec.entities) {
      const records = (known.get(entity.name) ?? []).map((record) => withoutLost(entity, record, known));
      const kept = keepPossibleRecords(spec, entity, records, known);
      if (kept.length < records.length) isStable = false;
      known.set(entity.name, kept);
    }
  }
  return Object.fromEntries([...known].filter(([, records]) => records.length > 0));
}

function keepValidValues(entity: Entity, record: SampleRecord): SampleRecord {
  const values: Record<string, FieldValue> = {};
  for (const field of entity.fields) {
    const value = Object.hasOwn(record.values, field.name) ? record.values[field.name] : undefined;
    if (value !== undefined && isValidValue(field, value)) values[field.name] = value;
    else if (field.default !== undefined && field.required) values[field.name] = field.default;
  }
  return { key: record.key, values };
}

function keepPossibleRecords(
  spec: AppSpec,
  entity: Entity,
  records: readonly SampleRecord[],
  known: ReadonlyMap<string, readonly SampleRecord[]>,
): SampleRecord[] {
  const taken = new Map(entity.fields.filter((field) => field.unique).map((field) => [field.name, new Set<string>()]));
  const daily = dailyRules(spec, entity).map(({ via, date }) => ({ via, date, taken: new Set<string>() }));
  const sides = sidesOf(spec, entity);
  return records.filter((record) => {
    const isPossible = entity.fields.every((field) => {
      const value = record.values[field.name];
      if (value === undefined || value === null)
        return isNullable(field) || field.type === "boolean" || mayBeEmpty(field);
      if (field.type === "references") return value !== "" && ([value].flat().length > 0 || !field.required);
      const target = field.reference === undefined ? undefined : known.get(field.reference.entity);
      if (target !== undefined && !target.some((candidate) => candidate.key === value)) return false;
      return taken.get(field.name)?.has(uniqueKey(value)) !== true;
    });
    const days = daily.flatMap(({ via, date, taken: known }) => {
      const [id, day] = [record.values[via.name], record.values[date.name]];
      return typeof id === "string" && typeof day === "string" ? [{ known, key: `${id} ${dayOf(day)}` }] : [];
    });
    const own = sides === undefined ? [] : [record.values[sides.home.name], record.values[sides.away.name]];
    if (own.length > 0 && own[0] === own[1] && typeof own[0] === "string") return false;
    if (!isPossible || days.some(({ known, key }) => known.has(key))) return false;
    for (const { known, key } of days) known.add(key);
    for (const [name, set] of taken) set.add(uniqueKey(record.values[name] ?? null));
    return true;
  });
}

const mayBeEmpty = (field: Field): boolean => isList(field) && !field.required;

/** Lists of records without those that are not there. */
function withoutLost(
  entity: Entity,
  record: SampleRecord,
  known: ReadonlyMap<string, readonly SampleRecord[]>,
): SampleRecord {
  const lists = entity.fields.flatMap((field) => {
    const keys = record.values[field.name];
    if (field.type !== "references" || !Array.isArray(keys)) return [];
    const targets = known.get(field.reference?.entity ?? "") ?? [];
    return [[field.name, keys.filter((key) => targets.some((target) => target.key === key))] as const];
  });
  return lists.length === 0 ? record : { ...record, values: { ...record.values, ...Object.fromEntries(lists) } };
}

const uniqueKey = (value: FieldValue): string =>
  typeof value === "string" ? value.trim().toLowerCase() : String(value);
