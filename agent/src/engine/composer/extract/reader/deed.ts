import { isPluralPhrase, toSingular } from "../../text/nouns.ts";
import { readChunk, type Chunk } from "./chunk.ts";
import type { Token } from "./token.ts";

/** What somebody does, as a thing that can be kept: "when I water the plants" is a watering of plants. */
export type Deed = {
  /** `watering`, `cat feeding`. */
  readonly label: string;
  /** To what it is done, when there are several of it. */
  readonly object?: Chunk;
  readonly end: number;
};

const PERSON = /^(?:i|we|he|she|they|someone|somebody)$/;
/** Verbs that say how things are, or what becomes of them, rather than what was done. */
const NO_DEED =
  /^(?:be|have|put|need|want|get|buy|own|like|know|see|do|can|could|should|must|will|may|start|finish|begin|end|expire|join|leave|read|sell|pay|return|borrow|lend)$/;

/** The deed that "when", "each time" or "how often" asks for, from the pronoun on. */
export function readDeed(tokens: readonly Token[], from: number): Deed | undefined {
  if (!PERSON.test(tokens[from]?.lower ?? "")) return undefined;
  let at = from + 1;
  while (tokens[at]?.tag === "ADV" || tokens[at]?.lower === "last") at += 1;
  const verb = tokens[at];
  if (verb === undefined || (verb.tag !== "VERB" && verb.tag !== "NOUN") || NO_DEED.test(verb.lemma)) return undefined;
  const next = tokens[at + 1];
  if (verb.lemma === "go" && next?.lower.endsWith("ing") === true) return { label: next.lower, end: at + 2 };
  const chunk = readChunk(tokens, at + 1);
  const doing = toGerund(verb.lemma);
  // "When I run out" is no deed.
  if (chunk === undefined && /^(?:out|low|short|back|home|away)$/.test(next?.lower ?? "")) return undefined;
  if (chunk === undefined) return { label: doing, end: at + 1 };
  if (isPluralPhrase(chunk.text.toLowerCase())) return { label: doing, object: chunk, end: chunk.end };
  return { label: `${toSingular(chunk.text.toLowerCase())} ${doing}`, end: chunk.end };
}

/** `water` as `watering`, `run` as `running`, `charge` as `charging`. */
export function toGerund(lemma: string): string {
  if (/[^aeiou]e$/.test(lemma)) return `${lemma.slice(0, -1)}ing`;
  if (/^[^aeiou]*[aeiou][bdgmnprt]$/.test(lemma)) return `${lemma}${lemma.slice(-1)}ing`;
  return `${lemma}ing`;
}
