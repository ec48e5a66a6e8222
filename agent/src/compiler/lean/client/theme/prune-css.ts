/** A style sheet without the rules for classes that an app does not have. */

/** Tells whether code can give an element a class: by its name, or as `prefix-${something}`. */
export function createClassTest(code: string): (name: string) => boolean {
  const words = new Set<string>();
  const prefixes: string[] = [];
  for (const [, word = "", insertion] of code.matchAll(/([\w-]+)(\$\{)?/g)) {
    if (insertion === undefined) words.add(word);
    else if (word.endsWith("-")) prefixes.push(word);
  }
  return (name) => words.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
}

/** Keeps each selector whose classes are all used; what is left without selectors or rules goes, with its comment. */
export function pruneCss(css: string, isUsed: (name: string) => boolean): string {
  return `${splitBlocks(css)
    .map((block) => pruneBlock(block, isUsed))
    .filter((block) => block !== "")
    .join("\n\n")}\n`;
}

/** The rules and at-rules on the top level, each with the comment before it. */
function splitBlocks(css: string): string[] {
  const blocks: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < css.length; index += 1) {
    if (css[index] === "{") depth += 1;
    if (css[index] !== "}") continue;
    depth -= 1;
    if (depth > 0) continue;
    blocks.push(css.slice(start, index + 1).trim());
    start = index + 1;
  }
  return blocks;
}

function pruneBlock(block: string, isUsed: (name: string) => boolean): string {
  const [, comment = "", head = "", body = ""] = /^(\/\*[\s\S]*?\*\/\s*)?([^{]+)\{([\s\S]*)\}$/.exec(block) ?? [];
  if (/^@(?:keyframes|page)\b/.test(head)) return block;
  if (head.startsWith("@")) {
    const inner = pruneCss(body, isUsed).trim();
    return inner === "" ? "" : `${comment}${head}{\n  ${inner}\n}`;
  }
  const selectors = splitSelectors(head).filter((selector) => classesOf(selector).every(isUsed));
  return selectors.length === 0 ? "" : `${comment}${selectors.join(",\n")} {${body}}`;
}

/** Classes that an element must have; those within `:not()` are the opposite. */
function classesOf(selector: string): string[] {
  const required = selector.replace(/:not\([^()]*(?:\([^()]*\)[^()]*)*\)/g, "").replace(/"[^"]*"/g, "");
  return [...required.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = ""]) => name);
}

/** At the commas that are not inside parentheses. */
function splitSelectors(head: string): string[] {
  return head
    .trim()
    .split(/,(?![^(]*\))/)
    .map((selector) => selector.trim());
}
