import { parseAppSpec, type AppFile, type AppSpec } from "@joinery/shared";
import type { Compiler } from "../src/build/compiler.ts";
import { planApp } from "../src/compiler/plan.ts";
import type { Engine } from "../src/engine/engine.ts";

/** A small, valid specification; `name` makes it differ. */
export function makeSpec(name = "Notes"): AppSpec {
  return parseAppSpec({
    specVersion: 1,
    name,
    summary: "Keeps notes.",
    brief: "keep notes",
    archetype: "notes",
    theme: { accent: "#336699" },
    entities: [
      {
        name: "Note",
        label: "Note",
        labelPlural: "Notes",
        titleField: "title",
        fields: [
          { name: "title", label: "Title", type: "string", interface: "input", display: "text", required: true },
        ],
      },
    ],
    pages: [{ id: "notes", title: "Notes", path: "/", view: { kind: "table", entity: "Note", fields: ["title"] } }],
  });
}

/**
 * Understands a few words: "yes" (or `confirm`) confirms, "call it X" renames, "wait" never answers, "crash" throws;
 * anything else is answered with a question.
 */
export const scriptedEngine: Engine = {
  name: "scripted",
  async discover({ userInput, appSpec, confirm }) {
    if (userInput === "wait") return new Promise(() => undefined);
    if (userInput === "crash") throw new Error("secret inner text");
    const name = /^call it (.+)$/.exec(userInput)?.[1];
    const spec = name === undefined ? (appSpec ?? makeSpec()) : { ...(appSpec ?? makeSpec()), name };
    const isConfirmed = confirm || userInput === "yes";
    return { reply: `About ${spec.name}. Shall I build it?`, appSpec: spec, isComplete: true, isConfirmed };
  },
};

const CODE: readonly AppFile[] = [
  {
    path: "src/shared/note.ts",
    content: `import * as z from "zod";\nexport const noteInput = z.object({ title: z.string().min(1) });\nexport type Note = z.infer<typeof noteInput> & { id: string };\n`,
  },
  {
    path: "src/server/main.ts",
    content: `import { noteInput, type Note } from "../shared/note.ts";\nexport const notes: Note[] = [{ ...noteInput.parse({ title: "a" }), id: "1" }];\n`,
  },
];
const TESTS: readonly AppFile[] = [
  {
    path: "test/notes.test.ts",
    content: `import assert from "node:assert/strict";\nimport { test } from "node:test";\nimport { notes } from "../src/server/main.ts";\ntest("keeps notes", () => {\n  assert.equal(notes.length, 1);\n});\n`,
  },
];
const TSCONFIG = {
  compilerOptions: {
    target: "es2024",
    module: "nodenext",
    strict: true,
    types: ["node"],
    allowImportingTsExtensions: true,
    noEmit: true,
  },
};

/** Emits the same few files for every plan, all of them correct. The overrides spoil what a test wants spoilt. */
export function createScriptedCompiler(overrides: Partial<Compiler> = {}): Compiler {
  return {
    planApp,
    emitCode: ({ spec }) => [
      ...CODE,
      { path: "src/shared/info.ts", content: `export const name=${JSON.stringify(spec.name)}` },
    ],
    emitTests: () => [...TESTS],
    emitScaffold: ({ packageName }) => [
      {
        path: "package.json",
        content: JSON.stringify({
          name: packageName,
          type: "module",
          dependencies: { zod: "^4" },
          devDependencies: { "@types/node": "^26" },
        }),
      },
      { path: "tsconfig.json", content: JSON.stringify(TSCONFIG) },
    ],
    dependenciesOf: () => ["zod@^4", "@types/node@^26"],
    ...overrides,
  };
}
