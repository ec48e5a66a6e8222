import type { Measure, View } from "@joinery/shared";
import type { PagePlan } from "../../../plan.ts";
import { entityOf, type ClientPlan } from "../context.ts";

export type DashboardView = Extract<View, { kind: "dashboard" }>;
/** What the parts of a dashboard are made from. */
export type Dashboard = { readonly client: ClientPlan; readonly page: PagePlan; readonly view: DashboardView };

/** `const pets = useRecords(petCollection);` for each entity of some measures. */
export function recordHooks(client: ClientPlan, names: readonly string[]): string {
  return [...new Set(names)]
    .map((name) => entityOf(client, name))
    .map(({ many, varName }) => `  const ${many} = useRecords(${varName}Collection);`)
    .join("\n");
}

/** The day, where the measures depend on it. */
export function todayHook(measures: readonly Measure[], code: string): string {
  const isNeeded = /\btoday\b/.test(code.replace(/"(?:[^"\\]|\\.)*"/g, "")) && measures.length > 0;
  return isNeeded ? "  const today = currentDay();\n" : "";
}

/** How many lines code will have once it is formatted, roughly: long lines are broken into several. */
export function estimateLines(code: string): number {
  return code
    .split("\n")
    .map((line) => (line.length > 100 ? 1 + Math.ceil(line.length / 40) : 1))
    .reduce((sum, lines) => sum + lines, 0);
}
