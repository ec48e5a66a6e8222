import { CONTAINERS, FILLERS } from "../lexicon/words.ts";
import { findEntry } from "../lexicon/entity-lexicon.ts";
import { inferField } from "../lexicon/field-lexicon.ts";
import { toLabel, toTitleCase } from "../text/normalise.ts";
import { toSingular } from "../text/nouns.ts";
import { splitList } from "./list.ts";

const CALLED =
  /\b(?:called|named|titled|name it|call it|name the app|call the app|the name is|app name:?)\s+(?:"([^"\n]{1,60})"|'([^'\n]{1,60})'|([A-Z0-9][\w'&.-]*(?: (?:[A-Z0-9&][\w'&.-]*|of|and|the|for|with|by|in|at|to))*))/;
const CALLED_LOOSE = /^(?:please )?(?:call|name) (?:it|the app) (?:as |to )?"?([^"\n]{1,60}?)"?[.!]?$/i;

/** The name that the user gives the app. */
export function extractGivenName(text: string): string | undefined {
  const [, double, single, bare] = CALLED.exec(text) ?? [];
  const loose = CALLED_LOOSE.exec(text)?.[1];
  return toLabel(double ?? single ?? bare?.replace(/(?: (?:of|and|the|for|with|by|in|at|to))+$/, "") ?? loose ?? "");
}

const EMPTY_TEXT =
  /\b(?:empty state|when (?:there are|there is|no)\b[^"\n]{0,60}|if (?:there are|there is) no\b[^"\n]{0,60}|nothing (?:there|yet))[^"]{0,140}"([^"\n]{2,100})"/i;

/** The literal text that the brief wants where there is nothing yet. */
export function extractEmptyText(text: string): string | undefined {
  return toLabel(EMPTY_TEXT.exec(text.replace(/\n/g, " "))?.[1] ?? "", 100);
}

const OPTION_LIST =
  /\b([a-z][a-z-]*(?: [a-z][a-z-]*)?) ?(?:\(([^()\n]{3,200})\)|(?:: ?| can be | is one of | are one of | are | is either | like | such as | as )([^.;:()\n]{3,200}))/gi;

/** Choices that the text names for a field: `status (open, closed)`, `categories: food, rent`. By field name, lower case. */
export function extractOptions(text: string): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const match of text.slice(0, 2_000).matchAll(OPTION_LIST)) {
    const words = (match[1] ?? "").toLowerCase().split(" ");
    const name = [words.at(-1) ?? "", words.join(" ")].map(toSingular).find((word) => isChoice(word));
    const items = splitList(
      (match[2] ?? match[3] ?? "").replace(/^(?:e\.?g\.?|like|such as|for example|one of|either)[,:]? /i, ""),
    ).flatMap((item) => item.split(/ ?\/ ?| \| /));
    const options = items
      .map((item) => item.replace(/["']/g, "").trim())
      .filter((item) => item !== "" && !/^(?:etc\.?|so on|more)$/i.test(item));
    const isPlain =
      options.length > 1 &&
      options.every((item) => item.split(" ").length <= 3 && !/^(?:an?|the|each|i|it|to|for) /i.test(item));
    if (name !== undefined && isPlain && options.length <= 12) found.set(name, options);
  }
  for (const match of text.slice(0, 2_000).matchAll(INLINE_OPTIONS)) {
    const name = toSingular((match[1] ?? "").toLowerCase());
    if (!found.has(name)) found.set(name, splitList(match[2] ?? ""));
  }
  return found;
}

const INLINE_OPTIONS =
  /\b(stages|statuses|columns|categories|priorities|levels|types|genres|moods) ((?:[\w-]+(?: [\w-]+)?, ){2,11}(?:and |or )?[\w-]+)/gi;

/** The text with lists of choices put aside, so that "stages new, won, lost" is not read as a list of fields. */
export function withoutOptionLists(text: string): string {
  return text.replace(INLINE_OPTIONS, (_, word: string) => word);
}

const isChoice = (word: string): boolean => inferField(word).kind === "enum";

const ORG =
  "shop|store|company|business|school|club|clinic|salon|bakery|restaurant|cafe|agency|office|studio|gym|church|farm|garden|library|hotel|team|band|museum|practice|garage|brewery|bookshop";
const AUDIENCE = new RegExp(
  `\\b(?:for|of|at) (?:an?|my|our|the|us at) (?:small |little |local |family |own |shared |new )*(?:[\\w'&-]+ )?(?:${ORG}|flat|house|home|family|gym|grandmother|grandfather|mother|father|mum|mom|dad|wife|husband|son|daughter)\\b`,
  "gi",
);

/** The text without whom or where the app is for. */
export const withoutAudience = (text: string): string => text.replace(AUDIENCE, "");

const OWNER = new RegExp(
  `\\b(?:for|manage|managing|run|running|organi[sz]e) (?:an?|my|our|the) (?:small |little |local |family |own )*((?:[\\w'&-]+ )?(?:${ORG}))\\b`,
  "i",
);
const PHRASE = new RegExp(`\\b((?:[\\w'&-]+ ){1,3}?)(${CONTAINERS})\\b`, "i");
const PLAIN_CONTAINER =
  /^(?:app|application|tool|system|site|website|platform|software|page|management|tracking|bot|something)$/i;
const SKIP =
  /^(?:i|want|need|build|make|create|me|please|of|for|that|web|single-user|single-page|you|can|could|us|would|like|have|using|in|is|social|niche|buatkan|users?|track|manage|keep|log|bank|list|a\.|show|showing|application|crud|app)$|-(?:looking|focused|user|page|based|friendly)$/i;
const isSkipped = (word: string): boolean => SKIP.test(word) || FILLERS.has(word.toLowerCase());

/** A name made from the brief: what it says before "tracker", "box" or "app", or the shop that it is for. */
export function deriveName(text: string, noun: string, mainPlural: string | undefined): string {
  const owner = OWNER.exec(text)?.[1];
  const [, before = "", container = ""] = PHRASE.exec(text.split(/[.:\n]/)[0] ?? text) ?? [];
  const words = before.trim().split(/\s+/);
  const kept = words
    .slice(words.findLastIndex((word) => isSkipped(word)) + 1)
    .filter((word) => /^[\p{L}][\p{L}'&-]*$/u.test(word));
  // "I need to log …" is no log called "To".
  const phrase = /^(?:to|i|we)$/i.test(kept.at(-1) ?? "") ? "" : kept.join(" ");
  if (phrase !== "" && !/ing$/i.test(phrase)) {
    const base = PLAIN_CONTAINER.test(container) ? phrase : `${phrase} ${container}`;
    const isThing = PLAIN_CONTAINER.test(container) && findEntry(phrase.toLowerCase()) !== undefined;
    const isGeneric = ["App", "Log", "Tracker"].includes(noun);
    return toLabel(toTitleCase(isThing ? (isGeneric ? `${phrase} tracker` : noun) : base), 40) ?? noun;
  }
  if (owner !== undefined) {
    // "Yoga studio" says it all; "Yoga studio school" says it twice.
    const isPlace = new RegExp(`^(?:${ORG})$`, "i").test(noun);
    const kind = noun === "App" ? " records" : ` ${noun}`;
    return toLabel(toTitleCase(`${owner}${isPlace ? "" : kind}`), 40) ?? noun;
  }
  const generic = ["App", "Log", "Tracker"].includes(noun);
  return toLabel(toTitleCase(generic && mainPlural !== undefined ? mainPlural : noun), 40) ?? noun;
}
