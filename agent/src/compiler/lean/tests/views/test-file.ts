import type { AppFile } from "@joinery/shared";
import { file, importLine } from "../../code.ts";

/** A file of tests, with what every one of them imports. */
export function testFile(
  name: string,
  imports: readonly (readonly [names: readonly string[], from: string])[],
  code: string,
): AppFile {
  const lines = imports.map(([names, from]) => importLine(names, from)).join("");
  return file(
    `tests/${name}-view.test.ts`,
    `import assert from "node:assert/strict";\nimport { test } from "node:test";\n${lines}`,
    code,
  );
}
