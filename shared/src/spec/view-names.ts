import type { FieldType } from "./field.ts";
import type { View, ViewKind } from "./view.ts";

/** A part of a view that names an entity, or a field of the entity that another part of the view names. */
export type ViewName = {
  readonly key: string;
  /** Unset: the part names an entity. Otherwise the key of the part that names the field's entity. */
  readonly fieldOf?: string;
  /** What the field must store. Unset: anything. */
  readonly types?: readonly FieldType[];
  /** The part is a list of names. */
  readonly isList?: true;
  /** A computed value will do as well. */
  readonly orComputed?: true;
};

const LISTING: readonly ViewName[] = [
  { key: "entity" },
  { key: "fields", fieldOf: "entity", isList: true, orComputed: true },
  { key: "filters", fieldOf: "entity", isList: true },
];
const DATED = ["date", "datetime"] as const;
const TEXTS = ["string", "text"] as const;
const NUMBERS = ["integer", "decimal"] as const;
/** What records are sorted into: a word, a choice, or another record. */
const GROUPS = ["string", "enum", "reference"] as const;

/**
 * What each kind of view names. Checks, renames and removals all follow from this table; a dashboard's measures are their own case.
 * Names of entities stand before those of their fields.
 */
export const VIEW_NAMES: Readonly<Record<Exclude<ViewKind, "dashboard">, readonly ViewName[]>> = {
  table: LISTING,
  cards: LISTING,
  checklist: [...LISTING, { key: "doneField", fieldOf: "entity", types: ["boolean"] }],
  board: [...LISTING, { key: "groupField", fieldOf: "entity", types: ["enum"] }],
  calendar: [...LISTING, { key: "dateField", fieldOf: "entity", types: DATED }],
  journal: [...LISTING, { key: "dateField", fieldOf: "entity", types: DATED }],
  calculator: [],
  converter: [],
  counter: [
    { key: "entity" },
    { key: "countField", fieldOf: "entity", types: ["integer"] },
    { key: "logEntity" },
    { key: "viaField", fieldOf: "logEntity", types: ["reference"] },
    { key: "amountField", fieldOf: "logEntity", types: ["integer"] },
    { key: "dateField", fieldOf: "logEntity", types: ["date"] },
  ],
  flashcards: [
    { key: "entity" },
    { key: "frontField", fieldOf: "entity", types: TEXTS },
    { key: "backField", fieldOf: "entity", types: TEXTS },
    { key: "boxField", fieldOf: "entity", types: ["integer"] },
    { key: "dueField", fieldOf: "entity", types: ["date"] },
    { key: "deckField", fieldOf: "entity", types: GROUPS },
  ],
  game: [],
  landing: [{ key: "leadEntity" }, { key: "leadFields", fieldOf: "leadEntity", isList: true }],
  picker: [
    { key: "entity" },
    { key: "personEntity" },
    { key: "assignmentEntity" },
    { key: "itemField", fieldOf: "assignmentEntity", types: ["reference"] },
    { key: "personField", fieldOf: "assignmentEntity", types: ["reference"] },
    { key: "weekField", fieldOf: "assignmentEntity", types: ["date"] },
    { key: "doneField", fieldOf: "assignmentEntity", types: ["boolean"] },
  ],
  poll: [
    { key: "entity" },
    { key: "voteEntity" },
    { key: "viaField", fieldOf: "voteEntity", types: ["reference"] },
    { key: "voterField", fieldOf: "voteEntity", types: ["string"] },
    { key: "pollEntity" },
    { key: "pollField", fieldOf: "entity", types: ["reference"] },
    { key: "closesField", fieldOf: "pollEntity", types: ["date"] },
  ],
  quiz: [
    { key: "entity" },
    { key: "promptField", fieldOf: "entity", types: TEXTS },
    { key: "answerField", fieldOf: "entity", types: TEXTS },
    { key: "choicesField", fieldOf: "entity", types: ["tags"] },
    { key: "explanationField", fieldOf: "entity", types: TEXTS },
    { key: "subjectField", fieldOf: "entity", types: GROUPS },
    { key: "topicField", fieldOf: "entity", types: GROUPS },
  ],
  timer: [
    { key: "logEntity" },
    { key: "durationField", fieldOf: "logEntity", types: NUMBERS },
    { key: "startedField", fieldOf: "logEntity", types: DATED },
    { key: "labelField", fieldOf: "logEntity", types: ["string"] },
  ],
};

/** A view with search, filters and a list of records. */
export type ListingView = Extract<View, { filters: string[] }>;

export function isListing(view: View): view is ListingView {
  return "filters" in view;
}

/** The entity whose records the view is about, if it is about one. */
export function entityOfView(view: View): string | undefined {
  return "entity" in view ? view.entity : undefined;
}

/** What the part says: the names, none where it is left out. */
export function namesIn(view: View, part: Pick<ViewName, "key">): readonly string[] {
  const value: unknown = Object.getOwnPropertyDescriptor(view, part.key)?.value;
  if (Array.isArray(value)) return value.filter((name) => typeof name === "string");
  return typeof value === "string" ? [value] : [];
}
