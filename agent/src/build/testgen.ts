import type { AppFile } from "@joinery/shared";
import { count, type Phase } from "./phase.ts";

/** A call of a test runner at the start of a line. */
const TEST_CALL = /^\s*(?:it|test)(?:\.\w+)*\s*\(/gm;

/** Writes the application's own tests. They have passed the same review as the code. */
export const testgenPhase: Phase = {
  name: "testgen",
  percent: 90,
  doing: "writing the tests",
  async run(draft) {
    const files = await draft.tests();
    const tests = countTests(files);
    return {
      kind: "done",
      output: files,
      message: `Wrote ${count(tests, "test")} in ${count(files.length, "file")}`,
      detail: { tests, files: files.length },
    };
  },
};

/** How many tests the files call for by name; one in a loop counts once. */
export function countTests(files: readonly AppFile[]): number {
  const tests = files.filter(({ path }) => /\.test\.[cm]?[jt]sx?$/.test(path));
  return tests.reduce((sum, file) => sum + (file.content.match(TEST_CALL)?.length ?? 0), 0);
}
