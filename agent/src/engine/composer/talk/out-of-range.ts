/** What the composer cannot make, and the nearest thing that it can. */
export type OutOfRange = {
  readonly id: string;
  readonly test: RegExp;
  /** "a landing page". */
  readonly what: string;
  /** What is offered instead, in words for the user … */
  readonly offer: string;
  /** … and as a brief that the composer understands. */
  readonly brief: string;
  /** The draft shows the offer already, since the brief names its things; otherwise it is empty until the user accepts. */
  readonly isShown?: boolean;
};

const GAMES =
  "tetris|sudoku|minesweeper|wordle|solitaire|blackjack|poker game|connect four|checkers|chess game|flappy bird|pac-?man|platformer|space invaders";

/** Checked in order; only used for what a brief is about, so a row must not match a mere mention. */
export const OUT_OF_RANGE: readonly OutOfRange[] = [
  {
    id: "game",
    test: new RegExp(
      `\\b(?:${GAMES})\\b|^(?:(?:please|build|make|create|code|me|an?|the|i|want|simple|small|fun|to|play)\\s+)*(?:[\\w-]+\\s+){0,3}game$`,
    ),
    what: "a game",
    offer: "a score list for the games you play, with players and matches",
    brief: "a leaderboard with players and matches",
  },
  {
    id: "calculator",
    test: /\bcalculator\b/,
    what: "a calculator",
    offer: "a list of figures with totals",
    brief: "keep calculations. Each calculation has a name, amount, date and notes",
  },
  {
    id: "weather",
    test: /\bweather (?:app|forecast|dashboard|site)\b|\bopen-?meteo\b/,
    what: "an app that reads live weather",
    offer: "a trip list with city, date and your own verdict on the weather",
    brief: "track trips. Each trip has a city, date, weather (Sunny, Cloudy, Rain, Snow) and notes",
  },
  {
    id: "chat",
    test: /\bchat ?bot\b|\bchat app\b|\bmessenger\b|\bai assistant\b/,
    what: "a chat",
    offer: "a notebook of questions and answers",
    brief: "keep questions with answers by topic",
  },
  {
    id: "editor",
    test: /\b(?:drawing|paint|photo|image|video|music|audio|code|text) (?:editor|app|player)\b|\bwhiteboard\b|\bimage generator\b|\b(?:music|video) player\b/,
    what: "an editor or a player",
    offer: "a catalogue of your works with links, dates and tags",
    brief: "keep works. Each work has a title, link, date, tags and notes",
  },
  {
    id: "map",
    test: /\b(?:route planner|navigation app|map app|gps tracker)\b/,
    what: "a map",
    offer: "a list of places with address, category and notes",
    brief: "keep places",
  },
];

/** The row for what a brief asks, when that is out of range as a whole. */
export function findOutOfRange(lower: string, hasNamedThings: boolean): OutOfRange | undefined {
  const found = OUT_OF_RANGE.find(({ test }) => test.test(lower));
  if (found === undefined) return undefined;
  // "Track my games", "an inventory for my online shop" and "workouts with a timer" have a core that can be built.
  const isWhole =
    !hasNamedThings ||
    found.isShown === true ||
    /page|site/.test(found.id) ||
    found.id === "weather" ||
    found.id === "editor";
  return isWhole ? found : undefined;
}
