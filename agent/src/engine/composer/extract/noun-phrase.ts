import { CONTEXT_WORDS, FILLERS } from "../lexicon/words.ts";
import { findEntry, MAX_ALIAS_WORDS } from "../lexicon/entity-lexicon.ts";
import type { EntityEntry } from "../lexicon/entity-entry.ts";
import { isPluralPhrase, toSingular } from "../text/nouns.ts";

const MAX_NOUN_WORDS = 4;
// A preposition ends the phrase when something follows it: "paid by" and "due on" are whole.
const CUT =
  /\s+(?:(?:for|at|from|to|so|that|which|where|when|who|whose|while|because|using|based|into|via|including|such|like|per|across|over|is|are|will|can|should|must|if|then|than|about|as|through|each|every|during|before|after|without|between|within|by|on|in|with|of)\s+\S.*|(?:automatically|etc|too|instead|please|and|or))$/i;
const KEEPS_OF =
  /^(?:date|number|amount|place|time|proof|point|country|state|cost|type|kind|bill|day|length|year|method|name|source|level|table|rate|unit|title) of /i;

/** "Weight in kg" keeps its unit. */
const IN_UNIT = / in (?:kg|g|lbs?|oz|cm|mm|km|m|miles|ft|inch(?:es)?|l|ml|min(?:utes)?|hours|h|days|%)$/i;

/** "Price per metre" is not just any price. */
const PER_UNIT = /^(?:\w+ )?(?:price|cost|rate|fee|pay|wage)s? per \w+$/i;

