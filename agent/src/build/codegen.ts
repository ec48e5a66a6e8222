import { count, type Phase } from "./phase.ts";

/** Writes the application's code. */
export const codegenPhase: Phase = {
  name: "codegen",
  percent: 70,
  doing: "writing the code",
  async run(draft) {
    const files = await draft.code();
    const entities = draft.plan.entities.length;
    const pages = draft.plan.pages.length;
    const lines = files.reduce((sum, file) => sum + file.content.split("\n").length - 1, 0);
    return {
      kind: "done",
      output: files,
      message: `Wrote ${count(files.length, "file")}: ${count(entities, "entity", "entities")}, ${count(pages, "page")}`,
      detail: { files: files.length, lines, entities, pages },
    };
  },
};
