import type { AppFile } from "@joinery/shared";
import type { AppPlan, EntityPlan } from "../../plan.ts";
import { file, importLine, literal } from "../code.ts";
import { isOwned, ownerField } from "./rights.ts";

/** The entities whose records are handed to people; the parts of others go with those. */
export const handedEntities = (plan: AppPlan): EntityPlan[] =>
  plan.entities.filter((entity) => isOwned(plan, entity) && ownerField(plan, entity) === undefined);

export const ownerRoutesImport = (plan: AppPlan): string =>
  handedEntities(plan).length === 0 ? "" : importLine(["registerOwnerRoutes"], "./access/owner-routes.ts");

/** The line of `app.ts`. */
export const ownerRoutesUse = (plan: AppPlan): string[] =>
  handedEntities(plan).length === 0 ? [] : ["  registerOwnerRoutes(app, whole);"];

/** `src/server/access/owner-routes.ts`: administrators say whose a record is; nothing where records have no owners. */
export function emitOwnerRoutes(plan: AppPlan): AppFile[] {
  const handed = handedEntities(plan);
  if (handed.length === 0) return [];
  const rows = handed.map(
    ({ kebabPlural, varPlural }) => `  [${literal(`/api/${kebabPlural}`)}, ${literal(varPlural)}],`,
  );
  return [
    file(
      "src/server/access/owner-routes.ts",
      importLine(["type Hono"], "hono") +
        'import * as z from "zod";\n' +
        importLine(["ApiError", "fieldError"], "../api-error.ts") +
        importLine(["type AppDeps"], "../app-deps.ts") +
        importLine(["parseInput", "readBody"], "../request.ts") +
        importLine(["type RecordKind"], "../store.ts") +
        importLine(["requireAdministrator"], "./guards.ts"),
      `const owned: readonly (readonly [string, RecordKind])[] = [
${rows.join("\n")}
];`,
      CODE,
    ),
  ];
}

const CODE = `const handing = z.object({ person: z.string("Person must be somebody with an account, or nobody").nullable() });

/** Hands a record to somebody, or to nobody: \`PUT …/:id/person\`. Its parts go with it. */
export function registerOwnerRoutes(app: Hono, deps: AppDeps): void {
  const { store } = deps;
  for (const [path, kind] of owned) {
    app.put(\`\${path}/:id/person\`, requireAdministrator(deps), async (context) => {
      const { person } = parseInput(handing, await readBody(context));
      const id = context.req.param("id");
      if (store[kind].get(id) === undefined) throw new ApiError(404, "This does not exist any more.");
      const account = person === null ? undefined : store.userAccounts.get(person);
      if (person !== null && account === undefined) throw fieldError(400, "person", "Person: choose somebody with an account");
      store[kind].handTo(id, account === undefined ? null : { id: account.id, name: account.name });
      await store.save();
      return context.body(null, 204);
    });
  }
}`;
