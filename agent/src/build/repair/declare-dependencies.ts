import { isBuiltin } from "node:module";
import type { AppFile } from "@joinery/shared";
import * as z from "zod";
import { BUILD_DEPENDENCIES, RUNTIME_DEPENDENCIES } from "../../compiler/dependencies.ts";
import { parseDependency, toPackageName } from "../dependency.ts";
import { scanImports } from "../imports.ts";
import { matchLockFile } from "../../compiler/targets/project/match-lock-file.ts";
import type { Fixer } from "./fixer.ts";

export type KnownPackages = {
  readonly runtime: Readonly<Record<string, string>>;
  readonly build: Readonly<Record<string, string>>;
};

const KNOWN: KnownPackages = { runtime: RUNTIME_DEPENDENCIES, build: BUILD_DEPENDENCIES };
const Manifest = z.looseObject({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

/**
 * Declares packages that are imported but not declared, with the range that our table has. Others stay undeclared: a name that
 * a model made up may be anybody's package.
 */
export function createDeclareDependencies(known: KnownPackages = KNOWN): Fixer {
  const rangeOf = (name: string): string | undefined => {
    if (Object.hasOwn(known.runtime, name)) return known.runtime[name];
    return Object.hasOwn(known.build, name) ? known.build[name] : undefined;
  };

  return {
    name: "declare-dependencies",
    async fix(app) {
      const manifestFile = app.files.find(({ path }) => path === "package.json");
      const manifest = parseManifest(manifestFile);
      if (manifest === undefined) return undefined;
      const listed = new Set(app.dependencies.map((text) => parseDependency(text).name));
      const declared = { ...manifest.dependencies, ...manifest.devDependencies };
      const missing = listImportedPackages(app.files).flatMap((name) => {
        const range = declared[name] ?? rangeOf(name);
        const isDeclared = Object.hasOwn(declared, name) && listed.has(name);
        return isDeclared || range === undefined ? [] : [{ name, range }];
      });
      if (missing.length === 0) return undefined;

      const content = `${JSON.stringify(addTo(manifest, missing, known), null, 2)}\n`;
      const declaring = app.files.map((file) => (file === manifestFile ? { ...file, content } : file));
      const files = matchLockFile(declaring);
      const dependencies = [
        ...app.dependencies,
        ...missing.filter(({ name }) => !listed.has(name)).map(({ name, range }) => `${name}@${range}`),
      ].sort();
      const notes = missing.map(({ name, range }) => `declared ${name}@${range}, which is imported`);
      return { app: { ...app, files, dependencies }, notes };
    },
  };
}

function listImportedPackages(files: readonly AppFile[]): string[] {
  const names = files
    .filter(({ path }) => /\.[cm]?[jt]sx?$/.test(path))
    .flatMap((file) => scanImports(file).sites)
    .map(({ specifier }) => specifier)
    .filter((specifier) => !/^[./#]/.test(specifier) && !isBuiltin(specifier))
    .map(toPackageName);
  return [...new Set(names)].sort();
}

type Missing = { readonly name: string; readonly range: string };

function addTo(manifest: z.infer<typeof Manifest>, missing: readonly Missing[], known: KnownPackages) {
  const isBuild = ({ name }: Missing): boolean =>
    !Object.hasOwn(known.runtime, name) && Object.hasOwn(known.build, name);
  const isListed = ({ name }: Missing): boolean =>
    Object.hasOwn(manifest.dependencies, name) || Object.hasOwn(manifest.devDependencies, name);
  const add = (to: Record<string, string>, added: readonly Missing[]) =>
    Object.fromEntries([...Object.entries(to), ...added.map(({ name, range }) => [name, range])].sort());
  const open = missing.filter((item) => !isListed(item));
  return {
    ...manifest,
    dependencies: add(
      manifest.dependencies,
      open.filter((item) => !isBuild(item)),
    ),
    devDependencies: add(manifest.devDependencies, open.filter(isBuild)),
  };
}

function parseManifest(file: AppFile | undefined): z.infer<typeof Manifest> | undefined {
  try {
    return Manifest.parse(JSON.parse(file?.content ?? ""));
  } catch {
    return undefined;
  }
}
