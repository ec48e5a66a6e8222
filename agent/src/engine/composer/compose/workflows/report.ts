import { isListing, type AppSpec, type Entity, type Field, type ReportView } from "@joinery/shared";
import { buildPage } from "../views.ts";
import { withCovered, type Workflow } from "./workflow.ts";

const EXPORTS =
  /\bexport(?:s|ed|ing|able)?\b|\bdownload(?:s|ed|ing|able)? (?:it |them |everything |the \w+ )?(?:as |a |an |to )*(?:csv|spreadsheet|excel)\b/i;
const PRINTS = /\bprint(?:s|able|ed|ing|out)?\b|\bpdf\b/i;
const REPORTS =
  /\b(?:per|by) \w+ and (?:per |by )?(?:month|week|quarter|year)\b.{0,30}\btotals?\b|\b(?:daily|weekly|monthly|quarterly|yearly|annual|sales|expenses?|spending|time|hours|income|financial|profit|tax|summary|stock|inventory|attendance) reports?\b|\breports? (?:by|per|of|on|with|for each)\b|\breporting\b|\bsub-?totals? (?:by|per)\b/i;
const NUMBERS: ReadonlySet<Field["type"]> = new Set(["integer", "decimal"]);
const GROUPS: ReadonlySet<Field["type"]> = new Set(["enum", "reference"]);

/** Lists that can be saved for spreadsheets, and reports to print, where the brief asks for them. */
export const report: Workflow = (spec, text) => {
  const reported = REPORTS.test(text) || (PRINTS.test(text) && EXPORTS.test(text)) ? withReport(spec, text) : spec;
  const exported = EXPORTS.test(text) ? withExport(reported) : reported;
  if (exported === spec) return undefined;
  const hasReport = reported !== spec;
  const isExported = exported !== reported;
  // "Export to CSV" is no upload.
  const talksOfFiles = /\bupload|\battach|\bimport\b|\bcsv (?:file|upload|import)|\bfrom (?:a )?csv/i.test(text);
  const replaced = [...(isExported && !talksOfFiles ? ["Uploads"] : []), "Export and print"];
  const name = isExported && hasReport ? "Export and print" : isExported ? "CSV export" : "Reports with totals";
  const isAllThere =
    !PRINTS.test(text) || hasReport || !spec.features.some(({ text: old }) => old === "Export and print");
  return withCovered(exported, name, isAllThere ? replaced : replaced.slice(0, -1));
};

function withExport(spec: AppSpec): AppSpec {
  if (!spec.pages.some(({ view }) => isListing(view))) return spec;
  const pages = spec.pages.map((page) =>
    isListing(page.view) ? Object.assign({}, page, { view: { ...page.view, canExport: true } }) : page,
  );
  return { ...spec, pages };
}

/** A report of the records that have the most to add up. */
function withReport(spec: AppSpec, text: string): AppSpec {
  const views = spec.entities.flatMap((entity) => buildReport(entity, text) ?? []);
  const view = views.toSorted((a, b) => scoreOf(spec, b) - scoreOf(spec, a))[0];
  return view === undefined || spec.pages.length >= 20
    ? spec
    : { ...spec, pages: [...spec.pages, buildPage({ labelPlural: "Report" }, view, spec.pages)] };
}

const scoreOf = ({ entities }: AppSpec, view: ReportView): number => {
  const entity = entities.find(({ name }) => name === view.entity);
  const hasMoney = entity?.fields.some(({ name, display }) => display === "money" && view.sumFields.includes(name));
  return (view.dateField === undefined ? 0 : 2) + (hasMoney === true ? 2 : 0) + Math.min(1, view.sumFields.length);
};

/** Groups by what the text says, otherwise by what the records are sorted into. */
export function buildReport(entity: Entity, text: string): ReportView | undefined {
  const date = entity.fields.find(({ type }) => type === "date" || type === "datetime");
  const said = entity.fields.find(
    ({ label, type }) => GROUPS.has(type) && new RegExp(`\\b(?:by|per|each) ${plain(label)}`, "i").test(text),
  );
  const isMonthly = /\bmonthly\b|\b(?:by|per) month\b/i.test(text);
  const group = said ?? (isMonthly ? date : undefined) ?? entity.fields.find(({ type }) => GROUPS.has(type)) ?? date;
  const sums = entity.fields.filter(
    ({ type, display, interface: editor, name }) =>
      NUMBERS.has(type) &&
      display !== "percent" &&
      display !== "stars" &&
      editor !== "rating" &&
      !/rate|year|age|price|level/i.test(name),
  );
  if (group === undefined || (sums.length === 0 && date === undefined)) return undefined;
  return {
    kind: "report",
    entity: entity.name,
    groupField: group.name,
    sumFields: sums.map(({ name }) => name).slice(0, 3),
    ...(date === undefined ? {} : { dateField: date.name }),
  };
}

const plain = (label: string): string => label.replace(/[^\p{L}\p{N} ]/gu, ".");
