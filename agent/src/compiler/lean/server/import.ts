import type { AppFile, Field } from "@joinery/shared";
import { findEntity, type AppPlan, type EntityPlan } from "../../plan.ts";
import { file, importLine, importMentioned, literal } from "../code.ts";
import { needsOnlyTitle } from "../title-only.ts";
import { hasAccess } from "./access.ts";
import { parseCall, recordFunctions } from "./records.ts";

/** The entities that records can be imported into. */
export function importedEntities(plan: AppPlan): EntityPlan[] {
  const names = new Set(plan.spec.pages.flatMap(({ view }) => (view.kind === "import" ? [view.entity] : [])));
  return plan.entities.filter(({ entity }) => names.has(entity.name));
}

/** Other records that an import adds with its own, where they need nothing but a name, and the fields that point at them. */
export type ImportedOthers = { readonly target: EntityPlan; readonly fields: readonly Field[] };

export function importedOthers(plan: AppPlan, { entity, references }: EntityPlan): ImportedOthers[] {
  const names = new Set(references.map(({ reference }) => reference?.entity ?? ""));
  return [...names].flatMap((name) => {
    const target = findEntity(plan, name);
    // What points at its own kind may mean another line of the file.
    if (name === entity.name || !needsOnlyTitle(target.entity)) return [];
    return { target, fields: references.filter(({ reference }) => reference?.entity === name) };
  });
}

/** What a route file calls for an entity that records are imported into: its name and where it is. */
export function importOf(
  plan: AppPlan,
  entityPlan: EntityPlan,
): { readonly name: string; readonly path: string } | undefined {
  if (!importedEntities(plan).includes(entityPlan)) return undefined;
  return { name: `add${entityPlan.typeName}Import`, path: `../imports/${entityPlan.kebabPlural}.ts` };
}

/** `src/server/imports/<entities>.ts`: many records at once, all of them or none; and what all imports share. */
export function emitImportRoutes(plan: AppPlan): AppFile[] {
  const entities = importedEntities(plan);
  if (entities.length === 0) return [];
  const hasOthers = entities.some((entity) => importedOthers(plan, entity).length > 0);
  return [emitCommon(hasOthers), ...entities.map((entity) => emitFile(plan, entity))];
}

/** The addresses whose requests may be as large as a file. */
export function importPaths(plan: AppPlan): string[] {
  return importedEntities(plan).map(({ kebabPlural }) => `/api/${kebabPlural}/import`);
}

function emitFile(plan: AppPlan, entity: EntityPlan): AppFile {
  const { varPlural, kebabPlural, typeName } = entity;
  const others = importedOthers(plan, entity);
  const isGuarded = hasAccess(plan) && others.length > 0;
  const path = `/api/${kebabPlural}/import`;
  const what = others.length === 0 ? "all of them or none" : "with those that they point at, all of them or none";
  const code = `/** \`POST ${path}\`: adds a list of records, ${what}. */
export function add${typeName}Import(app: Hono, ${isGuarded ? "deps" : "{ store }"}: AppDeps): void {
${isGuarded ? "  const { store } = deps;\n\n" : ""}  app.post(${literal(path)}, limitFile, async (context) => {
    const body = await readBody(context);
    const records = readRecords(body);
${others.map(({ target }) => emitReading(target, isGuarded)).join("")}    const count = addTogether((keep) => {
${others.map(({ target }) => emitAdding(plan, target)).join("")}      records.forEach((record, index) => {
        const input = atRecord(index, () => ${parseCall(plan, entity, others.length === 0 ? "record" : `withIds(record, ${idsOf(others)})`)});
        keep(store.${varPlural}, input);
      });
      return records.length;
    });
    await store.save();
    return context.json({ count }, 201);
  });
}`;
  return file(
    `src/server/imports/${kebabPlural}.ts`,
    importLine(["type Hono"], "hono") +
      importMentioned(code, ["checkRight"], "../access/guards.ts") +
      importLine(["type AppDeps"], "../app-deps.ts") +
      importMentioned(
        code,
        ["addTogether", "atRecord", "limitFile", "readOthers", "readRecords", "withIds"],
        "../import.ts",
      ) +
      [entity, ...others.map(({ target }) => target)]
        .map((each) => importLine([recordFunctions(each).parse], `../records/${each.kebabPlural}.ts`))
        .join("") +
      importLine(["readBody"], "../request.ts"),
    code,
  );
}

