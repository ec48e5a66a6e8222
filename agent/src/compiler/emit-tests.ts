import type { AppFile } from "@joinery/shared";
import { emitAppTests } from "./lean/tests/app-tests.ts";
import { emitBookingTests } from "./lean/tests/booking-tests.ts";
import { emitDocumentTests } from "./lean/tests/document-tests.ts";
import { emitAccessTests } from "./lean/tests/access-tests.ts";
import { emitEntityTests } from "./lean/tests/entity-tests.ts";
import { emitImportTests } from "./lean/tests/import-tests.ts";
import { emitViewTests as emitRecordViewTests } from "./lean/tests/view-tests.ts";
import { emitShopTests } from "./lean/tests/shop-tests.ts";
import { emitStageTests } from "./lean/tests/stage-tests.ts";
import { emitTimesheetTests } from "./lean/tests/timesheet-tests.ts";
import { emitSignupTests } from "./lean/tests/signup-tests.ts";
import { emitViewTests } from "./lean/tests/views/view-tests.ts";
import { emitTestApi, emitTestRecords } from "./lean/tests/support.ts";
import type { AppPlan } from "./plan.ts";

/** `tests/`: the API's tests, over the real app in memory. */
export function emitTests(plan: AppPlan): AppFile[] {
  const entities = plan.entities.map((entity) => emitEntityTests(plan, entity));
  return [
    emitTestApi(plan),
    ...(entities.length === 0 ? [] : [emitTestRecords(plan)]),
    ...emitAppTests(plan),
    ...emitRecordViewTests(plan),
    ...entities,
    ...emitBookingTests(plan),
    ...emitShopTests(plan),
    ...emitDocumentTests(plan),
    ...emitSignupTests(plan),
    ...emitStageTests(plan),
    ...emitTimesheetTests(plan),
    ...emitImportTests(plan),
    ...emitAccessTests(plan),
    ...emitViewTests(plan),
  ];
}

/** How many tests the files have. */
export function countTests(files: readonly AppFile[]): number {
  return files.reduce((sum, { content }) => sum + (content.match(/^test\(/gm)?.length ?? 0), 0);
}
