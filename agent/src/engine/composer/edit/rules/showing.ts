import { entityOfView, type ViewKind } from "@joinery/shared";
import { setView } from "../patch-pages.ts";
import { withArticle } from "../../text/nouns.ts";
import { findEntity, findField, mainEntity } from "../find-target.ts";
import { type EditRule, rule } from "./change.ts";

const VIEWS: readonly (readonly [RegExp, ViewKind])[] = [
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

const SAID: Partial<Record<ViewKind, string>> = { flashcards: "flashcards", picker: "a wheel" };

export const showAs: EditRule = (clause, spec) => {
  if (!/^(?:please |can you |also |and |i want to )*(?:show|display|view|see|use|make|turn|put|list)\b/i.test(clause))
    return undefined;
  const kind = VIEWS.find(([pattern]) => pattern.test(clause.replace(/^.*?\b(?:as|in|into|use|on)\b/i, "")))?.[1];
  if (kind === undefined) return undefined;
  const named = spec.entities.find(({ label, labelPlural }) =>
    [label, labelPlural].some((text) =>
      new RegExp(`\\b${text.replace(/[^\p{L}\p{N} ]/gu, ".")}\\b`, "iu").test(clause),
    ),
  );
  const entity = named ?? mainEntity(spec);
  if (entity === undefined) return undefined;
  const after = setView(spec, entity.name, kind);
  const hasIt = after.pages.some(({ view }) => view.kind === kind && entityOfView(view) === entity.name);
  return hasIt
    ? {
        spec: after,
        said: `${entity.labelPlural.toLowerCase()} are shown as ${SAID[kind] ?? (kind.endsWith("s") ? kind : withArticle(kind))}`,
      }
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
