import { isKnownFieldName } from "../lexicon/field-lexicon.ts";
import { FEATURE_ROWS } from "../lexicon/feature-lexicon.ts";
import { KEEP_BASES, KEEP_FORMS, BEFORE_VERB } from "../lexicon/words.ts";
import { addThing, type Claims } from "./claim-types.ts";
import { splitList } from "./list.ts";
import { isContext, isThingInList, tidyPhrase, toNoun, type Noun } from "./noun-phrase.ts";

/* Lists are where briefs say most: this file decides which of their items are things and which are fields. */

const VERB = `(?:${KEEP_FORMS}|${KEEP_BASES})`;
/** A verb of keeping, or several, and what stands behind. */
export const KEEP = new RegExp(
  `(?:\\b(?:${KEEP_FORMS})|(?:^|(?:\\b(?:${BEFORE_VERB})|,) )(?:${KEEP_BASES}))(?:,? ?(?:and |or |& ?|\\/ ?)?${VERB}\\b)* (.+)$`,
  "i",
);
export const STARTS_WITH_VERB = new RegExp(
  `^(?:${VERB}|generate|find|pay|send|use|let|allow|be|have|choose|select|pick|mark|sort|filter|calculate|receive|import|export|print|load|restart|remind|alert|notify|warn|tell|know|help|give|want|need|owe|read|split|get|make|work|learn|decide|invite|upload|automatically|randomly|easily)\\b`,
  "i",
);
/** "Send reminders" and "log weight" do something; "recording date" is a name. */
function isVerbPhrase(item: string): boolean {
  const isName = /^\w+ing /i.test(item) && isKnownFieldName(tidyPhrase(item));
  return STARTS_WITH_VERB.test(item) && /\s/.test(item) && !isName;
}

export const MANY =
  /^(?:many|several|multiple|one or more|lots of|a list of|a table of|a page for|a calendar of|a log of|any number of|a number of|a set of|various|zero or more|their own|some) (.+)$/i;
const IS_ASIDE =
  /^(?:if|when|where|so|not|then|because|etc|e\.g|i\.e|for example|without|no|it|they|i|we|you|how|who|whose|what|which|why|that|my|is|are|than|whether (?:to|or)|for|from|in|on|at|by|with|of|to|totals)\b/i;
/** "For freelancers" says whom it is for. */
const IS_PLACE = /^(?:for|from|in|on|at|by|with|of|to|if|when|who|what|whether)\b/i;
/** "Sales by month" groups the days that sales have anyway. */
const IS_PERIOD = /^(?:day|week|month|quarter|year|date|time)s?$/i;

/** What one thing has: fields of it, or further things that belong to it. */
export function readOwned(owner: Noun, list: string, claims: Claims, depth = 0): void {
  const nested = /^(.{1,60}?) (?:with|that have|which have|having) (.+)$/i.exec(list);
  if (nested?.[1] !== undefined && nested[2] !== undefined && !nested[1].includes(",") && depth < 3) {
    const many = MANY.exec(nested[1])?.[1];
    const child = toNoun(many ?? nested[1], { allowsContext: many !== undefined });
    if (child?.isPlural === true || (many !== undefined && child !== undefined)) {
      addChild(claims, owner, child);
      readOwned(child, nested[2], claims, depth + 1);
      return;
    }
  }
  const fields: string[] = [];
  for (const item of splitList(list)) {
    const many = MANY.exec(item)?.[1];
    const noun = toNoun(many ?? item, { allowsContext: many !== undefined });
    const isChild = noun !== undefined && noun.isPlural && (many !== undefined || isThingInList(item, noun));
    if (isChild) addChild(claims, owner, noun);
    else if (isFieldText(item)) fields.push(tidyPhrase(item));
  }
  if (fields.length > 0) claims.fields.push({ owner, items: fields });
}

