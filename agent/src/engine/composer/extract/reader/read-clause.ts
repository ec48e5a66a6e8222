import { isPerson } from "../../lexicon/plain-fields.ts";
import { isDeed, isKeepVerb } from "../../lexicon/verbs.ts";
import {
  WITH,
  HAS,
  SUBORDINATE,
  UI_HEAD,
  isSkipped,
  isVerbToken,
  isSeparator,
  isSubject,
  skipKeepNoun,
} from "./marks.ts";
import type { Mention } from "./mention.ts";
import type { Page } from "./page.ts";
import { readDeed, toGerund } from "./deed.ts";
import { readList } from "./read-list.ts";
import { addDeed } from "./record.ts";
import type { Token } from "./token.ts";

/** What is done to somebody or something again and again. */
const isCare = (verb: Token, next: Token | undefined): boolean =>
  /^(?:weigh|measure|feed|water|walk|milk|groom|brush|inspect|test)$/.test(verb.lemma) &&
  /^(?:it|them|him|her)$/.test(next?.lower ?? "");

const NEXT = /^(?:so|then|i|we|keep|each|every)$/;
const REGISTERS = /^(?:register|sign|apply|enrol|enroll)$/;

const isViewing = (verb: Token, { noun }: Mention): boolean =>
  /^(?:see|look|read|view|browse|check|watch)$/.test(verb.lemma) &&
  noun.isPlural &&
  (isPerson(noun.label) ||
    /^(?:Customer|Client|Person|Friend|Member|Guest|Parent|Resident|Family|Student)$/.test(noun.entry?.name ?? ""));

/** What is booked or rented out is kept, even where a brief names only one of it. */
const BOOKS = /^(?:book|reserve|rent|rent out|hire|hire out)$/;

/** Reads a clause, or a part of one: what is said before its verb, the verb, and what stands behind it. */
export function readClause(page: Page, tokens: readonly Token[], subject?: Mention): void {
  const colon = tokens.findIndex((token, index) => isColon(tokens, token, index));
  if (colon > 0) return readColon(page, tokens, colon);
  // "When I feed the cat I want to note it": the deed is what is kept.
  const isNoted = tokens.some(({ lower }) => /^(?:log|note|notes|record|track|write)$/.test(lower));
  const deed = tokens[0]?.lower === "when" && isNoted ? readDeed(tokens, 1) : undefined;
  if (deed !== undefined) {
    const next = addDeed(page, tokens, deed, (page.reading.lists += 1));
    return readClause(page, tokens.slice(next), subject);
  }
  const first0 = tokens.findIndex((token) => !isSkipped(token));
  if (first0 < 0) return;
  // "Visitors register with name and email": here they are more than whoever uses the app.
  const isRegistering =
    REGISTERS.test(tokens[first0]?.lemma ?? "") && /^(?:visitors|users|people)$/.test(tokens[first0 - 1]?.lower ?? "");
  const start = isRegistering ? first0 - 1 : first0;
  const main = afterCircumstance(tokens);
  if (main > 0) return readClause(page, tokens.slice(main), subject);
  const rest = tokens.slice(start);
  const first = rest[0] as Token;
  const isAsked = first.lower === "which" && rest[1]?.tag === "NOUN" && rest.at(-1)?.lower === "when";
  if (SUBORDINATE.test(first.lower) && !isAsked && first.tag !== "VERB")
    return readClause(page, rest.slice(1), subject);
  // "I am writing a novel" says what somebody is at, not what is kept.
  const isAt = /^(?:am|are)$/.test(tokens[start - 1]?.lower ?? "") && first.lower.endsWith("ing");
  if (isVerbToken(rest, 0) && isAt) return page.list(page, rest.slice(1), { role: "weakObject" });
  if (isVerbToken(rest, 0)) return readVerb(page, rest, subject);
  page.list(page, rest, { role: "lead", ...(subject === undefined ? {} : { owner: subject }) });
}

const MAX_CIRCUMSTANCE = 9;

/** "Before going out, crews sign out a boat": the sentence itself begins behind the comma. Zero where there is no such start. */
function afterCircumstance(tokens: readonly Token[]): number {
  if (!/^(?:before|after|once|when|if|while|during|until|whenever)$/.test(tokens[0]?.lower ?? "")) return 0;
  const comma = tokens.findIndex(({ text }) => text === ",");
  return comma > 1 && comma <= MAX_CIRCUMSTANCE ? comma + 1 : 0;
}

const isColon = (tokens: readonly Token[], { text }: Token, index: number): boolean => {
  if (text === ":") return index > 0;
  if (text !== "-") return false;
  return tokens.slice(index).filter((token) => isSeparator(token, token.lower)).length >= 2;
};

