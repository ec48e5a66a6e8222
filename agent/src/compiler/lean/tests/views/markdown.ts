import type { AppFile } from "@joinery/shared";

export const markdownTests: AppFile = {
  path: "tests/markdown.test.ts",
  content: `import { parseBlocks, parseSpans } from "../src/client/lib/markdown.ts";

test("a text is read as headings, lists, tasks, code, quotes, tables and paragraphs", () => {
  const text = "## Title ##\\n\\nTwo\\nlines\\n- [x] done\\n- [ ] open\\n  - deeper\\n1. first\\n\`\`\`\\n# no heading\\n\`\`\`\\n> quoted\\n\\n| a | b |\\n|---|:-:|\\n| 1 | 2 |\\n\\n---";
  assert.deepEqual(parseBlocks(text), [
    { kind: "heading", level: 2, text: "Title" },
    { kind: "paragraph", text: "Two\\nlines" },
    {
      kind: "list",
      isOrdered: false,
      items: [
        { text: "done", isDone: true, depth: 0 },
        { text: "open", isDone: false, depth: 0 },
        { text: "deeper", isDone: undefined, depth: 1 },
      ],
    },
    { kind: "list", isOrdered: true, items: [{ text: "first", isDone: undefined, depth: 0 }] },
    { kind: "code", text: "# no heading" },
    { kind: "quote", blocks: [{ kind: "paragraph", text: "quoted" }] },
    { kind: "table", head: ["a", "b"], rows: [["1", "2"]] },
    { kind: "rule" },
  ]);
});

test("a line is read as emphasis, code and links", () => {
  assert.deepEqual(parseSpans("a **b *c*** \`**d**\` ~~e~~ [f](https://g.example/) https://h.example."), [
    { kind: "text", text: "a " },
    { kind: "strong", spans: [{ kind: "text", text: "b " }, { kind: "emphasis", spans: [{ kind: "text", text: "c" }] }] },
    { kind: "text", text: " " },
    { kind: "code", text: "**d**" },
    { kind: "text", text: " " },
    { kind: "deleted", spans: [{ kind: "text", text: "e" }] },
    { kind: "text", text: " " },
    { kind: "link", text: "f", href: "https://g.example/" },
    { kind: "text", text: " " },
    { kind: "link", text: "https://h.example", href: "https://h.example" },
    { kind: "text", text: "." },
  ]);
  assert.deepEqual(parseSpans("snake_case_name"), [{ kind: "text", text: "snake_case_name" }]);
});

test("a link that is no web or mail address stays text", () => {
  for (const target of ["javascript:alert(1)", "data:text/html,x", "/api/health", "vbscript:x"]) {
    assert.deepEqual(
      parseSpans(\`[click](\${target})\`).filter(({ kind }) => kind === "link"),
      [],
    );
  }
});

test("any text is read to its end, and quickly", () => {
  for (const text of ["", "\\n\\n", "\`\`\`", "> ".repeat(3000), "*".repeat(3000), "[".repeat(3000), "| a\\n|-", "- "]) {
    assert.ok(Array.isArray(parseBlocks(text)));
    assert.equal(
      parseSpans(text).every((span) => "text" in span || "spans" in span),
      true,
    );
  }
});
`,
};

export const excerptTests: AppFile = {
  path: "tests/excerpt.test.ts",
  content: `import { excerptOf } from "../src/client/lib/excerpt.ts";

test("an excerpt is the beginning of a text without its markup, or where the search found something", () => {
  assert.equal(excerptOf("# Hello\\n\\n- **bold** [link](https://x.example)", ""), "Hello bold link");
  const long = \`\${"word ".repeat(60)}needle \${"word ".repeat(60)}\`;
  assert.match(excerptOf(long, "Needle"), /^… .*needle.* …$/);
  assert.doesNotMatch(excerptOf(long, ""), /needle/);
});
`,
};

export const hitTests: AppFile = {
  path: "tests/hits.test.ts",
  content: `import { splitHits } from "../src/client/lib/hits.ts";

test("the words of a search are marked, whatever characters they have", () => {
  assert.deepEqual(splitHits("One (two)", "TWO) one"), [
    { part: "One", isHit: true },
    { part: " (", isHit: false },
    { part: "two)", isHit: true },
  ]);
  assert.deepEqual(splitHits("text", " "), [{ part: "text", isHit: false }]);
});
`,
};