/** `all my old customers in the city` as `old customers`: no articles, nothing after a preposition. Empty when nothing is left. */
export function tidyPhrase(raw: string): string {
  const text = raw.replace(/^[\s"'*\-–:.,;!?()[\]]+|[\s"'*\-–:.,;!?([\]]+$/g, "").replace(/\(([^)]*)$/, "($1)");
  const bracket = /\([^()]*\)$/.exec(text)?.[0] ?? "";
  let phrase = stripFillers(text.slice(0, text.length - bracket.length).trim());
  const cut =
    KEEPS_OF.test(phrase) || PER_UNIT.test(phrase) || IN_UNIT.test(phrase) ? phrase : phrase.replace(CUT, "").trim();
  phrase = cut === "" ? phrase : cut;
  const words = phrase.split(" ").filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length === 0 || words.length > MAX_NOUN_WORDS + 2) return "";
  return [...words.slice(-MAX_NOUN_WORDS), bracket].filter((part) => part !== "").join(" ");
}

function stripFillers(phrase: string): string {
  const words = phrase.split(" ");
  let start = 0;
  while (start < words.length - 1 && FILLERS.has((words[start] ?? "").toLowerCase()) && !isRate(words, start))
    start += 1;
  return words.slice(start).join(" ");
}

/** "Monthly fee" is another field than a fee. */
const isRate = (words: readonly string[], at: number): boolean =>
  /^(?:monthly|weekly|daily)$/i.test(words[at] ?? "") &&
  /^(?:fees?|rent|costs?|price|rate|limit|target|goal|salary|income|payment|premium|amount)$/i.test(
    words[at + 1] ?? "",
  );

/** Whether a phrase says where or for whom, rather than what. */
export function isContext(phrase: string): boolean {
  const lower = phrase.toLowerCase();
  const last = lower.slice(lower.lastIndexOf(" ") + 1).replace(/[^\p{L}\p{N}'-]/gu, "");
  if (last.length < 2) return true;
  return (CONTEXT_WORDS.has(last) && (last === lower || findEntry(lower) === undefined)) || FILLERS.has(last);
}

/** Says how an app is, not what it keeps: "single-user". */
const QUALIFIER = /-(?:user|page|focused|looking|based|friendly|style|to-use|time|like)$/i;

/** A thing as the user calls it: singular, lower case except for words all in capitals, and the entry that describes it. */
export type Noun = {
  readonly label: string;
  readonly isPlural: boolean;
  readonly entry?: EntityEntry;
  /** In "student grades" the student: a thing of its own that this one belongs to. */
  readonly of?: Noun;
};

/** Things whose name in front of another says whose that is. "Wine" in "wine bottles" does not. */
const OWNERS: ReadonlySet<string> = new Set(
  "Customer Client Employee Student Member Patient Tenant Volunteer Player Donor Candidate Supplier Vendor Guest Project Event Trip Pet Course Vehicle Property".split(
    " ",
  ),
);

function ownerOf(words: readonly string[], entry: EntityEntry): Noun | undefined {
  const owner = words.join(" ") === "home" ? undefined : findEntry(words.join(" ").toLowerCase());
  if (owner === undefined || owner === entry || !OWNERS.has(owner.name)) return undefined;
  return { label: labelFor(owner, toSingular(words.join(" "))), isPlural: true, entry: owner };
}

/**
 * The thing that a phrase names. Known things are found at the end of the phrase first ("support ticket"), then, when inner words
 * are allowed, as any word of it ("plant watering"). A qualifier stays ("squash match") unless the name should be plain. An unknown phrase is a thing of its own. `undefined` for context and for phrases without letters.
 */
export function toNoun(
  raw: string,
  { allowsInner = false, isPlain = false, allowsContext = false } = {},
): Noun | undefined {
  const phrase = tidyPhrase(raw)
    .replace(/\s*\([^)]*\)$/, "")
    .replace(/^\S+'s? /, "")
    .replace(/(s) (?:in|out|in\/out)$/i, "$1");
  if (phrase === "" || phrase.length > 60) return undefined;
  const words = phrase
    .split(" ")
    .filter((word, index, all) => index === all.length - 1 || !QUALIFIER.test(word))
    .map((word) => (/^[A-Z][A-Z&0-9]+s?$/.test(word) ? word : word.toLowerCase()));
  const lower = words.join(" ").toLowerCase();
  const isPlural = isPluralPhrase(lower) || (/ (?:list|log)$/.test(lower) && findEntry(lower) !== undefined);
  for (let size = Math.min(MAX_ALIAS_WORDS, words.length); size > 0; size -= 1) {
    const entry = findEntry(words.slice(-size).join(" ").toLowerCase());
    const isWorked =
      /^hours?$/.test(words.at(-1) ?? "") && entry !== undefined && ownerOf(words.slice(0, -1), entry) !== undefined;
    if (size === 1 && words.length > 1 && AMBIGUOUS.test(words.at(-1) ?? "") && !isWorked) continue;
    if (entry === undefined || (size === 1 && CONTEXT_WORDS.has(lower) && !allowsContext)) continue;
    const of = ownerOf(words.slice(0, -size), entry);
    const isWhole = size === words.length || (isOwnKind(words) && !isPlain && of === undefined);
    const label = labelFor(entry, toSingular(words.slice(isWhole ? 0 : -size).join(" ")));
    return { label, isPlural, entry, ...(of === undefined ? {} : { of }) };
  }
  if (allowsInner) {
    const inner = words.find((word) => findEntry(word) !== undefined && !CONTEXT_WORDS.has(word));
    const entry = inner === undefined ? undefined : findEntry(inner);
    if (inner !== undefined && entry !== undefined)
      return { label: labelFor(entry, toSingular(inner)), isPlural, entry };
  }
  // "Competition entries" are not the entries of the app.
  const isEntry = words.length > 1 && /^entr(?:y|ies)$/.test(words.at(-1) ?? "");
  if ((isContext(phrase) && !isEntry) || !/\p{L}{2}/u.test(phrase)) return undefined;
  return { label: toSingular(words.slice(-3).join(" ")), isPlural };
}

/** Words that name one thing alone and others behind another word: "lego sets", "insulin units". */
const AMBIGUOUS =
  /^(?:sets?|units?|yields?|shares?|parts?|records?|readings?|shows?|cases?|hours?|tests?|frames?|letters?|messages?|bars?|homes?|watch|track|tables?|beds?|actions?|keys?|periods?|charges?|returns?|lots?|steps?|claims?|routes?|pitch(?:es)?|desks?|feeds?|outputs?|boots?|cards?|guides?|practices?|entr(?:y|ies)|threads?|pieces?|doses?|sites?)$/;

const isOwnKind = (words: readonly string[]): boolean => words.length === 2;

/** The entry's own name when the user's word only means the same, or is a shorter form of it. */
function labelFor(entry: EntityEntry, label: string): string {
  const canonical = entry.aliases[0] ?? label;
  return entry.synonyms.has(label) || ` ${canonical} `.includes(` ${label} `) ? canonical : label;
}

/** Plurals that are fields of something before they are lists of their own. */
export const FIELD_PLURALS =
  /^(?:notes|tags|labels|ratings|dates|prices|costs|comments|photos|pictures|images|links|scores|weights?|hours|measurements|grades|marks|moods|skills|symptoms|ingredients|reps|sets|pages|points|amounts|fees|fines|times|colou?rs|sizes|steps|sections|authors|artists|actors|directors|editors|goals|units|votes|words|levels|allergies|hearts|stars|likes|guests|players|members|categories|statuses|priorities|types|stages|due dates)$/i;

/** Whether a phrase in a list of fields is rather a list of things: "visits", "suppliers"; not "notes". */
export function isThingInList(phrase: string, noun: Noun | undefined): noun is Noun {
  return noun?.entry !== undefined && noun.isPlural && !FIELD_PLURALS.test(tidyPhrase(phrase));
}

/** When no sentence says plainly what is kept: the known things that are mentioned in the plural, or else the first one at all. */
export function scanKnown(text: string): Noun[] {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}'-]+/u)
    .filter((word) => word.length > 3 && !CONTEXT_WORDS.has(word) && !FILLERS.has(word));
  const known = words.flatMap((word) => {
    const entry = findEntry(word);
    return entry === undefined
      ? []
      : [{ label: labelFor(entry, toSingular(word)), isPlural: isPluralPhrase(word), entry }];
  });
  const plural = known.filter(({ isPlural }) => isPlural);
  return plural.length > 0 ? plural.slice(0, 3) : known.slice(0, 1);
}
