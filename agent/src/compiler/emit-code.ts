import type { AppFile } from "@joinery/shared";
import { emitClient } from "./lean/client/emit-client.ts";
import { emitServer } from "./lean/server/emit-server.ts";
import { emitDates, emitShared } from "./lean/shared/emit-shared.ts";
import type { AppPlan } from "./plan.ts";

/** The source of the app: `src/shared`, `src/server` and `src/client`. */
export function emitCode(plan: AppPlan): AppFile[] {
  return [...emitBackend(plan), ...emitClient(plan)];
}

/** `src/shared` and `src/server` alone. */
export function emitBackend(plan: AppPlan): AppFile[] {
  const files = [...emitShared(plan), ...emitServer(plan)];
  return [...emitDates(files), ...files];
}
