import { parseAppSpec, type AppSpec } from "@joinery/shared";
import { summarise } from "../compose/compose-spec.ts";
import { withParts } from "../compose/workflows/sharing.ts";
import { EDIT_RULES } from "./edit-rules.ts";

export type EditResult = {
  readonly spec: AppSpec;
  /** What changed, in words for the user. */
  readonly said: readonly string[];
  /** Clauses that no rule understood. */
  readonly missed: readonly string[];
};

const VERBS =
  "add|remove|delete|drop|rename|change|make|use|call|show|display|sort|set|include|turn|also|put|give|hide|track|don't|no longer";
const BREAK = new RegExp(
  `[.!?;\\n]+(?=\\s|$)|,? (?:and|but|then)(?: also| then)? (?=(?:please )?(?:${VERBS})\\b)|,\\s*(?=(?:please |also |and )?(?:${VERBS})\\b)`,
  "i",
);
const SAYS_NOTHING =
  /^(?:i(?:'ve| have)? changed my mind|never ?mind|on second thoughts?|let me (?:think|see)|hmm+|well|ok(?:ay)?|thanks?(?: you)?|one more thing|that's it)$/i;
const MAX_CLAUSES = 30;

/** Applies every change that a text asks for, one clause after the other. Never throws; a change that would break the spec is left out. */
export function applyEdits(spec: AppSpec, text: string): EditResult {
  const clauses = text
    .slice(0, 2_000)
    .split(BREAK)
    .map((clause) =>
      (clause ?? "")
        .trim()
        .replace(
          /^(?:i(?:'ve)? changed my mind,?|on second thoughts?,?|sorry,?|and|but|also|oh,?|hmm,?|actually,?|no,|well,|ok,?|please,?|so)\s+/i,
          "",
        )
        .replace(/[.!,;\s]+$/, "")
        .replace(/(?: (?:again|back|too|as well|please|thanks|thank you|after all))+$/i, ""),
    )
    .filter((clause) => /[\p{L}\p{N}#€$£¥₹]/u.test(clause) && !SAYS_NOTHING.test(clause))
    .slice(0, MAX_CLAUSES);
  let current = spec;
  const said: string[] = [];
  const missed: string[] = [];
  for (const clause of clauses) {
    const change = applyClause(current, clause);
    if (change === undefined) missed.push(clause);
    else {
      current = change.spec;
      said.push(change.said);
    }
  }
  return { spec: said.length === 0 ? spec : withSummary(current, spec), said, missed };
}

function applyClause(spec: AppSpec, clause: string): { spec: AppSpec; said: string } | undefined {
  for (const rule of EDIT_RULES) {
    const change = rule(clause.slice(0, 300), spec);
    if (change === undefined) continue;
    // What an edit adds to something private is as private.
    const { access } = change.spec;
    const sound = toSound(
      access === undefined ? change.spec : { ...change.spec, access: withParts(change.spec, access) },
    );
    if (sound !== undefined) return { spec: sound, said: change.said };
  }
  return undefined;
}

/** The summary names the things; it follows when they change. */
function withSummary(spec: AppSpec, before: AppSpec): AppSpec {
  const isOurs = before.summary === summarise(before.name, before.entities);
  return isOurs ? { ...spec, summary: summarise(spec.name, spec.entities) } : spec;
}

function toSound(spec: AppSpec): AppSpec | undefined {
  try {
    return parseAppSpec(spec);
  } catch {
    return undefined;
  }
}
