/*
 * People name a field by the question that it answers: "what it's worth", "where found", "how often". In a list, such a question is
 * put into the noun that it stands for, which the lexicon of fields knows.
 */

const IT = "(?:it|they|them|these|this|he|she|each(?: one)?)";
const IS = "(?:'s|'re| is| are| was| were)";
const WE = "(?:i|we|you|they|he|she|someone)";

/** What is asked, from its first word to its last, and the name of the field; `$2` is the word that the question has in brackets. */
const ASKED: readonly (readonly [string, string])[] = [
  [`what ${IT}${IS} worth`, "value"],
  [`(?:what|how much) ${IT} (?:costs?|will cost)|how much ${IT}${IS}|what ${WE} charged?`, "price"],
  [`(?:what|how much) ${WE} paid(?: for ${IT})?`, "price paid"],
  [`(?:what|how much) ${WE} sold ${IT} for`, "sale price"],
  [`what(?:'s| is| was) (?:wrong|broken|the (?:problem|issue|matter))(?: with ${IT})?`, "problem"],
  [`what ${IT}${IS} made (?:of|from)`, "material"],
  [`what (?:kind|type|sort)(?: of \\w+)?(?: ${IT}${IS})?`, "type"],
  [`what (colou?r|size|brand|model)(?: ${IT}${IS})?`, "$2"],
  [`what (?:${WE} )?(?:thought|think)(?: of ${IT})?`, "review"],
  [`where (?:${IT}${IS} |${WE} )?found(?: ${IT})?`, "place found"],
  [`where (?:${IT}${IS} |${WE} )?(?:bought|got|ordered)(?: ${IT})?(?: from)?`, "bought from"],
  [`where ${IT}${IS}(?: (?:kept|stored|now|located|at))?|where ${IT} lives?`, "location"],
  [`where ${WE} keep ${IT}`, "location"],
  [`when (?:${IT}${IS} |${WE} )?bought(?: ${IT})?`, "purchase date"],
  [
    `when (?:${IT}${IS} |${WE} )?(sown|planted|harvested|opened|bottled|brewed|borrowed|returned|started|finished|paid|sent|watered|found|seen|met|signed|repaired|serviced|delivered|ordered|received)(?: ${IT})?`,
    "$2 on",
  ],
  [`when to (harvest|plant|sow|water|renew|review|call|pay)(?: ${IT})?`, "$2 date"],
  [`when ${IT}${IS} due back|when ${IT} (?:comes?|goes?) back|until when|by when`, "due date"],
  [`when ${IT}${IS} due|when due`, "due date"],
  [`when ${IT} (?:expires?|runs? out|goes? off)`, "expiry date"],
  [`who (?:wrote|made|painted|designed) ${IT}`, "author"],
  [`who (?:${IT}${IS} for|(?:it|they) (?:belongs?|belong) to)`, "owner"],
  [`who (?:has|borrowed|took) ${IT}`, "borrower"],
  [`who (?:runs|leads|teaches|hosts) ${IT}`, "leader"],
  [`who paid`, "paid by"],
  [`how often(?: ${IT}${IS}| ${WE} \\w+(?: ${IT})?)?`, "frequency"],
  [`how long(?: ${IT} (?:takes?|took|lasts?|lasted)| for)?`, "duration"],
  [`how far(?: ${WE} \\w+)?`, "distance"],
  [`how (?:many|much)(?: ${WE} (?:have|has|need|bought)| there are| ${IT}${IS} left| are left| is left)?`, "quantity"],
  [`how old(?: ${IT}${IS})?`, "age"],
  [`how good(?: ${IT}${IS})?`, "rating"],
  [`how (?:big|large)(?: ${IT}${IS})?`, "size"],
];

const BEFORE = "(^|[,:;(] ?(?:and |or )?|\\b(?:with|and|including|note|log|record|track|of) (?:(?:the|its|their) )?)";
const AFTER = "(?=\\s*(?:[,.;:)\\n]|$)|\\s+and\\b)";

const RULES = ASKED.map(([asked, name]) => [new RegExp(`${BEFORE}(?:${asked})${AFTER}`, "gim"), name] as const);
/** "Complete or not", but not "whether or not". */
const OR_NOT = /([,:(] ?)([a-z]+) or not\b(?=\s*(?:[,.;)\n]|$)|\s+and\b)/gi;

/** The text with the questions in its lists as the names of what they ask for. Linear in the text. */
export function nameAskedFields(text: string): string {
  return RULES.reduce(
    (said, [rule, name]) => said.replace(rule, `$1${name}`),
    text.replace(OR_NOT, "$1whether it is $2"),
  );
}
