import { writeFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { toPlainJavaScript, type PlainOptions } from "./to-plain-javascript.ts";

const OPTIONS: PlainOptions = {
  packages: { react: "preact/compat" },
  tagPath: "src/client/lib/html.js",
  fragmentFrom: "preact",
};

function plain(content: string, path = "src/client/pages/a.tsx"): string {
  return toPlainJavaScript([{ path, content }], OPTIONS)[0]?.content ?? "";
}

type Tag = (texts: TemplateStringsArray, ...values: unknown[]) => unknown;
// Its declarations are those of its CommonJS form.
const { default: htm } = (await import("htm")) as unknown as { default: { bind(create: typeof h): Tag } };

type Element = { readonly type: unknown; readonly props: object | null; readonly children: readonly unknown[] };
function h(type: unknown, props: object | null, ...children: unknown[]): Element {
  return { type, props, children };
}

/** What the emitted template makes of an expression of JSX, with `x`, `rest`, `Field` and `Fragment` in reach. */
function render(jsx: string): unknown {
  const code = plain(`export const view = (x: string, rest: object) => ${jsx};`);
  const body = code.replace(/^import .*$/gm, "").replace("export const view =", "return");
  const make = new Function("html", "Field", "Fragment", body) as (
    ...names: unknown[]
  ) => (...values: unknown[]) => unknown;
  return make(htm.bind(h), "Field", "Fragment")("X", { id: 7 });
}

describe("markup in templates", () => {
  it.each<[string, Element]>([
    ["<p>text</p>", h("p", null, "text")],
    [
      '<p className="a b" hidden data-n={1}>{x} items</p>',
      h("p", { className: "a b", hidden: true, "data-n": 1 }, "X", " items"),
    ],
    ["<Field.Part />", h(undefined, null)],
    ['<Field label="Name" {...rest} on={() => x}>{x}</Field>', h("Field", expect.anything() as object, "X")],
    ["<><p>a</p> <br /></>", h("Fragment", null, h("p", null, "a"), " ", h("br", null))],
    ["<p>\n  one\n  two {x}\n  three\n</p>", h("p", null, "one two ", "X", "three")],
    ["<p>{/* a note */}a &lt; b &amp;&nbsp;c &#39;d&#x27;</p>", h("p", null, "a ", "<", " b &\u00a0c 'd'")],
    ["<p>back`tick ${x} and \\ slash</p>", h("p", null, "back`tick $", "X", " and \\ slash")],
    ['<p title="say &quot;hi&quot; `$`" />', h("p", { title: 'say "hi" `$`' })],
    [
      "<p icon={<b>{x}</b>}>{x === '' ? null : (\n  <i>yes</i>\n)}</p>",
      h("p", { icon: h("b", null, "X") }, h("i", null, "yes")),
    ],
    ["<ul>{[x].map((y) => (\n  <li key={y}>{y}</li>\n))}</ul>", h("ul", null, [h("li", { key: "X" }, "X")])],
    ["<p>{' '}{x}{' '}</p>", h("p", null, " ", "X", " ")],
  ])("of %s is the same", (jsx, expected) => {
    expect(render(jsx)).toEqual(expected);
  });

  it("takes another name for the tag where the module has one", () => {
    expect(plain("const html = 1;\nexport const a = <p>{html}</p>;")).toContain(
      'import { html as markup } from "../lib/html.js"',
    );
  });

  it("refuses entities that it does not know, rather than showing them", () => {
    expect(() => plain("export const a = <p>&unheard;</p>;")).toThrow(/&unheard;/);
  });
});

describe("types", () => {
  it("go, with what is said about them, and all else stays where it is", async () => {
    const source = `import { join, type ParsedPath } from "node:path";
import type { Stats } from "node:fs";

/** Gone with its type. */
export type Shape = { readonly a: string };

/** Stays: x < y and (z as text). */
export function first<T extends Shape>(this_: readonly T[], pick?: (item: T) => boolean): T | undefined {
  const found = this_.find(pick ?? ((item): item is T => item !== undefined)) satisfies T | undefined;
  return found!;
}
export class Problem<T = string> extends Error implements Shape {
  override readonly name = "Problem";
  readonly a: string;
  private static count?: number;
  constructor(a: string, options?: ErrorOptions) {
    super(a, options);
    this.a = a as unknown as string;
  }
}
export const names = ["x"] as const;
export const made = new Map<string, Array<number>>([["k", [1]]]);
export const path: string = join("a", "b");
`;
    const code = plain(source, "src/server/a.ts");
    expect(code).toContain("/** Stays: x < y and (z as text). */");
    expect(code).not.toMatch(/Gone with|ParsedPath|Stats|readonly|satisfies|implements/);
    const folder = await mkdtemp(join(tmpdir(), "joinery-plain-"));
    try {
      await writeFile(join(folder, "a.mjs"), code);
      const loaded = (await import(/* @vite-ignore */ pathToFileURL(join(folder, "a.mjs")).href)) as {
        first(list: unknown[]): unknown;
        Problem: new (a: string) => { name: string; a: string };
        names: string[];
        made: Map<string, number[]>;
        path: string;
      };
      expect(loaded.first([{ a: "1" }])).toEqual({ a: "1" });
      expect(new loaded.Problem("p")).toMatchObject({ name: "Problem", a: "p" });
      expect([loaded.names, loaded.made.get("k"), loaded.path]).toEqual([["x"], [1], "a/b"]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it.each([
    ["an enum", "export enum A { B }"],
    ["a namespace", "namespace A { export const b = 1; }"],
    ["a parameter property", "class A { constructor(readonly b: string) {} }"],
    ["an abstract class", "abstract class A {}"],
    ["code that does not parse", "const = 1;"],
  ])("are all that goes: %s is refused", (_, source) => {
    expect(() => plain(source, "a.ts")).toThrow();
  });
});

describe("modules", () => {
  it("are imported by their new names, from the packages of this target, without styles", () => {
    const source = `import "./a.css";\nimport { useState } from "react";\nimport { b } from "../b.tsx";\nexport { c } from "./c.ts";\nexport const d = [useState, b, import("./d.ts")];\n`;
    expect(plain(source, "src/client/a.tsx")).toBe(
      `import { useState } from "preact/compat";\nimport { b } from "../b.js";\nexport { c } from "./c.js";\nexport const d = [useState, b, import("./d.js")];\n`,
    );
  });

  it("that hold types alone are left out, and files of other kinds stay", () => {
    const files = [
      { path: "a.ts", content: "/** A. */\nexport type A = 1;\n" },
      { path: "env.d.ts", content: "declare const a: 1;" },
      { path: "a.css", content: "a{}" },
    ];
    expect(toPlainJavaScript(files, OPTIONS)).toEqual([files[2]]);
  });
});
