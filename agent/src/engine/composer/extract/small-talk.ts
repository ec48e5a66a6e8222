/*
 * People greet, thank, say who they are and what bothers them. None of it is to be kept, so it is taken out before the text is
 * read; what would leave nothing stays.
 */

const GREETING =
  /^(?:\s*(?:hi|hello|hey|hiya|good (?:morning|evening|afternoon)|greetings|dear \w+)(?: there| all| everyone| team| guys)?\s*[,.!:-]+\s*)+/i;
const THANKS =
  /(?:^|[.!?,;\n]\s*|\s)(?:many thanks|thanks(?: a lot| so much| in advance| a million| very much)?|thank you(?: so much| very much| in advance)?|cheers|please and thank you|much appreciated|please|pls)\s*[.!:)]*\s*$/i;
/** "Piano teacher here." */
const HERE = /^[^.,;:!?\n]{3,60} here\s*[.,!:;-]+\s*/i;
const WISH = "need|want|would|'d|have to|am looking|are looking|'m looking|'re looking|must|like to|wish|could use";
/** "As a therapist I need", "I'm a wedding photographer and need". */
const AS_SOMEBODY = new RegExp(
  `^(?:as (?:an? |the )?[^.,;:!?\\n]{2,60}?,? (?:i|we)|(?:i am|we are) (?:an? |the )?[^.,;:!?\\n]{2,70}?(?:[,.;]| and| so| who| -)+ ?(?:i|we)?) ?(?=(?:${WISH})\\b)`,
  "i",
);
/** "We are three siblings looking after a house: who was there when". */
const SELF_BEFORE_COLON = /^(?:i am|we are) (?:an? |the |\w+ )?[^.,;:!?\n]{3,80}:\s*/i;
/** How large letters should be says nothing of what is kept. */
const SIZES =
  /,? ?(?:- )?(?:and |with )?(?:\w+ (?:wants?|needs?|likes?|prefers?) )?(?:really |very )?(?:big|large|huge) (?:letters|text|fonts?|buttons?|type|print|numbers)(?: please)?/gi;
/** "We run a small bakery and want": where the brief says who asks before it says what for. */
const RUNNING = new RegExp(
  `^(?:i|we) (?:run|operate|work (?:at|in|for)) (?:an? |the |our |my )?[^.,;:!?\\n]{2,60}?(?:[,.;]| and| so| -)+ ?(?:i|we) (?=(?:${WISH})\\b)`,
  "i",
);
/** Sentences about how things are done today. */
const TODAY =
  /\b(?:mess|chaos|everywhere|nightmare|excel|spreadsheets?|google sheets?|sticky notes?|post-?its?|whatsapp|on paper|pen and paper|paper forms|in a notebook|back of an envelope|fed up|sick of|tired of|driving me (?:mad|crazy)|always forget|keep forgetting|keeps? losing|lost track|hard to)\b/i;
/** What tells a sentence that wants something from one that only complains. */
const WANTS =
  /\b(?:need|want|would like|track|record|log|list|manage|keep|organi[sz]e|build|make|create|plan|store|app|tool|tracker)\b/i;
const INSTEAD_OF =
  /,? ?\b(?:instead of|rather than|to replace|replacing|replaces?|no more) (?:an? |the |my |our |all (?:the |my |our )?|these |using |keeping )*(?:[\w'-]+ ){0,2}?(?:excel(?: sheets?| files?)?|spreadsheets?|google sheets?|sticky notes?|post-?its?|paper(?:work| forms?| lists?| notebooks?)?|notebooks?|whatsapp(?: groups?)?|whiteboards?|e-?mails?)(?: hell| mess| chaos)?\b/gi;

/** What is said not to be wanted. */
const UNWANTED =
  /(?:^|[.!?;\n]\s*|,\s*)(?:and |but )?(?:(?:the )?[\w' -]{2,40}? (?:aren't|isn't|are not|is not|not) (?:needed|necessary|required|important)|(?:no |(?:i|we) (?:don't|do not|won't) (?:need|want|care about) )[^,.;!?\n]{2,60}(?: needed)?)(?=[.!?;,\n]|$)/gi;

/** What is done without the app. */
const ELSEWHERE =
  /(?<=^|[.!?\n])[^.!?\n]{3,80} (?:elsewhere|somewhere else|separately|in another (?:app|tool|program)|the office does that)\s*[.!]?/gi;

/** The text without talk around what it asks for. */
export function withoutSmallTalk(text: string): string {
  let rest = text;
  for (const pattern of [GREETING, THANKS, HERE, AS_SOMEBODY, RUNNING, SELF_BEFORE_COLON]) {
    const cut = rest.replace(pattern, "");
    if (/\w{3}/.test(cut)) rest = cut;
  }
  rest = rest.replace(INSTEAD_OF, "").replace(SIZES, "");
  const here = rest.replace(ELSEWHERE, "");
  if (/\w{3}/.test(here)) rest = here;
  const wanted = rest.replace(UNWANTED, (found) => /^[.!?;,\n]/.exec(found)?.[0] ?? "");
  if (/\w{3}/.test(wanted)) rest = wanted;
  const sentences = rest.split(/(?<=[.!?\n])\s*/);
  const kept = sentences.filter((sentence) => !TODAY.test(sentence) || WANTS.test(sentence));
  return kept.length > 0 && kept.length < sentences.length ? kept.join(" ") : rest;
}
