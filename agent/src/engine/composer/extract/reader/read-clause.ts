import { isPerson } from "../../lexicon/plain-fields.ts";
import { WITH, SUBORDINATE, UI_HEAD, isSkipped, isVerbToken, isSeparator, skipKeepNoun } from "./marks.ts";
import type { Mention } from "./mention.ts";
import type { Page } from "./page.ts";
import { readDeed, toGerund } from "./deed.ts";
import { readList } from "./read-list.ts";
import { addDeed } from "./record.ts";
import type { Token } from "./token.ts";
import {
  isBooking,
  isCare,
  isDoing,
  isHaving,
  isKeeping,
  isStative,
  isViewing,
  nextClause,
  toVerbPhrase,
} from "./verb-phrase.ts";

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
  const start = startOf(tokens);
  if (start < 0) return;
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

/** The first word that says something. "Visitors register with name": here they are more than whoever uses the app. */
function startOf(tokens: readonly Token[]): number {
  const start = tokens.findIndex((token) => !isSkipped(token));
  const isRegistering =
    /^(?:register|sign|apply|enroll?)$/.test(tokens[start]?.lemma ?? "") &&
    /^(?:visitors|users|people)$/.test(tokens[start - 1]?.lower ?? "");
  return isRegistering ? start - 1 : start;
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
  const phrase = toVerbPhrase(tokens);
  const { verb, lemma, rest } = phrase;
  if (subject !== undefined && isHaving(phrase, subject)) {
    subject.hasOwn = true;
    return readList(
      page,
      rest.filter((token, index) => index > 0 || token.lower !== "of"),
      { role: "attribute", owner: subject },
    );
  }
  // "I weigh them every morning": each time is kept.
  if (subject === undefined && isCare(phrase)) {
    addDeed(page, tokens, { label: toGerund(verb.lemma), end: tokens.length }, (page.reading.lists += 1));
    return page.list(page, rest.slice(1), { role: "weakObject" });
  }
  // "Customers just look at it": who may see the app is not kept by it.
  if (subject !== undefined && isViewing(phrase, subject)) return setRole(page.reading, subject, "audience");
  if (isStative(phrase)) {
    // "Fabrics come from suppliers, so keep the fabrics": what follows is a clause of its own.
    const next = nextClause(rest);
    return next < 0 ? undefined : page.clause(page, rest.slice(next));
  }
  if (subject !== undefined && WITH.test(rest[0]?.lower ?? "")) {
    subject.hasOwn = true;
    return page.list(page, rest.slice(1), { role: "attribute", owner: subject });
  }
  if (subject !== undefined && isDoing(phrase, subject)) {
    // "A rider buys a card": there are riders.
    const isAnybody = subject.determiners.some((word) => /^(?:an?|each|every)$/.test(word));
    if (isAnybody && isPerson(subject.noun.label)) subject.hasOwn = true;
    return page.list(page, rest, { role: "deed", verb: lemma, doer: subject });
  }
  const isBooked = subject === undefined && isBooking(phrase);
  page.list(page, skipKeepNoun(rest), {
    role: isKeeping(phrase) || isBooked ? "object" : "weakObject",
    ...(isBooked ? { isOneOfMany: true } : {}),
  });
}

function setRole({ mentions }: Page["reading"], mention: Mention, role: Mention["role"]): void {
  const at = mentions.indexOf(mention);
  if (at >= 0) mentions[at] = { ...mention, role };
}
