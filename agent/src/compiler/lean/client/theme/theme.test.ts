import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Theme } from "@joinery/shared";
import { contrastOf } from "./colour.ts";
import { emitTokens } from "./emit-tokens.ts";
import { createClassTest, pruneCss } from "./prune-css.ts";

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
const theme: fc.Arbitrary<Theme> = fc.record(
  { accent: colour, background: colour, surface: colour, mode: fc.constantFrom("system", "light", "dark") },
  { requiredKeys: ["accent", "mode"] },
);

/** Each rule with custom properties, as a table. Those of `.surface` stand on the card, the others on the page. */
function readRules(css: string): { selector: string; tokens: Map<string, string> }[] {
  return [...css.matchAll(/(:root|\.surface) \{([^}]*)\}/g)].map(([, selector = "", body = ""]) => ({
    selector,
    tokens: new Map(
      [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", value = ""]) => [name, value]),
    ),
  }));
}

test("every text can be read on its ground, whatever the theme", () => {
  fc.assert(
    fc.property(theme, (wanted) => {
      let card = "";
      for (const { selector, tokens } of readRules(emitTokens(wanted).content)) {
        if (!tokens.has("text")) continue;
        const on = (name: string, ground: string): number => contrastOf(tokens.get(name) ?? "", ground);
        if (selector === ":root") card = tokens.get("card") ?? "";
        const ground = selector === ":root" ? (tokens.get("page") ?? "") : card;
        for (const name of ["text", "muted", "link", "danger"]) expect(on(name, ground)).toBeGreaterThanOrEqual(4.5);
        expect(on("line-strong", ground)).toBeGreaterThanOrEqual(3);
        if (selector !== ":root") continue;
        expect(on("on-accent", wanted.accent)).toBeGreaterThanOrEqual(4.5);
        expect(on("field-text", tokens.get("field") ?? "")).toBeGreaterThanOrEqual(4.5);
        for (const tone of ["neutral", "info", "success", "warning", "danger"])
          expect(on(`${tone}-text`, tokens.get(`${tone}-fill`) ?? "")).toBeGreaterThanOrEqual(4.5);
        for (let index = 1; index <= 8; index += 1) expect(on(`chart-${index}`, card)).toBeGreaterThanOrEqual(3);
      }
    }),
    { numRuns: 300 },
  );
});

test("the colours of the theme are taken exactly, and a given background does not follow the time of day", () => {
  const css = emitTokens({ accent: "#123456", background: "#fdf6e3", surface: "#ffffff", mode: "system" }).content;
  expect(css).toContain("--accent: #123456;");
  expect(css).toContain("--page: #fdf6e3;");
  expect(css).toContain("--card: #ffffff;");
  expect(css).not.toContain("prefers-color-scheme");
});

test("without a given background the app follows light and dark", () => {
  const css = emitTokens({ accent: "#123456", mode: "system" }).content;
  expect(css).toContain("@media (prefers-color-scheme: dark)");
  expect(emitTokens({ accent: "#123456", mode: "dark" }).content).toContain("color-scheme: dark;");
});

test("rules for classes that no element has are left out, also within media queries", () => {
  const css = `a { color: red; }

.used,
.unused { color: red; }

/* Why. */
.unused b { color: red; }

.tone-info { color: red; }

@media (width > 1px) {
  .unused { color: red; }
}

@media (width > 2px) {
  .used:not(.unused) { color: red; }
}`;
  const pruned = pruneCss(css, createClassTest('className="used" className={`tone-${tone}`}'));
  expect(pruned).toContain("a {");
  expect(pruned).toContain(".used {");
  expect(pruned).toContain(".tone-info");
  expect(pruned).toContain(".used:not(.unused)");
  expect(pruned).not.toContain("Why");
  expect(pruned).not.toContain("1px");
});
