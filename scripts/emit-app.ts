/**
 * Compiles an app into a folder, to look at it: `node scripts/emit-app.ts <input> <folder> [--target webcontainer]`.
 * The input is a file with an AppSpec in JSON, the name of a spec of the compiler's tests, or a brief in words.
 */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { AppTarget, parseAppSpec, toErrorReply, type AppSpec } from "@joinery/shared";
import { formatFiles } from "../agent/src/build/format.ts";
import { finishFiles } from "../agent/src/compiler/targets/finish-files.ts";
import { compileApp } from "../agent/src/compiler/compile.ts";
import { fixtures } from "../agent/src/compiler/fixtures/fixtures.ts";
import type { Engine } from "../agent/src/engine/engine.ts";
import { writeBundle } from "../agent/src/workspace/files.ts";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { target: { type: "string" } } });
const chosen = AppTarget.optional().parse(values.target);
const [input, folder] = positionals;
if (input === undefined || folder === undefined) {
  console.error(
    'Usage: node scripts/emit-app.ts <spec.json | name | "brief"> <folder> [--target node|webcontainer|next]',
  );
  console.error(`Names: ${Object.keys(fixtures).join(", ")}`);
  process.exitCode = 1;
} else {
  await emitApp(input, resolve(folder));
}

async function emitApp(source: string, target: string): Promise<void> {
  const spec = await readSpec(source).catch((error: unknown) => {
    const { message, issues = [] } = toErrorReply(error).error;
    console.error(error instanceof Error ? error.message : message);
    for (const issue of issues) console.error(`  ${issue.path}: ${issue.message}`);
    return undefined;
  });
  if (spec === undefined) {
    process.exitCode = 1;
    return;
  }
  const startedAt = performance.now();
  const { plan, files } = compileApp({ ...spec, ...(chosen === undefined ? {} : { target: chosen }) });
  const compileMs = performance.now() - startedAt;
  await writeBundle(target, await finishFiles(plan, files, formatFiles), { replace: true });
  console.log(`${spec.name}: ${files.length} files in ${target}, compiled in ${compileMs.toFixed(0)} ms`);
}

async function readSpec(source: string): Promise<AppSpec> {
  const fixture = Object.hasOwn(fixtures, source) ? fixtures[source] : undefined;
  if (fixture !== undefined) return fixture;
  if (source.endsWith(".json")) return parseAppSpec(JSON.parse(await readFile(source, "utf8")));
  return composeSpec(source);
}

async function composeSpec(brief: string): Promise<AppSpec> {
  const path = "../agent/src/engine/composer/composer.ts";
  const { createComposer } = (await import(path)) as { createComposer: () => Engine };
  const { appSpec } = await createComposer().discover(
    { userInput: brief, history: [], confirm: true, isBuilt: false },
    new AbortController().signal,
  );
  return appSpec;
}
