import type { AppFile } from "@joinery/shared";
import { targetOf } from "./dependencies.ts";
import { emitFavicon, emitIndexHtml, emitTsconfig, emitViteConfig } from "./lean/scaffold/emit-files.ts";
import { emitReadme } from "./lean/scaffold/readme.ts";
import type { AppPlan } from "./plan.ts";
import { emitNextConfig, emitNextEnv, emitNextTsconfig } from "./targets/next/config.ts";
import { emitDockerfile, emitDockerignore } from "./targets/project/docker.ts";
import { emitGitignore } from "./targets/project/gitignore.ts";
import { emitLockFile } from "./targets/project/lock-file.ts";
import { emitPackageJson } from "./targets/project/package-json.ts";
import { adaptPage } from "./targets/webcontainer/page.ts";

/** What surrounds the code: package and tool configuration, the page's HTML, the container image, the README. */
export function emitScaffold(plan: AppPlan): AppFile[] {
  return [
    emitPackageJson(plan),
    emitLockFile(plan),
    ...emitConfiguration(plan),
    emitFavicon(plan),
    emitDockerfile(plan),
    emitDockerignore(),
    emitReadme(plan),
    emitGitignore(plan),
  ];
}

function emitConfiguration(plan: AppPlan): AppFile[] {
  switch (targetOf(plan)) {
    case "node":
      return [emitTsconfig(), emitViteConfig(), emitIndexHtml(plan)];
    case "webcontainer":
      return [adaptPage(emitIndexHtml(plan))];
    case "next":
      return [emitNextTsconfig(), emitNextConfig(), emitNextEnv()];
  }
}
