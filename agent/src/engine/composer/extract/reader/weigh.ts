import { FEATURE_ROWS } from "../../lexicon/feature-lexicon.ts";
import { JOIN_VERBS } from "../../lexicon/words.ts";
import { isKnownFieldName } from "../../lexicon/field-lexicon.ts";
import { FIELD_PLURALS, isContext, tidyPhrase } from "../noun-phrase.ts";
import { isTelling } from "../../lexicon/plain-fields.ts";
import { toPlural } from "../../text/nouns.ts";
import type { Mention, Reading, Relation, Role } from "./mention.ts";

/** How much the place of a word speaks for a thing that is kept, rather than for a field of one or for nothing. */
const ROLE_WEIGHTS: Readonly<Record<Role, number>> = {
  title: 0.5,
  lead: 0.5,
  content: 2,
  object: 1.5,
  weakObject: 0,
  doer: 0.5,
  deed: 1.5,
  attribute: -1,
  appAttribute: 0,
  listed: 0,
  place: -1.5,
  audience: -3.5,
  group: -1.5,
};
/** From here on it is a thing. */
export const IS_THING = 1.25;
const MANY = /^(?:many|several|multiple|various|different|two|three|four|\d+)$/;
const LISTED: ReadonlySet<Role> = new Set(["attribute", "appAttribute", "listed"]);
const INVARIANT = /(?:attendance|homework|news|aircraft|sheep|fish|deer|staff|equipment|furniture|livestock|cattle)$/;
const SIZES = /(?:^| )(?:seats?|places?|spots?|people|persons|participants|minutes?|hours?|days?|weeks?|pieces|%)$/;
const OPEN: ReadonlySet<Role> = new Set(["listed", "appAttribute"]);
const MEASURED =
  /(?:^| )(?:units|levels|amounts|times|scores|points|notes|dates|hours|details|links|numbers|names|codes|addresses|prices|sizes|rates|values|temperatures|fees|costs|wages|weights)$/;
/** How things are liked, in one click. */
const LIKES = /^(?:hearts|stars|likes|thumbs|thumbs up|upvotes)$/;
const EACH = /^(?:each|every)$/;
/** How much of something there is, never a thing. */
const UNIT_OF =
  /^(?:kms?|kilomet(?:re|er)|mile|kilo|kg|gram|lit(?:re|er)|calorie|minute|second|euro|dollar|percent|degree|inch|met(?:re|er)|centimet(?:re|er)|ml|lb|ounce|gallon|kwh|watt|acre|hectare|ton|tonne|mph|bpm|rpm)s?$/;
const WHOSE = /^(?:my|our|your|the|an?)$/;

/** The weight of each noun as a thing, by its label: the strongest place where it stands, and a little for each other one. */
export function weighThings({ mentions, relations }: Reading): Map<Mention, number> {
  const joined = new Set(relations.filter(isJoin).flatMap(({ subject, object }) => [subject, object]));
  const asked = new Set(
    relations
      .flatMap(({ subject, object }) => [subject, object])
      .filter(({ determiners }) => determiners.includes("which")),
  );
  const own = new Map(
    mentions.map((mention) => [
      mention,
      weigh(mention) + (joined.has(mention) || asked.has(mention) ? (mention.role === "listed" ? 3.5 : 2) : 0),
    ]),
  );
  // In a list of things even a doubtful item is one, and in a list of fields none is.
  const inLists = new Map<Mention, number>();
  for (const mention of mentions) {
    const same = mentions.filter(
      ({ list, role }) => list === mention.list && role === mention.role && role !== "place" && role !== "group",
    );
    const mean = same.reduce((sum, other) => sum + Math.max(-2, own.get(other) ?? 0), 0) / Math.max(1, same.length);
    const pull = same.length < 2 ? 0 : Math.max(-1.2, Math.min(1.5, (mean - IS_THING) * 0.6));
    const before = same.slice(0, same.indexOf(mention) + 1);
    // What a list begins with counts more than what it ends with.
    const leads =
      OPEN.has(mention.role) &&
      mention.owner === undefined &&
      before.every((other) => (own.get(other) ?? 0) >= IS_THING);
    inLists.set(mention, (own.get(mention) ?? 0) + (leads ? Math.max(0, pull) : pull));
  }
  const best = new Map<string, number>();
  for (const mention of mentions) {
    const key = mention.noun.label.toLowerCase();
    const before = best.get(key);
    const weight = inLists.get(mention) ?? 0;
    best.set(key, before === undefined ? weight : Math.max(before, weight) + 0.5);
  }
  return new Map(mentions.map((mention) => [mention, best.get(mention.noun.label.toLowerCase()) ?? 0]));
}

