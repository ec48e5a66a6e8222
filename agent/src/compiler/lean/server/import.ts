import type { AppFile } from "@joinery/shared";
import type { AppPlan, EntityPlan } from "../../plan.ts";
import { file, importLine, literal } from "../code.ts";
import { parseCall, recordFunctions } from "./records.ts";

/** The entities that records can be imported into. */
export function importedEntities(plan: AppPlan): EntityPlan[] {
  const names = new Set(plan.spec.pages.flatMap(({ view }) => (view.kind === "import" ? [view.entity] : [])));
  return plan.entities.filter(({ entity }) => names.has(entity.name));
}

/** What a route file calls for an entity that records are imported into: its name and where it is. */
export function importOf(
  plan: AppPlan,
  entityPlan: EntityPlan,
): { readonly name: string; readonly path: string } | undefined {
  if (!importedEntities(plan).includes(entityPlan)) return undefined;
  return { name: `add${entityPlan.typeName}Import`, path: `../imports/${entityPlan.kebabPlural}.ts` };
}

/** `src/server/imports/<entities>.ts`: many records at once, all of them or none. */
export function emitImportRoutes(plan: AppPlan): AppFile[] {
  return importedEntities(plan).map((entity) => emitFile(plan, entity));
}

function emitFile(plan: AppPlan, entity: EntityPlan): AppFile {
  const { varPlural, kebabPlural, typeName } = entity;
  return file(
    `src/server/imports/${kebabPlural}.ts`,
    importLine(["type Hono"], "hono") +
      importLine(["ApiError", "fieldError"], "../api-error.ts") +
      importLine(["type AppDeps"], "../app-deps.ts") +
      importLine([recordFunctions(entity).parse], `../records/${kebabPlural}.ts`) +
      importLine(["readBody"], "../request.ts") +
      importLine(["type Store"], "../store.ts"),
    `const MOST_RECORDS = 5000;

/** \`POST /api/${kebabPlural}/import\`: adds a list of records, all of them or none. */
export function add${typeName}Import(app: Hono, { store }: AppDeps): void {
  app.post(${literal(`/api/${kebabPlural}/import`)}, async (context) => {
    const { records }: { records?: unknown } = await readBody(context);
    if (!Array.isArray(records) || records.length === 0) throw fieldError(400, "records", "Add at least one record");
    if (records.length > MOST_RECORDS) {
      throw fieldError(400, "records", \`There can be at most \${MOST_RECORDS} records at once\`);
    }
    const count = addAll(store, records);
    await store.save();
    return context.json({ count }, 201);
  });
}

/** Each record is checked against those before it, too; the first that is refused takes them all back. */
function addAll(store: Store, records: readonly unknown[]): number {
  const added: string[] = [];
  try {
    for (const record of records) added.push(store.${varPlural}.add(${parseCall(plan, entity, "record")}).id);
    return added.length;
  } catch (error) {
    for (const id of added) store.${varPlural}.remove(id);
    throw error instanceof ApiError ? atRecord(error, added.length) : error;
  }
}

/** The error of one record, which says which one it is. */
function atRecord({ status, message, fields }: ApiError, index: number): ApiError {
  const named = Object.entries(fields ?? {}).map(([name, text]) => [\`records.\${index}.\${name}\`, text]);
  return new ApiError(status, \`Record \${index + 1}: \${message}\`, Object.fromEntries(named));
}`,
  );
}
