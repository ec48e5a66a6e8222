import type { AppFile } from "@joinery/shared";
import type { Compiler } from "../../src/build/compiler.ts";
import { createScriptedCompiler } from "../scripted-parts.ts";

/** What a test wants of the application that is verified; all of it can be run with nothing but Node. */
export type RunnableParts = {
  /** In front of the server's own code, as TypeScript. */
  readonly server?: string;
  readonly tests?: string;
  readonly build?: string;
  readonly more?: readonly AppFile[];
};

const SERVER = `
import { createServer } from "node:http";
import { answer } from "./answer.ts";
const server = createServer((request, response) => response.end(JSON.stringify(answer())));
server.listen(Number(process.env["PORT"] ?? 5000), "127.0.0.1");
`;
const ANSWER = `export const answer = (): { status: string } => ({ status: "ok" });\n`;
const TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { answer } from "../src/answer.ts";
test("is well", () => assert.equal(answer().status, "ok"));
`;
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

/** Emits a tiny application that starts, answers and passes its test, spoilt by the parts that belong to the spec's name. */
export function createRunnableCompiler(partsOf: (name: string) => RunnableParts = () => ({})): Compiler {
  return createScriptedCompiler({
    emitCode: ({ spec }) => {
      const { server = "", more = [] } = partsOf(spec.name);
      return [{ path: "src/answer.ts", content: ANSWER }, { path: "src/server.ts", content: server + SERVER }, ...more];
    },
    emitTests: ({ spec }) => [{ path: "test/answer.test.ts", content: partsOf(spec.name).tests ?? TESTS }],
    emitScaffold: ({ packageName, spec }) => [
      {
        path: "package.json",
        content: JSON.stringify({
          name: packageName,
          type: "module",
          scripts: {
            build: partsOf(spec.name).build ?? "true",
            start: "node src/server.ts",
            test: "node --test test/*.test.ts",
          },
          devDependencies: { "@types/node": "^26" },
        }),
      },
      { path: "tsconfig.json", content: JSON.stringify(TSCONFIG) },
    ],
    dependenciesOf: () => ["@types/node@^26"],
  });
}
