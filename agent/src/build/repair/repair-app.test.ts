import { describe, expect, it } from "vitest";
import type { AppUnderTest, Verification } from "../verify/verification.ts";
import { createCorrectImports } from "./correct-imports.ts";
import { createDeclareDependencies } from "./declare-dependencies.ts";
import { repairApp } from "./repair-app.ts";

const isolation = { level: "full", layers: [], missing: [] } as const;
const FAILED: Verification = {
  status: "failed",
  steps: [{ name: "build", status: "failed", ms: 1 }],
  isolation,
  ms: 1,
};
const PASSED: Verification = { status: "passed", steps: [], isolation, ms: 1 };

function createApp(files: Record<string, string>, dependencies: readonly string[] = []): AppUnderTest {
  const manifest = { "package.json": JSON.stringify({ name: "app", dependencies: {}, devDependencies: {} }) };
  const list = Object.entries({ ...manifest, ...files }).map(([path, content]) => ({ path, content }));
  return { files: list, dependencies, pages: ["/"], origin: "written" };
}

const contentOf = (app: AppUnderTest | undefined, path: string) =>
  app?.files.find((file) => file.path === path)?.content;

describe("createCorrectImports", () => {
  it("finds files whose name differs in capitals or ending, and changes nothing else", async () => {
    const source = 'import { a } from "./Thing.ts";\nimport { b } from "./other";\nconst text = "./Thing.ts";\n';
    const fixed = await createCorrectImports().fix(
      createApp({ "src/main.ts": source, "src/thing.ts": "", "src/other.tsx": "" }),
      FAILED,
    );
    expect(contentOf(fixed?.app, "src/main.ts")).toBe(
      'import { a } from "./thing.ts";\nimport { b } from "./other.tsx";\nconst text = "./Thing.ts";\n',
    );
    expect(fixed?.notes).toHaveLength(2);
  });

  it("leaves alone what could mean two files", async () => {
    const app = createApp({ "src/main.ts": 'import "./x";\n', "src/x.ts": "", "src/x.tsx": "" });
    expect(await createCorrectImports().fix(app, FAILED)).toBeUndefined();
  });
});

describe("createDeclareDependencies", () => {
  const known = { runtime: { zod: "^4.0.0" }, build: { vite: "^8.0.0" } };

  it("declares what our table knows, in the manifest and in the list", async () => {
    const app = createApp({
      "src/main.ts": 'import * as z from "zod";\nimport "node:fs";\n',
      "vite.config.ts": 'import "vite";\n',
    });
    const fixed = await createDeclareDependencies(known).fix(app, FAILED);
    expect(fixed?.app.dependencies).toEqual(["vite@^8.0.0", "zod@^4.0.0"]);
    expect(JSON.parse(contentOf(fixed?.app, "package.json") ?? "")).toMatchObject({
      dependencies: { zod: "^4.0.0" },
      devDependencies: { vite: "^8.0.0" },
    });
  });

  it("never declares a package that only the code names", async () => {
    const app = createApp({ "src/main.ts": 'import "made-up-by-a-model";\n' });
    expect(await createDeclareDependencies(known).fix(app, FAILED)).toBeUndefined();
  });
});

describe("repairApp", () => {
  const fixer = {
    name: "adds a file",
    fix: async (app: AppUnderTest) => ({ app: { ...app, pages: [...app.pages, "/x"] }, notes: ["added"] }),
  };

  it("verifies again after each fix, and stops when the app passes", async () => {
    const seen: number[] = [];
    const verify = async (app: AppUnderTest) => (app.pages.length > 2 ? PASSED : FAILED);
    const result = await repairApp(createApp({}), {
      verify,
      fixers: [fixer],
      onRound: ({ round }) => seen.push(round),
    });
    expect(result.verification.status).toBe("passed");
    expect(seen).toEqual([1, 2, 3]);
  });

  it("stops at its budget, and when nothing can be mended", async () => {
    let looks = 0;
    const verify = async () => ((looks += 1), FAILED);
    const spent = await repairApp(createApp({}), { verify, fixers: [fixer], maxRounds: 2 });
    expect(spent.verification.status).toBe("failed");
    expect(looks).toBe(3);
    const helpless = await repairApp(createApp({}), { verify, fixers: [] });
    expect(helpless.rounds).toHaveLength(1);
  });

  it("is not stopped by a fixer that breaks", async () => {
    const breaking = { name: "breaks", fix: () => Promise.reject(new Error("no")) };
    const verify = async (app: AppUnderTest) => (app.pages.length > 1 ? PASSED : FAILED);
    expect((await repairApp(createApp({}), { verify, fixers: [breaking, fixer] })).verification.status).toBe("passed");
  });
});
