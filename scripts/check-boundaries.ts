/**
 * Enforces the import table: who may import whom, and no import that leaves a package by path.
 * Cycles are the linter's (import/no-cycle). Exits with 1 and one line per violation.
 */
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";

/** Package → the workspace packages it may import. */
const ALLOWED: Record<string, readonly string[]> = {
  shared: [],
  router: ["shared"],
  agent: ["shared"],
  web: ["shared"],
  scripts: ["shared", "router", "agent", "web"],
};
/** Inside a package: folders that stay pure, with what they may never import. */
const PURE_FOLDERS: Record<string, RegExp> = {
  "router/src/conversation": /^(?:hono|@hono\/|undici|pino|node:(?!crypto))|\/(?:http|storage|events|agents)\//,
  "agent/src/compiler": /^(?:hono|@hono\/|undici|pino|node:)|\/(?:http|jobs|workspace|build)\//,
  "agent/src/engine/composer": /^(?:hono|@hono\/|undici|pino|node:)|\/(?:http|jobs|workspace|build|compiler)\//,
};
/** What only some files may import, so that nothing else, above all no front-end, depends on it. */
const RESERVED: readonly { readonly specifier: RegExp; readonly files: RegExp }[] = [
  { specifier: /^@opentelemetry\//, files: /^shared\/src\/otlp\.ts$/ },
  { specifier: /^@joinery\/shared\/otlp$|^\.\.?\/(?:.*\/)?otlp\.ts$/, files: /^(?:router|agent)\/src\/context\.ts$/ },
];
/** shared runs in browsers too. */
const SHARED_FORBIDDEN = /^node:/;

const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:[^"';]*?\sfrom\s)?"([^"]+)"|\bimport\("([^"]+)"\)/g;

const { values } = parseArgs({ options: { root: { type: "string", default: resolve(import.meta.dirname, "..") } } });
const violations = await checkTree(values.root);
for (const violation of violations) console.error(violation);
if (violations.length > 0) process.exitCode = 1;
else console.log("boundaries: ok");

async function checkTree(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of Object.keys(ALLOWED)) {
    for (const file of await listSources(join(root, name))) {
      const path = relative(root, file);
      for (const specifier of listImports(await readFile(file, "utf8"))) {
        const problem = describeViolation({ root, name, file, path, specifier });
        if (problem !== undefined) found.push(`${path}: ${problem}`);
      }
    }
  }
  return found;
}

async function listSources(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/\/(?:node_modules|dist|\.joinery)\//.test(path));
}

function listImports(source: string): string[] {
  return [...source.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? "");
}

type ImportSite = { root: string; name: string; file: string; path: string; specifier: string };

function describeViolation({ root, name, file, path, specifier }: ImportSite): string | undefined {
  const isTest = /\.test\.ts$|\/test\//.test(path);
  const workspace = /^@joinery\/([a-z]+)/.exec(specifier)?.[1];
  if (workspace !== undefined && workspace !== name && !ALLOWED[name]?.includes(workspace))
    return `${name} may not import ${specifier}`;
  if (specifier.startsWith(".")) {
    const target = relative(root, resolve(dirname(file), specifier)).split("/")[0];
    if (target !== name && name !== "scripts") return `leaves its package by path: ${specifier}`;
  }
  if (isTest) return undefined;
  if (name === "shared" && SHARED_FORBIDDEN.test(specifier)) return `shared must run in browsers: ${specifier}`;
  if (RESERVED.some((rule) => rule.specifier.test(specifier) && !rule.files.test(path)))
    return `only some files may import ${specifier}`;
  for (const [folder, forbidden] of Object.entries(PURE_FOLDERS)) {
    if (path.startsWith(`${folder}/`) && forbidden.test(specifier))
      return `${folder} is pure and may not import ${specifier}`;
  }
  return undefined;
}
