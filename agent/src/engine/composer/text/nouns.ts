import pluralize from "pluralize";

/** Plural or uncountable in form, one thing in meaning; pluralize knows most others. */
const UNCHANGED = new Set([
  "series",
  "species",
  "fitness",
  "business",
  "address",
  "status",
  "bus",
  "progress",
  "news",
  "class",
  "gas",
  "glass",
  "dress",
  "process",
  "diagnosis",
  "analysis",
  "basis",
  "canvas",
  "bonus",
  "campus",
  "virus",
  "lens",
  "chess",
  "tennis",
  "stress",
  "access",
  "illness",
  "witness",
  "success",
  "clothes",
]);
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ["movies", "movie"],
  ["cookies", "cookie"],
  ["calories", "calorie"],
  ["people", "person"],
  ["staff", "staff"],
  ["diagnoses", "diagnosis"],
  ["addresses", "address"],
  ["statuses", "status"],
  ["classes", "class"],
  ["businesses", "business"],
  ["data", "data"],
  ["vertebrae", "vertebra"],
]);

const onLastWord = (phrase: string, change: (word: string) => string): string => {
  const space = phrase.lastIndexOf(" ");
  return phrase.slice(0, space + 1) + change(phrase.slice(space + 1));
};

/** `due dates` as `due date`; only the last word changes. Lower case in, lower case out. */
export function toSingular(phrase: string): string {
  return onLastWord(phrase, (word) => {
    if (word.length > 40 || UNCHANGED.has(word)) return word;
    return IRREGULAR.get(word) ?? pluralize.singular(word);
  });
}

/** `due date` as `due dates`. */
export function toPlural(phrase: string): string {
  return onLastWord(phrase, (word) => (word.length > 40 ? word : pluralize.plural(word)));
}

/** Whether the last word is a plural: `customers`, not `status`. */
export function isPluralPhrase(phrase: string): boolean {
  const word = phrase.slice(phrase.lastIndexOf(" ") + 1);
  return word.length > 2 && word.length <= 40 && toSingular(word) !== word;
}

/** `a` or `an`, by the sound of the first letter; words such as `user` and `hour` are known. */
export function withArticle(noun: string): string {
  const isVowel = /^[aeiou]/i.test(noun) && !/^(?:uni|use|user|euro|one)/i.test(noun);
  return `${isVowel || /^(?:hour|honest|heir)/i.test(noun) ? "an" : "a"} ${noun}`;
}
