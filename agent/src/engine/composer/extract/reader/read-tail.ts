import { isPluralPhrase } from "../../text/nouns.ts";
import { FIELD_PLURALS, toNoun } from "../noun-phrase.ts";
import { readChunk } from "./chunk.ts";
import {
  HAS,
  WITH,
  ABOUT,
  GROUPING,
  LISTED,
  isVerbToken,
  isSeparator,
  skipTo,
  isSubject,
  endOfItem,
  afterSubordinate,
} from "./marks.ts";
import type { Mention } from "./mention.ts";
import type { Page, Frame, Item, Step } from "./page.ts";
import { readGroup } from "./read-group.ts";
import { addMention } from "./record.ts";
import type { Token } from "./token.ts";

/** What follows a noun: prepositions, a list of its own, a verb of which it is the subject. */
export function readTail(page: Page, tokens: readonly Token[], item: Item, from: number, isContainer: boolean): Step {
  const { last } = item;
  let at = from;
  while (at < tokens.length) {
    const token = tokens[at] as Token;
    if (isSeparator(token, token.lower)) return { ...(last === undefined ? {} : { mention: last }), next: at + 1 };
    const tail: Tail = { page, tokens, item: { ...item, at }, token, isFirst: at === from, isContainer };
    const step = READERS.map((read) => () => read(tail)).reduce<TailStep>((found, read) => found ?? read(), undefined);
    if (step === "done") return step;
    at = step ?? at + 1;
  }
  return "done";
}

const PRONOUN = /^(?:i|we|you|he|she|it|they)$/;
const WHEN = /^(?:before|after|before\/after|during|until|within|since|over|under)$/;

type Tail = {
  readonly page: Page;
  readonly tokens: readonly Token[];
  /** `item.at` is where the tail is read. */
  readonly item: Item;
  readonly token: Token;
  /** Nothing stands between the noun and this word. */
  readonly isFirst: boolean;
  readonly isContainer: boolean;
};
/** Where reading goes on; `done` when the rest was read; undefined when the word is another reader's. */
type TailStep = "done" | number | undefined;

const READERS: readonly ((tail: Tail) => TailStep)[] = [
  readHaving,
  readBrackets,
  readGrouping,
  readRelative,
  readPreposition,
  readDoing,
];

function readHaving({ page, tokens, item, token, isContainer }: Tail): TailStep {
  const { last, at } = item;
  if (/^(?:such|like)$/.test(token.lower)) return endOfItem(tokens, at);
  const isWish = /^needs?$/.test(token.lower) && !isSubject(last);
  if (
    /^(?:made|consisting|composed|comprised)$/.test(token.lower) &&
    tokens.slice(at, at + 3).some(({ lower }) => lower === "of")
  ) {
    if (last !== undefined) last.hasOwn = true;
    readOwned(
      page,
      tokens.slice(tokens.findIndex(({ lower }, index) => index > at && lower === "of") + 1),
      last,
      item.frame,
      isContainer,
    );
    return "done";
  }
  const has = HAS.test(token.lower) && token.tag !== "NOUN" && !isWish;
  if (!has && !WITH.test(token.lower)) return undefined;
  // "Our kindergarten has a waiting list" names where the app is used, then what is kept.
  const isHouse =
    has &&
    last?.role === "lead" &&
    !last.noun.isPlural &&
    last.noun.entry === undefined &&
    last.determiners.some((word) => /^(?:our|my)$/.test(word));
  if (isHouse) {
    page.list(page, tokens.slice(at + 1), { role: "appAttribute" });
    return "done";
  }
  if (has && last !== undefined) last.hasOwn = true;
  readOwned(page, tokens.slice(at + 1), last, item.frame, isContainer);
  return "done";
}

