import { toSingular } from "../../text/nouns.ts";
import { toNoun } from "../noun-phrase.ts";
import { HAS, isSeparator, isVerbToken } from "./marks.ts";
import type { Mention, Reading } from "./mention.ts";
import type { Page } from "./page.ts";
import { pushMention } from "./record.ts";
import { readChunk } from "./chunk.ts";
import type { Token } from "./token.ts";

const HEAD = /^(?:an? |the |each |every )?([a-z][a-z -]{1,28}):\s+\S/i;

/** How many clauses say of a single thing what is known of it: "instrument: kind, value. hire: student, from". */
export const countDefinitions = (clauses: readonly string[]): number =>
  clauses.filter((clause) => HEAD.test(clause) && clause.includes(",")).length;

/** Reads "hire: student, from, until" where a brief has several of its kind. Whether it was one. */
export function readDefinition(page: Page, tokens: readonly Token[]): boolean {
  const [, head = ""] = HEAD.exec(page.source) ?? [];
  const colon = tokens.findIndex(({ text }) => text === ":");
  if (head === "" || colon < 1 || colon > 3) return false;
  const label = toSingular(head.toLowerCase());
  const noun = toNoun(label, { allowsContext: false });
  if (noun === undefined) return false;
  const owner = pushMention(page, { noun: { ...noun, isPlural: true }, raw: head, role: "lead", hasOwn: true });
  page.list(page, tokens.slice(colon + 1), { role: "attribute", owner });
  return true;
}

const PERIODS: Readonly<Record<string, string>> = {
  day: "daily entry",
  week: "weekly entry",
  month: "monthly entry",
  year: "yearly entry",
  morning: "morning entry",
  evening: "evening entry",
  night: "night entry",
};

/** "Each day we write down flag colour and water temperature": what is written is known of an entry for the day. Whether it was one. */
export function readRoutine(page: Page, tokens: readonly Token[]): boolean {
  const [first, period, who] = tokens;
  const label = PERIODS[period?.lower ?? ""];
  const verb = tokens[3];
  if (!/^(?:each|every)$/.test(first?.lower ?? "") || label === undefined || verb === undefined) return false;
  if (
    !/^(?:i|we|they|he|she)$/.test(who?.lower ?? "") ||
    !/^(?:write|note|record|log|enter|check|measure|read|fill|jot|rate)$/.test(verb.lemma)
  )
    return false;
  // "Every evening we note what is left: product, how many".
  const colon = tokens.findIndex(({ text }) => text === ":");
  const from = colon > 0 ? colon + 1 : /^(?:down|in)$/.test(tokens[4]?.lower ?? "") ? 5 : 4;
  const chunk = readChunk(tokens, from);
  if (chunk === undefined || (toNoun(chunk.text)?.isPlural === true && toNoun(chunk.text)?.entry !== undefined))
    return false;
  const owner = pushMention(page, { noun: { label, isPlural: true }, raw: label, role: "object", hasOwn: true });
  page.list(page, tokens.slice(from), { role: "attribute", owner });
  return true;
}

/** "Each has a name": what was named before has it. Whether it was one. */
export function readPronoun(page: Page, tokens: readonly Token[], earlier: Mention | undefined): boolean {
  if (earlier === undefined || !EACH_OF_THEM.test(page.source)) return false;
  page.verb(page, tokens.slice(tokens.findIndex(({ lower }) => HAS.test(lower))), earlier);
  return true;
}

const EACH_OF_THEM =
  /^(?:each|every one|each one|all|they)(?: of (?:them|these|those))?(?: all| also)? (?:has|have|needs?|gets?)\b/i;

/** The pieces of a list, as words. */
export function itemsOf(tokens: readonly Token[]): string[] {
  const items: string[] = [];
  let current: string[] = [];
  for (const token of tokens) {
    if (isSeparator(token, token.lower)) {
      items.push(current.join(" "));
      current = [];
    } else current.push(token.text);
  }
  return [...items, current.join(" ")].filter((item) => item !== "");
}

const NAMING: ReadonlySet<string> = new Set(["lead", "title", "object", "weakObject", "content", "deed"]);

/** The first thing that the text so far is about, one of many before others. */
export function firstThing({ mentions }: Reading): Mention | undefined {
  const heads = mentions.filter(({ role }) => NAMING.has(role));
  return heads.find(({ noun }) => noun.isPlural) ?? heads[0];
}

/** Whether nothing in the words says what somebody does. */
export const isVerbless = (tokens: readonly Token[]): boolean =>
  tokens.every(({ text, lower }, index) => text !== ":" && (!isVerbToken(tokens, index) || STATE.test(lower)));

const STATE = /(?:ed|en|ght|ld|nt|id|one|own)$/;
