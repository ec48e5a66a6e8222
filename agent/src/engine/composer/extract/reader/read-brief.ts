import { isKnownFieldName } from "../../lexicon/field-lexicon.ts";
import { isPluralPhrase } from "../../text/nouns.ts";
import { splitClauses } from "../list.ts";
import type { Reading } from "./mention.ts";
import type { Page } from "./page.ts";
import { readClause, readVerb } from "./read-clause.ts";
import {
  countDefinitions,
  firstThing,
  isVerbless,
  itemsOf,
  readDefinition,
  readPronoun,
  readRoutine,
} from "./read-definition.ts";
import { readList } from "./read-list.ts";
import { tagClause, type Token } from "./token.ts";

const MAX_CLAUSE_CHARS = 600;
/** Sentences about looks and limits name nothing to keep. */
const IS_STYLE =
  /^(?:please )?(?:use (?:an?|the|clean|modern|minimal)\b|keep (?:it|the (?:design|layout|ui))\b|visual|style|design\b|make it\b|no |do not\b|don't\b|without\b|it should (?:look|be|feel)\b|the (?:design|look|ui|app|site|layout) should (?:be|look|feel)\b|all state\b|closing\b|completed .* are\b)/i;

/** Names everything that the sentences of a brief name. Linear in the text: clauses are capped. */
export function readBrief(text: string): Reading {
  const reading: Reading = { mentions: [], plain: [], relations: [], lists: 0 };
  const clauses = splitClauses(text.replace(/"[^"\n]{0,200}"/g, "").replace(/\s[–—]\s/g, " - "));
  const defines = countDefinitions(clauses) > 1;
  for (const clause of clauses) {
    if (IS_STYLE.test(clause)) continue;
    const source = clause.slice(0, MAX_CLAUSE_CHARS);
    const page: Page = { source, reading, clause: nested(), verb: readVerb, list: readList };
    readSentence(page, tagClause(source), defines);
  }
  return reading;
}

/** Clauses stand in lists, and lists in clauses. Deeper than people nest them, nothing is read. */
const MAX_DEPTH = 40;

function nested(): Page["clause"] {
  let depth = 0;
  return (page, tokens, subject) => {
    if (depth >= MAX_DEPTH) return;
    depth += 1;
    readClause(page, tokens, subject);
    depth -= 1;
  };
}

/** Sentences whose form says more than their words; any other is a clause. */
function readSentence(page: Page, tokens: readonly Token[], defines: boolean): void {
  if (defines && readDefinition(page, tokens)) return;
  if (readRoutine(page, tokens)) return;
  const earlier = firstThing(page.reading);
  if (readPronoun(page, tokens, earlier)) return;
  if (earlier !== undefined && isListOfFields(tokens))
    return readList(page, tokens, { role: "listed", owner: earlier });
  readClause(page, tokens);
}

/** "Charging sessions; kWh, cost, place": nothing but names of fields, which belong to what was said before. */
function isListOfFields(tokens: readonly Token[]): boolean {
  const items = itemsOf(tokens);
  const fields = items.filter((item) => isKnownFieldName(item) || !isPluralPhrase(item.toLowerCase()));
  return (
    isVerbless(tokens) &&
    items.length > 2 &&
    fields.length === items.length &&
    items.some((item) => isKnownFieldName(item))
  );
}
