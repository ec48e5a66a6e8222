/** Colour arithmetic for themes that stay readable. Colours are `#rrggbb`. */

type Rgb = readonly [number, number, number];

function toRgb(hex: string): Rgb {
  const part = (start: number): number => Number.parseInt(hex.slice(start, start + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

function toHex(rgb: Rgb): string {
  const part = (value: number): string =>
    Math.round(Math.min(1, Math.max(0, value)) * 255)
      .toString(16)
      .padStart(2, "0");
  return `#${rgb.map(part).join("")}`;
}

/** WCAG 2.2 relative luminance, 0 to 1. */
export function luminanceOf(hex: string): number {
  const [r, g, b] = toRgb(hex).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

/** WCAG 2.2 contrast ratio, 1 to 21. */
export function contrastOf(a: string, b: string): number {
  const [low = 0, high = 0] = [luminanceOf(a), luminanceOf(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** From the first colour (share 0) to the second one (share 1). */
export function mix(from: string, to: string, share: number): string {
  const [a, b] = [toRgb(from), toRgb(to)];
  const channel = (index: 0 | 1 | 2): number => a[index] * (1 - share) + b[index] * share;
  return toHex([channel(0), channel(1), channel(2)]);
}

/** White or a near-black, whichever can be read on the colour. */
export function inkOn(background: string): string {
  const choices = ["#ffffff", "#14161c", "#000000"];
  return choices.find((ink) => contrastOf(ink, background) >= 4.5) ?? "#000000";
}

/** The colour itself, or the nearest shade of it, towards black or white, that has the contrast on every background. */
export function readable(colour: string, backgrounds: readonly string[], ratio: number): string {
  const lowest = (candidate: string): number =>
    Math.min(...backgrounds.map((background) => contrastOf(candidate, background)));
  const goal = lowest("#000000") > lowest("#ffffff") ? "#000000" : "#ffffff";
  for (let share = 0; share < 1; share += 0.02) {
    const candidate = mix(colour, goal, share);
    if (lowest(candidate) >= ratio) return candidate;
  }
  return goal;
}

/** Hue in degrees, saturation and lightness from 0 to 1. */
export function toHsl(hex: string): { hue: number; saturation: number; lightness: number } {
  const [r, g, b] = toRgb(hex);
  const max = Math.max(r, g, b);
  const min = Math.min(r, g, b);
  const lightness = (max + min) / 2;
  const spread = max - min;
  if (spread === 0) return { hue: 0, saturation: 0, lightness };
  const saturation = spread / (1 - Math.abs(2 * lightness - 1));
  const sector = max === r ? ((g - b) / spread + 6) % 6 : max === g ? (b - r) / spread + 2 : (r - g) / spread + 4;
  return { hue: sector * 60, saturation, lightness };
}

export function fromHsl(hue: number, saturation: number, lightness: number): string {
  const amplitude = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): number => {
    const position = (offset + hue / 30) % 12;
    return lightness - amplitude * Math.max(-1, Math.min(position - 3, 9 - position, 1));
  };
  return toHex([channel(0), channel(8), channel(4)]);
}
