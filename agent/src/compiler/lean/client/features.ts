import type { View } from "@joinery/shared";
import { findEntity, type AppPlan } from "../../plan.ts";
import { hasAccess } from "../server/access.ts";
import { importedEntities } from "../server/import.ts";
import { settledViews } from "../server/settlements.ts";
import { canShop } from "./can-shop.ts";
import { isHome, unlistedParts } from "./context.ts";

/** What only some apps need; `//#if <feature>` in the library asks for it. */
export type Features = ReadonlySet<string>;

/** More pages than this do not fit side by side at the bottom of a phone. */
const MOST_IN_BAR = 5;

export function featuresOf(plan: AppPlan): Features {
  const { spec, pages, entities } = plan;
  const kinds = new Set(spec.pages.map(({ view }) => view.kind));
  const measures = spec.pages.flatMap(({ view }) =>
    view.kind === "dashboard" ? [...view.metrics, ...view.charts].map(({ measure }) => measure.op) : [],
  );
  const unlisted = entities.filter(({ entity }) => !spec.pages.some(({ view }) => isHome(view, entity.name)));
  const wanted: readonly (readonly [string, boolean])[] = [
    ["patch", spec.pages.some(({ view }) => changesInPlace(plan, view))],
    ["stored", entities.length > 0],
    ["notices", entities.length > 0 || kinds.has("converter") || kinds.has("landing")],
    ["actOne", spec.actions.some(({ scope }) => scope === "record")],
    ["actAll", spec.actions.some(({ scope }) => scope === "all")],
    ["sample", Object.values(spec.sampleData).some((records) => records.length > 0)],
    ["menu", pages.length + unlisted.length - unlistedParts(plan).length > MOST_IN_BAR],
    ["records", entities.some(({ references }) => references.length > 0)],
    ["shopping", canShop(plan)],
    ["pipeline", kinds.has("pipeline")],
    ["settle", settledViews(plan).length > 0],
    ["access", hasAccess(plan)],
    ["importOthers", importedEntities(plan).some(({ references }) => references.length > 0)],
    ["sum", measures.includes("sum")],
    ["average", measures.includes("average")],
    ["min", measures.includes("min")],
    ["max", measures.includes("max")],
    ["some", measures.some((op) => op === "average" || op === "min" || op === "max")],
  ];
  return new Set(wanted.filter(([, isWanted]) => isWanted).map(([feature]) => feature));
}

/** Whether the view changes single values of a record where it stands. */
function changesInPlace(plan: AppPlan, view: View): boolean {
  if (view.kind === "tracker") return view.doneField !== undefined;
  if (view.kind === "thread") {
    const { fields } = findEntity(plan, view.entity).entity;
    const isSwitched = fields.some(({ name, type }) => name === view.publishedField && type === "boolean");
    return isSwitched || view.votesField !== undefined;
  }
  if (view.kind === "signup") return view.statusField !== undefined;
  return [
    "board",
    "booking",
    "checklist",
    "document",
    "flashcards",
    "notes",
    "picker",
    "pipeline",
    "timesheet",
  ].includes(view.kind);
}

/** Keeps the lines between `//#if feature` and `//#end` (or `//#else`) only where the app has the feature. */
export function chooseLines(source: string, features: Features): string {
  let isKept = true;
  const lines: string[] = [];
  for (const line of source.split("\n")) {
    const [, command, feature = ""] = /^\s*\/\/#(if|else|end) ?(\w*)$/.exec(line) ?? [];
    if (command === "if") isKept = features.has(feature);
    else if (command === "else") isKept = !isKept;
    else if (command === "end") isKept = true;
    else if (isKept) lines.push(line);
  }
  return lines.join("\n");
}