/** "Greenhouse log: temperature, humidity": a list of what is kept, or of what is known of it, or a clause of its own. */
function readColon(page: Page, tokens: readonly Token[], colon: number): void {
  const before = page.reading.mentions.length;
  readClause(page, tokens.slice(0, colon));
  const head = page.reading.mentions
    .slice(before)
    .filter(
      ({ role, noun, determiners }) =>
        (role !== "place" || determiners.some((word) => /^(?:each|every)$/.test(word))) &&
        role !== "audience" &&
        role !== "group" &&
        ((role !== "title" && role !== "lead") || noun.isPlural),
    );
  if (UI_HEAD.test(tokens.slice(0, colon).at(-1)?.lower ?? "")) return;
  const owner = head.at(-1);
  const named = page.reading.mentions.slice(before);
  // "Lambing season: date, lambs born" is about lambing seasons, when its list names nothing else.
  const topic =
    named.find(({ role }) => role === "title") ?? (owner === undefined && named.length === 1 ? named[0] : undefined);
  page.list(page, tokens.slice(colon + 1), {
    role: "listed",
    ...(owner === undefined ? {} : { owner }),
    ...(topic === undefined ? {} : { topic }),
  });
}

/** Behind a verb stands what it does something to. */
export function readVerb(page: Page, tokens: readonly Token[], subject: Mention | undefined): void {
  let at = 0;
  let verb = tokens[0] as Token;
  // "Add, edit and delete items": the last of several verbs has the object.
  for (let next = at + 1; next < tokens.length; next += 1) {
    const token = tokens[next] as Token;
    if (token.tag === "PUNCT" || token.tag === "CCONJ" || token.tag === "ADV") continue;
    if (
      !isVerbToken(tokens, next) &&
      !(isKeepVerb(token.lower) && tokens[next - 1]?.tag === "CCONJ" && tokens[next + 1]?.tag !== "PUNCT")
    )
      break;
    at = next;
    verb = token;
  }
  const particle = tokens[at + 1];
  // "Mechanics take parts out".
  const isParted =
    /^(?:take|check|sign)$/.test(verb.lemma) && tokens.slice(at + 2, at + 5).some(({ lower }) => lower === "out");
  const isPhrasal =
    particle !== undefined &&
    /^(?:out|up|in|on|down|off|back|over|after)$/.test(particle.lower) &&
    particle.tag !== "NOUN";
  const lemma = isPhrasal
    ? `${verb.lemma} ${particle.lower}${tokens[at + 2]?.lower === "for" ? " for" : ""}`
    : isParted
      ? `${verb.lemma} out`
      : verb.lemma;
  const rest = tokens.slice(at + (isPhrasal ? (tokens[at + 2]?.lower === "for" ? 3 : 2) : 1));
  const isWish = /^needs?$/.test(verb.lower) && !isSubject(subject);
  if (HAS.test(verb.lower) && subject !== undefined && !isWish) {
    subject.hasOwn = true;
    return readList(
      page,
      rest.filter((token, index) => index > 0 || token.lower !== "of"),
      { role: "attribute", owner: subject },
    );
  }
  // "I weigh them every morning": each time is kept.
  if (subject === undefined && isCare(verb, rest[0])) {
    addDeed(page, tokens, { label: toGerund(verb.lemma), end: tokens.length }, (page.reading.lists += 1));
    return page.list(page, rest.slice(1), { role: "weakObject" });
  }
  // "Customers just look at it": who may see the app is not kept by it.
  if ((subject?.role === "lead" || subject?.role === "weakObject") && isViewing(verb, subject)) {
    const at = page.reading.mentions.indexOf(subject);
    if (at >= 0) page.reading.mentions[at] = { ...subject, role: "audience" };
    return;
  }
  if (/^(?:be|go|work|look|feel|come|become|seem|take place)$/.test(verb.lemma)) {
    // "Fabrics come from suppliers, so keep the fabrics": what follows is a clause of its own.
    const next = rest.findIndex(({ text }, index) => text === "," && NEXT.test(rest[index + 1]?.lower ?? ""));
    return next < 0 ? undefined : page.clause(page, rest.slice(next + 1));
  }
  if (subject !== undefined && WITH.test(rest[0]?.lower ?? "")) {
    subject.hasOwn = true;
    return page.list(page, rest.slice(1), { role: "attribute", owner: subject });
  }
  // "Which customer got which key".
  const asksBoth = subject?.determiners.includes("which") === true && rest[0]?.lower === "which";
  const isDoing = subject !== undefined && (asksBoth || isDeed(lemma) || isDeed(verb.lemma));
  // "A rider buys a card": there are riders.
  const isAnybody = subject?.determiners.some((word) => /^(?:an?|each|every)$/.test(word)) === true;
  if (isDoing && isAnybody && isPerson(subject.noun.label)) subject.hasOwn = true;
  if (isDoing) return page.list(page, rest, { role: "deed", verb: lemma, doer: subject });
  const isKeep =
    (isKeepVerb(verb.lower) || isKeepVerb(verb.lemma)) &&
    !/^(?:show|see|view|know|get|want|need|use|do|like)$/.test(verb.lemma);
  const isBooking = subject === undefined && BOOKS.test(lemma);
  page.list(page, skipKeepNoun(rest), {
    role: isKeep || isBooking ? "object" : "weakObject",
    ...(isBooking ? { isOneOfMany: true } : {}),
  });
}
