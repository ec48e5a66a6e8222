import { FEATURE_ROWS } from "../../lexicon/feature-lexicon.ts";
import { CONTAINERS, FILLERS } from "../../lexicon/words.ts";
import { isDeed, isKeepVerb } from "../../lexicon/verbs.ts";
import { findEntry } from "../../lexicon/entity-lexicon.ts";
import { isPluralPhrase } from "../../text/nouns.ts";
import { FIELD_PLURALS, toNoun } from "../noun-phrase.ts";
import { readChunk, type Chunk } from "./chunk.ts";
import type { Mention, Reading, Role } from "./mention.ts";
import type { Token } from "./token.ts";

/** The clause as it was written, and where what it says is put. */
export type Page = { readonly source: string; readonly reading: Reading };

type Frame = {
  readonly role: Role;
  /** Whose list this is. */
  readonly owner?: Mention;
  /** The verb before, with who did it. */
  readonly verb?: string;
  readonly doer?: Mention;
  /** The list that this one interrupts: "pets with name and age, and visits". */
  readonly outer?: Frame;
};

const HAS = /^(?:has|have|having|had|contains?|includes?|stores?|holds?|needs?|gets?|consists?)$/;
const WITH = /^(?:with|including|featuring|plus)$/;
const SUBORDINATE = /^(?:where|so|which|that|who|whose|while|because|once|if|then|as|since|until|unless)$/;
const ASKING = /^(?:how|when|whether|what|why|whose|who|where)$/;
const EXAMPLES = /^(?:like|e\.g|eg)$/;
const SKIPPED = /^(?:i|we|you|they|he|she|it|people|everyone|someone|somebody|users?|us|me|them|there|one|to|also|just|only|easily|quickly|please|can|could|should|would|will|must|may|might|do|does|be|is|are|was|were|been|being|'s|'re|'ve|'d|'ll|not|n't|help|helps|let|lets|allow|allows|able|like|love|build|make|want|wants|need|someone|maybe)$/;
const END = new RegExp(`(?:^| )(?:${CONTAINERS}|app|apps|game|blog|forum|leaderboard|scoreboard|timetable|planner|challenge|queue|scoring|stash|stock|watchlist|herd|shop|page|crib|trainer|sheet|desk|memory|diary|tool)$`, "i");
const ABOUT = /^(?:for|of|about)$/;
const GROUPING = /^(?:per|by|each|every)$/;

/** Reads a clause, or a part of one: what is said before its verb, the verb, and what stands behind it. */
export function readClause(page: Page, tokens: readonly Token[], subject?: Mention): void {
  const colon = tokens.findIndex((token, index) => isColon(tokens, token, index));
  if (colon > 0) return readColon(page, tokens, colon);
  const start = tokens.findIndex((token) => !isSkipped(token));
  if (start < 0) return;
  const rest = tokens.slice(start);
  const first = rest[0] as Token;
  if (SUBORDINATE.test(first.lower) && first.tag !== "VERB") return readClause(page, rest.slice(1), subject);
  if (isVerbToken(rest, 0)) return readVerb(page, rest, subject);
  readList(page, rest, { role: "lead", ...(subject === undefined ? {} : { owner: subject }) });
}

const isSkipped = ({ lower, tag }: Token): boolean => SKIPPED.test(lower) || tag === "AUX" && !HAS.test(lower) || tag === "ADV" || tag === "PUNCT" || tag === "CCONJ";

const isColon = (tokens: readonly Token[], { text }: Token, index: number): boolean => {
  if (text === ":") return index > 0;
  if (text !== "-") return false;
  return tokens.slice(index).filter((token) => isSeparator(token, token.lower)).length >= 2;
};

/** "Greenhouse log: temperature, humidity": a list of what is kept, or of what is known of it, or a clause of its own. */
function readColon(page: Page, tokens: readonly Token[], colon: number): void {
  const before = page.reading.mentions.length;
  readClause(page, tokens.slice(0, colon));
  const head = page.reading.mentions.slice(before).filter(({ role, noun }) => role !== "place" && role !== "audience" && role !== "group" && ((role !== "title" && role !== "lead") || noun.isPlural));
  if (UI_HEAD.test(tokens.slice(0, colon).at(-1)?.lower ?? "")) return;
  const owner = head.at(-1);
  readList(page, tokens.slice(colon + 1), { role: "listed", ...(owner === undefined ? {} : { owner }) });
}

