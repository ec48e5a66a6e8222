import type { AppFile, AppSpec, AppTarget } from "@joinery/shared";
import { formatFiles } from "../../src/build/format.ts";
import { compileApp } from "../../src/compiler/compile.ts";
import { finishFiles } from "../../src/compiler/targets/finish-files.ts";

export type EmittedApp = { readonly files: readonly AppFile[]; readonly dependencies: readonly string[] };

/** An app as a build hands it over. */
export async function emitApp(spec: AppSpec, target: AppTarget): Promise<EmittedApp> {
  const { plan, files, dependencies } = compileApp({ ...spec, target });
  return { files: await finishFiles(plan, files, formatFiles), dependencies };
}
