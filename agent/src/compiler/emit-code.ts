import type { AppFile } from "@joinery/shared";
import { emitClient } from "./lean/client/emit-client.ts";
import { emitServer } from "./lean/server/emit-server.ts";
import { emitDates, emitShared } from "./lean/shared/emit-shared.ts";
import type { AppPlan } from "./plan.ts";
import { adaptCode } from "./targets/adapt-code.ts";

/** The source of the app: `src/shared`, `src/server`, `src/client`, and what its target has beside them. */
export function emitCode(plan: AppPlan): AppFile[] {
  return adaptCode(plan, [...emitBackend(plan), ...emitClient(plan)]);
}

/** `src/shared` and `src/server` alone. */
export function emitBackend(plan: AppPlan): AppFile[] {
  const files = [...emitShared(plan), ...emitServer(plan)];
  return [...emitDates(files), ...files];
}
