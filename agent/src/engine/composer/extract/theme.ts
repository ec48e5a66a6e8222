import { COLOURS, parseColour } from "../lexicon/colours.ts";

/** What the user said of colours; only what was said. */
export type ThemeWish = {
  readonly accent?: string;
  readonly background?: string;
  readonly surface?: string;
  readonly mode?: "system" | "light" | "dark";
};

const names = [...COLOURS.keys()].sort((a, b) => b.length - a.length).map((name) => {
  // "dark green" and "dark-green" mean darkgreen.
  return name.replace(/^(dark|light|medium|pale|deep|hot|midnight|royal|sky|forest|sea|steel|slate|dodger|lawn|lime|spring|powder|olive|navajo|misty|old|peach|rosy|saddle|sandy|yellow|orange|ghost|floral|dim|cadet|corn|indian|alice|antique|blanched)(?=[a-z])/, "$1[ -]?");
});
const COLOUR = `#[0-9a-f]{6}\\b|#[0-9a-f]{3}\\b|\\b(?:${names.join("|")})\\b`;
const ROLE: readonly (readonly [keyof ThemeWish & ("accent" | "background" | "surface"), string])[] = [
  ["background", "(?:page )?backgrounds?(?: colou?r)?|page|backdrop"],
  ["surface", "components?|surfaces?|cards?|panels?|forms?|boxes|tables"],
  ["accent", "accents?(?: colou?r)?|buttons?|links?|primary(?: colou?r)?|highlights?|main colou?r|brand colou?r|theme(?: colou?r)?|colou?r(?: scheme)?"],
];

const AFTER = ROLE.map(([role, words]) => [role, new RegExp(`\\b(?:${words})\\b(?: (?:should be|must be|is|are|in|to|of|as))?[:=]? ?(?:a )?(${COLOUR})`, "gi")] as const);
const BEFORE = ROLE.map(([role, words]) => [role, new RegExp(`(${COLOUR}) (?:for the )?(?:${words})\\b`, "gi")] as const);
const PLAIN = new RegExp(`\\b(?:make (?:it|everything|the app)|use|paint it|in|colou?red?|style it|look)(?: all| mostly| more)?(?: a)? (${COLOUR})(?! (?:list|team|wine|card|light|meat|onion|car|house|tea|book|paper))`, "gi");
const MODES = [
  ["dark", /\bdark (?:mode|theme|design|look|ui|interface|background)|\bmake it dark\b(?! ?(?:blue|green|red|gr[ae]y|orange|cyan|violet|magenta))/i],
  ["light", /\blight (?:mode|theme|design|look|ui)|\bmake it light\b(?! ?(?:blue|green|pink|gr[ae]y|yellow|cyan))/i],
] as const;

/** The colours a text asks for, each with the exact value of its name or hex code. `undefined` when it says nothing of them. */
export function extractTheme(text: string): ThemeWish | undefined {
  const wish: { accent?: string; background?: string; surface?: string; mode?: "light" | "dark" } = {};
  for (const patterns of [BEFORE, AFTER]) {
    for (const [role, pattern] of patterns) {
      for (const match of text.matchAll(pattern)) {
        const colour = parseColour(match[1] ?? "");
        if (colour !== undefined) wish[role] ??= colour;
      }
    }
  }
  for (const match of text.matchAll(PLAIN)) {
    const colour = parseColour(match[1] ?? "");
    if (colour !== undefined && !Object.values(wish).includes(colour)) wish.accent ??= colour;
  }
  for (const [mode, pattern] of MODES) if (pattern.test(text)) wish.mode ??= mode;
  return Object.keys(wish).length === 0 ? undefined : wish;
}
