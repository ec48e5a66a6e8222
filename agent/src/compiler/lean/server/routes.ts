import type { Action, AppFile } from "@joinery/shared";
import { actionName, capitalise, type AppPlan, type EntityPlan } from "../../plan.ts";
import { file, importLine, importMentioned, inSentence, literal } from "../code.ts";
import { emitConstant } from "../moment.ts";
import { hasAccess } from "./rights.ts";
import { hasReferences } from "./references.ts";
import { checkoutOf } from "./checkout.ts";
import { documentOf } from "./document.ts";
import { importOf } from "./import.ts";
import { parseCall, recordFunctions } from "./records.ts";

/** `registerPartRoutes`. */
export function routesName({ typeName }: EntityPlan): string {
  return `register${typeName}Routes`;
}

/** `src/server/routes/<entities>.ts`, and `src/server/actions/<entities>.ts` when the entity has actions. */
export function emitRoutes(plan: AppPlan, entityPlan: EntityPlan): AppFile[] {
  const actions = plan.spec.actions.filter((action) => action.entity === entityPlan.entity.name);
  return [emitRouteFile(plan, entityPlan, actions.length > 0), ...emitActionFile(plan, entityPlan, actions)];
}

function emitRouteFile(plan: AppPlan, entityPlan: EntityPlan, hasActions: boolean): AppFile {
  const { varName, varPlural, kebabPlural, typeName } = entityPlan;
  const { find, list, parse } = recordFunctions(entityPlan);
  const [listPath, recordPath] = [literal(`/api/${kebabPlural}`), literal(`/api/${kebabPlural}/:id`)];
  const addActions = `add${typeName}Actions`;
  const more = [checkoutOf(plan, entityPlan), documentOf(plan, entityPlan), importOf(plan, entityPlan)].filter(
    (part) => part !== undefined,
  );
  const calls = [...(hasActions ? [addActions] : []), ...more.map(({ name }) => name)];
  const remove = hasReferences(plan)
    ? `removeRecords(store, ${literal(varPlural)}, [${varName}.id]);`
    : `store.${varPlural}.remove(${varName}.id);`;
  const code = `/** Reads and changes ${varPlural}: \`/api/${kebabPlural}\`. */
export function ${routesName(entityPlan)}(app: Hono, ${calls.length > 0 ? "deps" : "{ store }"}: AppDeps): void {
${calls.length > 0 ? "  const { store } = deps;\n\n" : ""}  app.get(${listPath}, (context) => {
    const items = ${list}(store, context.req.query());
    return context.json({ items, total: items.length });
  });

  app.post(${listPath}, async (context) => {
    const { id } = store.${varPlural}.add(${parseCall(plan, entityPlan, "await readBody(context)")});
    await store.save();
    return context.json(${find}(store, id), 201);
  });

  app.get(${recordPath}, (context) => context.json(${find}(store, context.req.param("id"))));

  app.put(${recordPath}, async (context) => {
    const body = await readBody(context);
    const { id } = ${find}(store, context.req.param("id"));
    store.${varPlural}.replace(id, ${parseCall(plan, entityPlan, "body", "id")});
    await store.save();
    return context.json(${find}(store, id));
  });

  app.patch(${recordPath}, async (context) => {
    const body = await readBody(context);
    const ${varName} = ${find}(store, context.req.param("id"));
    store.${varPlural}.replace(${varName}.id, ${parseCall(plan, entityPlan, `{ ...${varName}, ...body }`, `${varName}.id`)});
    await store.save();
    return context.json(${find}(store, ${varName}.id));
  });

  app.delete(${recordPath}, async (context) => {
    const ${varName} = ${find}(store, context.req.param("id"));
    ${remove}
    await store.save();
    return context.body(null, 204);
  });

${calls.map((name) => `  ${name}(app, deps);\n`).join("")}}`;
  return file(
    `src/server/routes/${kebabPlural}.ts`,
    importLine(["type Hono"], "hono") +
      importMentioned(code, [addActions], `../actions/${kebabPlural}.ts`) +
      importLine(["type AppDeps"], "../app-deps.ts") +
      more.map(({ name, path }) => importLine([name], path)).join("") +
      importLine([find, list, parse], `../records/${kebabPlural}.ts`) +
      importMentioned(code, ["removeRecords"], "../references.ts") +
      importLine(["readBody"], "../request.ts"),
    code,
  );
}

function emitActionFile(plan: AppPlan, entityPlan: EntityPlan, actions: readonly Action[]): AppFile[] {
  if (actions.length === 0) return [];
  const { typeName, kebabPlural } = entityPlan;
  const { find, list, parse } = recordFunctions(entityPlan);
  const handlers = actions.map((action) =>
    action.scope === "record" ? emitRecordAction(plan, entityPlan, action) : emitListAction(plan, entityPlan, action),
  );
  const code = `/** The one-click changes of ${entityPlan.varPlural}, below \`/api/${kebabPlural}\`. */
export function add${typeName}Actions(app: Hono, { store, clock }: AppDeps): void {
${handlers.join("\n\n")}
}`;
  return [
    file(
      `src/server/actions/${kebabPlural}.ts`,
      importLine(["type Hono"], "hono") +
        importMentioned(code, actions.map(actionName), "../../shared/actions.ts") +
        importMentioned(code, ["addDays", "toDay", "toTime"], "../../shared/dates.ts") +
        importMentioned(code, [`type ${typeName}`], `../../shared/${entityPlan.kebab}.ts`) +
        importMentioned(code, ["ApiError"], "../api-error.ts") +
        importLine(["type AppDeps"], "../app-deps.ts") +
        importMentioned(code, [find, list, parse], `../records/${kebabPlural}.ts`) +
        importMentioned(code, ["removeRecords"], "../references.ts"),
      code,
    ),
  ];
}

