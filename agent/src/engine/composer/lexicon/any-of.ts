/** One pattern for several, none of which has a flag: long lists of wordings stay readable, one a line. */
export const anyOf = (...patterns: readonly RegExp[]): RegExp =>
  new RegExp(patterns.map(({ source }) => source).join("|"));
