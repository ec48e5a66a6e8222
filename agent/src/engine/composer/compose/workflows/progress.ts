import type { AppSpec, Entity, View } from "@joinery/shared";
import { PROGRESS } from "../../lexicon/figure-words.ts";
import { toSingular } from "../../text/nouns.ts";
import { buildRecordView } from "../record-views.ts";
import { buildPage, buildView } from "../views.ts";
import { withCovered, withMainPage, type Workflow } from "./workflow.ts";

/** What is worked out from what is measured, and no list of its own. */
const SEEMING = /^(?:personal )?(?:best|record|progress|chart|graph|one[- ]rep max)$/i;

type ProgressView = Extract<View, { kind: "progress" }>;

/** Charts of what gets better, where the brief speaks of progress or of logs that are kept for its sake. */
export const progress: Workflow = (spec, text) => {
  if (!PROGRESS.test(text)) return undefined;
  const views = spec.entities.flatMap((entity) => {
    const view = buildRecordView(entity, "progress", spec.entities);
    return view?.kind === "progress" ? [{ entity, view, score: scoreOf(entity, view) }] : [];
  });
  const best = views.toSorted((a, b) => b.score - a.score)[0];
  return best === undefined ? undefined : withView(spec, best.entity, best.view, text);
};

/** Shows measurements as progress over time; undefined where nothing is measured. */
export function withProgress(spec: AppSpec, entity: Entity, text: string): AppSpec | undefined {
  const view = buildRecordView(entity, "progress", spec.entities);
  return view?.kind === "progress" ? withView(spec, entity, view, text) : undefined;
}

/** A log of what is measured stands before things that happen to have a number and a day. */
const scoreOf = ({ fields }: Entity, view: ProgressView): number =>
  (view.weightField === undefined ? 0 : 4) +
  (fields.some(({ name, type }) => name === view.subjectField && type === "reference") ? 3 : 0) +
  (fields.some(({ name, default: preset }) => name === view.dateField && preset === "today") ? 2 : 0) +
  (view.subjectField === undefined ? 0 : 1);

function withView(spec: AppSpec, entity: Entity, view: ProgressView, text: string): AppSpec {
  const entities = spec.entities.filter((other) => other === entity || !isValueOf(other, entity));
  const wantsFigures = /\bdashboard\b|\boverview\b|\bstatistics\b/i.test(text);
  const paged = withMainPage({ ...spec, entities }, entity.name, "Progress", view);
  const kept = paged.pages.filter(({ view: { kind } }) => kind !== "dashboard" || wantsFigures);
  const pages = [...kept, buildPage(entity, buildView(entity, "table", entities), kept)];
  return withCovered({ ...paged, pages: pages.slice(0, 20) }, "Progress charts", wantsFigures ? [] : ["Charts"]);
}

/** "Exercises, sets, reps and weight" seems to name lists of what is a value of each set, or another name for it. */
function isValueOf({ label, name, fields: own }: Entity, { fields }: Entity): boolean {
  if (SEEMING.test(label) && !own.some(({ type }) => type === "decimal" || type === "integer")) return true;
  const key = (word: string): string => toSingular(word.toLowerCase());
  const isNamed = fields.some((field) => field.reference === undefined && key(field.label) === key(label));
  return isNamed && !fields.some(({ reference }) => reference?.entity === name);
}
