import { isListing, type ViewKind } from "@joinery/shared";
import type { AppPlan } from "../../plan.ts";

/** What only some apps need; `//#if <feature>` in the library asks for it. */
export type Features = ReadonlySet<string>;

/** More pages than this do not fit side by side at the bottom of a phone. */
const MOST_IN_BAR = 5;

/** Views that change single fields of a record. */
const PATCHING: readonly ViewKind[] = ["board", "checklist", "flashcards", "picker"];

export function featuresOf({ spec, pages, entities }: AppPlan): Features {
  const kinds = new Set(spec.pages.map(({ view }) => view.kind));
  const measures = spec.pages.flatMap(({ view }) =>
    view.kind === "dashboard" ? [...view.metrics, ...view.charts].map(({ measure }) => measure.op) : [],
  );
  const unlisted = entities.filter(
    ({ entity }) => !spec.pages.some(({ view }) => isListing(view) && view.entity === entity.name),
  );
  const wanted: readonly (readonly [string, boolean])[] = [
    ["patch", PATCHING.some((kind) => kinds.has(kind))],
    ["records", entities.length > 0],
    ["notices", entities.length > 0 || kinds.has("converter") || kinds.has("landing")],
    ["actOne", spec.actions.some(({ scope }) => scope === "record")],
    ["actAll", spec.actions.some(({ scope }) => scope === "all")],
    ["sample", Object.values(spec.sampleData).some((records) => records.length > 0)],
    ["menu", pages.length + unlisted.length > MOST_IN_BAR],
    ["sum", measures.includes("sum")],
    ["average", measures.includes("average")],
    ["min", measures.includes("min")],
    ["max", measures.includes("max")],
    ["some", measures.some((op) => op === "average" || op === "min" || op === "max")],
  ];
  return new Set(wanted.filter(([, isWanted]) => isWanted).map(([feature]) => feature));
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
