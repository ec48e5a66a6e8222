import model from "wink-eng-lite-web-model";
import winkNLP, { type ItsFunction } from "wink-nlp";
import { findEntry } from "../../lexicon/entity-lexicon.ts";
import { isKeepVerb, isDeed } from "../../lexicon/verbs.ts";
import { isPluralPhrase } from "../../text/nouns.ts";

/** A part of speech as the Universal Dependencies project names it. */
export type Tag =
  | "ADJ"
  | "ADP"
  | "ADV"
  | "AUX"
  | "CCONJ"
  | "DET"
  | "NOUN"
  | "NUM"
  | "PART"
  | "PRON"
  | "PUNCT"
  | "VERB"
  | "OTHER";

/** A word or a mark of a clause. */
export type Token = {
  readonly text: string;
  readonly lower: string;
  readonly lemma: string;
  readonly tag: Tag;
  /** Where it stands in the clause. */
  readonly start: number;
  readonly end: number;
};

const nlp = winkNLP(model, ["pos"]);
const { its } = nlp;
// Its declared type asks for an argument that the library passes by itself.
const lemma = its.lemma as ItsFunction<string>;

const TAGS: Readonly<Record<string, Tag>> = {
  ADJ: "ADJ",
  ADP: "ADP",
  ADV: "ADV",
  AUX: "AUX",
  CCONJ: "CCONJ",
  DET: "DET",
  NOUN: "NOUN",
  NUM: "NUM",
  PART: "PART",
  PRON: "PRON",
  PROPN: "NOUN",
  PUNCT: "PUNCT",
  SCONJ: "ADP",
  SYM: "NOUN",
  VERB: "VERB",
};

/** The words of a clause with their parts of speech; compounds with a hyphen or a slash are one word. Linear in the text. */
export function tagClause(clause: string): Token[] {
  const tokens = nlp.readDoc(clause).tokens();
  const texts = tokens.out();
  const tags = tokens.out(its.pos);
  const lemmas = tokens.out(lemma);
  const spaces = tokens.out(its.precedingSpaces);
  const words: Token[] = [];
  let at = 0;
  texts.forEach((text, index) => {
    at += (spaces[index] ?? "").length;
    const token: Token = {
      text,
      lower: text.toLowerCase().replaceAll("’", "'"),
      lemma: lemmas[index] ?? text.toLowerCase(),
      tag: TAGS[tags[index] ?? ""] ?? "OTHER",
      start: at,
      end: at + text.length,
    };
    at = token.end;
    const last = words.at(-1);
    if (last !== undefined && last.end === token.start && isJoint(last, token))
      words[words.length - 1] = join(last, token);
    else words.push(token);
  });
  return words.map((_, index) => correct(words, index));
}

const isJoint = (last: Token, next: Token): boolean =>
  (/^[-/&]$/.test(next.text) && /[\p{L}\p{N}]$/u.test(last.text)) ||
  (/^\d+$/.test(last.text) && /^\p{L}+$/u.test(next.text)) ||
  (/[\p{L}\p{N}][-/&]$/u.test(last.text) && /^[\p{L}\p{N}]/u.test(next.text));

const join = (last: Token, next: Token): Token => ({
  text: last.text + next.text,
  lower: last.lower + next.lower,
  lemma: last.lower + next.lower,
  tag: next.tag === "PUNCT" ? last.tag : next.tag,
  start: last.start,
  end: next.end,
});

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

