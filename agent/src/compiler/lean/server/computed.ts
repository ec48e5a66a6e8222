import type { AppFile, Computed } from "@joinery/shared";
import { isNullable } from "../../field-rules.ts";
import { capitalise, findEntity, type AppPlan, type EntityPlan } from "../../plan.ts";
import { file, importLine, mentions, pickHelpers, type Helper } from "../code.ts";

/** `completePart`, or `supplierCompleter` where the values come from other records, which are grouped once for a whole list. */
export function completerName(entityPlan: EntityPlan): string {
  return hasRollups(entityPlan) ? `${entityPlan.varName}Completer` : `complete${entityPlan.typeName}`;
}

/** The function that adds the computed values to a record, as an expression; undefined when the entity has none. */
export function completerCall(entityPlan: EntityPlan): string | undefined {
  if (entityPlan.entity.computed.length === 0) return undefined;
  return hasRollups(entityPlan) ? `${completerName(entityPlan)}(store)` : completerName(entityPlan);
}

function hasRollups({ entity }: EntityPlan): boolean {
  return entity.computed.some((computed) => computed.kind === "rollup");
}

/** `src/server/computed.ts`; nothing when the app computes nothing. */
export function emitComputed(plan: AppPlan): AppFile[] {
  const entities = plan.entities.filter(({ entity }) => entity.computed.length > 0);
  if (entities.length === 0) return [];
  const completers = entities.map((entity) => emitCompleter(plan, entity)).join("\n\n");
  const helpers = pickHelpers(HELPERS, completers)
    .map((helper) => helper.code)
    .join("\n\n");
  const imports = entities.map(({ typeName, kebab }) =>
    importLine([`type ${typeName}`, `type ${typeName}Input`], `../shared/${kebab}.ts`),
  );
  const store = importLine(["type Store"], "./store.ts");
  return [
    file(
      "src/server/computed.ts",
      `${imports.join("")}${importLine(["type Stored"], "./collection.ts")}${mentions(completers, "Store") ? store : ""}`,
      "/** Values that are worked out from other values whenever a record is read, and never stored. */",
      completers,
      helpers,
    ),
  ];
}

type Rollup = Extract<Computed, { kind: "rollup" }>;
/** The records that point here through one reference, grouped once for a whole list. */
type Group = { readonly entity: EntityPlan; readonly via: string; readonly map: string; readonly own: string };

function emitCompleter(plan: AppPlan, entityPlan: EntityPlan): string {
  const { entity, typeName, varName } = entityPlan;
  const groups = collectGroups(plan, entityPlan);
  const maps = groups.map(
    ({ entity: source, via, map }) =>
      `  const ${map} = ${isSeveral(source, via) ? "groupByEach" : "groupBy"}(store.${source.varPlural}.all(), (${source.varName}) => ${source.varName}.${via});`,
  );
  const lists = groups.map(({ map, own }) => `    const ${own} = ${map}.get(${varName}.id) ?? [];`);
  const values = entity.computed.map((computed) => {
    if (computed.kind === "arithmetic") return `${computed.name}: ${emitArithmetic(entityPlan, computed)},`;
    const group = groups.find(
      (candidate) => candidate.entity.entity.name === computed.entity && candidate.via === computed.via,
    );
    return `${computed.name}: ${emitRollup(computed, group)},`;
  });
  const record = `{\n    ...${varName},\n    ${values.join("\n    ")}\n  }`;
  const name = completerName(entityPlan);
  const parameter = `${varName}: Stored<${typeName}Input>`;
  if (groups.length === 0) {
    return `export function ${name}(${parameter}): ${typeName} {\n  return ${record};\n}`;
  }
  return `export function ${name}(store: Store): (${parameter}) => ${typeName} {
${maps.join("\n")}
  return (${varName}) => {
${lists.join("\n")}
    return ${record};
  };
}`;
}