/** Heads of lists of what a part of the screen offers, not of what is kept. */
const UI_HEAD = /^(?:options?|buttons?|states?|filters?|tabs?|columns?|sections?|stages?|status(?:es)?|levels?|priorit\w+|categor\w+|types?|colou?rs?|theme|style|design)$/;

function isVerbToken(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  if (token.tag === "VERB") return !isParticiple(tokens, index);
  return false;
}

/** "Letters sent", "amount requested": what was done to the noun before. */
function isParticiple(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  if (after !== undefined && /^(?:out|in|up|off|back|for)$/.test(after.lower) && tokens[index + 2] !== undefined) return false;
  const isForm = /(?:ed|en|nt|ld|id|ght|won|und|ung|ade|one|own|pt|due|eft)$/.test(token?.lower ?? "");
  const endsItem = after === undefined || after.tag === "PUNCT" || after.tag === "CCONJ" || after.tag === "ADP";
  return isForm && before?.tag === "NOUN" && endsItem;
}

/** Behind a verb stands what it does something to. */
function readVerb(page: Page, tokens: readonly Token[], subject: Mention | undefined): void {
  let at = 0;
  let verb = tokens[0] as Token;
  // "Add, edit and delete items": the last of several verbs has the object.
  for (let next = at + 1; next < tokens.length; next += 1) {
    const token = tokens[next] as Token;
    if (token.tag === "PUNCT" || token.tag === "CCONJ" || token.tag === "ADV") continue;
    if (!isVerbToken(tokens, next) && !(isKeepVerb(token.lower) && tokens[next - 1]?.tag === "CCONJ" && tokens[next + 1]?.tag !== "PUNCT")) break;
    at = next;
    verb = token;
  }
  const particle = tokens[at + 1];
  const isPhrasal = particle !== undefined && /^(?:out|up|in|on|down|off|back|over|after)$/.test(particle.lower) && particle.tag !== "NOUN";
  const lemma = isPhrasal ? `${verb.lemma} ${particle.lower}${tokens[at + 2]?.lower === "for" ? " for" : ""}` : verb.lemma;
  const rest = tokens.slice(at + (isPhrasal ? (tokens[at + 2]?.lower === "for" ? 3 : 2) : 1));
  const isWish = /^needs?$/.test(verb.lower) && !isSubject(subject);
  if (HAS.test(verb.lower) && subject !== undefined && !isWish) {
    subject.hasOwn = true;
    return readList(page, rest.filter((token, index) => index > 0 || token.lower !== "of"), { role: "attribute", owner: subject });
  }
  if (/^(?:be|go|work|look|feel|come|become|seem|take place)$/.test(verb.lemma)) return;
  const isDoing = subject !== undefined && (isDeed(lemma) || isDeed(verb.lemma));
  if (isDoing) return readList(page, rest, { role: "deed", verb: lemma, doer: subject });
  const isKeep = (isKeepVerb(verb.lower) || isKeepVerb(verb.lemma)) && !/^(?:show|see|view|know|get|want|need|use|do|like)$/.test(verb.lemma);
  readList(page, skipKeepNoun(rest), { role: isKeep ? "object" : "weakObject" });
}

/** "Keep track of", "keep a record of". */
function skipKeepNoun(tokens: readonly Token[]): readonly Token[] {
  const of = tokens.slice(0, 4).findIndex(({ lower }) => lower === "of" || lower === "on");
  const before = tokens.slice(0, Math.max(0, of)).at(-1)?.lower ?? "";
  return of > 0 && /^(?:track|record|records|tabs|log|list|note|notes|count|care)$/.test(before) ? tokens.slice(of + 1) : tokens;
}

/**
 * Reads a list item by item. An item may turn into something else half way: "pets with name and age" begins a list of its own,
 * "students borrow books" is a clause.
 */
