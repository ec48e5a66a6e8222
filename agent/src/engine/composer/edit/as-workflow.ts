import type { AppSpec, Entity, ViewKind } from "@joinery/shared";
import { buildPage } from "../compose/views.ts";
import { withImport } from "../compose/workflows/import.ts";
import { withPipeline } from "../compose/workflows/pipeline.ts";
import { withProgress } from "../compose/workflows/progress.ts";
import { buildReport } from "../compose/workflows/report.ts";
import { withSignup } from "../compose/workflows/signup.ts";
import { withTimesheet } from "../compose/workflows/timesheet.ts";
import { pruneSpec } from "./prune-spec.ts";

type Wish = { readonly kind: ViewKind; readonly words: string };
type Maker = (spec: AppSpec, entity: Entity, words: string) => AppSpec | undefined;

/** A page beside the list: reports and imports take nothing away. */
const report: Maker = (spec, entity, words) => {
  const view = buildReport(entity, words);
  const page = view === undefined ? undefined : buildPage({ labelPlural: "Report" }, view, spec.pages);
  return page === undefined ? undefined : { ...spec, pages: [...spec.pages, page] };
};

const MAKERS: Partial<Readonly<Record<ViewKind, Maker>>> = {
  import: (spec, entity) => withImport(spec, entity.name),
  pipeline: withPipeline,
  progress: withProgress,
  report,
  signup: (spec, entity, words) => withSignup(spec, entity, words),
  timesheet: (spec, entity, words) => withTimesheet(spec, entity.name, words),
};

/** The spec with a way of working for the records of an entity; undefined where it is none or lacks what it needs. */
export function asWorkflow(spec: AppSpec, entity: Entity, { kind, words }: Wish): AppSpec | undefined {
  const isThere = spec.pages.some(({ view }) => view.kind === kind && "entity" in view && view.entity === entity.name);
  const made = isThere && kind !== "report" ? undefined : MAKERS[kind]?.(spec, entity, words);
  if (made === undefined || made.pages.length > 20) return undefined;
  return pruneSpec(made);
}
