import type { AppFile } from "@joinery/shared";
import * as z from "zod";

const Packages = z.record(z.string(), z.string()).default({});
const Manifest = z.looseObject({ dependencies: Packages, devDependencies: Packages });
const Lock = z.looseObject({ packages: z.record(z.string(), z.looseObject({})) });
const PATH = "package-lock.json";

/**
 * Files whose lock file says again what `package.json` says, so that `npm ci` takes it. Where it lacks a package it is left out: a
 * wrong one stops an install that would do without.
 */
export function matchLockFile(files: readonly AppFile[]): AppFile[] {
  const contentOf = (path: string): string => files.find((file) => file.path === path)?.content ?? "";
  const content = describeMatching(contentOf("package.json"), contentOf(PATH));
  return files.flatMap((file) => {
    if (file.path !== PATH) return [file];
    return content === undefined ? [] : [{ path: PATH, content }];
  });
}

function describeMatching(manifestText: string, lockText: string): string | undefined {
  try {
    const { dependencies, devDependencies } = Manifest.parse(JSON.parse(manifestText));
    const lock = Lock.parse(JSON.parse(lockText));
    const names = [...Object.keys(dependencies), ...Object.keys(devDependencies)];
    if (!names.every((name) => Object.hasOwn(lock.packages, `node_modules/${name}`))) return undefined;
    const root = { ...lock.packages[""], dependencies, devDependencies };
    return `${JSON.stringify({ ...lock, packages: { ...lock.packages, "": root } }, null, 2)}\n`;
  } catch {
    return undefined;
  }
}