function readList(page: Page, tokens: readonly Token[], frame: Frame): void {
  const list = (page.reading.lists += 1);
  let last: Mention | undefined;
  let at = 0;
  let current = frame;
  while (at < tokens.length) {
    const end = endOfItem(tokens, at);
    const step = readItem(page, tokens, { at, end, list, frame: current, last });
    if (step === "done") return;
    last = step.mention ?? last;
    // "Geocaching log, difficulty, terrain": behind what it is called stands what is in it.
    if (last?.role === "title" && frame.role === "lead") current = { role: "listed" };
    at = step.next;
  }
}

type Item = { readonly at: number; readonly end: number; readonly list: number; readonly frame: Frame; readonly last: Mention | undefined };
type Step = "done" | { readonly mention?: Mention; readonly next: number };

function endOfItem(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    const { text, lower } = tokens[at] as Token;
    if (text === "(") depth += 1;
    if (text === ")") depth = Math.max(0, depth - 1);
    if (depth === 0 && at >= from && isSeparator(tokens[at] as Token, lower)) return at;
  }
  return tokens.length;
}

const isSeparator = ({ text, tag }: Token, lower: string): boolean =>
  /^[,;•]$/.test(text) || (tag === "CCONJ" && lower !== "but") || lower === "and" || lower === "or" || lower === "plus" || lower === "&";

function readItem(page: Page, tokens: readonly Token[], item: Item): Step {
  const { at, end, frame, list } = item;
  const next = end + 1;
  const first = tokens[at];
  if (first === undefined || at >= end) return { next: Math.max(next, at + 1) };
  if (first.lower === "but" || first.lower === "as" || first.lower === "well") return { next: at + 1 };
  if (WITH.test(first.lower)) {
    readOwned(page, tokens.slice(at + 1), item.last ?? frame.owner, frame);
    return "done";
  }
  if (EXAMPLES.test(first.lower) || (first.lower === "such" && tokens[at + 1]?.lower === "as")) return { next };
  if (first.text === "(") return { next };
  if (ASKING.test(first.lower)) return readAsked(page, tokens, item);
  if (SUBORDINATE.test(first.lower) && tokens[at + 1] !== undefined && !/^(?:which|that)$/.test(first.lower)) {
    readClause(page, tokens.slice(at + 1));
    return "done";
  }
  if (GROUPING.test(first.lower) && first.lower !== "each" && first.lower !== "every") return readGroup(page, tokens, item);
  const chunk = readChunk(tokens, at);
  if (chunk === undefined) return readWithoutNoun(page, tokens, item);
  return readNamed(page, tokens, item, chunk);
}

/** "Paid", "valid from": a field by its state. A verb begins a clause of its own. */
function readWithoutNoun(page: Page, tokens: readonly Token[], item: Item): Step {
  const { at, end, frame, list } = item;
  const first = tokens[at] as Token;
  if (isSkipped(first) || first.lower === "their") {
    const verb = tokens.findIndex((token, index) => index >= at && !isSkipped(token));
    if (verb < 0) return "done";
    if (verb < end && isVerbToken(tokens, verb)) {
      readVerb(page, tokens.slice(verb), frame.doer);
      return "done";
    }
    return { next: Math.max(verb, at + 1) };
  }
  const isSingle = end - at <= 2 && (frame.role === "attribute" || frame.role === "appAttribute" || frame.role === "listed");
  const isState = isSingle && (first.tag === "ADJ" || /(?:ed|en|nt|ne|id|ght|ld|pt|ung|back|won)$/.test(first.lower));
  if (isState) {
    addPlain(page, page.source.slice(first.start, tokens[end - 1]?.end), frame, list);
    return { next: end + 1 };
  }
  if (isVerbToken(tokens, at)) {
    readVerb(page, tokens.slice(at), frame.doer ?? (frame.role === "attribute" ? frame.owner : undefined));
    return "done";
  }
  if (first.tag === "ADP" && !ABOUT.test(first.lower)) return readPlace(page, tokens, item);
  return { next: at + 1 };
}