const isSeveral = ({ entity }: EntityPlan, via: string): boolean =>
  entity.fields.some(({ name, type }) => name === via && type === "references");

function collectGroups(plan: AppPlan, { entity }: EntityPlan): Group[] {
  const groups = new Map<string, Group>();
  for (const computed of entity.computed) {
    if (computed.kind !== "rollup") continue;
    const key = `${computed.entity} ${computed.via}`;
    if (groups.has(key)) continue;
    const source = findEntity(plan, computed.entity);
    const isSecond = [...groups.values()].some((group) => group.entity === source);
    groups.set(key, {
      entity: source,
      via: computed.via,
      map: `${source.varPlural}By${capitalise(computed.via)}`,
      own: isSecond
        ? `own${capitalise(source.varPlural)}By${capitalise(computed.via)}`
        : `own${capitalise(source.varPlural)}`,
    });
  }
  return [...groups.values()];
}

function emitArithmetic({ entity, varName }: EntityPlan, computed: Extract<Computed, { kind: "arithmetic" }>): string {
  const operands = [...new Set([computed.left, computed.right])];
  const missing = operands
    .filter((name) => entity.fields.some((field) => field.name === name && isNullable(field)))
    .map((name) => `${varName}.${name} === null`);
  if (computed.op === "/") missing.push(`${varName}.${computed.right} === 0`);
  const result = `round(${varName}.${computed.left} ${computed.op} ${varName}.${computed.right})`;
  return missing.length === 0 ? result : `${missing.join(" || ")} ? null : ${result}`;
}

const ROLLUPS = { sum: "sum", average: "average", min: "smallest", max: "largest" } as const;

function emitRollup(computed: Rollup, group: Group | undefined): string {
  if (group === undefined) throw new Error(`no group was collected for ${computed.name}`);
  if (computed.op === "count") return `${group.own}.length`;
  const item = group.entity.varName;
  return `${ROLLUPS[computed.op]}(${group.own}.map((${item}) => ${item}.${computed.field ?? ""}))`;
}

const HELPERS: readonly Helper[] = [
  {
    name: "groupByEach",
    code: `/** A record that points at several others is in the group of each of them. */
function groupByEach<Item>(list: readonly Item[], keysOf: (item: Item) => readonly string[]): Map<string | null, Item[]> {
  const pairs = list.flatMap((item) => keysOf(item).map((key) => ({ key, item })));
  return new Map([...groupBy(pairs, ({ key }) => key)].map(([key, group]) => [key, group.map(({ item }) => item)]));
}`,
  },
  {
    name: "groupBy",
    code: `function groupBy<Item>(list: readonly Item[], keyOf: (item: Item) => string | null): Map<string | null, Item[]> {
  const groups = new Map<string | null, Item[]>();
  for (const item of list) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}`,
  },
  {
    name: "sum",
    code: `function sum(values: readonly (number | null)[]): number {
  return round(known(values).reduce((total, value) => total + value, 0));
}`,
  },
  {
    name: "average",
    code: `/** Null when nothing is known: an average of nothing is not 0. */
function average(values: readonly (number | null)[]): number | null {
  const numbers = known(values);
  return numbers.length === 0 ? null : round(sum(numbers) / numbers.length);
}`,
  },
  {
    name: "smallest",
    code: `function smallest(values: readonly (number | null)[]): number | null {
  return known(values).reduce<number | null>((least, value) => (least === null || value < least ? value : least), null);
}`,
  },
  {
    name: "largest",
    code: `function largest(values: readonly (number | null)[]): number | null {
  return known(values).reduce<number | null>((most, value) => (most === null || value > most ? value : most), null);
}`,
  },
  {
    name: "known",
    code: `function known(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}`,
  },
  {
    name: "round",
    code: `/** Removes the noise of binary fractions, such as 0.30000000000000004. */
function round(value: number): number {
  return Number(value.toFixed(6));
}`,
  },
];
