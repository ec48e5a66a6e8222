import { CONTAINERS } from "../../lexicon/words.ts";
import { isPluralPhrase } from "../../text/nouns.ts";
import { toNoun } from "../noun-phrase.ts";
import type { Mention, Role } from "./mention.ts";
import type { Token } from "./token.ts";

export const HAS = /^(?:has|have|having|had|contains?|includes?|stores?|holds?|needs?|gets?|consists?)$/;

export const WITH = /^(?:with|including|featuring|plus)$/;

export const SUBORDINATE = /^(?:where|so|which|that|who|whose|while|because|once|if|then|as|since|until|unless)$/;

export const ASKING = /^(?:how|when|whether|what|why|whose|whom|who|where)$/;

export const EXAMPLES = /^(?:like|e\.g|eg)$/;

const SKIPPED =
  /^(?:i|we|you|they|he|she|it|people|everyone|someone|somebody|everybody|users?|readers?|visitors?|us|me|them|there|one|to|also|just|only|easily|quickly|please|can|could|should|would|will|must|may|might|do|does|be|is|are|was|were|been|being|'s|'re|'ve|'d|'ll|not|n't|help|helps|let|lets|allow|allows|able|like|love|build|make|want|wants|need|someone|maybe)$/;

export const END = new RegExp(
  `(?:^| )(?:${CONTAINERS}|app|apps|game|blog|forum|kanban|leaderboard|scoreboard|timetable|planner|challenge|contest|queue|scoring|stash|stock|watchlist|herd|shop|page|crib|trainer|sheet|desk|memory|diary|guestbook|tool)$`,
  "i",
);

export const ABOUT = /^(?:for|of|about)$/;

export const GROUPING = /^(?:per|by|each|every)$/;

/** Heads of lists of what a part of the screen offers, not of what is kept. */
export const UI_HEAD =
  /^(?:options?|buttons?|states?|filters?|tabs?|columns?|sections?|stages?|status(?:es)?|levels?|priorit\w+|categor\w+|types?|colou?rs?|theme|style|design)$/;

export const KEEPS = /(?:inventory|stash|list|directory|log|catalogue?|register|archive|records?)$/i;

export const LISTED: ReadonlySet<Role> = new Set(["attribute", "appAttribute", "listed"]);

/** What stands before these says more of the app than of what it keeps. */
export const WEAK =
  / ?(?:apps?|application|tool|system|site|website|platform|page|software|dashboard|calendar|history|bot|finder|editor|game|shop|challenge|crm)$/i;

export const isSkipped = ({ lower, tag }: Token): boolean =>
  SKIPPED.test(lower) || (tag === "AUX" && !HAS.test(lower)) || tag === "ADV" || tag === "PUNCT" || tag === "CCONJ";

export function isVerbToken(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  if (token.tag === "VERB") return !isParticiple(tokens, index);
  return false;
}

/** "Letters sent", "amount requested": what was done to the noun before. */
export function isParticiple(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  if (after !== undefined && /^(?:out|in|up|off|back|for)$/.test(after.lower) && tokens[index + 2] !== undefined)
    return false;
  const isForm = /(?:ed|en|nt|ld|id|ght|won|und|ung|ade|one|own|pt|due|eft)$/.test(token?.lower ?? "");
  const endsItem = after === undefined || after.tag === "PUNCT" || after.tag === "CCONJ" || after.tag === "ADP";
  return isForm && before?.tag === "NOUN" && endsItem;
}

export const isSeparator = ({ text, tag }: Token, lower: string): boolean =>
  /^[,;•]$/.test(text) ||
  (tag === "CCONJ" && lower !== "but") ||
  lower === "and" ||
  lower === "or" ||
  lower === "plus" ||
  lower === "&";

/** "And fines are charged": a clause of its own. */
export const isClause = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  return token !== undefined && /^(?:are|is|can|should|will|must|may)$/.test(token.lower);
};

export const isPluralKnown = (text: string): boolean =>
  toNoun(text)?.entry !== undefined && isPluralPhrase(text.toLowerCase());

export const isMeasure = (text: string, of: string): boolean =>
  of === "of" &&
  /^(?:glass(?:es)?|cups?|bottles?|pieces?|number|amount|pairs?|hours?|minutes?|sets?|kinds?|types?|lots?|bunch|list|collection|group|range|comparison|summary|selection|series|stack|pile|fleet|herd|flock|team|crew|dozens?|couple|variety|table|check|census|growth|progress|condition|whereabouts)$/i.test(
    text.split(" ").at(-1) ?? "",
  );

/** The first word that is no auxiliary: "can easily borrow". */
export function skipTo(tokens: readonly Token[], from: number): number {
  let at = from;
  while (
    tokens[at] !== undefined &&
    tokens[at]?.tag !== "PUNCT" &&
    tokens[at]?.tag !== "CCONJ" &&
    isSkipped(tokens[at] as Token)
  )
    at += 1;
  return at;
}

/** Something that can do things: several of it, or each. */
export const isSubject = (mention: Mention | undefined): mention is Mention =>
  mention !== undefined &&
  (mention.noun.isPlural || mention.determiners.some((word) => /^(?:each|every|which|an?)$/.test(word)));

export function endOfItem(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    const { text, lower } = tokens[at] as Token;
    if (text === "(") depth += 1;
    if (text === ")") depth = Math.max(0, depth - 1);
    if (depth === 0 && at >= from && isSeparator(tokens[at] as Token, lower)) return at;
  }
  return tokens.length;
}

/** "Keep track of", "keep a record of". */
export function skipKeepNoun(tokens: readonly Token[]): readonly Token[] {
  const of = tokens.slice(0, 4).findIndex(({ lower }) => lower === "of" || lower === "on");
  const before = tokens.slice(0, Math.max(0, of)).at(-1)?.lower ?? "";
  return of > 0 && /^(?:track|record|records|tabs|log|list|note|notes|count|care)$/.test(before)
    ? tokens.slice(of + 1)
    : tokens;
}

/** Who is meant to be glad in "so grandparents can see …" is not kept. */
export function afterSubordinate(tokens: readonly Token[], at: number): readonly Token[] {
  const verb = tokens.findIndex((_, index) => index > at && isVerbToken(tokens, index));
  return tokens[at]?.lower === "so" && verb > 0 ? tokens.slice(verb) : tokens.slice(at + 1);
}
