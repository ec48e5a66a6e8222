import { entityOfView, type AppSpec, type Entity, type Page, type ViewKind } from "@joinery/shared";
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
  const maker = MAKERS[kind];
  const isThere = spec.pages.some(({ view }) => view.kind === kind && entityOfView(view) === entity.name);
  if (maker !== undefined && isThere && kind !== "report") return spec;
  const made = maker?.(spec, entity, words);
  if (made === undefined) return undefined;
  return pruneSpec({ ...made, pages: withoutTwins(withDashboards(made.pages, spec.pages)).slice(0, 20) });
}

/** Nobody asked to take the figures away. */
function withDashboards(pages: readonly Page[], before: readonly Page[]): Page[] {
  const lost = before.filter(({ id, view }) => view.kind === "dashboard" && !pages.some((page) => page.id === id));
  const kept = [...pages];
  for (const { view, title } of lost) kept.push(buildPage({ labelPlural: title }, view, kept));
  return kept;
}

/** The lists and reports that a way of working brings along may be there already. */
function withoutTwins(pages: readonly Page[]): Page[] {
  const key = ({ view }: Page): string =>
    [view.kind, entityOfView(view), view.kind === "report" ? view.groupField : ""].join(" ");
  const isTwin = (page: Page, index: number): boolean =>
    (page.view.kind === "table" || page.view.kind === "report") &&
    pages.findIndex((other) => key(other) === key(page)) !== index;
  return pages.filter((page, index) => !isTwin(page, index));
}
