import type { AppFile } from "@joinery/shared";
import * as z from "zod";

const Manifest = z.object({ scripts: z.record(z.string(), z.string()).default({}) });

export type AppScripts = {
  readonly typecheck: string | undefined;
  readonly build: string | undefined;
  readonly start: string | undefined;
  readonly tests: string | undefined;
};

/** The commands of an app, from its `package.json`; nothing when there is none that can be read. */
export function readScripts(files: readonly AppFile[]): AppScripts | undefined {
  const file = files.find(({ path }) => path === "package.json");
  try {
    const { scripts } = Manifest.parse(JSON.parse(file?.content ?? ""));
    const find = (name: string): string | undefined => (Object.hasOwn(scripts, name) ? scripts[name] : undefined);
    // `npm test` runs `pretest` first; `npm start` runs `prestart`, which here is the build that has a step of its own.
    const tests = [find("pretest"), find("test"), find("posttest")].filter((script) => script !== undefined);
    return {
      typecheck: find("check") ?? find("typecheck"),
      build: find("build") ?? find("prestart"),
      start: find("start"),
      tests: find("test") === undefined ? undefined : tests.map((script) => `(${script})`).join(" && "),
    };
  } catch {
    return undefined;
  }
}
