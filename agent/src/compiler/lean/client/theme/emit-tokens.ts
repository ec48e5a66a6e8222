import type { AppFile, Theme } from "@joinery/shared";
import { contrastOf, fromHsl, inkOn, luminanceOf, mix, readable, toHsl } from "./colour.ts";

type Scheme = "light" | "dark";
type Tokens = Readonly<Record<string, string>>;

/** `styles/tokens.css`: the app's colours. Those of the theme are exact; the others follow from them and can be read on them. */
export function emitTokens(theme: Theme): AppFile {
  const content = isFixed(theme) ? schemeCss(theme, fixedScheme(theme)) : followingCss(theme);
  return { path: "src/client/styles/tokens.css", content: `${content}\n${SHAPES}` };
}

/** A page or cards of a given colour look the same by day and by night. */
function isFixed({ mode, background, surface }: Theme): boolean {
  return mode !== "system" || background !== undefined || surface !== undefined;
}

function fixedScheme({ mode, background, surface }: Theme): Scheme {
  const given = background ?? surface;
  if (given === undefined) return mode === "dark" ? "dark" : "light";
  return luminanceOf(given) < 0.179 ? "dark" : "light";
}

const schemeCss = (theme: Theme, scheme: Scheme): string => `:root {
  color-scheme: ${scheme};
${rows(pageTokens(theme, scheme))}
}

.surface {
  color-scheme: ${luminanceOf(groundsOf(theme, scheme).card) < 0.179 ? "dark" : "light"};
${rows(cardTokens(theme, scheme))}
}
`;

function followingCss(theme: Theme): string {
  const dark = `${ruleCss(":root", pageTokens(theme, "dark"))}\n\n${ruleCss(".surface", cardTokens(theme, "dark"))}`;
  return `:root {
  color-scheme: light dark;
${rows(pageTokens(theme, "light"))}
}

${ruleCss(".surface", cardTokens(theme, "light"))}

@media (prefers-color-scheme: dark) {
${dark.replace(/^(?=.)/gm, "  ")}
}
`;
}

const ruleCss = (selector: string, tokens: Tokens): string => `${selector} {\n${rows(tokens)}\n}`;

const rows = (tokens: Tokens): string =>
  Object.entries(tokens)
    .map(([name, value]) => `  --${name}: ${value};`)
    .join("\n");

/** The page and the cards on it. What is not given keeps a trace of the accent's hue, so that it belongs to it. */
function groundsOf({ accent, background, surface }: Theme, scheme: Scheme): { page: string; card: string } {
  const { hue, saturation } = toHsl(accent);
  const tint = Math.min(0.25, saturation * 0.3);
  const page =
    background ??
    (surface === undefined
      ? fromHsl(hue, tint, scheme === "light" ? 0.975 : 0.075)
      : mix(surface, inkOn(surface), 0.04));
  const raised = mix(page, "#ffffff", scheme === "light" ? 0.75 : 0.055);
  return { page, card: surface ?? raised };
}

function pageTokens(theme: Theme, scheme: Scheme): Tokens {
  const { page, card } = groundsOf(theme, scheme);
  return {
    page,
    card,
    accent: theme.accent,
    "on-accent": inkOn(theme.accent),
    ...inkTokens(theme, page),
    ...fieldTokens(card),
    ...toneTokens(scheme),
    star: scheme === "light" ? readable("#d98e04", [card], 3) : readable("#f5b932", [card], 3),
    ...chartTokens(theme, card),
  };
}

/** Cards have texts of their own, as their ground may be light on a dark page or the other way round. */
function cardTokens(theme: Theme, scheme: Scheme): Tokens {
  const { card } = groundsOf(theme, scheme);
  return inkTokens(theme, card);
}