/** A thing that belongs to another. */
export function addChild(claims: Claims, parent: Noun, child: Noun): void {
  addThing(claims, child, "named");
  claims.children.push({ parent, child });
}

/** What follows a verb of keeping. */
export function readKept(text: string, claims: Claims, depth = 0): void {
  const rest = text.replace(/^(?:of|on) /i, "");
  const [, head = rest, joint = "", withList] = /^(.{1,300}?) (with|including|such as|by) (.+)$/i.exec(rest) ?? [];
  const fields: string[] = [];
  let last: Noun | undefined;
  const items = splitList(head);
  const nouns = items.map((item) => toNoun(MANY.exec(item)?.[1] ?? item));
  const areAllThings = nouns.every((noun) => noun !== undefined && noun.isPlural && noun.entry !== undefined);
  items.forEach((item, index) => {
    if (IS_PLACE.test(item)) return;
    if (isVerbPhrase(item)) {
      const inner = KEEP.exec(item)?.[1];
      if (inner !== undefined && depth < 3) readKept(inner, claims, depth + 1);
      return;
    }
    const noun = nouns[index];
    const isOpen = index === 0 && claims.things.length === 0;
    if (noun !== undefined && (areAllThings || isThing(item, noun, { isFirst: index === 0, isOpen }))) {
      addThing(claims, noun, "named");
      readFor(item, noun, claims);
      last = noun;
    } else if (isFieldText(item) && (index > 0 || !isOpen)) fields.push(tidyPhrase(item));
  });
  if (fields.length > 0) claims.fields.push({ items: fields });
  if (withList !== undefined) readAttributes(withList, last, claims, joint.toLowerCase() === "by");
}

function isThing(item: string, noun: Noun, { isFirst, isOpen }: { isFirst: boolean; isOpen: boolean }): boolean {
  if (MANY.test(item)) return noun.isPlural;
  const phrase = tidyPhrase(item);
  const isField = isKnownFieldName(phrase);
  const isLead = isFirst && noun.entry !== undefined && (isOpen || noun.isPlural);
  if (isField && !isLead && !isThingInList(item, noun)) return false;
  if (noun.entry === undefined && FEATURE_ROWS.some(({ test }) => test.test(item.toLowerCase()))) return false;
  return noun.isPlural || (noun.entry !== undefined && (isOpen || !isField));
}

/** People that an app is for, rather than about. */
export const AUDIENCE: ReadonlySet<string> = new Set(
  "Person Friend Teacher Employee Member Customer Client Student Player Owner Volunteer Patient Tenant Doctor Guest Donor Speaker Attendee Candidate Vendor".split(
    " ",
  ),
);

/** "Repairs for our two cars": what the things are for is kept as well, unless it is whom the app is for. */
function readFor(item: string, child: Noun, claims: Claims): void {
  const target =
    / (?:for|of|to) ((?:(?:our|my|the|all|two|three|several|many) )*[\w-]+(?: [\w-]+)?)(?=$| (?:at|in|on|from|with) )/i.exec(
      item,
    )?.[1];
  const parent = target === undefined ? undefined : toNoun(target);
  const isRecipient = / to [\w-]+/i.test(item);
  const isThingItself =
    parent?.entry !== undefined && parent.isPlural && (isRecipient || !AUDIENCE.has(parent.entry.name));
  if (parent !== undefined && isThingItself && parent.entry !== child.entry) {
    addThing(claims, parent, "named");
    claims.children.push({ parent, child });
  }
}

