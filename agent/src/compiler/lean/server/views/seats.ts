import type { SignupView } from "@joinery/shared";
import type { AppPlan } from "../../../plan.ts";
import { file, importLine, literal } from "../../code.ts";
import { planSignup } from "../../shared/signup.ts";
import { hasAccess } from "../rights.ts";
import type { ViewRoutes } from "./view-routes.ts";

/** Where the number of seats that are taken is asked for. */
export const seatsPath = (kebabPlural: string): string => `/api/${kebabPlural}/seats/taken`;

/** `GET /api/<events>/seats/taken`, where rights decide who sees the others: how many there are is for whoever sees the event. */
export function emitSeatCounts(plan: AppPlan, view: SignupView): ViewRoutes | undefined {
  const signup = planSignup(plan, view);
  if (signup === undefined || !hasAccess(plan)) return undefined;
  const { event, attendee, via, hasSeatName } = signup;
  const registers = `register${event.typeName}Seats`;
  return {
    registers,
    file: file(
      `src/server/views/${event.kebabPlural}-seats.ts`,
      importLine(["type Hono"], "hono") +
        importLine([hasSeatName], "../../shared/seats.ts") +
        importLine(["wholeOf"], "../access/permitted-store.ts") +
        importLine(["type AppDeps"], "../app-deps.ts"),
      `/** How many seats are taken, by event, and not by whom. */
export function ${registers}(app: Hono, { store }: AppDeps): void {
  app.get(${literal(seatsPath(event.kebabPlural))}, (context) => {
    const seen = new Set<string | null>(store.${event.varPlural}.all().map(({ id }) => id));
    const taken: Record<string, number> = {};
    for (const ${attendee.varName} of wholeOf(store).${attendee.varPlural}.all()) {
      const id = ${attendee.varName}.${via.name};
      if (id !== null && seen.has(id) && ${hasSeatName}(${attendee.varName})) taken[id] = (taken[id] ?? 0) + 1;
    }
    return context.json({ taken });
  });
}`,
    ),
  };
}