function inkTokens(theme: Theme, ground: string): Tokens {
  const { hue, saturation } = toHsl(theme.accent);
  const isDark = luminanceOf(ground) < 0.179;
  const hover = mix(ground, hoverTarget(ground), isDark ? 0.1 : 0.055);
  const ink = readable(fromHsl(hue, Math.min(0.2, saturation * 0.3), isDark ? 0.93 : 0.12), [ground, hover], 7);
  const link = readable(theme.accent, [ground, hover], 4.5);
  return {
    text: ink,
    muted: mutedInk(ink, [ground, hover]),
    line: mix(ground, ink, 0.14),
    "line-strong": readable(mix(ground, ink, 0.42), [ground], 3.05),
    hover,
    link,
    focus: link,
    danger: readable(isDark ? "#ff8a80" : "#c02626", [ground, hover], 4.5),
  };
}

/** Towards the ink where there is contrast to spare, away from it on a ground of middling lightness. */
function hoverTarget(ground: string): string {
  const [ink = "", opposite = ""] = ["#ffffff", "#000000"].sort(
    (a, b) => contrastOf(b, ground) - contrastOf(a, ground),
  );
  return contrastOf(ink, ground) < 9 ? opposite : ink;
}

/** As faint as it may be. */
function mutedInk(ink: string, grounds: readonly string[]): string {
  const ground = grounds[0] ?? ink;
  for (let share = 0.4; share > 0; share -= 0.02) {
    const candidate = mix(ink, ground, share);
    if (grounds.every((other) => contrastOf(candidate, other) >= 4.6)) return candidate;
  }
  return ink;
}

function fieldTokens(card: string): Tokens {
  const isDark = luminanceOf(card) < 0.179;
  const field = isDark ? mix(card, "#000000", 0.22) : mix(card, "#ffffff", 0.7);
  const text = inkOn(field);
  return { field, "field-text": text, "field-muted": mutedInk(text, [field]) };
}

const TONE_HUES = { neutral: 220, info: 214, success: 146, warning: 38, danger: 2 } as const;

/** Badges bring their own ground, so that they look the same on any card. */
function toneTokens(scheme: Scheme): Tokens {
  const tones = Object.entries(TONE_HUES).map(([tone, hue]) => {
    const strength = tone === "neutral" ? 0.14 : 0.75;
    const fill = scheme === "light" ? fromHsl(hue, strength, 0.91) : fromHsl(hue, strength * 0.65, 0.2);
    const text = readable(fromHsl(hue, strength, scheme === "light" ? 0.3 : 0.78), [fill], 5);
    return [
      [`${tone}-fill`, fill],
      [`${tone}-text`, text],
    ];
  });
  return Object.fromEntries(tones.flat());
}

// Calm colours that people tell apart well, also with a colour vision deficiency.
const CHART_COLOURS = ["#4e79a7", "#f28e2b", "#76b7b2", "#e15759", "#b07aa1", "#edc948", "#59a14f", "#9c755f"] as const;
const NEAR_HUE_DEGREES = 24;

/** Eight colours for a card: the accent, and those that do not look like it. */
function chartTokens(theme: Theme, card: string): Tokens {
  const { hue } = toHsl(theme.accent);
  const distance = (colour: string): number => Math.abs(((toHsl(colour).hue - hue + 540) % 360) - 180);
  const others = CHART_COLOURS.toSorted(
    (a, b) => Number(distance(a) < NEAR_HUE_DEGREES) - Number(distance(b) < NEAR_HUE_DEGREES),
  );
  const colours = [theme.accent, ...others.slice(0, 7)].map((colour) => readable(colour, [card], 3));
  return Object.fromEntries(colours.map((colour, index) => [`chart-${index + 1}`, colour]));
}

const SHAPES = `:root {
  --radius: 0.9rem;
  --radius-small: 0.6rem;
  --shadow: 0 1px 2px rgb(0 0 0 / 6%), 0 4px 14px rgb(0 0 0 / 6%);
  --shadow-large: 0 12px 40px rgb(0 0 0 / 28%);
}
`;
