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
  /** With a reference: the key of the part that names the entity that it has to point at. */
  readonly refersTo?: string;
  /** A computed value will do as well. */
  readonly orComputed?: true;
};

const LISTING: readonly ViewName[] = [
  { key: "entity" },
  { key: "fields", fieldOf: "entity", isList: true, orComputed: true },
  { key: "filters", fieldOf: "entity", isList: true },
];
const DATED = ["date", "datetime"] as const;
const NUMERIC = ["integer", "decimal"] as const;
const SORTING = ["enum", "reference"] as const;
const own = (key: string, ...types: FieldType[]): ViewName => ({ key, fieldOf: "entity", types });
const TEXTS = ["string", "text"] as const;
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
  pipeline: [
    ...LISTING,
    own("groupField", "enum"),
    own("amountField", ...NUMERIC),
    own("probabilityField", ...NUMERIC),
    own("closedField", ...DATED),
    own("reachedField", "enum"),
    own("nextField", ...DATED),
  ],
  calendar: [...LISTING, { key: "dateField", fieldOf: "entity", types: DATED }],
  journal: [...LISTING, { key: "dateField", fieldOf: "entity", types: DATED }],
  balances: [
    { key: "entity" },
    { key: "personEntity" },
    { ...own("payerField", "reference"), refersTo: "personEntity" },
    own("amountField", ...NUMERIC),
    { ...own("participantsField", "references"), refersTo: "personEntity" },
    own("settlementField", "boolean"),
  ],
  notes: [
    { key: "entity" },
    own("titleField", "string"),
    own("bodyField", "text"),
    own("folderField", ...SORTING),
    own("tagsField", "tags"),
    own("pinnedField", "boolean"),
  ],
  recipes: [
    { key: "entity" },
    own("ingredientsField", "text"),
    own("stepsField", "text"),
    own("servingsField", "integer"),
    own("ratingField", "integer"),
    own("timeField", ...NUMERIC),
    own("tagsField", "tags"),
    { key: "shoppingEntity" },
  ],
  leaderboard: [
    { key: "entity" },
    { key: "playerEntity" },
    { ...own("homeField", "reference"), refersTo: "playerEntity" },
    { ...own("awayField", "reference"), refersTo: "playerEntity" },
    own("homeScoreField", ...NUMERIC),
    own("awayScoreField", ...NUMERIC),
    { ...own("winnerField", "reference"), refersTo: "playerEntity" },
    own("dateField", ...DATED),
  ],
  thread: [
    { key: "entity" },
    own("bodyField", "text"),
    own("authorField", "string", "reference"),
    own("dateField", ...DATED),
    own("categoryField", ...SORTING),
    own("tagsField", "tags"),
    own("publishedField", "boolean", "enum"),
    own("votesField", "integer"),
    { key: "commentEntity" },
    { key: "viaField", fieldOf: "commentEntity", types: ["reference"], refersTo: "entity" },
    { key: "commentField", fieldOf: "commentEntity", types: ["string", "text"] },
    { key: "commentAuthorField", fieldOf: "commentEntity", types: ["string", "reference"] },
    { key: "parentField", fieldOf: "commentEntity", types: ["reference"], refersTo: "commentEntity" },
  ],
  tracker: [
    { key: "entity" },
    { key: "logEntity" },
    { key: "viaField", fieldOf: "logEntity", types: ["reference"], refersTo: "entity" },
    { key: "dateField", fieldOf: "logEntity", types: DATED },
    { key: "doneField", fieldOf: "logEntity", types: ["boolean"] },
    own("goalField", "integer"),
  ],
  booking: [
    { key: "entity" },
    { key: "serviceEntity" },
    { key: "startField", fieldOf: "entity", types: ["datetime"] },
    { key: "serviceField", fieldOf: "entity", types: ["reference"], refersTo: "serviceEntity" },
    { key: "durationField", fieldOf: "serviceEntity", types: NUMERIC },
    { key: "resourceField", fieldOf: "entity", types: ["reference"] },
    { key: "statusField", fieldOf: "entity", types: ["enum"] },
  ],
  shop: [
    { key: "entity" },
    { key: "orderEntity" },
    { key: "lineEntity" },
    { key: "priceField", fieldOf: "entity", types: NUMERIC },
    { key: "stockField", fieldOf: "entity", types: ["integer"] },
    { key: "imageField", fieldOf: "entity", types: ["string"] },
    { key: "categoryField", fieldOf: "entity", types: ["enum", "reference"] },
    { key: "descriptionField", fieldOf: "entity", types: ["string", "text"] },
    { key: "numberField", fieldOf: "orderEntity", types: ["string"] },
    { key: "totalField", fieldOf: "orderEntity", types: ["decimal"] },
    { key: "dateField", fieldOf: "orderEntity", types: DATED },
    { key: "statusField", fieldOf: "orderEntity", types: ["enum"] },
    { key: "orderField", fieldOf: "lineEntity", types: ["reference"], refersTo: "orderEntity" },
    { key: "productField", fieldOf: "lineEntity", types: ["reference"], refersTo: "entity" },
    { key: "quantityField", fieldOf: "lineEntity", types: ["integer"] },
    { key: "linePriceField", fieldOf: "lineEntity", types: ["decimal"] },
  ],
  document: [
    { key: "entity" },
    { key: "lineEntity" },
    { key: "numberField", fieldOf: "entity", types: ["string"] },
    { key: "customerField", fieldOf: "entity", types: ["reference", "string"] },
    { key: "dateField", fieldOf: "entity", types: ["date"] },
    { key: "dueField", fieldOf: "entity", types: ["date"] },
    { key: "taxField", fieldOf: "entity", types: NUMERIC },
    { key: "statusField", fieldOf: "entity", types: ["enum"] },
    { key: "totalField", fieldOf: "entity", types: ["decimal"] },
    { key: "viaField", fieldOf: "lineEntity", types: ["reference"], refersTo: "entity" },
    { key: "descriptionField", fieldOf: "lineEntity", types: ["string", "text"] },
    { key: "quantityField", fieldOf: "lineEntity", types: NUMERIC },
    { key: "priceField", fieldOf: "lineEntity", types: ["decimal"] },
  ],
  signup: [
    { key: "entity" },
    { key: "attendeeEntity" },
    own("capacityField", "integer"),
    own("dateField", ...DATED),
    own("placeField", "string"),
    { key: "viaField", fieldOf: "attendeeEntity", types: ["reference"], refersTo: "entity" },
    { key: "statusField", fieldOf: "attendeeEntity", types: ["enum"] },
  ],
  import: [{ key: "entity" }],
  report: [
    { key: "entity" },
    own("groupField", ...GROUPS, ...DATED, "boolean"),
    { key: "sumFields", fieldOf: "entity", types: NUMERIC, isList: true },
    own("dateField", ...DATED),
  ],
  timesheet: [
    { key: "entity" },
    own("dateField", ...DATED),
    own("durationField", ...NUMERIC),
    own("rowField", ...GROUPS),
    own("personField", ...GROUPS),
  ],
  progress: [
    { key: "entity" },
    own("dateField", ...DATED),
    own("subjectField", ...GROUPS),
    { key: "measureFields", fieldOf: "entity", types: NUMERIC, isList: true },
    { key: "lowFields", fieldOf: "entity", types: NUMERIC, isList: true },
    { key: "plainFields", fieldOf: "entity", types: NUMERIC, isList: true },
    own("weightField", ...NUMERIC),
    own("repsField", ...NUMERIC),
    own("setsField", ...NUMERIC),
  ],
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
    { key: "durationField", fieldOf: "logEntity", types: NUMERIC },
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