/** "Readings (pulse, weight)" are fields; "status (open, closed)" are choices, which are read elsewhere. */
function readBrackets({ page, tokens, item, token }: Tail): TailStep {
  if (token.text !== "(") return undefined;
  const { at, last } = item;
  const found = tokens.findIndex((other, index) => index > at && other.text === ")");
  const close = found < 0 ? tokens.length : found;
  const isThing = last !== undefined && (last.noun.isPlural || last.role === "object");
  if (last?.role === "title") page.list(page, tokens.slice(at + 1, close), { role: "appAttribute", topic: last });
  else if (isThing && !FIELD_PLURALS.test(last.raw.replace(/\s*\(.*$/, "")))
    page.list(page, tokens.slice(at + 1, close), { role: "attribute", owner: last });
  return close + 1;
}

function readGrouping({ page, tokens, item, token }: Tail): TailStep {
  if (!GROUPING.test(token.lower)) return undefined;
  const group = readGroup(page, tokens, { ...item, end: endOfItem(tokens, item.at) });
  return group === "done" ? group : group.next;
}

/** "The walks I have booked": who says so is of no interest. "Students who borrow books" do. */
function readRelative({ page, tokens, item, token, isFirst }: Tail): TailStep {
  const { at, last } = item;
  // "Field where I found it, depth": only which field.
  if (token.lower === "where" && LISTED.has(item.frame.role) && PRONOUN.test(tokens[at + 1]?.lower ?? "")) {
    const next = tokens.findIndex(
      (other, index) => index > at && (isSeparator(other, other.lower) || WITH.test(other.lower)),
    );
    return next < 0 ? "done" : next;
  }
  if (/^(?:where|while|so|because)$/.test(token.lower)) {
    page.clause(page, afterSubordinate(tokens, at));
    return "done";
  }
  if (/^(?:that|which|who)$/.test(token.lower)) {
    if (last !== undefined && tokens[at + 1]?.tag === "VERB") last.hasOwn = true;
    page.clause(page, tokens.slice(at + 1), last);
    return "done";
  }
  const isGerund = token.tag === "VERB" && token.lower.endsWith("ing") && !WITH.test(token.lower);
  if (!isFirst || (!isGerund && !/^(?:i|we|you|they)$/.test(token.lower))) return undefined;
  // "Pieces we rehearse": what we do something with.
  if (!isGerund && last?.noun.isPlural === true && !FIELD_PLURALS.test(last.raw) && tokens[at + 1]?.tag === "VERB")
    last.isOurs = true;
  const next = tokens.findIndex(
    (other, index) => index > at && (isSeparator(other, other.lower) || WITH.test(other.lower) || other.text === "("),
  );
  return next < 0 ? "done" : next;
}

function readPreposition({ page, tokens, item, token, isContainer }: Tail): TailStep {
  const isInfinitive = token.lower === "to" && tokens[item.at + 1]?.tag === "VERB";
  if (token.tag !== "ADP" || /^(?:out|up|off|back)$/.test(token.lower) || isInfinitive) return undefined;
  // "Before and after meals" says when.
  if (WHEN.test(token.lower)) return readChunk(tokens, item.at + 1)?.end ?? item.at + 1;
  const place = readPlaces(page, tokens, item, isContainer);
  return place === "done" ? place : place.next;
}

function readDoing({ page, tokens, item, token, isFirst }: Tail): TailStep {
  const isInfinitive = token.lower === "to";
  const isAble = token.tag === "AUX" && /^(?:can|may|should|could|will|must)$/.test(token.lower);
  // "The jury of 5 gives points".
  const isActing = token.tag === "VERB" && /[^s]s$/.test(token.lower);
  if (!isFirst && !isInfinitive && !isAble && !isActing) return undefined;
  const verb = skipTo(tokens, item.at);
  if (!isVerbToken(tokens, verb)) return undefined;
  page.verb(page, tokens.slice(verb), (isSubject(item.last) || isActing) && !isInfinitive ? item.last : undefined);
  return "done";
}

function readPlaces(page: Page, tokens: readonly Token[], item: Item, isContainer: boolean): Step {
  const { at, list, last } = item;
  const preposition = tokens[at] as Token;
  const chunk = readChunk(tokens, at + 1);
  if (chunk === undefined) return { next: at + 1 };
  const isAbout = isContainer && ABOUT.test(preposition.lower) && !readAudience(tokens, at + 1);
  if (isAbout) {
    page.list(page, tokens.slice(at + 1), { role: "content" });
    return "done";
  }
  const role = isContainer && preposition.lower === "for" ? "audience" : "place";
  const own = addMention(page, tokens, chunk, { role, list, ...(last === undefined ? {} : { owner: last }) });
  // "From members and donors".
  const joint = tokens[chunk.end];
  const other = joint?.tag === "CCONJ" ? readChunk(tokens, chunk.end + 1) : undefined;
  const follows = other === undefined ? undefined : tokens[other.end];
  if (
    own?.noun.isPlural === true &&
    other !== undefined &&
    isPluralPhrase(other.text.toLowerCase()) &&
    (follows === undefined || follows.tag === "PUNCT")
  ) {
    addMention(page, tokens, other, { role: "place", list, ...(last === undefined ? {} : { owner: last }) });
    return { next: other.end };
  }
  return { next: chunk.end };
}

/** What a thing has. Of the app itself: its lists, or the fields of what it keeps. */
export function readOwned(
  page: Page,
  tokens: readonly Token[],
  owner: Mention | undefined,
  frame: Frame,
  isContainer = false,
): void {
  // "Turbine maintenance with turbines and faults": what a clause begins with in the singular names the app.
  const isName = owner?.role === "lead" && !owner.noun.isPlural && owner.determiners.length === 0;
  const isApp = isContainer || owner === undefined || owner.role === "title" || isName;
  if (owner !== undefined && !isApp && owner.role !== "place") owner.hasOwn = true;
  const rest = tokens[0]?.lower === ":" ? tokens.slice(1) : tokens;
  const whose = owner?.role === "place" ? owner.owner : owner;
  const isInList = frame.role !== "lead" && frame.role !== "weakObject";
  page.list(page, rest, {
    role: isApp ? "appAttribute" : "attribute",
    ...(whose === undefined || isApp ? {} : { owner: whose }),
    ...(isApp && owner !== undefined && (owner.role === "title" || isName || (isContainer && owner.role === "content"))
      ? { topic: owner }
      : {}),
    ...(isInList && !isApp ? { outer: frame } : {}),
  });
}

const PEOPLE = new Set(
  "Person Friend Teacher Employee Member Customer Client Student Player Owner Volunteer Patient Tenant Doctor Guest Donor Speaker Attendee Candidate Vendor".split(
    " ",
  ),
);

/** "For my gym", "for teachers", "for owners to log visits". */
export function readAudience(tokens: readonly Token[], from: number): boolean {
  const chunk = readChunk(tokens, from);
  if (chunk === undefined) return true;
  const isOurs = /^(?:an?|the|my|our|your|one)$/.test(chunk.determiners[0] ?? "");
  const isDoer = tokens[chunk.end]?.lower === "to" || tokens[chunk.end]?.lower === "who";
  const noun = toNoun(chunk.text);
  if (noun?.isPlural !== true) return isOurs || isDoer;
  return (
    isDoer ||
    PEOPLE.has(noun.entry?.name ?? "") ||
    (noun.entry === undefined && /(?:[^f]er|or|ist|ian|eer|ent|ee|person|kid|parent)$/.test(noun.label))
  );
}
