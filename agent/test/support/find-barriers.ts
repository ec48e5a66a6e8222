import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** The same rules that the verification of a build looks for. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** Code for the page as text, because nothing here knows a page's types. */
const RUN_AXE = `axe.run(document, { runOnly: ${JSON.stringify(RULES)} })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + " " + target)))`;

/** What axe has against the page at WCAG A and AA: each rule with the place where it is broken. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate<string[]>(RUN_AXE);
}
