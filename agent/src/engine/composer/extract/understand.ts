import type { Feature } from "@joinery/shared";
import { scoreArchetype } from "../lexicon/archetypes.ts";
import type { Archetype } from "../lexicon/archetype.ts";
import { entryNamed, findEntry } from "../lexicon/entity-lexicon.ts";
import type { EntityEntry } from "../lexicon/entity-entry.ts";
import { parseFieldNotation } from "../lexicon/field-notation.ts";
import { toSingular } from "../text/nouns.ts";
import { extractClaims } from "./claims.ts";
import type { Claims } from "./claim-types.ts";
import { extractCurrency } from "./currency.ts";
import { extractFeatures } from "./features.ts";
import { extractEmptyText, extractGivenName, extractOptions, withoutAudience, withoutOptionLists } from "./identity.ts";
import { detectForeignLanguage, findForeignThings, type Language } from "./language.ts";
import { scanKnown, type Noun } from "./noun-phrase.ts";
import { extractTheme, type ThemeWish } from "./theme.ts";

const MAX_THINGS = 8;

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
  /** Nothing but its name is known: a question is worth asking. */
  readonly isUnknown: boolean;
  /** No sentence names it: it was only mentioned, or comes with the kind of app. */
  readonly isGuess: boolean;
};

/** All that a brief says, in the composer's terms. */
export type Understanding = {
  readonly archetype: Archetype;
  readonly score: number;
  readonly things: readonly ThingWish[];
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly features: readonly Feature[];
  readonly givenName?: string;
  readonly emptyText?: string;
  readonly theme?: ThemeWish;
  readonly currency?: string;
  readonly language?: Language;
};

/** Reads a brief. Pure; a text that says nothing gives no things. */
export function understand(text: string): Understanding {
  const lower = text.toLowerCase();
  // A gym that an app is for does not make it a workout log.
  const { archetype, score } = scoreArchetype(withoutAudience(lower));
  const language = detectForeignLanguage(text);
  const givenName = extractGivenName(text);
  const emptyText = extractEmptyText(text);
  const theme = extractTheme(text);
  const currency = extractCurrency(text);
  const things =
    language === undefined
      ? resolveThings(withoutOptionLists(text), archetype, score)
      : foreignThings(text, archetype, score);
  return {
    archetype,
    score,
    things,
    options: extractOptions(text),
    features: extractFeatures(lower),
    ...(givenName === undefined ? {} : { givenName }),
    ...(emptyText === undefined ? {} : { emptyText }),
    ...(theme === undefined ? {} : { theme }),
    ...(currency === undefined ? {} : { currency }),
    ...(language === undefined ? {} : { language }),
  };
}

type Draft = {
  label: string;
  entry: EntityEntry | undefined;
  fields: string[];
  parents: string[];
  isNamed: boolean;
  isGuess: boolean;
};

/** Entries that stand beside others: with nothing else named, the kind of app says what the main thing is. */
const SECONDARY = new Set(
  "Supplier Category Location Tag Comment Folder Friend Person Member Employee Department Player Subject Owner Donor Venue Account Room Doctor Teacher Review".split(
    " ",
  ),
);

