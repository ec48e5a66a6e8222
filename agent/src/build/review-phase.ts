import { count, toFailure, type Phase } from "./phase.ts";

/** Looks at the whole application, its tests and configuration included, before anything is handed over. */
export const reviewPhase: Phase = {
  name: "review",
  percent: 82,
  doing: "checking the code",
  async run(draft) {
    const files = await draft.files();
    const findings = await draft.findings();
    if (findings.length > 0) return toFailure(findings);
    const isTyped = files.some(({ path }) => /\.tsx?$/.test(path));
    return {
      kind: "done",
      output: null,
      message: `Checked ${count(files.length, "file")}: every import resolves, every dependency is declared${isTyped ? ", TypeScript compiles" : ""}`,
      detail: { files: files.length, findings: 0 },
    };
  },
};
