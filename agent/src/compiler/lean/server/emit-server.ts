import type { AppFile } from "@joinery/shared";
import type { AppPlan } from "../../plan.ts";
import { emitAccess } from "./access.ts";
import { emitRequestHandling } from "./api-error.ts";
import { emitApp } from "./app.ts";
import { emitCheckoutRoutes } from "./checkout.ts";
import { emitCollection } from "./collection.ts";
import { emitComputed } from "./computed.ts";
import { guardsOf } from "./guards.ts";
import { emitDocumentRoutes } from "./document.ts";
import { emitImportRoutes } from "./import.ts";
import { emitJsonFile } from "./json-file.ts";
import { emitNextNumber } from "./next-number.ts";
import { emitQuery } from "./query.ts";
import { emitChecks, emitRecords } from "./records.ts";
import { emitReferences } from "./references.ts";
import { emitRoutes } from "./routes.ts";
import { emitSampleData, emitSeed } from "./seed.ts";
import { emitSettlements } from "./settlements.ts";
import { stagesOf } from "./stages.ts";
import { emitUpgrade } from "./upgrade.ts";
import { emitStore } from "./store.ts";

/** `src/server/`: the API, its data and the process that serves both to the browser. */
export function emitServer(plan: AppPlan): AppFile[] {
  const records = plan.entities.map((entity) => emitRecords(plan, entity));
  const access = emitAccess(plan);
  const views = [...emitCheckoutRoutes(plan), ...emitDocumentRoutes(plan), ...emitImportRoutes(plan)];
  const guards = plan.entities.flatMap((entity) => guardsOf(plan, entity).map(({ file }) => file));
  const stages = plan.entities.flatMap((entity) => stagesOf(plan, entity)?.file ?? []);
  const hasEntities = records.length > 0;
  return [
    ...emitApp(plan),
    ...emitRequestHandling([...records, ...emitSettlements(plan), ...guards, ...views, ...access]),
    emitStore(plan),
    emitJsonFile(),
    ...(hasEntities ? [emitCollection(), emitQuery(), emitUpgrade(plan)] : []),
    ...emitComputed(plan),
    ...emitReferences(plan),
    ...emitChecks(records),
    ...guards,
    ...stages,
    ...access,
    ...views,
    ...emitNextNumber(views),
    ...records,
    ...plan.entities.flatMap((entity) => emitRoutes(plan, entity)),
    ...emitSettlements(plan),
    ...emitSampleData(plan),
    ...emitSeed(plan),
  ];
}
