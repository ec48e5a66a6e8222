import { CONTAINERS, JOIN_VERBS } from "../lexicon/words.ts";
import { isKnownFieldName } from "../lexicon/field-lexicon.ts";
import { findEntry } from "../lexicon/entity-lexicon.ts";
import { FEATURE_ROWS } from "../lexicon/feature-lexicon.ts";
import {
  addChild,
  AUDIENCE,
  KEEP,
  readAttributes,
  readColonList,
  readKept,
  readOwned,
  STARTS_WITH_VERB,
} from "./claim-lists.ts";
import { addThing, type Claims } from "./claim-types.ts";
import { splitClauses, splitList } from "./list.ts";
import { isContext, tidyPhrase, toNoun } from "./noun-phrase.ts";

const HAS =
  "(?:should |must |can |will |also )*(?:has|have|needs?|contains?|includes?|stores?|consists? of|comes with|gets?|with|shows?|holds?|records?|having)(?: an?| the)?(?: following)?";
const EACH = new RegExp(`\\b(?:each|every|all)(?: of the)? ((?:[\\w'-]+ ){0,2}?[\\w'-]+?) ${HAS}:? (.+)$`, "i");
const OWNER_HAS =
  /^(?:the |an? |my |our )?((?:[\w'-]+ ){0,2}?[\w'-]+) (?:should |must |can |may |will |also )*(?:have|has|contains?|consists? of|includes?|need|needs) (.+)$/i;
const JOIN = new RegExp(`\\b(${[...JOIN_VERBS.keys()].join("|")})s? (?:an? |the )?((?:[\\w'-]+ )?[\\w'-]+)`, "i");
const DEED =
  /\b([\w-]+) (?:can |may |should |could )?(?:submit|request|place|make|file|post|write|report|log|rate|review|earn|receive|complete|take|give) (?:the |their |new )?((?:[\w-]+ )?[\w-]+)/i;
const BELONGS =
  /^((?:[\w'-]+ )?[\w'-]+) (?:that )?(?:belongs? to|are (?:linked|assigned|attached|tied) to|is (?:linked|assigned|attached|tied) to) (?:an? |the |one )?((?:[\w'-]+ )?[\w'-]+)/i;
const PER = /\b((?:[\w'-]+ )?[\w'-]+) (?:per|for each|for every|of each|of every) ([\w'-]+)/i;
const CONTAINER = new RegExp(`((?:[\\w'&-]+ ){1,4}?)(${CONTAINERS})\\b(?: (?:${CONTAINERS})\\b){0,2}`, "gi");
const WEAK_CONTAINER =
  /^(?:app|application|tool|system|site|website|platform|page|software|dashboard|calendar|history|bot|finder|book|editor)$/i;
const PRONOUN =
  /^(?:it|they|he|she|i|we|you|this|that|which|who|there|users?|app|people|one|everyone|the app|system|site|tool|website|platform|board|list|tracker|dashboard|page|crm|inventory|visual|must|feature|also|member can|as)$/i;
/** Heads of lists of what a part of the screen offers, not of what is kept. */
const UI_HEAD =
  /\b(?:options?|buttons?|states?|filters?|tabs?|columns?|sections?|stages?|status(?:es)?|levels?|priorit\w+|categor\w+|types?|colou?rs?|theme|style|design)$/i;

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
  const colon = /^(.{1,200}?):\s+(.+)$/.exec(clause) ?? /^(.{1,80}?) - ([^,]+,[^,]+,.+)$/.exec(clause);
  if (colon?.[1] !== undefined && colon[2] !== undefined) {
    const before = claims.things.length;
    readHead(colon[1], claims);
    if (UI_HEAD.test(colon[1])) return;
    if (claims.things.length === before) readTitle(colon[1], claims);
    if (!readDeeds(colon[2], claims) && !readOwnerHas(colon[2], claims)) readColonList(colon[2], claims);
    return;
  }
  const parts = clause.split(" - ");
  if (parts.length > 1) return parts.forEach((part) => readClause(part, claims));
  if (readOwnerHas(clause, claims)) return;
  readHead(clause, claims);
}

/** A clause without a list of its own: joins, belongings, containers, verbs and `with`. */
function readHead(clause: string, claims: Claims): void {
  readJoin(clause, claims);
  readBelongs(clause, claims);
  const isDeed = readDeeds(clause, claims);
  readContainers(clause, claims);
  if (isDeed) return;
  const keep = KEEP.exec(clause);
  if (keep?.[1] !== undefined) return readKept(keep[1], claims);
  readLead(clause, claims);
  const [, , list] = /^(.{0,300}?)\b(?:with|featuring|including|has|have|by) (.+)$/i.exec(clause) ?? [];
  if (list !== undefined) readAttributes(list, undefined, claims, / by /i.test(clause) && !/ with /i.test(clause));
}

/** "Table reservations for a small restaurant, with …": a clause that opens with known things is about them. */
function readLead(clause: string, claims: Claims): void {
  const lead = clause.split(/,? (?:for|with|where|to|that|which|so|by|from|on|in) /i)[0] ?? "";
  if (STARTS_WITH_VERB.test(lead) || lead.split(" ").length > 12) return;
  for (const item of splitList(lead)) {
    const noun = toNoun(item);
    if (noun?.entry !== undefined && noun.isPlural) addThing(claims, noun, "named");
  }
}

/** "My wine cellar: name, region": the head of a list of fields names the thing somewhere. */
function readTitle(head: string, claims: Claims): void {
  const noun = toNoun(head.split(/ (?:for|of|with) /i)[0] ?? "", { allowsInner: true, isPlain: true });
  if (noun?.entry !== undefined) addThing(claims, noun, "implied");
}

function readEach(clause: string, claims: Claims): boolean {
  const [, ownerText, list] = EACH.exec(clause) ?? [];
  if (ownerText === undefined || list === undefined) return false;
  const owner = toNoun(ownerText);
  if (owner === undefined) return false;
  const before = clause.slice(0, clause.search(/\b(?:each|every|all)\b/i)).replace(/[,:\s]+(?:and )?$/, "");
  if (before.length > 3) readClause(before, claims);
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

function readJoin(clause: string, claims: Claims): void {
  const found = JOIN.exec(clause);
  const [, verb = "", objectText = ""] = found ?? [];
  const entryName = JOIN_VERBS.get(verb.toLowerCase());
  if (found === null || entryName === undefined) return;
  // In "members, books and meetings" nobody books anything.
  if (/[,;:]\s*$/.test(clause.slice(0, found.index))) return;
  const before = clause.slice(0, found.index).trim().split(/\s+/).slice(-4);
  while (/^(?:can|could|may|to|will|should|also|easily|who|that)$/i.test(before.at(-1) ?? "")) before.pop();
  const subject = toNoun(before.slice(-1).join(" "), { allowsContext: true });
  const first = toNoun(objectText.split(" ")[0] ?? "", { allowsContext: true });
  const object = first?.entry !== undefined && first.isPlural ? first : (toNoun(objectText) ?? first);
  if (subject?.isPlural !== true || object === undefined || (!object.isPlural && object.entry === undefined)) return;
  claims.joins.push({ subject, object, entryName });
}

/** "Customers place orders", "employees submit expenses": what people do belongs to them. */
function readDeeds(clause: string, claims: Claims): boolean {
  const found = DEED.exec(clause);
  const [, who = "", what = ""] = found ?? [];
  const parent = toNoun(who);
  const words = what.split(" ");
  const isCut = words.length > 1 && /^(?:for|with|and|to|in|on|of|at|from)$/i.test(words.at(-1) ?? "");
  const child = toNoun(isCut ? (words[0] ?? "") : what);
  const isPerson = parent?.entry !== undefined && parent.isPlural && AUDIENCE.has(parent.entry.name);
  if (found === null || !isPerson || child?.isPlural !== true) return false;
  addThing(claims, parent, "named");
  addChild(claims, parent, child);
  const rest = clause.slice(found.index + found[0].length - (isCut ? (words.at(-1) ?? "").length + 1 : 0));
  const list = /\b(?:with|including) (.+)$/i.exec(rest)?.[1];
  if (list !== undefined) readAttributes(list, child, claims, false);
  return true;
}

function readBelongs(clause: string, claims: Claims): void {
  const [, childText, parentText] = BELONGS.exec(clause) ?? PER.exec(clause) ?? [];
  const child = childText === undefined ? undefined : toNoun(childText);
  const parent = parentText === undefined ? undefined : toNoun(parentText);
  if (child === undefined || parent === undefined || isContext(parentText ?? "")) return;
  if (child.entry === undefined && !child.isPlural) return;
  if (!child.isPlural && isKnownFieldName(tidyPhrase(childText ?? ""))) return;
  addThing(claims, parent, "named");
  addChild(claims, parent, child);
}

function readContainers(clause: string, claims: Claims): void {
  for (const match of clause.matchAll(CONTAINER)) {
    const words = match[1] ?? "";
    const isPlace = /\b(?:at|from|in|near|into) (?:the |our |my |an? )?[\w'-]+ $/i.test(
      clause.slice(0, match.index) + words,
    );
    const before = words.replace(/^.*\b(?:for|with|of|in|to|that|my|our|a|an|the|and|combines)\s/i, "").trim();
    // "Service records" is a thing by itself.
    const isWhole = findEntry(`${before} ${match[2] ?? ""}`.toLowerCase()) !== undefined;
    if (before === "" || isPlace || isWhole) continue;
    const noun = toNoun(before, { allowsInner: true, isPlain: true });
    if (noun === undefined) continue;
    const isWeak = WEAK_CONTAINER.test((match[0].split(" ").at(-1) ?? "").trim());
    const isFeature = FEATURE_ROWS.some(({ test }) => test.test(noun.label));
    if (noun.entry === undefined && (isWeak || isFeature || noun.label.endsWith("ing"))) continue;
    addThing(claims, noun, "implied");
  }
}
