/**
 * Replaces a piece of emitted code that is there exactly once.
 * @throws Error otherwise: whoever changes the code it looks for has to change the place that asks.
 */
export function replaceOnce(text: string, wanted: string | RegExp, replacement: string): string {
  const found = typeof wanted === "string" ? text.split(wanted).length - 1 : [...text.matchAll(wanted)].length;
  if (found !== 1) throw new Error(`the emitted code has ${found} places with ${String(wanted)}`);
  return text.replace(wanted, () => replacement);
}