/** Two things that a verb such as "borrow" joins. */
export const isJoin = ({ object, verb }: Relation): boolean =>
  JOIN_VERBS.has(verb) &&
  (verb !== "take" || /^(?:Course|Lesson|Assignment)$/.test(object.noun.entry?.name ?? "")) &&
  (object.noun.entry !== undefined || object.noun.isPlural);

function weigh({ noun, role, raw, determiners, hasOwn, owner, isOurs }: Mention): number {
  const phrase = tidyPhrase(raw);
  const lower = phrase.toLowerCase();
  const isPlural =
    noun.isPlural || ((noun.entry !== undefined || INVARIANT.test(noun.label)) && toPlural(noun.label) === noun.label);
  // "Insulin units" end like rental units, and are something else.
  const isWhole =
    noun.entry === undefined || noun.entry.aliases.includes(noun.label) || noun.label === phrase.toLowerCase();
  const isNamedDay = / (?:day|week|night)$/.test(noun.label);
  // "12 seats" are how many there may be.
  const isMany = determiners.some(
    (word) =>
      MANY.test(word) && (isPlural || !/^(?:different|various)$/.test(word)) && !(/\d/.test(word) && SIZES.test(lower)),
  );
  const isFieldPlural = !isMany && LISTED.has(role) && (FIELD_PLURALS.test(lower) || MEASURED.test(lower));
  const isState = / (?:left|sent|sold|paid|due|given|taken|\w{3,}ed)$/.test(lower);
  const isField = isKnownFieldName(phrase);
  const isFeature = FEATURE_ROWS.some(({ test }) => test.test(lower)) && noun.entry === undefined;
  const listedOf = role === "listed" && owner !== undefined && !hasOwn ? (isPlural ? -0.75 : -1.5) : 0;
  return (
    ROLE_WEIGHTS[role] +
    listedOf +
    (isPlural ? 1.5 : -1) +
    (isState ? -1 : 0) +
    (role === "content" && !isPlural && noun.entry === undefined ? -1 : 0) +
    (noun.entry === undefined ? 0 : 1.5) +
    (isWhole ? 0 : -0.5) +
    (isMany ? 2 : 0) +
    (isPlural && role === "attribute" && owner?.determiners.some((word) => EACH.test(word)) === true ? 0.75 : 0) +
    (hasOwn ? 3 : 0) +
    (isOurs === true ? 1.5 : 0) +
    (role === "lead" && !isPlural && determiners[0] === "which" ? 2 : 0) +
    (isPlural && noun.entry === undefined && LISTED.has(role) && isTelling(noun.label) ? 0.5 : 0) +
    (isState && FIELD_PLURALS.test(lower.split(" ")[0] ?? "") ? -2 : 0) +
    (determiners.some((word) => EACH.test(word)) ? 3 : 0) +
    (isContext(phrase) &&
    !(noun.entry !== undefined && isPlural) &&
    !isMany &&
    !isNamedDay &&
    !noun.label.endsWith(" entry") &&
    !determiners.includes("which")
      ? -6
      : 0) +
    (isFeature || UNIT_OF.test(noun.label) || LIKES.test(lower) ? -6 : 0) +
    ((role === "object" || role === "weakObject") &&
    noun.entry === undefined &&
    (MEASURED.test(lower) || FIELD_PLURALS.test(lower))
      ? -2
      : 0) +
    (isFieldPlural && !hasOwn
      ? role === "attribute" ||
        owner !== undefined ||
        noun.entry === undefined ||
        !noun.entry.aliases.includes(noun.label)
        ? -2.5
        : -1
      : 0) +
    (isField && !noun.isPlural ? -1.5 : 0) +
    (isField && noun.isPlural && noun.entry !== undefined && LISTED.has(role) && FIELD_PLURALS.test(lower)
      ? -0.75
      : 0) +
    (isField && noun.isPlural && noun.entry === undefined
      ? role === "appAttribute" && !lower.includes(" ")
        ? -1.25
        : -0.5
      : 0) +
    (!noun.isPlural && role === "place" && determiners.some((word) => WHOSE.test(word)) ? -4 : 0)
  );
}