/** "How it felt", "when it is due", "whether it was paid": what is known of the thing, in the words of a question. */
function readAsked(page: Page, tokens: readonly Token[], item: Item): Step {
  const { at, end, frame, list } = item;
  const first = tokens[at] as Token;
  if (first.lower === "what" && tokens[at + 1]?.tag === "NOUN") {
    const chunk = readChunk(tokens, at);
    if (chunk !== undefined) return readNamed(page, tokens, { ...item, frame: { ...frame, role: frame.role === "lead" ? "object" : frame.role } }, chunk);
  }
  if (/^(?:who|what|why|whose)$/.test(first.lower) && end - at > 1) return { next: end + 1 };
  if (first.lower === "how" && /^(?:many|much)$/.test(tokens[at + 1]?.lower ?? "")) {
    readList(page, tokens.slice(at + 2), { ...frame, role: frame.role === "lead" ? "object" : frame.role });
    return "done";
  }
  const isShort = end - at <= 5 && LISTED.has(frame.role);
  if (first.lower === "where" && tokens[at + 1] !== undefined && !isShort) {
    const verb = tokens.findIndex((token, index) => index > at && isVerbToken(tokens, index));
    if (verb > 0) {
      readClause(page, tokens.slice(at + 1));
      return "done";
    }
  }
  const isListed = frame.role !== "lead" && frame.role !== "weakObject";
  if (isListed && item.end - item.at <= 8) addPlain(page, page.source.slice(first.start, tokens[end - 1]?.end), frame, list);
  return { next: end + 1 };
}

function readGroup(page: Page, tokens: readonly Token[], item: Item): Step {
  const { at, list } = item;
  const chunk = readChunk(tokens, at + 1);
  const owner = item.last;
  const alone = tokens[at + 1];
  if (chunk === undefined) {
    if (alone?.tag === "ADJ") addPlain(page, alone.text, { role: "group", ...(owner === undefined ? {} : { owner }) }, list);
    const joint = tokens[at + 2];
    const isMore = alone !== undefined && joint !== undefined && isSeparator(joint, joint.lower) && readChunk(tokens, at + 3) !== undefined;
    return isMore ? readGroup(page, tokens, { ...item, at: at + 2 }) : { next: at + 1 };
  }
  const role = /^(?:per|each|every)$/.test(tokens[at]?.lower ?? "") ? "place" : "group";
  addMention(page, tokens, chunk, { role, list, ...(owner === undefined ? {} : { owner }) });
  const joint = tokens[chunk.end];
  const isMore = role === "group" && joint !== undefined && isSeparator(joint, joint.lower) && readChunk(tokens, chunk.end + 1) !== undefined;
  return isMore ? readGroup(page, tokens, { ...item, at: chunk.end }) : { next: chunk.end };
}

function readPlace(page: Page, tokens: readonly Token[], item: Item): Step {
  const chunk = readChunk(tokens, item.at + 1);
  if (chunk === undefined) return { next: item.at + 1 };
  const place = addMention(page, tokens, chunk, { role: "place", list: item.list });
  const isEach = chunk.determiners.some((word) => /^(?:each|every)$/.test(word));
  const verb = tokens.findIndex((token, index) => index >= chunk.end && isVerbToken(tokens, index));
  // "For every order I write down the name and the date".
  if (isEach && place !== undefined && verb > 0 && /^(?:i|we|you|they)$/.test(tokens[chunk.end]?.lower ?? "")) {
    const from = /^(?:down|up|in)$/.test(tokens[verb + 1]?.lower ?? "") ? verb + 2 : verb + 1;
    readList(page, tokens.slice(from), { role: "attribute", owner: place });
    return "done";
  }
  return { next: chunk.end };
}

