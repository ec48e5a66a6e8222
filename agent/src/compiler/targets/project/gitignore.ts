import type { AppFile, AppTarget } from "@joinery/shared";
import { targetOf } from "../../dependencies.ts";
import type { AppPlan } from "../../plan.ts";

const BUILT: Readonly<Record<AppTarget, readonly string[]>> = {
  node: ["dist/"],
  webcontainer: [],
  next: [".next/", "*.tsbuildinfo"],
};

export function emitGitignore(plan: AppPlan): AppFile {
  const lines = ["node_modules/", ...BUILT[targetOf(plan)], "data/", "*.log", ".DS_Store"];
  return { path: ".gitignore", content: `${lines.join("\n")}\n` };
}