function resolveThings(text: string, archetype: Archetype, score: number): ThingWish[] {
  const claims = extractClaims(text);
  const drafts: Draft[] = [];
  const hasNamed = claims.things.some(({ noun, strength }) => strength === "named" && noun.entry !== undefined);
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
  if (drafts.length === 0)
    for (const noun of scanKnown(withoutAudience(text))) claim(drafts, noun, false).isGuess = true;
  for (const { parent, child } of claims.children) {
    const target = find(drafts, child);
    const owner = find(drafts, parent);
    if (target !== undefined && owner !== undefined && refersTo(owner, target)) continue;
    if (target !== undefined && owner !== undefined && target !== owner && !target.parents.includes(owner.label))
      target.parents.push(owner.label);
  }
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

/** Things that happen to something: inspections, treatments, sightings. */
const EVENT_NOUN = /(?:tion|sion|ment|ing|al|visit|check|checkup|reading|test|session|result|entry|log|note)$/;

/** Unknown things that happen belong to the first thing of the list: hives have inspections. */
function linkEvents(drafts: readonly Draft[]): void {
  const [first] = drafts;
  for (const draft of drafts.slice(1)) {
    const isLoose = draft.entry === undefined && draft.parents.length === 0 && EVENT_NOUN.test(draft.label);
    if (isLoose && first !== undefined && !EVENT_NOUN.test(first.label)) draft.parents.push(first.label);
  }
}

/** Fields that are better kept as a list of their own: a part's supplier has a phone number, too. */
const PROMOTED = new Set(["Supplier", "Customer", "Client", "Tenant", "Patient", "Student"]);

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

function finish(draft: Draft, archetype: Archetype): ThingWish {
  const other =
    archetype.variants?.[draft.entry?.name ?? ""] ??
    (draft.entry === undefined && !draft.isNamed ? archetype.template : undefined);
  const entry = (other === undefined ? undefined : entryNamed(other)) ?? draft.entry;
  const isUnknown = draft.entry === undefined && draft.fields.length === 0;
  return {
    label: draft.label,
    ...(entry === undefined ? {} : { entry }),
    fields: draft.fields,
    parents: draft.parents,
    isUnknown,
    isGuess: draft.isGuess,
  };
}

function claim(drafts: Draft[], noun: Noun, isNamed: boolean): Draft {
  const known = find(drafts, noun);
  if (known !== undefined) {
    // A thing stands where it is first named, not where a title only alluded to it.
    if (isNamed && !known.isNamed) drafts.push(...drafts.splice(drafts.indexOf(known), 1));
    if (isNamed && !known.isNamed) known.label = noun.label;
    known.isNamed ||= isNamed;
    return known;
  }
  const draft: Draft = { label: noun.label, entry: noun.entry, fields: [], parents: [], isNamed, isGuess: false };
  drafts.push(draft);
  return draft;
}

/** Whether the lexicon already has the first point at the second: a shift has its volunteer, not the other way round. */
function refersTo(from: Draft, to: Draft): boolean {
  return (
    from.entry !== undefined &&
    to.entry !== undefined &&
    parseFieldNotation(from.entry.fields).some((wish) => wish.refersTo === to.entry?.name)
  );
}

/** The same thing said again: by the same word, or by another word of the entry when one of the two is its first. */
function find(drafts: readonly Draft[], noun: Noun): Draft | undefined {
  return drafts.find(({ label, entry }) => {
    if (label.toLowerCase() === noun.label.toLowerCase()) return true;
    const areSame = entry !== undefined && entry === noun.entry;
    if ((areSame && ` ${label} `.includes(` ${noun.label} `)) || (areSame && ` ${noun.label} `.includes(` ${label} `)))
      return true;
    if (entry === undefined || entry !== noun.entry) return ` ${label} `.endsWith(` ${noun.label} `);
    const canonical = entry.aliases[0];
    return label === canonical || noun.label === canonical;
  });
}

function addJoin(drafts: Draft[], { subject, object, entryName }: Claims["joins"][number]): void {
  const owners = [claim(drafts, subject, true), claim(drafts, object, true)];
  const entry = entryNamed(entryName);
  if (entry === undefined) return;
  const joined = claim(drafts, { label: entry.aliases[0] ?? "record", isPlural: true, entry }, true);
  for (const { label } of owners) if (!joined.parents.includes(label)) joined.parents.push(label);
}

function addCore(drafts: Draft[], archetype: Archetype, score: number): void {
  if (score < 1.5) return;
  const slots = (names: readonly string[]): string[][] => names.map((slot) => slot.split("|"));
  const has = (slot: readonly string[]): boolean =>
    drafts.some(({ entry }) => entry !== undefined && slot.includes(entry.name));
  const add = (slot: readonly string[], isFirst: boolean): void => {
    const entry = entryNamed(slot[0] ?? "");
    if (entry === undefined || has(slot)) return;
    const draft: Draft = {
      label: entry.aliases[0] ?? "",
      entry,
      fields: [],
      parents: [],
      isNamed: false,
      isGuess: true,
    };
    if (isFirst) drafts.unshift(draft);
    else drafts.push(draft);
  };
  slots(archetype.always ?? []).forEach((slot) => add(slot, false));
  const core = slots(archetype.core ?? []);
  if (archetype.isWhole === true)
    drafts.splice(
      0,
      drafts.length,
      ...drafts.filter(({ entry }) => archetype.always?.includes(entry?.name ?? "") === true),
    );
  const isEmpty = drafts.every(({ entry, isNamed }) => entry === undefined && !isNamed);
  if (isEmpty && (archetype.template === undefined || drafts.length === 0)) {
    drafts.length = 0;
    core.forEach((slot) => add(slot, false));
    slots(archetype.always ?? []).forEach((slot) => add(slot, false));
    return;
  }
  const [main] = core;
  const areSecondary = drafts.every(({ entry }) => entry !== undefined && SECONDARY.has(entry.name));
  const isPartOfCore = drafts.some(({ entry }) => core.slice(1).some((slot) => slot.includes(entry?.name ?? "")));
  const isMainMissing = main !== undefined && !has(main);
  if (isMainMissing && (areSecondary || (archetype.needsMain === true && isPartOfCore))) add(main, true);
  const areCore = drafts.every(
    ({ entry, isNamed }) => !isNamed && core.some((slot) => slot.includes(entry?.name ?? "")),
  );
  if (areCore) core.forEach((slot, index) => add(slot, index === 0));
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

function foreignThings(text: string, archetype: Archetype, score: number): ThingWish[] {
  const drafts: Draft[] = [];
  for (const { word, entryName } of findForeignThings(text)) {
    const entry = entryNamed(entryName);
    if (entry !== undefined)
      drafts.push({ label: word, entry, fields: [], parents: [], isNamed: true, isGuess: false });
  }
  if (drafts.length === 0) addCore(drafts, archetype, score);
  if (drafts.length === 0) return resolveThings(text, archetype, score).filter(({ entry }) => entry !== undefined);
  return drafts.slice(0, MAX_THINGS).map((draft) => {
    const wish = finish(draft, archetype);
    return Object.assign(wish, { plural: wish.label });
  });
}
