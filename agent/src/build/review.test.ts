import type { AppFile } from "@joinery/shared";
import { describe, expect, it } from "vitest";
import { createReview, reviewImports, type Finding } from "./review.ts";

const file = (path: string, content = ""): AppFile => ({ path, content });
const messagesOf = (findings: readonly Finding[]) =>
  findings.map(({ path, line, message }) => `${path}:${line} ${message}`);

describe("reviewImports", () => {
  it("finds nothing where every import leads to a file, to Node or to a declared package", () => {
    const files = [
      file("index.html", `<script type="module" src="/src/main.tsx"></script><link rel="icon" href="/icon.svg">`),
      file("public/icon.svg"),
      file(
        "src/main.tsx",
        `import "./a.css";\nimport type { A } from "./lib/a.ts";\nexport * from "./lib/a.ts";\nimport React from "react";\nimport { x } from "@scope/pkg/deep";\nimport { readFile } from "node:fs/promises";\nconst lazy = () => import("./lib/a.ts");\nimport icon from "./a.css?url";\n`,
      ),
      file("src/lib/a.ts", `export type A = 1;\n`),
      file("src/a.css", `@import "./b.css";\n.a { background: url(data:image/png;base64,AA) }\n`),
      file("src/b.css", `/* @import "./gone.css"; */`),
    ];
    expect(reviewImports(files, ["react@^19", "@scope/pkg@^1"])).toEqual([]);
  });

  it("names each import that leads nowhere with its line", () => {
    const files = [
      file(
        "src/a.ts",
        `import "./gone.ts";\nimport type { B } from "../outside.ts";\nexport { c } from "./c.ts";\nconst d = import("./d.ts");\nimport "left-pad";\nimport "node:nothing";\nimport "fs";\n`,
      ),
      file("page/index.html", `<!-- <script src="x.js"> -->\n<script src="y.js"></script>`),
      file("style.css", `a { background: url("img/z.png") }`),
    ];
    expect(messagesOf(reviewImports(files, [])).sort()).toEqual([
      "page/index.html:2 imports ./y.js, which is not among the files",
      "src/a.ts:1 imports ./gone.ts, which is not among the files",
      "src/a.ts:2 imports ../outside.ts, which is not among the files",
      "src/a.ts:3 imports ./c.ts, which is not among the files",
      "src/a.ts:4 imports ./d.ts, which is not among the files",
      "src/a.ts:5 imports left-pad, but left-pad is not a declared dependency",
      "src/a.ts:6 imports node:nothing, which Node does not have",
      "src/a.ts:7 imports fs, but fs is not a declared dependency",
      "style.css:1 imports ./img/z.png, which is not among the files",
    ]);
  });

  it("is not deceived by text that only looks like an import, nor blind to imports behind it", () => {
    const source = `const text = 'import x from "gone"';\n// import "gone"\nconst el = <p>import y from "gone"</p>;\nimport "really-gone";\n`;
    expect(messagesOf(reviewImports([file("a.tsx", source)], []))).toEqual([
      "a.tsx:4 imports really-gone, but really-gone is not a declared dependency",
    ]);
  });

  it("wants packages in package.json too, once there is one", () => {
    const files = [
      file("package.json", `{"dependencies":{"zod":"^4"},"devDependencies":{"vite":"^8"}}`),
      file("a.ts", `import "zod";\nimport "vite";\nimport "hono";\n`),
    ];
    expect(messagesOf(reviewImports(files, ["zod", "vite", "hono@^4"]))).toEqual([
      "a.ts:3 imports hono, but package.json does not list hono",
    ]);
    expect(messagesOf(reviewImports([file("package.json", "{"), file("a.ts")], []))).toEqual([
      "package.json:undefined is not a valid package manifest",
    ]);
  });

  it("reports code that does not parse", () => {
    const [finding] = reviewImports([file("a.ts", "export const ok = 1;\nexport const = 2;\n")], []);
    expect(finding).toMatchObject({ path: "a.ts", line: 2 });
  });
});

describe("createReview", () => {
  const signal = new AbortController().signal;

  it("never hands files with unsafe paths to the compiler", async () => {
    let isAsked = false;
    const review = createReview({
      checkTypes: async () => {
        isAsked = true;
        return [];
      },
    });
    const files = [file("ok.ts"), file("../../etc/cron"), file("OK.ts")];
    expect(await review({ files, dependencies: [], signal })).toEqual([
      { path: "../../etc/cron", message: "must not have empty, . or .. segments" },
      { path: "OK.ts", message: "is there twice" },
    ]);
    expect(isAsked).toBe(false);
  });

  it("tells of dangling imports rather than of what the compiler makes of them", async () => {
    const checkTypes = async () => [{ path: "a.ts", message: "Cannot find module" }];
    const review = createReview({ checkTypes });
    const dangling = await review({ files: [file("a.ts", `import "./b.ts";`)], dependencies: [], signal });
    expect(messagesOf(dangling)).toEqual(["a.ts:1 imports ./b.ts, which is not among the files"]);
    expect(await review({ files: [file("a.ts")], dependencies: [], signal })).toEqual(await checkTypes());
  });
});