/** An item that names something: with what follows it up to the end of the item. */
function readNamed(page: Page, tokens: readonly Token[], item: Item, whole: Chunk): Step {
  const chunk = readOwnerBefore(page, tokens, item, whole);
  const { frame, list, end } = item;
  const isContainer = END.test(chunk.text) && !isPluralKnown(chunk.text);
  const of = tokens[chunk.end];
  // "A list of matches", "glasses of water" are matches and water.
  if (of !== undefined && ABOUT.test(of.lower) && (isContainer || isMeasure(chunk.text, of.lower))) {
    const title = isContainer ? addTitle(page, tokens, chunk, list) : undefined;
    readList(page, tokens.slice(chunk.end + 1), contentFrame(frame, title, isContainer, readAudience(tokens, chunk.end + 1)));
    return "done";
  }
  if (LISTED.has(frame.role) && isClause(tokens, chunk.end)) {
    addMention(page, tokens, chunk, { role: frame.role, list, ...ownerOf(frame) });
    return { next: end + 1 };
  }
  if (LISTED.has(frame.role) && tokens[chunk.end]?.lower === "of" && /^(?:number|amount|date|time|place|length|country|year|name|type|kind|method|proof|cost|rate)$/i.test(chunk.text)) {
    addPlain(page, page.source.slice(tokens[item.at]?.start, tokens[end - 1]?.end), frame, list);
    return { next: end + 1 };
  }
  if (item.last !== undefined && isClause(tokens, chunk.end)) {
    readList(page, tokens.slice(item.at), { role: "lead" });
    return "done";
  }
  const back = frame.outer !== undefined && isBackOutside(page, tokens, item, chunk) ? frame.outer : undefined;
  if (back !== undefined) {
    readList(page, tokens.slice(item.at), back);
    return "done";
  }
  const mention = isContainer && (LISTED.has(frame.role) || item.last !== undefined) && KEEPS.test(chunk.text)
    ? addTitle(page, tokens, chunk, list, "content")
    : isContainer && (frame.role === "lead" || frame.role === "weakObject" || frame.role === "object")
    ? addTitle(page, tokens, chunk, list)
    : addMention(page, tokens, chunk, { role: frame.role, list, raw: rawOf(page, tokens, chunk, end), ...ownerOf(frame) });
  relate(page, frame, mention);
  const isEach = chunk.determiners.some((word) => /^(?:each|every)$/.test(word));
  if (mention !== undefined && isEach && /^(?:its|their|his|her)$/.test(tokens[chunk.end]?.lower ?? "")) {
    readList(page, tokens.slice(chunk.end), { role: "attribute", owner: mention });
    return "done";
  }
  return readTail(page, tokens, { ...item, last: mention ?? item.last }, chunk.end, isContainer);
}

const KEEPS = /(?:inventory|stash|list|directory|log|catalogue?|register|archive|records?)$/i;

/** Behind fields in the singular, ", and" with a plural goes on with what was listed before. */
function isBackOutside({ reading }: Page, tokens: readonly Token[], { at, list }: Item, chunk: Chunk): boolean {
  const isNew = tokens[at - 1]?.tag === "CCONJ" && tokens[at - 2]?.text === ",";
  const isThing = isPluralPhrase(chunk.text.toLowerCase()) && !FIELD_PLURALS.test(chunk.text);
  const before = reading.mentions.filter((mention) => mention.list === list);
  return isNew && isThing && before.length > 0 && before.every(({ noun }) => !noun.isPlural);
}

/** "Students' belts": the students are named as well. */
function readOwnerBefore(page: Page, tokens: readonly Token[], { frame, list }: Item, chunk: Chunk): Chunk {
  const [, whose, what] = /^(.+?)'s? (.+)$/.exec(chunk.text) ?? [];
  if (whose === undefined || what === undefined || !isPluralPhrase(whose.toLowerCase())) return chunk;
  addMention(page, tokens, { ...chunk, text: whose }, { role: frame.role, list });
  return { ...chunk, text: what, determiners: [] };
}

/** "And fines are charged": a clause of its own. */
const isClause = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  return token !== undefined && /^(?:are|is|can|should|will|must|may)$/.test(token.lower);
};

const LISTED: ReadonlySet<Role> = new Set(["attribute", "appAttribute", "listed"]);
const isPluralKnown = (text: string): boolean => toNoun(text)?.entry !== undefined && isPluralPhrase(text.toLowerCase());
const isMeasure = (text: string, of: string): boolean =>
  of === "of" && /^(?:glass(?:es)?|cups?|bottles?|pieces?|number|amount|pairs?|hours?|minutes?|sets?|kinds?|types?|lots?|bunch|list|collection|group|range)$/i.test(text.split(" ").at(-1) ?? "");

