import type { View } from "@joinery/shared";
import { findEntity, type AppPlan } from "../../../plan.ts";
import { file, importLine, importMentioned } from "../../code.ts";
import { everything } from "../rights.ts";
import { parseCall, recordFunctions } from "../records.ts";
import type { ViewRoutes } from "./view-routes.ts";

/** `POST /api/<counters>/:id/count`: up or down by some, at once with the record of it, and never below zero. */
export function emitCounting(plan: AppPlan, view: Extract<View, { kind: "counter" }>): ViewRoutes {
  const counter = findEntity(plan, view.entity);
  const log = view.logEntity === undefined ? undefined : findEntity(plan, view.logEntity);
  const { varName, varPlural, kebabPlural, typeName } = counter;
  const { find, parse } = recordFunctions(counter);
  const registers = `register${typeName}Counting`;
  const values = [
    view.viaField === undefined ? "" : `${view.viaField}: ${varName}.id`,
    view.amountField === undefined ? "" : `${view.amountField}: count - before`,
    view.dateField === undefined ? "" : `${view.dateField}: toDay(clock())`,
  ].filter((value) => value !== "");
  const tap = log === undefined ? "" : `    const tap = ${parseCall(plan, log, `{ ${values.join(", ")} }`)};\n`;
  const keep = log === undefined ? "" : `    if (count !== before) ${everything(plan)}.${log.varPlural}.add(tap);\n`;
  const code = `const Count = z.object({ by: z.int({ error: "By must be a whole number" }) });

/** Counting by one step: \`/api/${kebabPlural}/:id/count\`. Two devices that count at the same time both count. */
export function ${registers}(app: Hono, { store${tap.includes("clock()") ? ", clock" : ""} }: AppDeps): void {
  app.post("/api/${kebabPlural}/:id/count", async (context) => {
    const { by } = parseInput(Count, await readBody(context));
    const ${varName} = ${find}(store, context.req.param("id"));
    const before = ${varName}.${view.countField} ?? 0;
    const count = Math.max(0, before + by);
    const input = ${parseCall(plan, counter, `{ ...${varName}, ${view.countField}: count }`, `${varName}.id`)};
${tap}    store.${varPlural}.replace(${varName}.id, input);
${keep}    await store.save();
    return context.json(${find}(store, ${varName}.id));
  });
}`;
  const path = `src/server/views/${kebabPlural}-count.ts`;
  const logNames = log === undefined || log === counter ? [] : [recordFunctions(log).parse];
  return {
    registers,
    file: file(
      path,
      importLine(["type Hono"], "hono") +
        'import * as z from "zod";\n' +
        importMentioned(code, ["wholeOf"], "../access/permitted-store.ts") +
        importMentioned(code, ["toDay"], "../../shared/dates.ts") +
        importLine(["type AppDeps"], "../app-deps.ts") +
        importLine([find, parse], `../records/${kebabPlural}.ts`) +
        importLine(logNames, `../records/${log?.kebabPlural ?? ""}.ts`) +
        importLine(["parseInput", "readBody"], "../request.ts"),
      code,
    ),
  };
}