/** What follows `with` or `by`: plural things among things are things, otherwise fields of the thing before. */
export function readAttributes(list: string, owner: Noun | undefined, claims: Claims, isGrouping: boolean): void {
  const items = splitList(list.replace(/ (?:where|so that|that lets|which lets|for) .*$/i, ""));
  const nouns = items.map((item) => toNoun(MANY.exec(item)?.[1] ?? item));
  const known = nouns.filter((noun) => noun?.entry !== undefined && noun.isPlural).length;
  const areThings =
    !isGrouping && known === items.length && (items.length > 1 || isThingInList(items[0] ?? "", nouns[0]));
  const areMostlyThings = !isGrouping && items.length > 1 && known * 2 >= items.length;
  const fields: string[] = [];
  items.forEach((item, index) => {
    const noun = nouns[index];
    const isField = isKnownFieldName(tidyPhrase(item));
    const isOther = noun?.isPlural === true && ((areMostlyThings && !isField && isFieldText(item)) || MANY.test(item));
    if (noun !== undefined && (areThings || isOther || (!isGrouping && isThingInList(item, noun))))
      addThing(claims, noun, "named");
    else if (!isVerbPhrase(item) && isFieldText(item) && !(isGrouping && IS_PERIOD.test(tidyPhrase(item)))) {
      fields.push(tidyPhrase(item));
    }
  });
  if (fields.length > 0) claims.fields.push({ ...(owner === undefined ? {} : { owner }), items: fields });
}

/** `CRM: customers, jobs` lists things; `track applications: company, role` lists fields. */
export function readColonList(list: string, claims: Claims): void {
  const [, head = list, withList] = /^([^,].{0,300}?) with (.+)$/i.exec(list) ?? [];
  const items = splitList(head);
  const nouns = items.map((item) => toNoun(MANY.exec(item)?.[1] ?? item));
  const plural = nouns.filter((noun, index) => noun?.isPlural === true && !isVerbPhrase(items[index] ?? "")).length;
  const wanted = items.filter(
    (item) => !isVerbPhrase(item) && !FEATURE_ROWS.some(({ test }) => test.test(item.toLowerCase())),
  );
  if (plural * 2 > wanted.length) {
    const things = nouns.flatMap((noun, index) =>
      noun !== undefined && (noun.isPlural || noun.entry !== undefined) && !isVerbPhrase(items[index] ?? "")
        ? [noun]
        : [],
    );
    for (const noun of things) addThing(claims, noun, "named");
    if (withList !== undefined) readAttributes(withList, things.at(-1), claims, false);
    return;
  }
  if (items.length === 1 && KEEP.test(list)) return readKept(KEEP.exec(list)?.[1] ?? list, claims);
  const fields = splitList(list)
    .filter((item) => !isVerbPhrase(item) && isFieldText(item))
    .map(tidyPhrase);
  const [first, ...rest] = fields;
  const noun = first === undefined ? undefined : toNoun(first);
  // "Lost and found register: item, date, claimed by": the first word of the list is the thing itself.
  if (
    noun?.entry !== undefined &&
    claims.things.every((thing) => thing.noun.entry === undefined && thing.strength === "implied") &&
    first?.toLowerCase() === noun.entry.aliases[0]
  ) {
    addThing(claims, noun, "named");
    if (rest.length > 0) claims.fields.push({ owner: noun, items: rest });
  } else if (fields.length > 0) claims.fields.push({ items: fields });
}

const IS_FEATURE =
  /^(?:reminders|notifications|alerts|warnings|charts?|graphs?|filters?|stats|statistics|search|dashboard)$/;

/** Whether a piece of a list can be the name of a field. */
export function isFieldText(item: string): boolean {
  const phrase = tidyPhrase(item);
  if (phrase === "" || phrase.length > 80 || !/\p{L}/u.test(phrase) || IS_ASIDE.test(item)) return false;
  const lower = phrase.toLowerCase();
  if (
    IS_FEATURE.test(lower) ||
    (lower.includes(" ") && FEATURE_ROWS.some(({ test, status }) => status !== "covered" && test.test(lower)))
  )
    return false;
  if (isKnownFieldName(phrase.replace(/\s*\([^)]*\)$/, ""))) return true;
  return !isContext(phrase) && !FEATURE_ROWS.some(({ test }) => test.test(lower)) && phrase.split(" ").length <= 4;
}
