import { splitClauses } from "../list.ts";
import { readClause, readVerb } from "./read-clause.ts";
import { readList } from "./read-list.ts";
import { isKnownFieldName } from "../../lexicon/field-lexicon.ts";
import { isPluralPhrase } from "../../text/nouns.ts";
import { HAS, isSeparator, isVerbToken } from "./marks.ts";
import type { Mention, Reading, Role } from "./mention.ts";
import type { Page } from "./page.ts";
import { tagClause, type Token } from "./token.ts";

const MAX_CLAUSE_CHARS = 600;
/** Sentences about looks and limits name nothing to keep. */
const IS_STYLE =
  /^(?:please )?(?:use (?:an?|the|clean|modern|minimal)\b|keep (?:it|the (?:design|layout|ui))\b|visual|style|design\b|make it\b|no |do not\b|don't\b|without\b|it should (?:look|be|feel)\b|the (?:design|look|ui|app|site|layout) should (?:be|look|feel)\b|all state\b|closing\b|completed .* are\b)/i;

/** Names everything that the sentences of a brief name. Linear in the text: clauses are capped. */
export function readBrief(text: string): Reading {
  const reading: Reading = { mentions: [], plain: [], relations: [], lists: 0 };
  for (const clause of splitClauses(text.replace(/"[^"\n]{0,200}"/g, "").replace(/\s[–—]\s/g, " - "))) {
    if (IS_STYLE.test(clause)) continue;
    const source = clause.slice(0, MAX_CLAUSE_CHARS);
    const page: Page = { source, reading, clause: readClause, verb: readVerb, list: readList };
    const tokens = tagClause(source);
    const owner = isListOfFields(tokens) ? lastThing(reading) : undefined;
    const earlier = EACH_OF_THEM.test(clause) ? lastThing(reading) : undefined;
    if (earlier !== undefined) readVerb(page, tokens.slice(tokens.findIndex(({ lower }) => HAS.test(lower))), earlier);
    else if (owner === undefined) readClause(page, tokens);
    else readList(page, tokens, { role: "listed", owner });
  }
  return reading;
}

/** "Each has a name": what was named before. */
const EACH_OF_THEM =
  /^(?:each|every one|each one|all|they)(?: of (?:them|these|those))?(?: all| also)? (?:has|have|needs?|gets?)\b/i;

/** "Charging sessions; kWh, cost, place": a sentence that is nothing but names of fields goes on with what was said before. */
function isListOfFields(tokens: readonly Token[]): boolean {
  const items = itemsOf(tokens);
  const isPlain = tokens.every(({ text }, index) => text !== ":" && !isVerbToken(tokens, index));
  const fields = items.filter((item) => isKnownFieldName(item) || !isPluralPhrase(item.toLowerCase()));
  return isPlain && items.length > 2 && fields.length === items.length && items.some((item) => isKnownFieldName(item));
}

function itemsOf(tokens: readonly Token[]): string[] {
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

const NAMING: ReadonlySet<Role> = new Set(["lead", "title", "object", "weakObject", "content", "deed"]);

/** The first thing that the last sentence is about. */
function lastThing({ mentions }: Reading): Mention | undefined {
  const heads = mentions.filter(({ role }) => NAMING.has(role));
  return heads.find(({ noun }) => noun.isPlural) ?? heads[0];
}
