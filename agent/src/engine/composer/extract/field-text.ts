import { isKnownFieldName } from "../lexicon/field-lexicon.ts";
import { FEATURE_ROWS } from "../lexicon/feature-lexicon.ts";
import { isContext, tidyPhrase } from "./noun-phrase.ts";

const IS_ASIDE =
  /^(?:if|when|where|so|not|then|because|etc|e\.g|i\.e|for example|without|no|it|they|i|we|you|how|who|whom|whose|what|which|why|that|my|is|are|than|whether (?:to|or)|for|from|in|on|at|by|with|of|to|totals)\b/i;

/** These say something of the app by themselves, and of a thing in the list of its fields. */
const SOFT =
  /^(?:theme|style|state|section|level|total|set|value|type|count|copy|copies|case|box|view|theme|history|outcome|profile|position|data|kind|start|end|chart|score|menu|role|feature|page|level|row|column|list|number|app|tool|record|group|hand|box|house|home|city|town|country|company|club|school|office|gym|shop|store|restaurant|church|clinic|studio|university|college|household|community|firm|agency|business|line|bottom|top|max|min|minimum|maximum)$/;

/** What an app does is no field of what it keeps. */
const IS_DOING =
  /^(?:spaced repetition|(?:no )?double bookings?|drag(?:ging)?(?: and drop)?|drop|markdown|line items?|(?:\d+ ?% )?vat(?: \d+ ?%)?|carts?|checkout|streaks?|elo|print(?:able)?(?: pdf)?|pdf|sign-?ins?|log-?ins?)$/;
const IS_FEATURE =
  /^(?:reminders|notifications|alerts|warnings|charts?|graphs?|filters?|stats|statistics|search|dashboard)$/;

/** Whether a piece of a list can be the name of a field. */
export function isFieldText(item: string, { isOwned = false } = {}): boolean {
  const phrase = tidyPhrase(item);
  if (
    phrase === "" ||
    phrase.length > 80 ||
    !/\p{L}/u.test(phrase) ||
    (IS_ASIDE.test(item) && item.toLowerCase() !== "from")
  )
    return false;
  const lower = phrase.toLowerCase();
  if (
    IS_FEATURE.test(lower) ||
    IS_DOING.test(lower) ||
    (lower.includes(" ") && FEATURE_ROWS.some(({ test, status }) => status !== "covered" && test.test(lower)))
  )
    return false;
  if (isKnownFieldName(phrase.replace(/\s*\([^)]*\)$/, ""))) return true;
  if (isOwned && SOFT.test(lower)) return true;
  const isTimed = lower.includes(" ") && lower.split(" ").some((word) => isKnownFieldName(word));
  return (
    (isTimed || !isContext(phrase)) &&
    !FEATURE_ROWS.some(({ test }) => test.test(lower)) &&
    phrase.split(" ").length <= 4
  );
}
