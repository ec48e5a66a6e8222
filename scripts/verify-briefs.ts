/**
 * Talks every brief of a file to a specification, compiles it and proves the app in the sandbox, pages included:
 * `node scripts/verify-briefs.ts briefs.json [--only id,id]`. The file has `[{"id", "brief"}]`, or that below `briefs`. Ends with 1 when an app fails.
 */
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { AppSpec } from "@joinery/shared";
import * as z from "zod";
import { formatFiles } from "../agent/src/build/format.ts";
import { createVerifier, type Verifier } from "../agent/src/build/verify/verifier.ts";
import { compileApp } from "../agent/src/compiler/compile.ts";
import { visitorPages } from "../agent/src/compiler/needs.ts";
import { finishFiles } from "../agent/src/compiler/targets/finish-files.ts";
import { discoverTurn } from "../agent/src/engine/composer/composer.ts";

const Briefs = z.array(z.looseObject({ id: z.string(), brief: z.string() }));
const BriefFile = z.union([Briefs, z.looseObject({ briefs: Briefs }).transform(({ briefs }) => briefs)]);
/** What a user says who has no opinion: takes the offer, leaves the rest to the agent. */
const ANSWERS = ["yes", "you decide", "you decide"];

const { positionals, values } = parseArgs({ allowPositionals: true, options: { only: { type: "string" } } });
const [path] = positionals;
if (path === undefined) {
  console.error("Usage: node scripts/verify-briefs.ts <briefs.json> [--only id,id]");
  process.exitCode = 1;
} else await verifyAll(path);

async function verifyAll(source: string): Promise<void> {
  const only = values.only?.split(",");
  const briefs = BriefFile.parse(JSON.parse(await readFile(source, "utf8")));
  const wanted = briefs.filter(({ id }) => only === undefined || only.includes(id));
  const folder = await mkdtemp(join(tmpdir(), "joinery-briefs-"));
  // Generated code runs as a user of its own, who has to reach what is below.
  await chmod(folder, 0o711);
  try {
    const verifier = await createVerifier({ folder, from: resolve(import.meta.dirname, "..", "agent") });
    let green = 0;
    for (const { id, brief } of wanted) if (await verifyBrief(verifier, id, brief)) green += 1;
    console.log(
      `${green} of ${wanted.length} green, ${verifier.describe().level} isolation${verifier.hasBrowser() ? ", pages looked at" : ""}`,
    );
    if (green < wanted.length) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function verifyBrief(verifier: Verifier, id: string, brief: string): Promise<boolean> {
  const spec = discuss(brief);
  const { plan, files, dependencies } = compileApp(spec);
  const { verification } = await verifier.run({
    files: await finishFiles(plan, files, formatFiles),
    dependencies,
    pages: spec.pages.map(({ path: page }) => page),
    visitorPages: visitorPages(spec).map(({ path: open }) => open),
    origin: "compiled",
  });
  const views = [...new Set(spec.pages.map(({ view }) => view.kind))].join(", ");
  const failed = verification.steps.filter(({ status }) => status === "failed");
  console.log(
    `${verification.status.padEnd(7)} ${(verification.ms / 1_000).toFixed(1).padStart(5)} s  ${id}: ${spec.name} (${views})`,
  );
  for (const { name, detail = "" } of failed) console.log(`        ${name}: ${detail.slice(0, 1_500)}`);
  return verification.status === "passed";
}

function discuss(brief: string): AppSpec {
  let result = discoverTurn({ userInput: brief, history: [], confirm: false, isBuilt: false });
  for (const userInput of ANSWERS) {
    if (result.isComplete) break;
    result = discoverTurn({ userInput, history: [], appSpec: result.appSpec, confirm: false, isBuilt: false });
  }
  return result.appSpec;
}
