import { isBuiltin } from "node:module";
import { posix } from "node:path";
import { AppFiles, toErrorIssues, type AppFile } from "@joinery/shared";
import * as z from "zod";
import { parseDependency, toPackageName } from "./dependency.ts";
import { findLine, scanImports } from "./imports.ts";

/** Something that is wrong with an application. */
export type Finding = { readonly path: string; readonly line?: number; readonly message: string };

export type ReviewInput = {
  readonly files: readonly AppFile[];
  /** Packages with ranges. */
  readonly dependencies: readonly string[];
  readonly signal: AbortSignal;
};
export type Review = (input: ReviewInput) => Promise<Finding[]>;

export type ReviewDeps = {
  /** The compiler's complaints. */
  readonly checkTypes: (input: Pick<ReviewInput, "files" | "dependencies">) => Promise<Finding[]>;
};

const Manifest = z.looseObject({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

/**
 * Looks at a whole application without running it: paths, imports, declared packages, types. Files with paths that may
 * not be written never reach the compiler.
 */
export function createReview({ checkTypes }: ReviewDeps): Review {
  return async ({ files, dependencies, signal }) => {
    const unsafe = findUnsafePaths(files);
    if (unsafe.length > 0) return unsafe;
    signal.throwIfAborted();
    // The compiler works in a process of its own; the imports are read while it does.
    const types = checkTypes({ files, dependencies });
    const found = reviewImports(files, dependencies);
    const complaints = await types;
    return found.length > 0 ? found : complaints;
  };
}

/** Every import leads to a file of the application, to Node, or to a declared package. */
export function reviewImports(files: readonly AppFile[], dependencies: readonly string[]): Finding[] {
  const manifest = readManifest(files);
  if ("message" in manifest) return [manifest];
  const paths = new Set(files.map((file) => file.path));
  const declared = new Set(dependencies.map((text) => parseDependency(text).name));
  return files.flatMap((file) => {
    const { sites, errors } = scanImports(file);
    const at = (offset: number) => ({ path: file.path, line: findLine(file.content, offset) });
    const broken = errors.map(({ message, offset }) => Object.assign(at(offset), { message }));
    const dangling = sites.flatMap(({ specifier, offset }) => {
      const message = describeDangling({ from: file.path, specifier, paths, declared, installed: manifest.installed });
      return message === undefined ? [] : [Object.assign(at(offset), { message })];
    });
    return [...broken, ...dangling];
  });
}

type Site = {
  readonly from: string;
  readonly specifier: string;
  readonly paths: ReadonlySet<string>;
  readonly declared: ReadonlySet<string>;
  /** What `package.json` lists; `undefined` when there is none yet. */
  readonly installed: ReadonlySet<string> | undefined;
};

function describeDangling({ from, specifier, paths, declared, installed }: Site): string | undefined {
  if (specifier.startsWith(".") || specifier.startsWith("/")) {
    const isThere = listTargets(from, specifier).some((path) => paths.has(path));
    return isThere ? undefined : `imports ${specifier}, which is not among the files`;
  }
  if (specifier.startsWith("node:"))
    return isBuiltin(specifier) ? undefined : `imports ${specifier}, which Node does not have`;
  const name = toPackageName(specifier);
  if (!declared.has(name)) return `imports ${specifier}, but ${name} is not a declared dependency`;
  if (installed !== undefined && !installed.has(name))
    return `imports ${specifier}, but package.json does not list ${name}`;
  return undefined;
}

/** Where an import may lead. One that begins with `/` starts at the folder that is served: the page's own, or `public`. */
function listTargets(from: string, specifier: string): string[] {
  const path = specifier.replace(/[?#].*$/, "");
  const folder = posix.dirname(from);
  if (!path.startsWith("/")) return [posix.join(folder, path)];
  return [path.slice(1), posix.join(folder, path), posix.join("public", path), posix.join(folder, "public", path)];
}

function findUnsafePaths(files: readonly AppFile[]): Finding[] {
  const parsed = AppFiles.safeParse(files);
  if (parsed.success) return [];
  return toErrorIssues(parsed.error.issues).map(({ path, message }) => {
    const index = /^\[(\d+)\]/.exec(path)?.[1];
    return { path: (index === undefined ? undefined : files[Number(index)]?.path) ?? path, message };
  });
}

function readManifest(files: readonly AppFile[]): { installed: ReadonlySet<string> | undefined } | Finding {
  const file = files.find(({ path }) => path === "package.json");
  if (file === undefined) return { installed: undefined };
  try {
    const { dependencies, devDependencies } = Manifest.parse(JSON.parse(file.content));
    return { installed: new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)]) };
  } catch {
    return { path: "package.json", message: "is not a valid package manifest" };
  }
}
