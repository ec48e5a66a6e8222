import { count, toFailure, type Phase } from "./phase.ts";

/** A call of a test runner at the start of a line. */
const TEST_CALL = /^\s*(?:it|test)(?:\.\w+)*\s*\(/gm;

/** Writes the application's own tests. They have passed the same review as the code. */
export const testgenPhase: Phase = {
  name: "testgen",
  percent: 90,
  doing: "writing the tests",
  async run(draft) {
    const files = await draft.tests();
    const findings = await draft.findings();
    if (findings.length > 0) return toFailure(findings);
    const tests = files.reduce((sum, file) => sum + (file.content.match(TEST_CALL)?.length ?? 0), 0);
    return {
      kind: "done",
      output: files,
      message: `Wrote ${count(tests, "test")} in ${count(files.length, "file")}`,
      detail: { tests, files: files.length },
    };
  },
};