/** After "tracker for" stands what is tracked, unless it says whom the app is for. */
function contentFrame(frame: Frame, title: Mention | undefined, isContainer: boolean, isAudience: boolean): Frame {
  if (!isContainer) return frame;
  return { role: isAudience ? "audience" : "content", ...(title === undefined ? {} : { owner: title }) };
}

const PEOPLE = new Set(
  "Person Friend Teacher Employee Member Customer Client Student Player Owner Volunteer Patient Tenant Doctor Guest Donor Speaker Attendee Candidate Vendor".split(" "),
);

/** "For my gym", "for teachers", "for owners to log visits". */
function readAudience(tokens: readonly Token[], from: number): boolean {
  const chunk = readChunk(tokens, from);
  if (chunk === undefined) return true;
  const isOurs = /^(?:an?|the|my|our|your|one)$/.test(chunk.determiners[0] ?? "");
  const isDoer = tokens[chunk.end]?.lower === "to" || tokens[chunk.end]?.lower === "who";
  const noun = toNoun(chunk.text);
  if (noun?.isPlural !== true) return isOurs || isDoer;
  return isDoer || PEOPLE.has(noun.entry?.name ?? "") || (noun.entry === undefined && /(?:[^f]er|or|ist|ian|eer|ent|ee|person|kid|parent)$/.test(noun.label));
}

const ownerOf = (frame: Frame): { owner?: Mention } => (frame.owner === undefined ? {} : { owner: frame.owner });

function relate({ reading }: Page, { verb, doer }: Frame, object: Mention | undefined): void {
  if (verb !== undefined && doer !== undefined && object !== undefined) reading.relations.push({ subject: doer, object, verb });
}

