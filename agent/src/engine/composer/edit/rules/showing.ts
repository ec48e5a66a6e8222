import { entityOfView, type ViewKind } from "@joinery/shared";
import { setView } from "../patch-pages.ts";
import { withArticle } from "../../text/nouns.ts";
import { findEntity, findField, mainEntity } from "../find-target.ts";
import { type EditRule, rule } from "./change.ts";

const VIEWS: readonly (readonly [RegExp, ViewKind])[] = [
  [/\btime ?-?sheets?\b|\bhours by (?:day|week)\b|\bweek(?:ly)? (?:grid|of hours)\b/i, "timesheet"],
  [/\b(?:pipeline|funnel)\b/i, "pipeline"],
  [/\bprogress\b|\bpersonal bests?\b/i, "progress"],
  [/\bsign-?ups?\b|\bregistration(?: (?:page|list|form))?\b|\bseats\b|\bwaiting list\b/i, "signup"],
  [/\breports?\b|\btotals\b/i, "report"],
  [/\bcsv import\b|\bimports?\b/i, "import"],
  [/\b(?:habit )?tracker\b|\bstreaks?\b/i, "tracker"],
  [/\bleader ?board\b|\bstandings\b|\branking\b/i, "leaderboard"],
  [/\bbalances?\b|\bwho owes\b/i, "balances"],
  [/\bnotes? (?:app|editor|view)\b|\beditor\b/i, "notes"],
  [/\bcook ?book\b|\brecipe (?:view|pages?|book)\b/i, "recipes"],
  [/\bblog\b|\bforum\b|\bposts with comments\b/i, "thread"],
  [/\bquiz\b/i, "quiz"],
  [/\bflash ?cards\b/i, "flashcards"],
  [/\bcounters?\b/i, "counter"],
  [/\bwheel\b/i, "picker"],
  [/\bcalendar\b/i, "calendar"],
  [/\b(?:kanban|board)\b/i, "board"],
  [/\b(?:cards?|gallery|grid|tiles)\b/i, "cards"],
  [/\b(?:checklist|check list|to-?do list)\b/i, "checklist"],
  [/\b(?:journal|timeline|diary)\b/i, "journal"],
  [/\b(?:table|list|rows)\b/i, "table"],
];

const SAID: Partial<Record<ViewKind, string>> = {
  flashcards: "flashcards",
  picker: "a wheel",
  timesheet: "a time sheet",
  progress: "progress over time",
  signup: "events to sign up for",
  report: "a report with totals",
  import: "an import from CSV files",
};

/** The kind of view that a phrase speaks of. */
export const viewNamed = (phrase: string): ViewKind | undefined => VIEWS.find(([pattern]) => pattern.test(phrase))?.[1];

export const showAs: EditRule = (clause, spec) => {
  if (!/^(?:please |can you |also |and |i want to )*(?:show|display|view|see|use|make|turn|put|list)\b/i.test(clause))
    return undefined;
  const kind = viewNamed(clause.replace(/^.*?\b(?:as|in|into|use|on)\b/i, ""));
  if (kind === undefined) return undefined;
  const named = spec.entities.find(({ label, labelPlural }) =>
    [label, labelPlural].some((text) =>
      new RegExp(`\\b${text.replace(/[^\p{L}\p{N} ]/gu, ".")}\\b`, "iu").test(clause),
    ),
  );
  const entity = named ?? mainEntity(spec);
  if (entity === undefined) return undefined;
  const after = setView(spec, entity.name, kind, clause);
  const hasIt = after.pages.some(({ view }) => view.kind === kind && entityOfView(view) === entity.name);
  const shown = SAID[kind] ?? (kind.endsWith("s") ? kind : withArticle(kind));
  const things = entity.labelPlural.toLowerCase();
  if (hasIt) return { spec: after, said: `${things} are shown as ${shown}` };
  // No other rule may take this for a field or a list to add.
  return /\bas\b/i.test(clause)
    ? { spec, said: `${things} stay as they are, since they lack what ${shown} would need` }
    : undefined;
};

const SORT = rule(
  "(?:sort|order)(?: (?:the )?([\\w -]+?))? by (?:the )?([\\w -]+?)(?:,? ?\\(?(ascending|descending|newest first|oldest first|highest first|lowest first|a-z|z-a)\\)?)?",
);

export const sortBy: EditRule = (clause, spec) => {
  const [, ownerText, fieldText, order] = SORT.exec(clause) ?? [];
  if (fieldText === undefined) return undefined;
  const owner = ownerText === undefined ? undefined : findEntity(spec, ownerText);
  const found = findField(spec, fieldText, owner);
  if (found === undefined) return undefined;
  const direction = /desc|newest|highest|z-a/i.test(order ?? "") ? "desc" : "asc";
  return {
    spec: {
      ...spec,
      entities: spec.entities.map((entity) =>
        entity.name === found.entity.name ? { ...entity, sort: { field: found.field.name, direction } } : entity,
      ),
    },
    said: `${found.entity.labelPlural.toLowerCase()} are sorted by ${found.field.label.toLowerCase()}`,
  };
};
