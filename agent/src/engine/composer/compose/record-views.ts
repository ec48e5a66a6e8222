import type { Entity, Field, View, ViewKind } from "@joinery/shared";
import { pipelineView, progressView, timesheetView } from "./figure-views.ts";

/** Views that need more of an app than one list of records: each row says what it takes, and is left out where that is missing. */

type Builder = (entity: Entity, all: readonly Entity[]) => View | undefined;

const find = (entity: Entity, type: Field["type"] | readonly Field["type"][], pattern?: RegExp): Field | undefined =>
  entity.fields.find(
    (field) => [type].flat().includes(field.type) && (pattern === undefined || pattern.test(field.name)),
  );

const part = <Key extends string>(key: Key, field: Field | undefined): { readonly [Name in Key]?: string } =>
  field === undefined ? {} : ({ [key]: field.name } as { [Name in Key]: string });

const DATES = ["date", "datetime"] as const;
const NUMBERS = ["integer", "decimal"] as const;

const tracker: Builder = (entity, all) => {
  for (const log of all) {
    const via = log.fields.find(({ type, reference }) => type === "reference" && reference?.entity === entity.name);
    const date = find(log, DATES);
    const isTick = /check|tick|log|completion|entry/i.test(log.name) || log.fields.length <= 4;
    if (via === undefined || date === undefined || !isTick || log === entity) continue;
    return {
      kind: "tracker",
      entity: entity.name,
      logEntity: log.name,
      viaField: via.name,
      dateField: date.name,
      ...part("doneField", find(log, "boolean", /^(?:done|completed?|checked|finished)$/)),
      ...part("goalField", find(entity, "integer", /(?:goal|target|times|perWeek|aWeek|weekly)/i)),
    };
  }
  return undefined;
};

const balances: Builder = (entity) => {
  const payer = find(entity, "reference", /^(?:paidBy|payer|whoPaid|payedBy|buyer|boughtBy)/i);
  const amount = entity.fields.find(({ display, type }) => display === "money" && type === "decimal");
  const person = payer?.reference?.entity;
  if (payer === undefined || amount === undefined || person === undefined) return undefined;
  const participants = entity.fields.find(
    ({ type, reference }) => type === "references" && reference?.entity === person,
  );
  return {
    kind: "balances",
    entity: entity.name,
    personEntity: person,
    payerField: payer.name,
    amountField: amount.name,
    ...part("participantsField", participants),
    ...part("settlementField", find(entity, "boolean", /settle/i)),
  };
};

const notes: Builder = (entity) => {
  const title = entity.fields.find(({ name, type }) => name === entity.titleField && type === "string");
  const body = find(entity, "text", /^(?:content|body|text|note|notes|details|description)$/i) ?? find(entity, "text");
  if (title === undefined || body === undefined) return undefined;
  const folder = entity.fields.find(
    ({ name, type }) =>
      (type === "reference" || type === "enum") && /^(?:folder|notebook|category|subject|topic)$/i.test(name),
  );
  return {
    kind: "notes",
    entity: entity.name,
    titleField: title.name,
    bodyField: body.name,
    ...part("folderField", folder),
    ...part("tagsField", find(entity, "tags")),
    ...part("pinnedField", find(entity, "boolean", /^(?:pinned|favou?rite|starred|important)$/i)),
  };
};

const recipes: Builder = (entity, all) => {
  const ingredients = find(entity, "text", /ingredient/i);
  const steps = find(entity, "text", /^(?:instructions?|steps?|method|directions?|preparation)$/i);
  if (ingredients === undefined || steps === undefined) return undefined;
  const shopping = all.find(({ name }) => /^(?:shopping|grocery)/i.test(name));
  return {
    kind: "recipes",
    entity: entity.name,
    ingredientsField: ingredients.name,
    stepsField: steps.name,
    ...part("servingsField", find(entity, "integer", /^(?:servings?|portions?|serves)$/i)),
    ...part(
      "ratingField",
      entity.fields.find(({ interface: editor }) => editor === "rating"),
    ),
    ...part("timeField", find(entity, NUMBERS, /(?:time|minutes|duration)$/i)),
    ...part("tagsField", find(entity, "tags")),
    ...(shopping === undefined ? {} : { shoppingEntity: shopping.name }),
  };
};

