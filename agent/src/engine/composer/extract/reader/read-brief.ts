import { splitClauses } from "../list.ts";
import { readClause, readVerb } from "./read-clause.ts";
import { readList } from "./read-list.ts";
import type { Reading } from "./mention.ts";
import { tagClause } from "./token.ts";

const MAX_CLAUSE_CHARS = 600;
/** Sentences about looks and limits name nothing to keep. */
const IS_STYLE =
  /^(?:use (?:an?|the|clean|modern|minimal)\b|keep (?:it|the (?:design|layout|ui))\b|visual|style|design\b|make it\b|no |do not\b|don't\b|without\b|it should (?:look|be|feel)\b|the (?:design|look|ui|app|site|layout) should (?:be|look|feel)\b|all state\b|closing\b|completed .* are\b)/i;

/** Names everything that the sentences of a brief name. Linear in the text: clauses are capped. */
export function readBrief(text: string): Reading {
  const reading: Reading = { mentions: [], plain: [], relations: [], lists: 0 };
  for (const clause of splitClauses(text.replace(/"[^"\n]{0,200}"/g, "").replace(/\s[–—]\s/g, " - "))) {
    if (IS_STYLE.test(clause)) continue;
    const source = clause.slice(0, MAX_CLAUSE_CHARS);
    readClause({ source, reading, clause: readClause, verb: readVerb, list: readList }, tagClause(source));
  }
  return reading;
}
