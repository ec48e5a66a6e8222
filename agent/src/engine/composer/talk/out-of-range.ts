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
  "tic[- ]?tac[- ]?toe|tetris|snake|sudoku|minesweeper|hangman|wordle|2048|solitaire|blackjack|poker game|connect four|checkers|chess game|flappy bird|pac-?man|memory game|platformer|space invaders|rock[- ,]*paper";

/** Checked in order; only used for what a brief is about, so a row must not match a mere mention. */
export const OUT_OF_RANGE: readonly OutOfRange[] = [
  {
    id: "pricing-page",
    test: /\bpricing page\b/,
    what: "a pricing page for a product",
    offer: "a list of your price plans with name, price and description",
    brief: "manage price plans. Each price plan has a name, price, billing period and description",
  },
  {
    id: "portfolio-site",
    test: /\bportfolio (?:web ?)?(?:site|page)\b|\bportfolio website\b/,
    what: "a portfolio site",
    offer: "a catalogue of your projects with pictures as links",
    brief: "manage portfolio projects. Each portfolio project has a title, description, link, date and tags",
  },
  {
    id: "contact-landing",
    test: /\blanding page\b(?=[\s\S]{0,200}\bcontact form\b)/,
    what: "a landing page",
    offer: "an inbox list for the messages that people send you",
    brief: "track contact messages",
    isShown: true,
  },
  {
    id: "landing-page",
    test: /\blanding page\b|\bone-page (?:site|website)\b|\bmarketing (?:site|page)\b|\bbrochure site\b|\b(?:company|business|personal) (?:home ?page|website)\b/,
    what: "a landing page",
    offer: "a product list with prices and descriptions",
    brief: "manage products. Each product has a name, tagline, price and description",
  },
  {
    id: "quiz",
    test: /\bquiz (?:app|game|site|website)\b|\btrivia (?:app|game)\b|\ba quiz (?:on|about)\b/,
    what: "playing a quiz with scores",
    offer: "a question bank with questions, answers and topics",
    brief: "a question bank",
    isShown: true,
  },
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
    id: "converter",
    test: /\b(?:convert(?:er|or|s)?|conversion)\b/,
    what: "a converter",
    offer: "a table of the conversions you look up, with value, unit and result",
    brief: "keep conversions. Each conversion has a name, amount, unit, result and notes",
  },
  {
    id: "calculator",
    test: /\bcalculator\b/,
    what: "a calculator",
    offer: "a list of figures with totals",
    brief: "keep calculations. Each calculation has a name, amount, date and notes",
  },
  {
    id: "timer",
    test: /\bpomodoro\b|\btimer\b|\bstopwatch\b|\bcountdown\b|\balarm clock\b|\bmetronome\b/,
    what: "a running timer",
    offer: "a log of your focus sessions with date, minutes and topic",
    brief: "keep focus sessions. Each focus session has a topic, date, duration and notes",
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