const leaderboard: Builder = (entity) => {
  const references = entity.fields.filter(({ type }) => type === "reference");
  const winner = references.find(({ name }) => name === "winner");
  const loser = references.find(({ name }) => name === "loser");
  const sides = references.filter((field) => field !== winner || loser !== undefined);
  const [home, away] = winner !== undefined && loser !== undefined ? [winner, loser] : sides;
  const player = home?.reference?.entity;
  if (home === undefined || away === undefined || player === undefined || away.reference?.entity !== player)
    return undefined;
  const scores = entity.fields.filter(({ type, name }) => type === "integer" && /score|points|goals/i.test(name));
  const [homeScore, awayScore] = scores.length === 2 ? scores : [];
  if (winner === undefined && awayScore === undefined) return undefined;
  return {
    kind: "leaderboard",
    entity: entity.name,
    playerEntity: player,
    homeField: home.name,
    awayField: away.name,
    ...(homeScore === undefined || awayScore === undefined
      ? {}
      : { homeScoreField: homeScore.name, awayScoreField: awayScore.name }),
    ...part("winnerField", winner),
    ...part("dateField", find(entity, DATES)),
    scoring: "points",
  };
};

/** A status that tells what is out from what is not. */
const findDraftStatus = (entity: Entity): Field | undefined =>
  entity.fields.find(
    ({ type, options = [] }) => type === "enum" && options.some(({ value }) => /publish|public|live/i.test(value)),
  );

const thread: Builder = (entity, all) => {
  const body = find(entity, "text", /^(?:content|body|text|post|article)$/i) ?? find(entity, "text");
  if (body === undefined) return undefined;
  const comment = all.find(
    (other) =>
      /comment|reply|answer/i.test(other.name) &&
      other.fields.some(({ reference }) => reference?.entity === entity.name),
  );
  const named = (owner: Entity): Field | undefined =>
    owner.fields.find(
      ({ name, type }) =>
        (type === "string" || type === "reference") && /^(?:author|name|by|writer|user|member)$/i.test(name),
    );
  const via = comment?.fields.find(({ type, reference }) => type === "reference" && reference?.entity === entity.name);
  const text =
    comment === undefined
      ? undefined
      : (find(comment, "text") ?? find(comment, "string", /text|comment|body|message/i));
  const category = entity.fields.find(
    ({ name, type }) => (type === "enum" || type === "reference") && /^(?:category|topic|section|subject)$/i.test(name),
  );
  return {
    kind: "thread",
    entity: entity.name,
    bodyField: body.name,
    ...part("authorField", named(entity)),
    ...part("dateField", find(entity, DATES)),
    ...part("categoryField", category),
    ...part("tagsField", find(entity, "tags")),
    ...part("publishedField", find(entity, "boolean", /publish/i) ?? findDraftStatus(entity)),
    ...part("votesField", find(entity, "integer", /^(?:votes|likes|upvotes)$/i)),
    ...(comment === undefined || via === undefined || text === undefined
      ? {}
      : {
          commentEntity: comment.name,
          viaField: via.name,
          commentField: text.name,
          ...part("commentAuthorField", named(comment)),
          ...part(
            "parentField",
            comment.fields.find(({ type, reference }) => type === "reference" && reference?.entity === comment.name),
          ),
        }),
  };
};

const BUILDERS: Partial<Readonly<Record<ViewKind, Builder>>> = {
  tracker,
  balances,
  notes,
  recipes,
  leaderboard,
  thread,
  timesheet: timesheetView,
  progress: progressView,
  pipeline: pipelineView,
};

/** What comes closest where an app lacks something that the view needs. */
const INSTEAD: Partial<Readonly<Record<ViewKind, "cards">>> = { notes: "cards", recipes: "cards", thread: "cards" };

/** The view of that kind, when the entity and the others have what it needs. */
export function buildRecordView(entity: Entity, kind: ViewKind, all: readonly Entity[]): View | undefined {
  return BUILDERS[kind]?.(entity, all);
}

/** The kind of list that stands in for a view that cannot be made. */
export const insteadOf = (kind: ViewKind): ViewKind => INSTEAD[kind] ?? kind;
