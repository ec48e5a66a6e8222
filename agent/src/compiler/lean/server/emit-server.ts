import type { AppFile } from "@joinery/shared";
import type { AppPlan } from "../../plan.ts";
import { emitRequestHandling } from "./api-error.ts";
import { emitApp } from "./app.ts";
import { emitCollection } from "./collection.ts";
import { emitComputed } from "./computed.ts";
import { emitJsonFile } from "./json-file.ts";
import { emitQuery } from "./query.ts";
import { emitChecks, emitRecords } from "./records.ts";
import { emitReferences } from "./references.ts";
import { emitRoutes } from "./routes.ts";
import { emitSampleData, emitSeed } from "./seed.ts";
import { emitUpgrade } from "./upgrade.ts";
import { emitStore } from "./store.ts";

/** `src/server/`: the API, its data and the process that serves both to the browser. */
export function emitServer(plan: AppPlan): AppFile[] {
  const records = plan.entities.map((entity) => emitRecords(plan, entity));
  const hasEntities = records.length > 0;
  return [
    ...emitApp(plan),
    ...emitRequestHandling(records),
    emitStore(plan),
    emitJsonFile(),
    ...(hasEntities ? [emitCollection(), emitQuery(), emitUpgrade(plan)] : []),
    ...emitComputed(plan),
    ...emitReferences(plan),
    ...emitChecks(records),
    ...records,
    ...plan.entities.flatMap((entity) => emitRoutes(plan, entity)),
    ...emitSampleData(plan),
    ...emitSeed(plan),
  ];
}
