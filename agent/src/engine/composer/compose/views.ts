import type { Entity, Field, Page, View, ViewKind } from "@joinery/shared";
import { toFieldName, toPagePath } from "../identifiers.ts";
import { buildRecordView, insteadOf } from "./record-views.ts";
import { counterView, flashcardsView, quizView } from "./plays/record-plays.ts";
import { statusField } from "./status.ts";

const MAX_COLUMNS = 7;

/** The boolean that a checklist ticks. */
export const doneField = (entity: Entity): Field | undefined =>
  entity.fields.find(
    ({ type, name }) =>
      type === "boolean" && /^(?:done|completed?|finished|bought|packed|checked|paid|learned)$/.test(name),
  ) ?? entity.fields.find(({ type }) => type === "boolean");

/** The choice that makes the columns of a board. */
export const groupField = (entity: Entity): Field | undefined =>
  statusField(entity) ?? entity.fields.find(({ type }) => type === "enum");

/** The day on which a record stands in a calendar or a journal. */
export const dateField = (entity: Entity): Field | undefined =>
  entity.fields.find(
    ({ type, name }) =>
      (type === "date" || type === "datetime") &&
      /^(?:date|day|scheduledOn|startDate|dueDate|appointmentTime)$/.test(name),
  ) ?? entity.fields.find(({ type }) => type === "date" || type === "datetime");

/** The wanted view when the entity has what it needs, otherwise a table. */
export function buildView(entity: Entity, wanted: ViewKind, all: readonly Entity[] = [entity]): View {
  const special = buildRecordView(entity, wanted, all);
  if (special !== undefined) return special;
  const kind = insteadOf(wanted);
  const listing = { entity: entity.name, fields: columnsOf(entity), filters: filtersOf(entity) };
  const done = doneField(entity)?.name;
  const group = groupField(entity)?.name;
  const date = dateField(entity)?.name;
  if (kind === "checklist" && done !== undefined)
    return { kind, ...listing, fields: without(listing.fields, done), doneField: done };
  if (kind === "board" && group !== undefined)
    return { kind, ...listing, fields: without(listing.fields, group), groupField: group };
  if (kind === "calendar" && date !== undefined) return { kind, ...listing, dateField: date };
  if (kind === "journal" && date !== undefined) return { kind, ...listing, dateField: date };
  const played = kind === "quiz" ? quizView(entity) : kind === "flashcards" ? flashcardsView(entity) : undefined;
  if (played !== undefined) return played;
  if (kind === "counter") return counterView(entity, []) ?? { kind: "table", ...listing };
  if (kind === "picker") return { kind, entity: entity.name };
  return { kind: kind === "cards" ? "cards" : "table", ...listing };
}

const without = (fields: string[], name: string): string[] =>
  fields.length > 1 ? fields.filter((field) => field !== name) : fields;

/** The title first, then what is short enough to stand in a row. Long texts come in where there is room. */
function columnsOf(entity: Entity): string[] {
  const short = entity.fields.filter(({ type }) => type !== "text").map(({ name }) => name);
  const long = entity.fields.filter(({ type }) => type === "text").map(({ name }) => name);
  const rest = short.filter((name) => name !== entity.titleField);
  const computed = entity.computed.map(({ name }) => name).slice(0, 3);
  const room = MAX_COLUMNS - computed.length - 1;
  return [entity.titleField, ...rest.slice(0, room), ...computed, ...(rest.length < 4 ? long.slice(0, 1) : [])];
}

const FILTERED = new Set(["enum", "boolean", "reference", "references", "tags"]);

function filtersOf(entity: Entity): string[] {
  return entity.fields
    .filter(({ type, interface: editor }) => FILTERED.has(type) || editor === "rating")
    .map(({ name }) => name)
    .slice(0, 4);
}

/** A page of its own for a view of an entity. */
export function buildPage(
  entity: Pick<Entity, "labelPlural">,
  view: View,
  pages: readonly Page[],
  title = entity.labelPlural,
): Page {
  const id = toFieldName(
    title,
    pages.map((page) => page.id),
  );
  return { id, title, path: toPagePath(title, ["/", ...pages.map(({ path }) => path)]), view };
}
