import { expect, test } from "vitest";
import { finishModule, jsxAttribute, jsxText, mentionedNames, type Origin } from "./module.ts";

const origin = (path: string, isType = false, exported = ""): Origin => ({ path, isType, exported });

test("words in strings, comments, text and templates are not taken for names", () => {
  const code = `/** Alpha */
const text = "Beta" + \`Gamma \${delta} \\\` Epsilon\`; // Zeta
return <p>${jsxText("Eta theta")}</p>;`;
  expect([...mentionedNames(code)].sort()).toEqual(["const", "delta", "p", "return", "text"]);
});

test("properties, keys and attributes are not taken for names, spread values and ternaries are", () => {
  const names = mentionedNames("f({ ...base, key: value.field }) ? yes : no; <Tag attribute={inner} />");
  expect([...names].sort()).toEqual(["Tag", "base", "f", "inner", "no", "value", "yes"]);
});

test("a module imports what it mentions, types apart, with aliases and relative paths", () => {
  const origins = new Map([
    ["Page", origin("src/client/components/page.tsx", false, "Page")],
    ["PageRecord", origin("src/shared/page.ts", true, "Page")],
    ["useState", origin("react", false, "useState")],
    ["unused", origin("src/client/lib/unused.ts", false, "unused")],
  ]);
  const code = "export const one: PageRecord = useState(Page);";
  expect(finishModule({ path: "src/client/pages/a-page.tsx", code }, origins).content).toBe(
    `import { useState } from "react";
import type { Page as PageRecord } from "../../shared/page.ts";
import { Page } from "../components/page.tsx";

${code}
`,
  );
});

test("text of people cannot leave its place in JSX", () => {
  expect(jsxText("{evil} <b>")).toBe('{"{evil} <b>"}');
  expect(jsxAttribute("label", 'a "b" &amp; \\')).toBe('label={"a \\"b\\" &amp; \\\\"}');
  expect(jsxAttribute("label", "it's {fine} <b>")).toBe(`label="it's {fine} <b>"`);
});
