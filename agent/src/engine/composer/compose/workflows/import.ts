import type { AppSpec } from "@joinery/shared";
import { buildPage } from "../views.ts";
import { withCovered, type Workflow } from "./workflow.ts";

const IMPORTS =
  /\b(?:read|load|take|bring)(?:s|ing)? .{0,40}\bfrom (?:an? |my |our )?excel\b|\b(?:csv|spreadsheets?|excel) (?:files? )?(?:uploads?|imports?|file)\b|\b(?:upload|import)(?:s|ed|ing)? (?:[\w-]+ ){0,4}?(?:csv|spreadsheets?|excel)\b|\bfrom (?:an? |my |our )?(?:csv|spreadsheet)\b|\bcsv import\b|\bcsv\b.{0,50}\b(?:load|read|bring|put) (?:it|them|that|those)\b|\b(?:load|read in) (?:an? |the |my )?csv\b|\bimport and export\b/i;
/** Files that are kept as they are, which the import of records does not cover. */
const OTHER_FILES =
  /\battach|\bupload(?:s|ing|ed)? (?:\w+ ){0,2}(?:photos?|images?|pictures?|files?|documents?|receipts?)\b/i;

/** A page that adds the records of a CSV file, where the brief speaks of one. */
export const csvImport: Workflow = (spec, text) => {
  if (!IMPORTS.test(text) || spec.pages.length >= 20) return undefined;
  // Sales stand before what they are sorted into: the entity with numbers and days is what files hold.
  const scored = spec.entities.map((entity) => ({
    entity,
    score: entity.fields.filter(({ type }) => ["decimal", "integer", "date", "datetime"].includes(type)).length,
  }));
  const target = scored.toSorted((a, b) => b.score - a.score)[0]?.entity;
  if (target === undefined) return undefined;
  return withCovered(withImport(spec, target.name), "CSV import", OTHER_FILES.test(text) ? [] : ["Uploads"]);
};

/** A page that takes the records of an entity from a file. */
export function withImport(spec: AppSpec, entity: string): AppSpec {
  const page = buildPage({ labelPlural: "Import" }, { kind: "import", entity }, spec.pages);
  return { ...spec, pages: [...spec.pages, page] };
}
