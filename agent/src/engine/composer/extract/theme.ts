import { parseColour } from "../lexicon/colours.ts";

type Role = "accent" | "background" | "surface";

/** What the user said of colours; only what was said. */
export type ThemeWish = Readonly<Partial<Record<Role, string>>> & { readonly mode?: "system" | "light" | "dark" };

const ROLES: readonly (readonly [Role, string])[] = [
  ["background", "(?:page |app )?backgrounds?(?: colou?r)?|backdrop"],
  ["surface", "(?:the |ui |all )?components?|surfaces?|cards?|panels?|forms?|boxes|tables"],
  [
    "accent",
    "accents?(?: colou?r)?|buttons?|links?|primary(?: colou?r)?|highlights?|main colou?r|brand colou?rs?|headers?|icons?|theme(?: colou?r)?|colou?r (?:scheme|theme)|colou?rs?",
  ],
];
const ANY_ROLE = ROLES.map(([role, words]) => `(?<${role}>${words})`).join("|");
/** What joins a part of the screen to its colour. */
const LINK = "(?: (?:should be|must be|is|are|in|to|of|as|colou?r(?:ed)?|a|an|be))*[:=]?";
const ROLE_BEFORE = new RegExp(`(?:^|[^\\w-])(?:${ANY_ROLE})${LINK}\\s*(?:an? )?$`, "i");
const ROLE_AFTER = new RegExp(`^ (?:for (?:the |all )?|as (?:the )?)?(?:${ANY_ROLE})\\b`, "i");
/** Words after which a colour is the look of the app. */
const TRIGGER =
  /(?:^|[^\w-])(?:make (?:it|everything|the (?:app|theme|design))|use|paint it|in|colou?red?|style it|look)(?: all| mostly| more)?(?: an?)? ?$/i;
const ON = /(?:^|[^\w-])on (?:an? )?$/i;
const AND = /^\s*(?:and|&|,)\s*$/i;
/** "In red wine" is about wine. */
const NOT_A_LOOK = /^ ?(?:list|team|wine|cards?|meat|onion|car|house|tea|book|paper|box|bin|tomato|hat|belt)\b/i;
const MODES = [
  [
    "dark",
    /\bdark (?:mode|theme|design|look|ui|interface|background)|\bmake it dark\b(?! ?(?:blue|green|red|gr[ae]y|orange|cyan|violet|magenta))/i,
  ],
  ["light", /\blight (?:mode|theme|design|look|ui)|\bmake it light\b(?! ?(?:blue|green|pink|gr[ae]y|yellow|cyan))/i],
] as const;
/** How far before a colour its role is looked for. */
const REACH = 60;

type Found = { readonly colour: string; readonly start: number; readonly end: number };
type Placed = { readonly role: Role; readonly colour: string; readonly start: number; readonly end: number };

/** The colours a text asks for, each with the exact value of its name or hex code. `undefined` when it says nothing of them. */
export function extractTheme(text: string): ThemeWish | undefined {
  const wish: { -readonly [Key in keyof ThemeWish]: ThemeWish[Key] } = {};
  for (const { role, colour } of placeColours(text)) wish[role] ??= colour;
  for (const [mode, pattern] of MODES) if (pattern.test(text)) wish.mode ??= mode;
  return Object.keys(wish).length === 0 ? undefined : wish;
}

/** The text without what it says of colours: a component that should be white is nothing to keep. */
export function withoutTheme(text: string): string {
  let rest = text;
  for (const { start, end } of placeColours(text).toReversed()) rest = `${rest.slice(0, start)},${rest.slice(end)}`;
  return rest;
}

/** Every colour that is the look of something, with the stretch of text that says so. */
function placeColours(text: string): Placed[] {
  const placed: Placed[] = [];
  let last: Placed | undefined;
  let open = 0;
  for (const found of findColours(text)) {
    const before = text.slice(Math.max(open, found.start - REACH), found.start);
    const after = text.slice(found.end, found.end + REACH);
    const place = placeColour(found, before, after, last, text);
    open = found.end;
    if (place === undefined) continue;
    placed.push(place);
    last = place;
    open = place.end;
  }
  return placed;
}

function placeColour(
  { colour, start, end }: Found,
  before: string,
  after: string,
  last: Placed | undefined,
  text: string,
): Placed | undefined {
  const behind = ROLE_AFTER.exec(after);
  const ahead = ROLE_BEFORE.exec(before);
  const role = roleOf(behind) ?? roleOf(ahead);
  // "Background navy" names its part before the colour, "gold buttons" behind it.
  if (role !== undefined)
    return {
      role,
      colour,
      start: behind === null && ahead !== null ? start - (before.length - ahead.index) : start,
      end: behind === null ? end : end + behind[0].length,
    };
  const on = ON.exec(before);
  if (on !== null && last !== undefined) return { role: "background", colour, start, end };
  if (last !== undefined && last.role === "accent" && AND.test(text.slice(last.end, start)))
    return { role: "background", colour, start, end };
  const trigger = TRIGGER.exec(before);
  if (trigger === null || NOT_A_LOOK.test(after)) return undefined;
  return { role: "accent", colour, start: start - (before.length - trigger.index), end };
}

const roleOf = (match: RegExpExecArray | null): Role | undefined =>
  ROLES.map(([role]) => role).find((role) => match?.groups?.[role] !== undefined);

/** Hex codes, `rgb()` and names of colours, two words first ("dark green"), then one. */
function findColours(text: string): Found[] {
  const found: Found[] = [];
  const pattern = /#[0-9a-f]{3,8}\b|rgb\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*\)|[a-z]+/gi;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = match.index;
    const [, two] = /^([a-z]+[ -][a-z]+)/i.exec(text.slice(start, start + 40)) ?? [];
    const whole = two === undefined ? undefined : parseColour(two);
    const words = whole === undefined ? match[0] : (two ?? match[0]);
    const colour = whole ?? parseColour(words);
    if (colour === undefined) continue;
    found.push({ colour, start, end: start + words.length });
    pattern.lastIndex = start + words.length;
  }
  return found;
}
