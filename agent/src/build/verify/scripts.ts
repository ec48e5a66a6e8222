import type { AppFile } from "@joinery/shared";
import * as z from "zod";

const Manifest = z.object({ scripts: z.record(z.string(), z.string()).default({}) });

export type AppScripts = {
  readonly typecheck: string | undefined;
  readonly build: string | undefined;
  readonly start: string | undefined;
  /** What `npm test` runs first: tools, not the app. */
  readonly pretests: string | undefined;
  readonly tests: string | undefined;
};

/** The commands of an app, from its `package.json`; nothing when there is none that can be read. */
export function readScripts(files: readonly AppFile[]): AppScripts | undefined {
  const file = files.find(({ path }) => path === "package.json");
  try {
    const { scripts } = Manifest.parse(JSON.parse(file?.content ?? ""));
    const find = (name: string): string | undefined => (Object.hasOwn(scripts, name) ? scripts[name] : undefined);
    return {
      typecheck: find("check") ?? find("typecheck"),
      // `npm start` begins with `prestart`, which has a step of its own here.
      build: find("build") ?? find("prestart"),
      start: find("start"),
      pretests: find("pretest"),
      tests: find("test"),
    };
  } catch {
    return undefined;
  }
}
