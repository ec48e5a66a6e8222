/*
 * Stages are written in many ways: "a board with new / baking / ready", "status applied/interview/offer", "stage: sketch > colour > done".
 * All of them are put into the one that the reader of fields knows, "status (new, baking, ready)".
 */

const ITEM = "[\\p{L}][\\p{L}\\p{N}'-]*";
const WORDS = `${ITEM}(?: ${ITEM}){0,2}`;
/** Between spaces an item may have several words; without them it is one. */
const SPACED = `${WORDS}(?: (?:\\/|->|=>|→|>|\\|) ${WORDS}){1,9}`;
const TIGHT = `${ITEM}(?:(?:\\/|->|=>|→|>|\\|)${ITEM}){1,9}(?: (?:up|out|in|off|on|back))?`;
const CHAIN = `(${SPACED}|${TIGHT})`;
const END = "(?=\\s*(?:[,.;:)\\n]|$)| (?:and|so|with|for|on|plus) )";

const BOARD = new RegExp(
  `\\b(?:(on|in|as|using) )?(?:an? |the |one |my |our )?(?:kanban |status )?board(?: (?:with|of|for|that has|has))?(?: (?:the )?(?:columns?|stages?|status(?:es)?|lists?))?:? (?:\\(${CHAIN}\\)|${CHAIN}${END})`,
  "giu",
);
const FIELD =
  "status(?:es)?|stages?|states?|columns?|phases?|priority|priorities|severity|severities|level|difficulty|mood|condition|size";
const NAMED = new RegExp(`\\b(${FIELD}):? ${CHAIN}${END}`, "giu");
const BRACKETED = new RegExp(`(?<!\\b(?:${FIELD})) \\(${CHAIN}\\)`, "giu");
const BARE = new RegExp(`(^|[,:] ?|\\bas )${CHAIN}${END}`, "gimu");

/** Words that only stages are called. */
const STATION =
  /^(?:new|open|opened|closed|to-?do|to do|backlog|doing|in progress|ongoing|done|complete|completed|finished|ready|pending|waiting|planned|started|active|inactive|paid|unpaid|shipped|delivered|collected|cancelled|canceled|draft|sent|accepted|rejected|approved|declined|won|lost|applied|received|returned)$/i;
const SEPARATOR = /\s*(?:\/|->|=>|→|>|\|)\s*/;
const IS_ANSWER = /^(?:yes|no|y|n|true|false|maybe|or not)$/i;

/** The text with its lists of stages in brackets behind the name of their field. Linear in the text. */
export function nameStages(text: string): string {
  return text
    .replace(BOARD, (whole, before: string | undefined, bracketed: string | undefined, plain = "") => {
      const items = itemsOf(bracketed ?? plain);
      if (items === undefined) return whole;
      const board = /kanban/i.test(whole) ? "kanban board " : "";
      return `${board}${before === undefined && board === "" ? "" : "with "}status (${items.join(", ")}), drag and drop`;
    })
    .replace(NAMED, (whole, name: string, chain: string) => {
      const items = itemsOf(chain);
      return items === undefined ? whole : `${name} (${items.join(", ")})`;
    })
    .replace(BRACKETED, (whole, chain: string) => {
      const items = stationsOf(chain);
      return items === undefined ? whole : ` with status (${items.join(", ")})`;
    })
    .replace(BARE, (whole, before: string, chain: string) => {
      const items = stationsOf(chain);
      return items === undefined ? whole : `${before}status (${items.join(", ")})`;
    });
}

/** At least three, of which one can be nothing but a stage. */
function stationsOf(chain: string): string[] | undefined {
  const items = itemsOf(chain);
  return items !== undefined && items.length > 2 && items.some((item) => STATION.test(item)) ? items : undefined;
}

function itemsOf(chain: string): string[] | undefined {
  const items = chain.split(SEPARATOR).map((item) => item.trim());
  return items.length < 2 || items.some((item) => item === "" || IS_ANSWER.test(item)) ? undefined : items;
}
