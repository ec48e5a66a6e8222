import type { PreviewError } from "@joinery/shared";

/** What a turn about the preview's errors is answered with, when it is one. */
export type FixTurn = {
  readonly reply: string;
  /** Whether there is something to rebuild. */
  readonly hasErrors: boolean;
};

const LEAD = "I looked at what the running preview has reported:";
const NOTHING = "The running preview has not reported any error.";
const SHOWN = 5;

const ASKS =
  /^(?:(?:please|can you|could you|hey|ok|okay|and|now)[\s,]+)*(?:fix|repair|mend|solve|debug|correct)\s+(?:(?:this|it|that|them|these|those|everything)|(?:(?:all|the|these|those|this|that|my|any)\s+)*(?:preview(?:'s)?\s+)?(?:errors?|bugs?|crash(?:es)?|problems?|issues?|preview)(?:\s+(?:of|in|with|from|on)\s+(?:the\s+|my\s+)?(?:preview|app|page|console))?)(?:[\s,]+(?:please|now|for me|thanks))*[\s.!?]*$/i;

/** "Fix this", "please fix the errors of the preview": a turn about what has been captured, not about the specification. */
export function asksForFix(userInput: string): boolean {
  return userInput.length <= 200 && ASKS.test(userInput.trim());
}

/** Whether the last answer was one of `describeFix`, so that a "yes" means the rebuild. */
export function isFixOffer(reply: string | undefined): boolean {
  return reply?.startsWith(LEAD) === true;
}

/** Says honestly what was found, and what a rebuild can and cannot do about it. */
export function describeFix(errors: readonly PreviewError[], version: number): FixTurn {
  if (errors.length === 0) {
    const reply = `${NOTHING} Version ${version} is ready as it is. Tell me what goes wrong, or what to change.`;
    return { reply, hasErrors: false };
  }
  const newest = errors.slice(-SHOWN).toReversed();
  const more = errors.length > newest.length ? [`- and ${errors.length - newest.length} more`] : [];
  const lines = [...newest.map(formatError), ...more];
  const offer =
    `I can build version ${version} again as a new version from the same specification, check it in the sandbox and mend what the checks find. ` +
    "If they find nothing, the new version will behave like this one: then tell me which part to change or leave out. Shall I build it?";
  return { reply: [LEAD, ...lines, "", offer].join("\n"), hasErrors: true };
}

function formatError({ source, message, page, count, version }: PreviewError): string {
  const where = source === "server" ? "server" : page === undefined ? "browser" : `browser, ${oneLine(page, 80)}`;
  const often = count > 1 ? `, ${count} times` : "";
  return `- ${where}, version ${version}${often}: “${oneLine(message, 240)}”`;
}

function oneLine(text: string, maxChars: number): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > maxChars ? `${line.slice(0, maxChars - 1)}…` : line;
}
