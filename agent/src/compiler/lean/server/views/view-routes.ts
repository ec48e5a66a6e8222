import type { AppFile, View } from "@joinery/shared";
import type { AppPlan } from "../../../plan.ts";
import { emitCounting } from "./counting.ts";
import { emitDrawing } from "./drawing.ts";
import { emitSeatCounts } from "./seats.ts";
import { emitVoting } from "./voting.ts";

/** Steps that belong to a kind of view rather than to an entity: a file, and the function that registers its routes. */
export type ViewRoutes = { readonly registers: string; readonly file: AppFile; readonly others?: readonly AppFile[] };

/** The steps of every view that has some; each once, however many pages show it. */
export function emitViewRoutes(plan: AppPlan): ViewRoutes[] {
  const found = plan.spec.pages.flatMap(({ view }) => routesOf(plan, view) ?? []);
  return [...new Map(found.map((routes) => [routes.file.path, routes])).values()];
}

function routesOf(plan: AppPlan, view: View): ViewRoutes | undefined {
  switch (view.kind) {
    case "counter":
      return emitCounting(plan, view);
    case "picker":
      return emitDrawing(plan, view);
    case "signup":
      return emitSeatCounts(plan, view);
    case "poll":
      return emitVoting(plan, view);
    default:
      return undefined;
  }
}
