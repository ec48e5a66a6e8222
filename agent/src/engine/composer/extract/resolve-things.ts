import type { Archetype } from "../lexicon/archetype.ts";
import type { EntityEntry } from "../lexicon/entity-entry.ts";
import { entryNamed, findEntry } from "../lexicon/entity-lexicon.ts";
import { parseFieldNotation } from "../lexicon/field-notation.ts";
import { toSingular } from "../text/nouns.ts";
import { readBrief } from "./reader/read-brief.ts";
import { toClaims } from "./reader/to-claims.ts";
import { addCore, addPlace } from "./core-things.ts";
import { type Draft, claim, find, refersTo, addJoin } from "./drafts.ts";
import { withoutAudience } from "./identity.ts";
import { findForeignThings } from "./language.ts";
import { linkManyToMany } from "./many-to-many.ts";
import { scanKnown } from "./noun-phrase.ts";

/** How people pay is a wish, nothing to keep. */
const PAYING = /\bpayments? (?:by|with|via|through) (?:an? )?(?:credit |debit )?(?:card|paypal|stripe)s?\b/gi;
const MAX_THINGS = 8;
/** "I need an app for my small farm". */
const FOR_A_PLACE =
  /\b(?:app|tool|software|system|program|something|website) (?:for|to (?:run|manage|organi[sz]e)) (?:my|our|an?|the) [\w' -]{2,40}[.!]?$/i;

/** One thing to keep, as the brief wants it. */
export type ThingWish = {
  readonly label: string;
  /** When it is not the English plural of the label. */
  readonly plural?: string;
  readonly entry?: EntityEntry;
  /** Field names from the brief, in its order. */
  readonly fields: readonly string[];
  /** Labels of the things it belongs to. */
  readonly parents: readonly string[];
  /** Labels of the things of which each has several, while those have several of it. */
  readonly several?: readonly string[];
  /** Nothing but its name is known: a question is worth asking. */
  readonly isUnknown: boolean;
  /** No sentence names it: it was only mentioned, or comes with the kind of app. */
  readonly isGuess: boolean;
};

export function resolveThings(text: string, archetype: Archetype, score: number): ThingWish[] {
  const claims = toClaims(readBrief(text.replace(PAYING, " ")));
  const drafts: Draft[] = [];
  const hasNamed =
    claims.things.some(({ noun, strength }) => strength === "named" && noun.isPlural) ||
    claims.things.some(({ noun, strength }) => strength === "named" && noun.entry !== undefined);
  for (const { noun, strength } of claims.things) {
    const isDoubtful =
      strength === "implied" &&
      noun.entry === undefined &&
      (hasNamed || (archetype.core !== undefined && archetype.template === undefined && score >= 3));
    if (!isDoubtful && archetype.without?.includes(noun.entry?.name ?? "") !== true)
      claim(drafts, noun, strength === "named");
  }
  for (const join of claims.joins) addJoin(drafts, join);
  addCore(drafts, archetype, score);
  if (drafts.length === 0 && FOR_A_PLACE.test(text)) addPlace(drafts, text.toLowerCase());
  if (drafts.length === 0)
    for (const noun of scanKnown(withoutAudience(text))) claim(drafts, noun, false).isGuess = true;
  for (const { parent, child } of claims.children) {
    const target = find(drafts, child);
    const owner = find(drafts, parent);
    if (target !== undefined && owner !== undefined && refersTo(owner, target)) continue;
    if (target !== undefined && owner !== undefined && target !== owner && !target.parents.includes(owner.label))
      target.parents.push(owner.label);
  }
  linkManyToMany(text, drafts);
  linkEvents(drafts);
  for (const { items } of claims.fields) items.forEach((item) => promote(drafts, item));
  for (const { owner, items } of claims.fields) {
    const target = (owner === undefined ? undefined : find(drafts, owner)) ?? bestOwner(drafts, items);
    for (const item of items)
      if (target !== undefined && !isSame(target.fields, item) && !isOtherThing(drafts, target, item))
        target.fields.push(item);
  }
  return drafts.slice(0, MAX_THINGS).map((draft) => finish(draft, archetype));
}

export function foreignThings(text: string, archetype: Archetype, score: number): ThingWish[] {
  const drafts: Draft[] = [];
  for (const { word, entryName } of findForeignThings(text)) {
    const entry = entryNamed(entryName);
    if (entry !== undefined)
      drafts.push({ label: word, entry, fields: [], parents: [], several: [], isNamed: true, isGuess: false });
  }
  if (drafts.length === 0) addCore(drafts, archetype, score);
  if (drafts.length === 0) return resolveThings(text, archetype, score).filter(({ entry }) => entry !== undefined);
  return drafts.slice(0, MAX_THINGS).map((draft) => {
    const wish = finish(draft, archetype);
    return Object.assign(wish, { plural: wish.label });
  });
}

function finish(draft: Draft, archetype: Archetype): ThingWish {
  const other =
    archetype.variants?.[draft.entry?.name ?? ""] ??
    (draft.entry === undefined && (!draft.isNamed || archetype.view === "board") ? archetype.template : undefined);
  const entry = (other === undefined ? undefined : entryNamed(other)) ?? draft.entry;
  const isUnknown = draft.entry === undefined && draft.fields.length === 0;
  return {
    label: draft.label,
    ...(entry === undefined ? {} : { entry }),
    fields: draft.fields,
    parents: draft.parents,
    ...(draft.several.length === 0 ? {} : { several: draft.several }),
    isUnknown,
    isGuess: draft.isGuess,
  };
}

const BELONGS = new Set(["Inspection", "Vaccination", "Feeding", "Harvest", "Fault", "Finding"]);

/** Inspections are of what the brief lists first, where the lexicon does not say of what they may be. */
const isBelonging = (draft: Draft, all: readonly Draft[]): boolean =>
  BELONGS.has(draft.entry?.name ?? "") && all.every((other) => !refersTo(draft, other));

/** Things that happen to something: inspections, treatments, sightings. */
const EVENT_NOUN =
  /(?:tion|sion|ment|ing|al|visit|check|checkup|reading|test|session|result|entry|log|note|baptism|funeral|complaint)$/;

/** Unknown things that happen belong to the first thing of the list: hives have inspections. */
function linkEvents(drafts: readonly Draft[]): void {
  const [first] = drafts;
  for (const draft of drafts.slice(1)) {
    const isEvent = draft.entry === undefined ? EVENT_NOUN.test(draft.label) : isBelonging(draft, drafts);
    const isLoose = isEvent && draft.parents.length === 0;
    if (isLoose && first !== undefined && !EVENT_NOUN.test(first.label)) draft.parents.push(first.label);
  }
}

/** Fields that are better kept as a list of their own: a part's supplier has a phone number, too. */
const PROMOTED = new Set(["Supplier", "Customer", "Client", "Tenant", "Patient", "Student", "Volunteer"]);

function promote(drafts: Draft[], item: string): void {
  const entry = findEntry(item.toLowerCase());
  if (
    drafts.length === 0 ||
    entry === undefined ||
    !PROMOTED.has(entry.name) ||
    item.toLowerCase() !== entry.aliases[0]
  )
    return;
  claim(drafts, { label: entry.aliases[0], isPlural: false, entry }, true);
}

/** Fields without an owner belong to the thing that usually has them, the first one when several do. */
function bestOwner(drafts: readonly Draft[], items: readonly string[]): Draft | undefined {
  const wanted = new Set(items.map((item) => toSingular(item.toLowerCase())));
  const overlap = (draft: Draft): number =>
    draft.entry === undefined
      ? 0
      : parseFieldNotation(draft.entry.fields).filter(({ label }) => wanted.has(toSingular(label.toLowerCase())))
          .length;
  return drafts.reduce<Draft | undefined>(
    (best, draft) => (best === undefined || overlap(draft) > overlap(best) ? draft : best),
    undefined,
  );
}

const isSame = (fields: readonly string[], item: string): boolean =>
  fields.some((field) => toSingular(field.toLowerCase()) === toSingular(item.toLowerCase()));

/** A plural that is an entity of its own is not a field as well: "tracks expenses with categories" has categories as a choice, though. */
function isOtherThing(drafts: readonly Draft[], owner: Draft, item: string): boolean {
  const lower = item.toLowerCase();
  return (
    toSingular(lower) !== lower &&
    drafts.some((draft) => draft !== owner && draft.label.toLowerCase() === toSingular(lower)) &&
    !owner.parents.includes(toSingular(lower))
  );
}