/** What follows a noun: prepositions, a list of its own, a verb of which it is the subject. */
function readTail(page: Page, tokens: readonly Token[], item: Item, from: number, isContainer: boolean): Step {
  const { frame, last } = item;
  let at = from;
  while (at < tokens.length) {
    const token = tokens[at] as Token;
    if (isSeparator(token, token.lower)) return { ...(last === undefined ? {} : { mention: last }), next: at + 1 };
    const isWish = /^needs?$/.test(token.lower) && !isSubject(last);
    if (WITH.test(token.lower) || (HAS.test(token.lower) && token.tag !== "NOUN" && !isWish)) {
      if (HAS.test(token.lower) && last !== undefined) last.hasOwn = true;
      readOwned(page, tokens.slice(at + 1), last, frame, isContainer);
      return "done";
    }
    if (/^(?:such|like)$/.test(token.lower)) return { ...(last === undefined ? {} : { mention: last }), next: endOfItem(tokens, at) + 1 };
    if (token.text === "(") {
      const close = tokens.findIndex((other, index) => index > at && other.text === ")");
      if (close > 0 && last !== undefined && (last.noun.isPlural || last.role === "object") && !FIELD_PLURALS.test(last.raw.replace(/\s*\(.*$/, "")))
        readList(page, tokens.slice(at + 1, close), { role: "attribute", owner: last });
      at = tokens.findIndex((other, index) => index > at && other.text === ")") + 1;
      if (at === 0) return "done";
      continue;
    }
    if (GROUPING.test(token.lower)) {
      const group = readGroup(page, tokens, { ...item, at, end: endOfItem(tokens, at) });
      if (group === "done") return group;
      at = group.next;
      continue;
    }
    if (/^(?:where|while|so|because)$/.test(token.lower)) {
      readClause(page, tokens.slice(at + 1));
      return "done";
    }
    const isRelative = /^(?:i|we|you|they)$/.test(token.lower) || (token.tag === "VERB" && /ing$/.test(token.lower) && !WITH.test(token.lower));
    if (isRelative && at === from) {
      // "The walks I have booked": who says so is of no interest.
      at = tokens.findIndex((other, index) => index > at && (isSeparator(other, other.lower) || WITH.test(other.lower)));
      if (at < 0) return "done";
      continue;
    }
    if (/^(?:that|which|who)$/.test(token.lower)) {
      if (last !== undefined && tokens[at + 1]?.tag === "VERB") last.hasOwn = true;
      readClause(page, tokens.slice(at + 1), last);
      return "done";
    }
    if (token.tag === "ADP" && !/^(?:out|up|off|back)$/.test(token.lower) && !(token.lower === "to" && tokens[at + 1]?.tag === "VERB")) {
      const place = readPlaces(page, tokens, { ...item, at }, isContainer);
      if (place === "done") return place;
      at = place.next;
      continue;
    }
    const verb = at === from || token.lower === "to" ? skipTo(tokens, at) : at;
    if (isVerbToken(tokens, verb) && (at === from || token.lower === "to")) {
      readVerb(page, tokens.slice(verb), isSubject(last) && token.lower !== "to" ? last : undefined);
      return "done";
    }
    at += 1;
  }
  return "done";
}

/** The first word that is no auxiliary: "can easily borrow". */
function skipTo(tokens: readonly Token[], from: number): number {
  let at = from;
  while (tokens[at] !== undefined && tokens[at]?.tag !== "PUNCT" && tokens[at]?.tag !== "CCONJ" && isSkipped(tokens[at] as Token)) at += 1;
  return at;
}

/** Something that can do things: several of it, or each. */
const isSubject = (mention: Mention | undefined): mention is Mention =>
  mention !== undefined && (mention.noun.isPlural || mention.determiners.some((word) => /^(?:each|every|which|an?)$/.test(word)));

function readPlaces(page: Page, tokens: readonly Token[], item: Item, isContainer: boolean): Step {
  const { at, list, last } = item;
  const preposition = tokens[at] as Token;
  const chunk = readChunk(tokens, at + 1);
  if (chunk === undefined) return { next: at + 1 };
  const isAbout = isContainer && ABOUT.test(preposition.lower) && !readAudience(tokens, at + 1);
  if (isAbout) {
    readList(page, tokens.slice(at + 1), { role: "content" });
    return "done";
  }
  const role = isContainer && preposition.lower === "for" ? "audience" : "place";
  const own = addMention(page, tokens, chunk, { role, list, ...(last === undefined ? {} : { owner: last }) });
  // "From members and donors".
  const joint = tokens[chunk.end];
  const other = joint?.tag === "CCONJ" ? readChunk(tokens, chunk.end + 1) : undefined;
  const follows = other === undefined ? undefined : tokens[other.end];
  if (own?.noun.isPlural === true && other !== undefined && isPluralPhrase(other.text.toLowerCase()) && (follows === undefined || follows.tag === "PUNCT")) {
    addMention(page, tokens, other, { role: "place", list, ...(last === undefined ? {} : { owner: last }) });
    return { next: other.end };
  }
  return { next: chunk.end };
}

/** What a thing has. Of the app itself: its lists, or the fields of what it keeps. */
function readOwned(page: Page, tokens: readonly Token[], owner: Mention | undefined, frame: Frame, isContainer = false): void {
  const isApp = isContainer || owner === undefined || owner.role === "title";
  if (owner !== undefined && !isApp && owner.role !== "place") owner.hasOwn = true;
  const rest = tokens[0]?.lower === ":" ? tokens.slice(1) : tokens;
  const whose = owner?.role === "place" ? owner.owner : owner;
  const isInList = frame.role !== "lead" && frame.role !== "weakObject";
  readList(page, rest, {
    role: isApp ? "appAttribute" : "attribute",
    ...(whose === undefined || isApp ? {} : { owner: whose }),
    ...(isInList && !isApp ? { outer: frame } : {}),
  });
}

type Placed = { readonly role: Role; readonly list: number; readonly raw?: string; readonly owner?: Mention };

function addMention(page: Page, tokens: readonly Token[], chunk: Chunk, placed: Placed): Mention | undefined {
  const isCounted = chunk.determiners.some((word) => /^(?:many|several|multiple|various|different|which)$/.test(word));
  const isListed = placed.role === "deed" || placed.role === "listed" || placed.role === "attribute";
  const noun = toDay(chunk) ?? toNoun(chunk.text, { allowsContext: isCounted || (isListed && isPluralPhrase(chunk.text.toLowerCase())) });
  const raw = placed.raw ?? chunk.text;
  if (noun === undefined) {
    addPlain(page, raw, placed, placed.list);
    return undefined;
  }
  const mention: Mention = { noun, raw, order: orderIn(page.reading), role: placed.role, list: placed.list, determiners: chunk.determiners, hasOwn: false, ...(placed.owner === undefined ? {} : { owner: placed.owner }) };
  page.reading.mentions.push(mention);
  return mention;
}

/** "Ski days", "training weeks" are no periods. */
function toDay({ text }: Chunk): Mention["noun"] | undefined {
  const [, kind, unit] = /^([a-z-]+) (days|weeks|nights|hours)$/i.exec(text) ?? [];
  if (kind === undefined || unit === undefined || FILLERS.has(kind.toLowerCase()) || /^(?:last|next|work|week|time)$/i.test(kind)) return undefined;
  return unit === "hours" ? undefined : { label: `${kind} ${unit.slice(0, -1)}`.toLowerCase(), isPlural: true };
}

function addPlain({ reading }: Page, raw: string, { role, owner }: { role: Role; owner?: Mention }, list: number): void {
  reading.plain.push({ raw, role, list, order: orderIn(reading), ...(owner === undefined ? {} : { owner }) });
}

/** What stands before "tracker", "log" or "app". */
function addTitle(page: Page, tokens: readonly Token[], chunk: Chunk, list: number, role: Role = "title"): Mention | undefined {
  let text = chunk.text;
  for (let cut = text.replace(END, ""); cut !== text && !isWholeName(text); cut = text.replace(END, "")) text = cut.trim();
  if (text === "") return undefined;
  const isDoing = /(?:ing|off|tion|ment|intake)$/i.test(text);
  const noun = toNoun(text, { allowsInner: isDoing, isPlain: true });
  const isFeature = FEATURE_ROWS.some(({ test }) => test.test(text.toLowerCase()));
  if (noun === undefined || (noun.entry === undefined && (isFeature || WEAK.test(chunk.text)))) return undefined;
  const mention: Mention = { noun, raw: text, order: orderIn(page.reading), role, list, determiners: chunk.determiners, hasOwn: false };
  page.reading.mentions.push(mention);
  void tokens;
  return mention;
}

/** "To-do list", "football team roster": the last words name a thing by themselves. */
const isWholeName = (text: string): boolean => {
  const words = text.toLowerCase().split(" ");
  return findEntry(words.join(" ")) !== undefined || (words.length > 2 && findEntry(words.slice(-2).join(" ")) !== undefined);
};

/** What stands before these says more of the app than of what it keeps. */
const WEAK = / ?(?:apps?|application|tool|system|site|website|platform|page|software|dashboard|calendar|history|bot|finder|editor|game|shop|challenge|crm)$/i;

const orderIn = ({ mentions, plain }: Reading): number => mentions.length + plain.length;

/** The item as it was written, with brackets, units and participles. */
function rawOf(page: Page, tokens: readonly Token[], chunk: Chunk, end: number): string {
  const start = tokens.slice(0, chunk.end).reduce((sum, token, index) => (index >= chunk.start && chunk.text.startsWith(token.text) ? index : sum), chunk.start + chunk.determiners.length);
  const first = tokens[start];
  let last = chunk.end;
  while (last < end && (isParticiple(tokens, last) || isUnit(tokens, last, end))) last += 1;
  if (tokens[last]?.text === "(") last = tokens.findIndex((token, index) => index > last && token.text === ")") + 1 || last;
  return page.source.slice(first?.start ?? 0, tokens[last - 1]?.end);
}

/** "Weight in kg", "paid by", "date of birth", "warranty until". */
function isUnit(tokens: readonly Token[], at: number, end: number): boolean {
  const token = tokens[at];
  if (token?.lower === "of") return false;
  if (token === undefined || token.tag !== "ADP") return tokens[at - 1]?.tag === "ADP" && at === end - 1 && tokens[at - 1]?.lower !== "for";
  return at === end - 1 || /^(?:in|of|per)$/.test(token.lower);
}
