import type { AppFile } from "@joinery/shared";
import {
  emitFavicon,
  emitGitignore,
  emitIndexHtml,
  emitPackageJson,
  emitTsconfig,
  emitViteConfig,
} from "./lean/scaffold/emit-files.ts";
import { emitReadme } from "./lean/scaffold/readme.ts";
import type { AppPlan } from "./plan.ts";

/** What surrounds the code: package and tool configuration, the page's HTML, the README. */
export function emitScaffold(plan: AppPlan): AppFile[] {
  return [
    emitPackageJson(plan),
    emitTsconfig(),
    emitViteConfig(),
    emitIndexHtml(plan),
    emitFavicon(plan),
    emitReadme(plan),
    emitGitignore(),
  ];
}
