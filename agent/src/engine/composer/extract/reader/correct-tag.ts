import { findEntry } from "../../lexicon/entity-lexicon.ts";
import { isDeed, isKeepVerb } from "../../lexicon/verbs.ts";
import { isPluralPhrase } from "../../text/nouns.ts";
import type { Tag, Token } from "./token.ts";

const POSSESSIVE = /^(?:my|our|your|their|his|her|its|everyone's)$/;
/** Behind these stands a noun, never a verb that ends in s. */
const TAKES_NOUN = /^(?:to|has|have|having|with|of|and|or|manage|track|log|record|my|our|the)$/;
const NOUN_BEFORE = new Set(["DET", "ADJ", "NUM"]);

/** "Track freelance gigs", "log solo flights": a text that begins so tells the app what to do. */
function isOrder(words: readonly Token[], index: number): boolean {
  if (index !== 0 || !/^(?:track|log|plan|list|collect|schedule|rate)$/.test(words[0]?.lower ?? "")) return false;
  const end = words.findIndex(({ tag }, at) => at > 0 && tag !== "NOUN" && tag !== "ADJ");
  const last = words[(end < 0 ? words.length : end) - 1];
  return last !== undefined && last !== words[0] && isPluralPhrase(last.lower);
}

const HAVING = /^(?:has|have|needs?|gets?|contains?|includes?)$/;
/** Forms in s that are verbs wherever somebody stands before them: "the manager approves or rejects". */
const DOES =
  /^(?:approves|rejects|confirms|decides|accepts|declines|picks|chooses|enters|gives|pays|buys|owns|brings|receives|submits|assigns|completes|sees|gets|takes|knows|wins|loses|earns|reads|writes|makes|says|drops|falls|breaks|lends|rents|hires|serves|repairs|leaves|returns|lends|borrows|opens|closes|belongs|expires|arrives|happens|costs|weighs|lasts|starts|ends)$/;

function isThirdPerson(words: readonly Token[], index: number): boolean {
  const { lower } = words[index] as Token;
  const before = words[index - 1];
  const first = words[index - 2];
  // "Which rider rides which horse".
  const asked = first?.lower === "which" && before?.tag === "NOUN" && words[index + 1]?.lower === "which";
  if (asked) return isPluralPhrase(lower);
  const isGoing = lower === "goes" && /^(?:out|off|home|back|away|where)$/.test(words[index + 1]?.lower ?? "");
  if (isGoing && before?.tag === "NOUN") return true;
  if (!DOES.test(lower) || before === undefined) return false;
  const after = words[index + 1];
  // "The Red Cross lends out wheelchairs".
  const hasObject = after !== undefined && after.tag !== "PUNCT" && after.tag !== "CCONJ" && after.tag !== "AUX";
  const isSomebody =
    before.tag === "NOUN" &&
    !isPluralPhrase(before.lower) &&
    (first === undefined || first.tag === "DET" || first.tag === "PRON" || hasObject);
  // "The jury of 5 gives points", "which bin goes out when".
  if (before.tag === "NUM" && hasObject) return true;
  const isSecond = before.tag === "CCONJ" && first !== undefined && DOES.test(first.lower);
  return isSomebody || isSecond || (before.tag === "PRON" && !POSSESSIVE.test(before.lower)) || before.lower === "who";
}

/** A word with what stands around it. */
type Spot = {
  readonly token: Token;
  readonly words: readonly Token[];
  readonly index: number;
  readonly before: Token | undefined;
  readonly after: Token | undefined;
  readonly startsItem: boolean;
  readonly endsItem: boolean;
  readonly followsNoun: boolean;
  readonly isObjectNext: boolean;
  readonly isLexical: boolean;
};

function toSpot(words: readonly Token[], index: number): Spot {
  const token = words[index] as Token;
  const before = words[index - 1];
  const after = words[index + 1];
  return {
    token,
    words,
    index,
    before,
    after,
    startsItem: before === undefined || before.tag === "CCONJ" || /^[,:]$/.test(before.text),
    endsItem: after === undefined || after.tag === "CCONJ" || after.tag === "PUNCT",
    followsNoun: before !== undefined && (NOUN_BEFORE.has(before.tag) || POSSESSIVE.test(before.lower)),
    isObjectNext:
      (index === 0 && after?.tag === "ADV") ||
      (after !== undefined && (after.tag === "DET" || after.tag === "PRON" || isPluralPhrase(after.lower))),
    isLexical: findEntry(token.lower) !== undefined,
  };
}

/** The part of speech that a word has here. The tagger is made for prose; briefs are full of lists and of verbs that begin a line. */
export function correctTag(words: readonly Token[], index: number): Tag {
  const spot = toSpot(words, index);
  const { tag } = spot.token;
  const corrected =
    byForm(spot) ??
    (tag === "NOUN"
      ? (verbBySubject(spot) ?? verbByOrder(spot))
      : tag === "ADJ"
        ? nounForAdjective(spot)
        : tag === "VERB"
          ? (nounByPlace(spot) ?? nounInList(spot))
          : undefined);
  return corrected ?? tag;
}

/** Words that are what they are whatever the tagger says. */
function byForm({ token, words, index, before, after }: Spot): Tag | undefined {
  // "Pick-up date".
  if (/-(?:up|off|in|out|on|down|over|back)$/.test(token.lower) && after?.tag === "NOUN") return "NOUN";
  // "Show in red what expires": a sentence that begins so tells the app what to do.
  if (
    index === 0 &&
    /^(?:show|warn|remind|tell|let|give|mail|send|mark)$/.test(token.lower) &&
    after?.tag !== "PUNCT" &&
    after !== undefined &&
    !isPluralPhrase(after.lower)
  )
    return "VERB";
  if ((token.tag === "NOUN" || token.tag === "VERB") && isThirdPerson(words, index)) return "VERB";
  if (isPluralPhrase(token.lower) && token.tag === "VERB" && before !== undefined && TAKES_NOUN.test(before.lower))
    return "NOUN";
  if (
    /^(?:wants?|needs)$/.test(token.lower) &&
    (before?.tag === "NOUN" || before?.tag === "DET") &&
    after !== undefined
  )
    return "VERB";
  return undefined;
}

/** A noun that is a verb by who stands before it. */
function verbBySubject({ token, words, index, before, after, startsItem, isObjectNext }: Spot): Tag | undefined {
  const isClauseVerb = before !== undefined && /^(?:that|which|who|to)$/.test(before.lower) && isKeepVerb(token.lower);
  if (isClauseVerb && after !== undefined && after.tag !== "PUNCT") return "VERB";
  const isHelped = words.slice(0, index).some(({ lower }) => /^(?:help|helps|let|lets)$/.test(lower));
  if (isHelped && isDeed(token.lower) && before?.tag === "NOUN" && after?.tag === "ADP") return "VERB";
  if (
    isKeepVerb(token.lower) &&
    isObjectNext &&
    (before === undefined || startsItem || before.tag === "PART" || before.lower === "we" || before.lower === "i")
  )
    return "VERB";
  const isPronounBefore = before?.tag === "PRON" && !POSSESSIVE.test(before.lower);
  if (token.tag === "NOUN" && isPronounBefore && isDeed(token.lemma) && after !== undefined && after.tag !== "PUNCT")
    return "VERB";
  const isPhrasal =
    after !== undefined && /^(?:up|out|off|back)$/.test(after.lower) && isPluralPhrase(before?.lower ?? "");
  if (isPhrasal && token.tag === "NOUN" && !isPluralPhrase(token.lower)) return "VERB";
  return undefined;
}

/** A noun that is a verb because it tells the app or somebody what to do. */
function verbByOrder({ token, words, index, before, after, isObjectNext }: Spot): Tag | undefined {
  // "Track how much I eat".
  const isAskedFor =
    index === 0 && isKeepVerb(token.lower) && /^(?:how|when|what|which|who|whether|where)$/.test(after?.lower ?? "");
  const isBooking = index === 0 && /^(?:book|rent|hire|reserve)$/.test(token.lower) && after?.tag === "DET";
  // "Just want one place to track our suppliers".
  const isTracking =
    token.lower === "track" &&
    after !== undefined &&
    (after.tag === "DET" ||
      POSSESSIVE.test(after.lower) ||
      /^(?:how|when|what|which|who|whether|where)$/.test(after.lower));
  if (isAskedFor || isBooking || isTracking || isOrder(words, index)) return "VERB";
  const isSubjectBefore = before !== undefined && before.tag === "NOUN" && isPluralPhrase(before.lower);
  const isTimed = index === 1 && after?.tag === "ADP" && after.lower !== "of";
  const isOrdering =
    /^(?:people|customers|clients|members|users|visitors|guests)$/.test(before?.lower ?? "") && after?.tag !== "NOUN";
  const isAsking = isDeed(token.lemma) || /^(?:register|sign|enrol|enroll|apply|subscribe|reply)$/.test(token.lower);
  if (isOrdering && isAsking && after !== undefined && after.tag !== "PUNCT") return "VERB";
  const isCalling =
    (index === 1 || words[index - 2]?.text === ":") && after?.tag === "CCONJ" && words[index + 2]?.tag === "PRON";
  if (isSubjectBefore && isCalling && !isPluralPhrase(token.lower)) return "VERB";
  const isMoving = /^(?:move|go|come|belong|run|stay|live|work|pass|change)$/.test(token.lower) && after?.tag === "ADP";
  if (isSubjectBefore && isMoving) return "VERB";
  if (isSubjectBefore && isDeed(token.lemma) && !isPluralPhrase(token.lower) && (isObjectNext || isTimed))
    return "VERB";
  return undefined;
}

/** An adjective that stands for a thing. */
function nounForAdjective({ token, before, after, endsItem, isLexical }: Spot): Tag | undefined {
  // "Each key has": behind an article and in front of a verb stands a noun.
  const isBeforeVerb = after !== undefined && (after.tag === "AUX" || HAVING.test(after.lower));
  if (token.tag === "ADJ" && before?.tag === "DET" && (endsItem || isBeforeVerb) && after !== undefined) return "NOUN";
  // "Which key for which home".
  const isAsked = before !== undefined && /^(?:which|each|every)$/.test(before.lower);
  if (token.tag === "ADJ" && isLexical && isAsked && after?.tag !== "NOUN" && after?.tag !== "ADJ") return "NOUN";
  // "Trailer rental: which trailer".
  if (token.tag === "ADJ" && isLexical && before?.tag === "NOUN" && endsItem) return "NOUN";
  return undefined;
}

/** A verb that is a noun by what stands before it. */
function nounByPlace({
  token,
  index,
  before,
  after,
  startsItem,
  endsItem,
  followsNoun,
  isLexical,
}: Spot): Tag | undefined {
  if (before !== undefined && /^(?:which|each|every)$/.test(before.lower)) return "NOUN";
  const isListed = index > 0 && startsItem && after?.tag === "NOUN" && !isPluralPhrase(after.lower);
  if (isListed && !/(?:ed|ing)$/.test(token.lower) && !isKeepVerb(token.lower) && !isDeed(token.lemma)) return "NOUN";
  const isHeading = index === 0 && (after === undefined || /^[:,-]$/.test(after.text));
  if (isHeading && !isKeepVerb(token.lower)) return "NOUN";
  if (index === 0 && token.lower.endsWith("ing") && after?.tag === "NOUN" && !isKeepVerb(token.lower)) return "NOUN";
  if (followsNoun && (isPluralPhrase(token.lower) || isLexical)) return "NOUN";
  const isBase = !/(?:ed|ing)$/.test(token.lower);
  // "Our scout troop".
  if (isBase && before !== undefined && POSSESSIVE.test(before.lower)) return "NOUN";
  if (isBase && before?.tag === "ADP" && before.lower !== "to") return "NOUN";
  if (isBase && endsItem && before !== undefined && /^(?:has|have|having)$/.test(before.lower)) return "NOUN";
  return undefined;
}

/** A verb that is a noun because it is an item of a list. */
function nounInList({
  token,
  words,
  index,
  before,
  after,
  startsItem,
  endsItem,
  isObjectNext,
  isLexical,
}: Spot): Tag | undefined {
  const isBase = !/(?:ed|ing)$/.test(token.lower);
  // "Minibar checks per room".
  const isCounted = before?.tag === "NOUN" && !isPluralPhrase(before.lower) && after?.lower === "per";
  if (isBase && isCounted && isPluralPhrase(token.lower)) return "NOUN";
  // "Handlers, runs with time".
  const isOwner = after !== undefined && /^(?:with|by|per|of)$/.test(after.lower);
  if (isBase && startsItem && isOwner && index > 0 && isPluralPhrase(token.lower)) return "NOUN";
  // "Artist, pressing, condition".
  const isDoing = token.lower.endsWith("ing") && !isKeepVerb(token.lower);
  if ((isBase || isDoing) && startsItem && endsItem && index > 0) return "NOUN";
  const opens = words[index - 2];
  const isInList = opens === undefined ? false : opens.tag === "CCONJ" || opens.tag === "PUNCT";
  if (isBase && before?.tag === "NOUN" && endsItem && (isPluralPhrase(token.lower) || isInList)) return "NOUN";
  if (isBase && before?.tag === "NOUN" && !isPluralPhrase(before.lower) && isPluralPhrase(token.lower) && !isObjectNext)
    return "NOUN";
  if (startsItem && isLexical && after?.tag === "NOUN" && !isKeepVerb(token.lower) && !isDeed(token.lemma))
    return "NOUN";
  return undefined;
}
