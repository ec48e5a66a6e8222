import { isKeepVerb } from "../../lexicon/verbs.ts";
import type { Token } from "./token.ts";

/** A noun with what stands before it: tokens from `start` up to `end`, without articles. */
export type Chunk = {
  readonly start: number;
  readonly end: number;
  /** `walks`, `shooting days`. */
  readonly text: string;
  /** The words before it that say which and how many, lower case: `my`, `each`, `many`. */
  readonly determiners: readonly string[];
};

const DETERMINER =
  /^(?:an?|the|my|our|your|their|his|her|its|this|that|these|those|all|some|any|each|every|both|which|what|many|several|multiple|various|different|few|own|other|no|more)$/;
const NUMBER = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)$/;

/** The noun phrase that begins at a token, if one does. */
export function readChunk(tokens: readonly Token[], from: number): Chunk | undefined {
  const determiners: string[] = [];
  let at = from;
  for (let token = tokens[at]; token !== undefined; token = tokens[at]) {
    if (!DETERMINER.test(token.lower) && !(NUMBER.test(token.lower) && tokens[at + 1] !== undefined)) break;
    determiners.push(token.lower);
    at += 1;
  }
  const first = at;
  let end = at;
  for (let token = tokens[at]; token !== undefined; token = tokens[at]) {
    const isNoun = token.tag === "NOUN" || token.lower === "'s" || token.lower === "'";
    if (!isNoun && !isModifier(tokens, at, first)) break;
    at += 1;
    if (isNoun) end = at;
  }
  // Whose it is alone names nothing.
  if (end > first + 1 && /^'s?$/.test(tokens[end - 1]?.lower ?? "")) end -= 1;
  if (end === first) return undefined;
  const words = tokens.slice(first, end);
  if (/^'s?$/.test(words[0]?.lower ?? "")) return undefined;
  const text = words
    .map((token, index) => (index === 0 || token.start === words[index - 1]?.end ? "" : " ") + token.text)
    .join("");
  return { start: from, end, text, determiners };
}

/** An adjective, a number, or a verb that stands as one: "shooting days", "upcoming used books". */
function isModifier(tokens: readonly Token[], at: number, first: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined || next === undefined) return false;
  const leadsOn = next.tag === "NOUN" || next.tag === "ADJ" || (next.tag === "VERB" && next.lower.endsWith("ing"));
  if (token.tag === "ADJ" || token.tag === "NUM") return leadsOn;
  if (token.tag !== "VERB" || !leadsOn) return false;
  // "The school's lost property".
  if (tokens[at - 1]?.lower === "'s" && next.tag === "NOUN") return true;
  if (/^(?:featuring|including|using|showing|having|containing)$/.test(token.lower)) return false;
  if (token.lower.endsWith("ing") && token.lower !== token.lemma) return !isKeepVerb(token.lower) || at > first;
  return token.lower.endsWith("ed") && at === first && !isKeepVerb(token.lower);
}