/** What is to be added of another kind of records, which a role may not be allowed to. */
function emitReading({ varPlural, kebabPlural, entity }: EntityPlan, isGuarded: boolean): string {
  const check = isGuarded
    ? `    if (${varPlural}.size > 0) checkRight(context, deps, ${literal(entity.name)}, "write");\n`
    : "";
  return `    const ${varPlural} = readOthers(body, ${literal(kebabPlural)});\n${check}`;
}

function emitAdding(plan: AppPlan, target: EntityPlan): string {
  const { varPlural } = target;
  return `      const ${idsName(target)} = new Map<string, string>();
      for (const [key, input] of ${varPlural}) {
        ${idsName(target)}.set(key, keep(store.${varPlural}, ${parseCall(plan, target, "input")}));
      }
`;
}

const idsName = ({ varName }: EntityPlan): string => `${varName}Ids`;

function idsOf(others: readonly ImportedOthers[]): string {
  const rows = others.flatMap(({ target, fields }) => fields.map(({ name }) => `${name}: ${idsName(target)}`));
  return `{ ${rows.join(", ")} }`;
}

/** `src/server/import.ts` */
function emitCommon(hasOthers: boolean): AppFile {
  const code = `/** As large as it may be, in one piece: so that all of a file is added, or nothing of it. */
export const limitFile = bodyLimit({
  maxSize: importLimits.bytes,
  onError: () => {
    throw new ApiError(413, \`The file is too large: there can be at most \${importLimits.bytes / 1_000_000} MB at once.\`);
  },
});

/** The records in the body of a request. */
export function readRecords({ records }: { records?: unknown }): readonly unknown[] {
  if (!Array.isArray(records) || records.length === 0) throw fieldError(400, "records", "Add at least one record");
  checkCount(records.length);
  return records;
}

function checkCount(count: number): void {
  if (count > importLimits.records) {
    throw fieldError(400, "records", \`There can be at most \${importLimits.records} records at once\`);
  }
}

type Keep = <Input extends object>(collection: Collection<Input>, input: Input) => string;

/** Runs what adds records by \`keep\`, which answers the id of each. When one of them is refused, all are taken back. */
export function addTogether<Result>(add: (keep: Keep) => Result): Result {
  const added: { readonly collection: { remove(id: string): void }; readonly id: string }[] = [];
  try {
    return add((collection, input) => {
      const { id } = collection.add(input);
      added.push({ collection, id });
      return id;
    });
  } catch (error) {
    for (const { collection, id } of added) collection.remove(id);
    throw error;
  }
}

/** Checks one record; an error of it says which one it is. */
export function atRecord<Input>(index: number, check: () => Input): Input {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const named = Object.entries(error.fields ?? {}).map(([name, text]) => [\`records.\${index}.\${name}\`, text]);
    throw new ApiError(error.status, \`Record \${index + 1}: \${error.message}\`, Object.fromEntries(named));
  }
}`;
  const others = `/**
 * Records that are added first, because others of the body point at them: for each list, what is entered for each, under a key
 * that stands in the others where its id will be.
 */
export function readOthers({ others }: { others?: unknown }, list: string): ReadonlyMap<string, unknown> {
  const inputs = entriesOf(new Map(entriesOf(others)).get(list));
  checkCount(inputs.length);
  return new Map(inputs);
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === "object" && value !== null ? Object.entries(value) : [];

/** A record with ids where the keys of such others stand in the fields. */
export function withIds(record: unknown, ids: Readonly<Record<string, ReadonlyMap<string, string>>>): unknown {
  if (typeof record !== "object" || record === null || Array.isArray(record)) return record;
  const changed = Object.entries(ids).flatMap(([field, known]) => {
    const toId = (value: unknown): unknown => (typeof value === "string" ? (known.get(value) ?? value) : value);
    const value: unknown = Object.hasOwn(record, field) ? Reflect.get(record, field) : undefined;
    return value === undefined ? [] : [[field, Array.isArray(value) ? value.map(toId) : toId(value)]];
  });
  return { ...record, ...Object.fromEntries(changed) };
}`;
  return file(
    "src/server/import.ts",
    importLine(["bodyLimit"], "hono/body-limit") +
      importLine(["importLimits"], "../shared/import-limits.ts") +
      importLine(["ApiError", "fieldError"], "./api-error.ts") +
      importLine(["type Collection"], "./collection.ts"),
    code,
    ...(hasOthers ? [others] : []),
  );
}