/** The tagger is made for prose; briefs are full of lists and of verbs that begin a line. */
function correct(words: readonly Token[], index: number): Token {
  const token = words[index] as Token;
  const before = words[index - 1];
  const after = words[index + 1];
  const startsItem = before === undefined || before.tag === "CCONJ" || /^[,:]$/.test(before.text);
  const endsItem = after === undefined || after.tag === "CCONJ" || after.tag === "PUNCT";
  const followsNoun = before !== undefined && (NOUN_BEFORE.has(before.tag) || POSSESSIVE.test(before.lower));
  const isObjectNext =
    (index === 0 && after?.tag === "ADV") ||
    (after !== undefined && (after.tag === "DET" || after.tag === "PRON" || isPluralPhrase(after.lower)));
  const isLexical = findEntry(token.lower) !== undefined;
  // "Pick-up date".
  if (/-(?:up|off|in|out|on|down|over|back)$/.test(token.lower) && after?.tag === "NOUN")
    return { ...token, tag: "NOUN" };
  // "Show in red what expires": a sentence that begins so tells the app what to do.
  if (
    index === 0 &&
    /^(?:show|warn|remind|tell|let|give|mail|send|mark)$/.test(token.lower) &&
    after?.tag !== "PUNCT" &&
    after !== undefined &&
    !isPluralPhrase(after.lower)
  )
    return { ...token, tag: "VERB" };
  if ((token.tag === "NOUN" || token.tag === "VERB") && isThirdPerson(words, index)) return { ...token, tag: "VERB" };
  if (isPluralPhrase(token.lower) && token.tag === "VERB" && before !== undefined && TAKES_NOUN.test(before.lower))
    return { ...token, tag: "NOUN" };
  if (
    /^(?:wants?|needs)$/.test(token.lower) &&
    (before?.tag === "NOUN" || before?.tag === "DET") &&
    after !== undefined
  )
    return { ...token, tag: "VERB" };
  if (token.tag === "NOUN") {
    const isClauseVerb =
      before !== undefined && /^(?:that|which|who|to)$/.test(before.lower) && isKeepVerb(token.lower);
    if (isClauseVerb && after !== undefined && after.tag !== "PUNCT") return { ...token, tag: "VERB" };
    const isHelped = words.slice(0, index).some(({ lower }) => /^(?:help|helps|let|lets)$/.test(lower));
    if (isHelped && isDeed(token.lower) && before?.tag === "NOUN" && after?.tag === "ADP")
      return { ...token, tag: "VERB" };
    if (
      isKeepVerb(token.lower) &&
      isObjectNext &&
      (before === undefined || startsItem || before.tag === "PART" || before.lower === "we" || before.lower === "i")
    )
      return { ...token, tag: "VERB" };
    const isPronounBefore = before?.tag === "PRON" && !POSSESSIVE.test(before.lower);
    if (token.tag === "NOUN" && isPronounBefore && isDeed(token.lemma) && after !== undefined && after.tag !== "PUNCT")
      return { ...token, tag: "VERB" };
    const isPhrasal =
      after !== undefined && /^(?:up|out|off|back)$/.test(after.lower) && isPluralPhrase(before?.lower ?? "");
    if (isPhrasal && token.tag === "NOUN" && !isPluralPhrase(token.lower)) return { ...token, tag: "VERB" };
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
    if (isAskedFor || isBooking || isTracking || isOrder(words, index)) return { ...token, tag: "VERB" };
    const isSubjectBefore = before !== undefined && before.tag === "NOUN" && isPluralPhrase(before.lower);
    const isTimed = index === 1 && after?.tag === "ADP" && after.lower !== "of";
    const isOrdering =
      /^(?:people|customers|clients|members|users|visitors|guests)$/.test(before?.lower ?? "") && after?.tag !== "NOUN";
    const isAsking = isDeed(token.lemma) || /^(?:register|sign|enrol|enroll|apply|subscribe|reply)$/.test(token.lower);
    if (isOrdering && isAsking && after !== undefined && after.tag !== "PUNCT") return { ...token, tag: "VERB" };
    const isCalling =
      (index === 1 || words[index - 2]?.text === ":") && after?.tag === "CCONJ" && words[index + 2]?.tag === "PRON";
    if (isSubjectBefore && isCalling && !isPluralPhrase(token.lower)) return { ...token, tag: "VERB" };
    const isMoving =
      /^(?:move|go|come|belong|run|stay|live|work|pass|change)$/.test(token.lower) && after?.tag === "ADP";
    if (isSubjectBefore && isMoving) return { ...token, tag: "VERB" };
    if (isSubjectBefore && isDeed(token.lemma) && !isPluralPhrase(token.lower) && (isObjectNext || isTimed))
      return { ...token, tag: "VERB" };
    return token;
  }
  // "Each key has": behind an article and in front of a verb stands a noun.
  const isBeforeVerb = after !== undefined && (after.tag === "AUX" || HAVING.test(after.lower));
  if (token.tag === "ADJ" && before?.tag === "DET" && (endsItem || isBeforeVerb) && after !== undefined)
    return { ...token, tag: "NOUN" };
  // "Which key for which home".
  const isAsked = before !== undefined && /^(?:which|each|every)$/.test(before.lower);
  if (token.tag === "ADJ" && isLexical && isAsked && after?.tag !== "NOUN" && after?.tag !== "ADJ")
    return { ...token, tag: "NOUN" };
  // "Trailer rental: which trailer".
  if (token.tag === "ADJ" && isLexical && before?.tag === "NOUN" && endsItem) return { ...token, tag: "NOUN" };
  if (token.tag !== "VERB") return token;
  if (before !== undefined && /^(?:which|each|every)$/.test(before.lower)) return { ...token, tag: "NOUN" };
  const isListed = index > 0 && startsItem && after?.tag === "NOUN" && !isPluralPhrase(after.lower);
  if (isListed && !/(?:ed|ing)$/.test(token.lower) && !isKeepVerb(token.lower) && !isDeed(token.lemma))
    return { ...token, tag: "NOUN" };
  const isHeading = index === 0 && (after === undefined || /^[:,-]$/.test(after.text));
  if (isHeading && !isKeepVerb(token.lower)) return { ...token, tag: "NOUN" };
  if (index === 0 && token.lower.endsWith("ing") && after?.tag === "NOUN" && !isKeepVerb(token.lower))
    return { ...token, tag: "NOUN" };
  if (followsNoun && (isPluralPhrase(token.lower) || isLexical)) return { ...token, tag: "NOUN" };
  const isBase = !/(?:ed|ing)$/.test(token.lower);
  // "Our scout troop".
  if (isBase && before !== undefined && POSSESSIVE.test(before.lower)) return { ...token, tag: "NOUN" };
  if (isBase && before?.tag === "ADP" && before.lower !== "to") return { ...token, tag: "NOUN" };
  if (isBase && endsItem && before !== undefined && /^(?:has|have|having)$/.test(before.lower))
    return { ...token, tag: "NOUN" };
  // "Minibar checks per room".
  const isCounted = before?.tag === "NOUN" && !isPluralPhrase(before.lower) && after?.lower === "per";
  if (isBase && isCounted && isPluralPhrase(token.lower)) return { ...token, tag: "NOUN" };
  // "Handlers, runs with time".
  const isOwner = after !== undefined && /^(?:with|by|per|of)$/.test(after.lower);
  if (isBase && startsItem && isOwner && index > 0 && isPluralPhrase(token.lower)) return { ...token, tag: "NOUN" };
  // "Artist, pressing, condition".
  const isDoing = token.lower.endsWith("ing") && !isKeepVerb(token.lower);
  if ((isBase || isDoing) && startsItem && endsItem && index > 0) return { ...token, tag: "NOUN" };
  const opens = words[index - 2];
  const isInList = opens === undefined ? false : opens.tag === "CCONJ" || opens.tag === "PUNCT";
  if (isBase && before?.tag === "NOUN" && endsItem && (isPluralPhrase(token.lower) || isInList))
    return { ...token, tag: "NOUN" };
  if (isBase && before?.tag === "NOUN" && !isPluralPhrase(before.lower) && isPluralPhrase(token.lower) && !isObjectNext)
    return { ...token, tag: "NOUN" };
  if (startsItem && isLexical && after?.tag === "NOUN" && !isKeepVerb(token.lower) && !isDeed(token.lemma))
    return { ...token, tag: "NOUN" };
  return token;
}
