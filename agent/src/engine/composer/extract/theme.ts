import { parseColour } from "../lexicon/colours.ts";

type Role = "accent" | "background" | "surface";

/** What the user said of colours; only what was said. */
export type ThemeWish = Readonly<Partial<Record<Role, string>>> & { readonly mode?: "system" | "light" | "dark" };

const ROLES: readonly (readonly [Role, string])[] = [
  ["background", "(?:page )?backgrounds?(?: colou?r)?|backdrop"],
  ["surface", "components?|surfaces?|cards?|panels?|forms?|boxes|tables"],
  [
    "accent",
    "accents?(?: colou?r)?|buttons?|links?|primary(?: colou?r)?|highlights?|main colou?r|brand colou?r|theme(?: colou?r)?|colou?r(?: scheme)?",
  ],
];
// What may be a colour; whether it is one says the table of names: two words first ("dark green"), then one.
const VALUE = "#[0-9a-f]{3,8}\\b|[a-z]+(?:[ -][a-z]+)?";
const AFTER = ROLES.map(
  ([role, words]) =>
    [
      role,
      new RegExp(
        `\\b(?:${words})\\b(?: (?:should be|must be|is|are|in|to|of|as))?[:=]? ?(?:an? )?(?=(${VALUE}))`,
        "gi",
      ),
    ] as const,
);
const BEFORE = ROLES.map(
  ([role, words]) =>
    [role, new RegExp(`(?<=(#[0-9a-f]{3,8}|(?:[a-z]+[ -])?\\b[a-z]+) (?:for the )?)(?:${words})\\b`, "gi")] as const,
);
const PLAIN = new RegExp(
  `\\b(?:make (?:it|everything|the (?:app|theme|design))|use|paint it|in|colou?red?|style it|look)(?: all| mostly| more)?(?: an?)? (?=(${VALUE}))`,
  "gi",
);
/** "In red wine" is about wine. */
const NOT_A_LOOK = /^(?:list|team|wine|cards?|meat|onion|car|house|tea|book|paper|box|bin)\b/i;
const MODES = [
  [
    "dark",
    /\bdark (?:mode|theme|design|look|ui|interface|background)|\bmake it dark\b(?! ?(?:blue|green|red|gr[ae]y|orange|cyan|violet|magenta))/i,
  ],
  ["light", /\blight (?:mode|theme|design|look|ui)|\bmake it light\b(?! ?(?:blue|green|pink|gr[ae]y|yellow|cyan))/i],
] as const;

/** The colours a text asks for, each with the exact value of its name or hex code. `undefined` when it says nothing of them. */
export function extractTheme(text: string): ThemeWish | undefined {
  const wish: { -readonly [Key in keyof ThemeWish]: ThemeWish[Key] } = {};
  const used = new Set<string>();
  for (const [role, pattern] of BEFORE) {
    for (const match of text.matchAll(pattern)) {
      const found = readColour(match[1] ?? "", "end");
      if (found === undefined || wish[role] !== undefined) continue;
      wish[role] = found.colour;
      used.add(found.colour);
    }
  }
  for (const [role, pattern] of AFTER) {
    for (const match of text.matchAll(pattern)) {
      const found = readColour(match[1] ?? "", "start");
      if (found !== undefined && !used.has(found.colour)) wish[role] ??= found.colour;
    }
  }
  for (const match of text.matchAll(PLAIN)) {
    const found = readColour(match[1] ?? "", "start");
    const rest = text.slice(match.index + match[0].length + (found?.chars ?? 0)).trimStart();
    if (found !== undefined && !NOT_A_LOOK.test(rest) && !Object.values(wish).includes(found.colour))
      wish.accent ??= found.colour;
  }
  for (const [mode, pattern] of MODES) if (pattern.test(text)) wish.mode ??= mode;
  return Object.keys(wish).length === 0 ? undefined : wish;
}

/** A colour at the start or the end of up to two words. */
function readColour(words: string, side: "start" | "end"): { colour: string; chars: number } | undefined {
  const [first = "", second] = words.split(/[ -]/);
  const whole = parseColour(words);
  if (whole !== undefined) return { colour: whole, chars: words.length };
  const one = side === "start" ? first : (second ?? first);
  const colour = parseColour(one);
  return colour === undefined ? undefined : { colour, chars: one.length };
}
