import { BEFORE_VERB, CONTAINERS, JOIN_VERBS, KEEP_BASES, KEEP_FORMS } from "../lexicon/words.ts";
import { isKnownFieldName } from "../lexicon/field-lexicon.ts";
import { FEATURE_ROWS } from "../lexicon/feature-lexicon.ts";
import { isContext, isThingInList, tidyPhrase, toNoun, type Noun } from "./noun-phrase.ts";
import { splitClauses, splitList } from "./list.ts";

/** What the sentences of a brief say, before it is decided what becomes of it. */
export type Claims = {
  readonly things: { readonly noun: Noun; readonly strength: "named" | "implied" }[];
  /** Without an owner the fields belong to the main thing. */
  readonly fields: { readonly owner?: Noun; readonly items: readonly string[] }[];
  readonly children: { readonly parent: Noun; readonly child: Noun }[];
  readonly joins: { readonly subject: Noun; readonly object: Noun; readonly entryName: string }[];
};

const HAS =
  "(?:should |must |can |will |also )*(?:has|have|needs?|contains?|includes?|stores?|consists? of|comes with|gets?|with|shows?|holds?|records?|having)(?: an?| the)?(?: following)?";
const EACH = new RegExp(`\\b(?:each|every|all)(?: of the)? ((?:[\\w'-]+ ){0,2}?[\\w'-]+?) ${HAS}:? (.+)$`, "i");
const OWNER_HAS =
  /^(?:the |an? |my |our )?((?:[\w'-]+ ){0,2}?[\w'-]+) (?:should |must |can |may |will |also )*(?:have|has|contains?|consists? of|includes?|need|needs) (.+)$/i;
const MANY =
  /^(?:many|several|multiple|one or more|lots of|a list of|any number of|a number of|a set of|various|zero or more|their own|some) (.+)$/i;
const JOIN = new RegExp(`\\b(${[...JOIN_VERBS.keys()].join("|")})s? (?:an? |the )?((?:[\\w'-]+ )?[\\w'-]+)`, "i");
const BELONGS =
  /^((?:[\w'-]+ )?[\w'-]+) (?:that )?(?:belongs? to|are (?:linked|assigned|attached|tied) to|is (?:linked|assigned|attached|tied) to) (?:an? |the |one )?((?:[\w'-]+ )?[\w'-]+)/i;
const PER = /\b((?:[\w'-]+ )?[\w'-]+) (?:per|for each|for every|of each|of every) ([\w'-]+)/i;
const VERB = `(?:${KEEP_FORMS}|${KEEP_BASES})`;
const KEEP = new RegExp(
  `(?:\\b(?:${KEEP_FORMS})|(?:^|(?:\\b(?:${BEFORE_VERB})|,) )(?:${KEEP_BASES}))(?:,? ?(?:and |or |& ?|\\/ ?)?${VERB}\\b)* (.+)$`,
  "i",
);
const STARTS_WITH_VERB = new RegExp(
  `^(?:${VERB}|generate|find|pay|send|use|let|allow|be|have|choose|select|pick|mark|sort|filter|calculate|receive|import|export|print|load|restart)\\b`,
  "i",
);
const CONTAINER = new RegExp(`((?:[\\w'&-]+ ){1,4}?)(?:${CONTAINERS})\\b(?: (?:${CONTAINERS})\\b){0,2}`, "gi");
const PRONOUN =
  /^(?:it|they|he|she|i|we|you|this|that|which|who|there|users?|app|people|one|everyone|the app|system|site|tool|website|platform|board|list|tracker|dashboard|page|crm|inventory|visual|must|feature|also|member can|as)$/i;

const MAX_CLAUSE_CHARS = 600;
/** Sentences about looks and limits name nothing to keep. */
const IS_STYLE =
  /^(?:use (?:an?|the|clean|modern|minimal)\b|keep (?:it|the (?:design|layout|ui))\b|visual|style|design\b|make it\b|no |do not\b|don't\b|without\b|it should (?:look|be|feel)\b|the (?:design|look|ui|app|site|layout) should (?:be|look|feel)\b|all state\b|closing\b|completed .* are\b)/i;

/** Reads every sentence with each pattern. Linear in the text: clauses and lists are capped. */
export function extractClaims(text: string): Claims {
  const claims: Claims = { things: [], fields: [], children: [], joins: [] };
  for (const clause of splitClauses(text.replace(/"[^"\n]{0,200}"/g, ""))) {
    if (!IS_STYLE.test(clause)) readClause(clause.slice(0, MAX_CLAUSE_CHARS), claims);
  }
  return claims;
}

function readClause(clause: string, claims: Claims): void {
  if (readEach(clause, claims)) return;
  const colon = /^(.{1,200}?):\s+(.+)$/.exec(clause);
  if (colon?.[1] !== undefined && colon[2] !== undefined) {
    readHead(colon[1], claims);
    if (
      /\b(?:options?|buttons?|states?|filters?|tabs?|columns?|sections?|statuses|levels?|priorit\w+|categor\w+|types?)$/i.test(
        colon[1],
      )
    )
      return;
    if (!readOwnerHas(colon[2], claims)) readColonList(colon[2], claims);
    return;
  }
  if (readOwnerHas(clause, claims)) return;
  readHead(clause, claims);
}

/** A clause without a list of its own: joins, belongings, containers, verbs and `with`. */
function readHead(clause: string, claims: Claims): void {
  readJoin(clause, claims);
  readBelongs(clause, claims);
  readContainers(clause, claims);
  const keep = KEEP.exec(clause);
  if (keep?.[1] !== undefined) readKept(keep[1], claims, 0);
  else readWith(clause, claims);
}

function readEach(clause: string, claims: Claims): boolean {
  const [, ownerText, list] = EACH.exec(clause) ?? [];
  if (ownerText === undefined || list === undefined) return false;
  const owner = toNoun(ownerText);
  if (owner === undefined) return false;
  const before = clause.slice(0, clause.search(/\b(?:each|every|all)\b/i));
  if (before.trim().length > 3) readHead(before, claims);
  addThing(claims, owner, "named");
  readOwned(owner, list, claims);
  return true;
}

function readOwnerHas(clause: string, claims: Claims): boolean {
  const [, ownerText, list] = OWNER_HAS.exec(clause) ?? [];
  if (ownerText === undefined || list === undefined || PRONOUN.test(ownerText)) return false;
  const owner = toNoun(ownerText);
  if (owner === undefined || isContext(ownerText) || (owner.entry === undefined && !owner.isPlural)) return false;
  addThing(claims, owner, "named");
  readOwned(owner, list, claims);
  return true;
}

/** What one thing has: fields of it, or further things that belong to it. */
function readOwned(owner: Noun, list: string, claims: Claims): void {
  const nested = /^(.{1,60}?) (?:with|that have|which have|having) (.+)$/i.exec(list);
  if (nested?.[1] !== undefined && nested[2] !== undefined && !nested[1].includes(",")) {
    const child = toNoun(nested[1].replace(MANY, "$1"));
    if (child?.isPlural === true) {
      addChild(claims, owner, child);
      readOwned(child, nested[2], claims);
      return;
    }
  }
  const fields: string[] = [];
  for (const item of splitList(list)) {
    const many = MANY.exec(item)?.[1];
    const noun = toNoun(many ?? item);
    const isChild = noun !== undefined && noun.isPlural && (many !== undefined || isThingInList(item, noun));
    if (isChild) addChild(claims, owner, noun);
    else if (isFieldText(item)) fields.push(tidyPhrase(item));
  }
  if (fields.length > 0) claims.fields.push({ owner, items: fields });
}

function addChild(claims: Claims, parent: Noun, child: Noun): void {
  addThing(claims, child, "named");
  claims.children.push({ parent, child });
}

function readJoin(clause: string, claims: Claims): void {
  const found = JOIN.exec(clause);
  const [, verb = "", objectText = ""] = found ?? [];
  const entryName = JOIN_VERBS.get(verb.toLowerCase());
  if (found === null || entryName === undefined) return;
  const before = clause.slice(0, found.index).trim().split(/\s+/).slice(-4);
  while (/^(?:can|could|may|to|will|should|also|easily|who|that)$/i.test(before.at(-1) ?? "")) before.pop();
  const subject = toNoun(before.slice(-1).join(" "));
  const object = toNoun(objectText);
  if (subject?.isPlural !== true || object === undefined || (!object.isPlural && object.entry === undefined)) return;
  if (object.entry === undefined && !object.isPlural) return;
  claims.joins.push({ subject, object, entryName });
}

function readBelongs(clause: string, claims: Claims): void {
  const [, childText, parentText] = BELONGS.exec(clause) ?? PER.exec(clause) ?? [];
  const child = childText === undefined ? undefined : toNoun(childText);
  const parent = parentText === undefined ? undefined : toNoun(parentText);
  if (child === undefined || parent === undefined || isContext(parentText ?? "")) return;
  if (child.entry === undefined && !child.isPlural) return;
  if (!child.isPlural && isKnownFieldName(childText ?? "")) return;
  addThing(claims, parent, "named");
  addChild(claims, parent, child);
}

function readContainers(clause: string, claims: Claims): void {
  for (const match of clause.matchAll(CONTAINER)) {
    const before = (match[1] ?? "")
      .replace(/^.*\b(?:for|with|of|in|to|that|my|our|a|an|the|and|combines)\s/i, "")
      .trim();
    if (before === "") continue;
    const isWeak =
      /(?:app|application|tool|system|site|website|platform|page|software|dashboard|calendar|history|bot|finder)$/i.test(
        match[0],
      );
    const noun = toNoun(before, { allowsInner: true });
    if (
      noun === undefined ||
      (noun.entry === undefined && (isWeak || FEATURE_ROWS.some(({ test }) => test.test(noun.label))))
    )
      continue;
    if (noun.entry === undefined && noun.label.endsWith("ing")) continue;
    addThing(claims, noun, "implied");
  }
}

function readKept(rest: string, claims: Claims, depth: number): void {
  const [, head = rest, withList] = /^(.{1,300}?) (?:with|including|such as|by) (.+)$/i.exec(rest) ?? [];
  const isBy = withList !== undefined && / by $/i.test(rest.slice(head.length, head.length + 4));
  const fields: string[] = [];
  let last: Noun | undefined;
  const items = splitList(head);
  const nouns = items.map((item) => toNoun(item));
  const areAllThings = nouns.every((noun) => noun !== undefined && noun.isPlural && noun.entry !== undefined);
  items.forEach((item, index) => {
    if (STARTS_WITH_VERB.test(item) && /\s/.test(item)) {
      const inner = KEEP.exec(item)?.[1];
      if (inner !== undefined && depth < 3) readKept(inner, claims, depth + 1);
      return;
    }
    const noun = nouns[index];
    if (noun !== undefined && isThing(item, noun, areAllThings, index === 0)) {
      addThing(claims, noun, "named");
      last = noun;
    } else if (isFieldText(item) && index > 0) fields.push(tidyPhrase(item));
  });
  if (fields.length > 0) claims.fields.push({ items: fields });
  if (withList !== undefined) readAttributes(withList, last, claims, isBy);
}

function isThing(item: string, noun: Noun, areAllThings: boolean, isFirst: boolean): boolean {
  if (areAllThings) return true;
  if (isKnownFieldName(tidyPhrase(item)) && !(isFirst && noun.entry !== undefined)) return false;
  if (FEATURE_ROWS.some(({ test }) => test.test(item.toLowerCase())) && noun.entry === undefined) return false;
  return noun.isPlural || noun.entry !== undefined;
}

function readWith(clause: string, claims: Claims): void {
  const [, , list] = /^(.{0,300}?)\b(?:with|featuring|including|has|have|by) (.+)$/i.exec(clause) ?? [];
  if (list !== undefined) readAttributes(list, undefined, claims, / by /i.test(clause) && !/ with /i.test(clause));
}

/** "Sales by month" groups the days that sales have anyway. */
const IS_PERIOD = /^(?:day|week|month|quarter|year|date|time)s?$/i;

/** What follows `with` or `by`: all plural things are things, otherwise fields of the thing before. */
function readAttributes(list: string, owner: Noun | undefined, claims: Claims, isGrouping: boolean): void {
  const items = splitList(list.replace(/ (?:where|so that|that lets|which lets|for) .*$/i, ""));
  const nouns = items.map((item) => toNoun(item));
  const isThings =
    !isGrouping &&
    nouns.every(
      (noun, index) =>
        noun !== undefined &&
        noun.isPlural &&
        noun.entry !== undefined &&
        (nouns.length > 1 || !isKnownFieldName(tidyPhrase(items[index] ?? ""))),
    );
  const fields: string[] = [];
  items.forEach((item, index) => {
    const noun = nouns[index];
    const isOnlyThing = !isGrouping && isThingInList(item, noun);
    if (noun !== undefined && (isThings || isOnlyThing)) addThing(claims, noun, "named");
    else if (!STARTS_WITH_VERB.test(item) && isFieldText(item) && !(isGrouping && IS_PERIOD.test(tidyPhrase(item)))) {
      fields.push(tidyPhrase(item));
    }
  });
  if (fields.length > 0) claims.fields.push({ ...(owner === undefined ? {} : { owner }), items: fields });
}

/** `CRM: customers, jobs` lists things; `track applications: company, role` lists fields. */
function readColonList(list: string, claims: Claims): void {
  const items = splitList(list);
  const nouns = items.map((item) => toNoun(item));
  const plural = nouns.filter((noun) => noun?.isPlural === true && !STARTS_WITH_VERB.test(noun.label)).length;
  if (plural * 2 > items.length) {
    nouns.forEach((noun, index) => {
      if (
        noun !== undefined &&
        (noun.isPlural || noun.entry !== undefined) &&
        !STARTS_WITH_VERB.test(items[index] ?? "")
      )
        addThing(claims, noun, "named");
    });
    return;
  }
  if (items.length === 1 && KEEP.test(list)) return readHead(list, claims);
  const fields = items
    .filter((item) => !(STARTS_WITH_VERB.test(item) && /\s/.test(item)) && isFieldText(item))
    .map(tidyPhrase);
  if (fields.length > 0) claims.fields.push({ items: fields });
}

const IS_ASIDE = /^(?:if|when|where|so|not|then|because|etc|e\.g|i\.e|for example|without|no|it|they|i|we|you)\b/i;

/** Whether a piece of a list can be the name of a field. */
function isFieldText(item: string): boolean {
  const phrase = tidyPhrase(item);
  if (phrase === "" || phrase.length > 80 || !/\p{L}/u.test(phrase) || IS_ASIDE.test(item)) return false;
  if (isKnownFieldName(phrase.replace(/\s*\([^)]*\)$/, ""))) return true;
  const lower = phrase.toLowerCase();
  return !isContext(phrase) && !FEATURE_ROWS.some(({ test }) => test.test(lower)) && phrase.split(" ").length <= 4;
}

function addThing(claims: Claims, noun: Noun, strength: "named" | "implied"): void {
  claims.things.push({ noun, strength });
}
