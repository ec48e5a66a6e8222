/** Which entry has the questions for a topic; the general one otherwise. */
const TOPICS: readonly (readonly [RegExp, string])[] = [
  [/\btimes tables?\b|\bmultiplication\b|\bmental (?:maths?|arithmetic)\b|\barithmetic\b/, "TimesTableQuestion"],
  [/\bcapitals?\b|\bcountries\b|\bgeography\b/, "CapitalQuestion"],
  [/\bscience\b|\bphysics\b|\bchemistry\b|\bbiology\b|\bspace\b|\bplanets?\b|\bastronomy\b/, "ScienceQuestion"],
  [/\bhistory\b|\bhistorical\b/, "HistoryQuestion"],
  [/\b(?:java|type)script\b|\bprogramming\b|\bcoding\b|\bhtml\b|\bcss\b|\bcomputers?\b/, "WebQuestion"],
];

export function questionEntry(lower: string): string {
  if (/\bquestion bank\b|\bteachers?\b/.test(lower)) return "Question";
  return TOPICS.find(([test]) => test.test(lower))?.[1] ?? "TriviaQuestion";
}
