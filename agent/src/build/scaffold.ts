import { count, type Phase } from "./phase.ts";

/** Adds what makes the files a project that can be installed and started. */
export const scaffoldPhase: Phase = {
  name: "scaffold",
  percent: 96,
  doing: "putting the project together",
  async run(draft) {
    const files = await draft.scaffold();
    return {
      kind: "done",
      output: files,
      message: `Added ${count(files.length, "project file")} and declared ${count(draft.dependencies.length, "dependency", "dependencies")}`,
      detail: { files: files.map((file) => file.path), dependencies: draft.dependencies.length },
    };
  },
};