function emitRecordAction(plan: AppPlan, entityPlan: EntityPlan, action: Action): string {
  const { entity, varName, varPlural } = entityPlan;
  const { find } = recordFunctions(entityPlan);
  const refusal = `“${action.label}” does not apply to this ${inSentence(entity.label)}.`;
  const { change, usesNow } = emitChange(entityPlan, action);
  const effect =
    change === undefined
      ? `    ${emitRemoval(plan, entityPlan, `[${varName}.id]`, varName)}
    await store.save();
    return context.body(null, 204);`
      : `    store.${varPlural}.replace(${varName}.id, ${parseCall(plan, entityPlan, change, `${varName}.id`)});
    await store.save();
    return context.json(${find}(store, ${varName}.id));`;
  return `  app.post(${literal(`/api/${entityPlan.kebabPlural}/:id/actions/${action.id}`)}, async (context) => {
${emitClock(usesNow)}    const ${varName} = ${find}(store, context.req.param("id"));
    if (!${actionName(action)}(${varName}, today)) {
      throw new ApiError(409, ${literal(refusal)});
    }
${effect}
  });`;
}

function emitListAction(plan: AppPlan, entityPlan: EntityPlan, action: Action): string {
  const { varName, varPlural } = entityPlan;
  const { list } = recordFunctions(entityPlan);
  const matching = `matching${capitalise(varPlural)}`;
  const { change, usesNow } = emitChange(entityPlan, action);
  const effect =
    change === undefined
      ? `    ${emitRemoval(plan, entityPlan, `${matching}.map(({ id }) => id)`, matching)}`
      : emitAllOrNone(plan, entityPlan, change);
  return `  app.post(${literal(`/api/${entityPlan.kebabPlural}/actions/${action.id}`)}, async (context) => {
${emitClock(usesNow)}    const ${matching} = ${list}(store).filter((${varName}) => ${hasAccess(plan) ? `store.${varPlural}.mayChange(${varName}.id) && ` : ""}${actionName(action)}(${varName}, today));
${effect}
    await store.save();
    return context.json({ changed: ${matching}.length });
  });`;
}

/** What one record is allowed may depend on those that were changed before it, so each is checked when its turn comes. */
function emitAllOrNone(plan: AppPlan, entityPlan: EntityPlan, change: string): string {
  const { varName, varPlural } = entityPlan;
  const matching = `matching${capitalise(varPlural)}`;
  return `    const before = ${matching}.flatMap(({ id }) => store.${varPlural}.get(id) ?? []);
    try {
      for (const ${varName} of ${matching}) {
        store.${varPlural}.replace(${varName}.id, ${parseCall(plan, entityPlan, change, `${varName}.id`)});
      }
    } catch (error) {
      // The first that is refused puts all of them back.
      for (const old of before) store.${varPlural}.replace(old.id, old);
      throw error;
    }`;
}

function emitClock(usesNow: boolean): string {
  return usesNow ? "    const now = clock();\n    const today = toDay(now);\n" : "    const today = toDay(clock());\n";
}

function emitRemoval(plan: AppPlan, { varPlural }: EntityPlan, ids: string, variable: string): string {
  if (hasReferences(plan)) return `removeRecords(store, ${literal(varPlural)}, ${ids});`;
  if (ids === `[${variable}.id]`) return `store.${varPlural}.remove(${variable}.id);`;
  return `for (const { id } of ${variable}) store.${varPlural}.remove(id);`;
}

/** The changed record as an expression; undefined for a deletion. */
function emitChange({ entity, varName }: EntityPlan, { effect }: Action): { change?: string; usesNow: boolean } {
  if (effect.kind === "delete") return { usesNow: false };
  if (effect.kind === "set") {
    const values = Object.entries(effect.values).flatMap(([name, value]) => {
      const field = entity.fields.find((candidate) => candidate.name === name);
      return field === undefined ? [] : [`${name}: ${emitConstant(field, value)}`];
    });
    const change = `{ ${[`...${varName}`, ...values].join(", ")} }`;
    return { change, usesNow: change.includes("toTime(now)") };
  }
  const field = entity.fields.find((candidate) => candidate.name === effect.field);
  const current = field?.required === true ? `${varName}.${effect.field}` : `(${varName}.${effect.field} ?? 0)`;
  const sum = `${current} ${effect.by < 0 ? "-" : "+"} ${Math.abs(effect.by)}`;
  // Sums of decimal fractions carry noise, such as 0.1 + 0.2.
  const value = field?.type === "integer" && Number.isInteger(effect.by) ? sum : `Number((${sum}).toFixed(6))`;
  return { change: `{ ...${varName}, ${effect.field}: ${value} }`, usesNow: false };
}
