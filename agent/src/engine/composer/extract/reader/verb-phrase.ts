import { isPerson } from "../../lexicon/plain-fields.ts";
import { isDeed, isKeepVerb } from "../../lexicon/verbs.ts";
import { HAS, isSubject, isVerbToken } from "./marks.ts";
import type { Mention } from "./mention.ts";
import type { Token } from "./token.ts";

/** A verb with its particle, and what stands behind it. */
export type VerbPhrase = {
  readonly verb: Token;
  /** `borrow`, `check out`, `sign up for`. */
  readonly lemma: string;
  readonly rest: readonly Token[];
};

const PARTICLE = /^(?:out|up|in|on|down|off|back|over|after)$/;

/** The verb that a text begins with. "Add, edit and delete items": the last of several has the object. */
export function toVerbPhrase(tokens: readonly Token[]): VerbPhrase {
  const at = lastVerb(tokens);
  const verb = tokens[at] as Token;
  const particle = tokens[at + 1];
  const isPhrasal = particle !== undefined && PARTICLE.test(particle.lower) && particle.tag !== "NOUN";
  if (isPhrasal) {
    const isFor = tokens[at + 2]?.lower === "for";
    return {
      verb,
      lemma: `${verb.lemma} ${particle.lower}${isFor ? " for" : ""}`,
      rest: tokens.slice(at + (isFor ? 3 : 2)),
    };
  }
  // "Mechanics take parts out".
  const isParted =
    /^(?:take|check|sign)$/.test(verb.lemma) && tokens.slice(at + 2, at + 5).some(({ lower }) => lower === "out");
  return { verb, lemma: isParted ? `${verb.lemma} out` : verb.lemma, rest: tokens.slice(at + 1) };
}

function lastVerb(tokens: readonly Token[]): number {
  let at = 0;
  for (let next = 1; next < tokens.length; next += 1) {
    const token = tokens[next] as Token;
    if (token.tag === "PUNCT" || token.tag === "CCONJ" || token.tag === "ADV") continue;
    const isJoined = tokens[next - 1]?.tag === "CCONJ" && tokens[next + 1]?.tag !== "PUNCT";
    if (!isVerbToken(tokens, next) && !(isKeepVerb(token.lower) && isJoined)) break;
    at = next;
  }
  return at;
}

/** "Each pet has", "customers need"; not "I need". */
export const isHaving = ({ verb }: VerbPhrase, subject: Mention): boolean =>
  HAS.test(verb.lower) && !(/^needs?$/.test(verb.lower) && !isSubject(subject));

/** What is done to somebody or something again and again: "I weigh them". */
export const isCare = ({ verb, rest }: VerbPhrase): boolean =>
  /^(?:weigh|measure|feed|water|walk|milk|groom|brush|inspect|test)$/.test(verb.lemma) &&
  /^(?:it|them|him|her)$/.test(rest[0]?.lower ?? "");

const ONLOOKER = /^(?:Customer|Client|Person|Friend|Member|Guest|Parent|Resident|Family|Student)$/;

/** People who only look at what others keep. */
export const isViewing = ({ verb }: VerbPhrase, { noun, role }: Mention): boolean =>
  (role === "lead" || role === "weakObject") &&
  /^(?:see|look|read|view|browse|check|watch)$/.test(verb.lemma) &&
  noun.isPlural &&
  (isPerson(noun.label) || ONLOOKER.test(noun.entry?.name ?? ""));

/** Says how things are, or where they go. */
export const isStative = ({ verb }: VerbPhrase): boolean =>
  /^(?:be|go|work|look|feel|come|become|seem|take place)$/.test(verb.lemma);

/** Where a clause of its own begins behind a comma; negative when none does. */
export function nextClause(rest: readonly Token[]): number {
  const comma = rest.findIndex(
    ({ text }, index) => text === "," && /^(?:so|then|i|we|keep|each|every)$/.test(rest[index + 1]?.lower ?? ""),
  );
  return comma < 0 ? -1 : comma + 1;
}

/** "Our orchestra lends": whoever uses the app, not one of those it keeps. */
const isHouse = ({ noun, determiners }: Mention): boolean =>
  !noun.isPlural &&
  noun.entry === undefined &&
  !isPerson(noun.label) &&
  determiners.some((word) => /^(?:our|my)$/.test(word));

/** Somebody does something to a thing that is kept. "Which customer got which key" asks for both, whatever the verb. */
export const isDoing = ({ verb, lemma, rest }: VerbPhrase, subject: Mention): boolean =>
  !isHouse(subject) &&
  ((subject.determiners.includes("which") && rest[0]?.lower === "which") || isDeed(lemma) || isDeed(verb.lemma));

/** Its object is what the app keeps: "track", "manages". */
export const isKeeping = ({ verb }: VerbPhrase): boolean =>
  (isKeepVerb(verb.lower) || isKeepVerb(verb.lemma) || verb.lemma === "lend") &&
  !/^(?:show|see|view|know|get|want|need|use|do|like)$/.test(verb.lemma);

/** What is booked or rented out is kept, even where a brief names only one of it. */
export const isBooking = ({ lemma }: VerbPhrase): boolean =>
  /^(?:book|reserve|rent|rent out|hire|hire out)$/.test(lemma);
