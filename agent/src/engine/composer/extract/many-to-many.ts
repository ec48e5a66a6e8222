import { toSingular } from "../text/nouns.ts";
import { find, type Draft } from "./drafts.ts";

/*
 * "Each event has many guests and guests can attend many events": two things that each have several of the other. The first one
 * that is said to have them keeps the list.
 */
const HAS_MANY =
  /\b(?:each |every |an? |the )?([a-z][a-z ]{1,30}?) (?:can |may )?(?:have|has|contain|contains|include|includes) (?:many|several|multiple|any number of|lots of) ([a-z][a-z ]{1,30}?)(?=[,.;]|\s(?:and|which|who|that|with)\b|$)/g;
const BE_IN_MANY =
  /\b(?:each |every |an? |the )?([a-z][a-z ]{1,30}?) (?:can |may )?(?:attend|attends|join|joins|belong to|belongs to|be in|be on|is in|play in|take|takes|enrol in|enroll in|work on|appear in|be part of|go to) (?:many|several|multiple|any number of|lots of) ([a-z][a-z ]{1,30}?)(?=[,.;]|\s(?:and|which|who|that|with)\b|$)/g;

type Pair = { readonly from: Draft; readonly to: Draft };

/** Gives the first of two such things a list of the others, instead of the others a single reference to it. */
export function linkManyToMany(text: string, drafts: readonly Draft[]): void {
  const lower = text.toLowerCase();
  const having = pairsOf(lower, HAS_MANY, drafts);
  const all = [...having, ...pairsOf(lower, BE_IN_MANY, drafts)];
  for (const { from, to } of having) {
    const isMutual = all.some((other) => other.from === to && other.to === from);
    if (!isMutual || to.several.includes(from.label) || from.several.includes(to.label)) continue;
    from.several.push(to.label);
    to.parents.splice(0, to.parents.length, ...to.parents.filter((label) => label !== from.label));
    from.parents.splice(0, from.parents.length, ...from.parents.filter((label) => label !== to.label));
  }
}

function pairsOf(lower: string, pattern: RegExp, drafts: readonly Draft[]): Pair[] {
  return [...lower.matchAll(pattern)].flatMap(([, left = "", right = ""]) => {
    const [from, to] = [named(drafts, left), named(drafts, right)];
    return from === undefined || to === undefined || from === to ? [] : [{ from, to }];
  });
}

/** The thing whose name the words end with or begin with. */
function named(drafts: readonly Draft[], words: string): Draft | undefined {
  const list = words.trim().split(/\s+/);
  for (let length = Math.min(3, list.length); length > 0; length -= 1) {
    for (const candidate of [list.slice(-length), list.slice(0, length)]) {
      const noun = toSingular(candidate.join(" "));
      const found = drafts.find(({ label }) => label === noun) ?? find([...drafts], { label: noun, isPlural: false });
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
