/**
 * Compiles an app and proves it in the sandbox: `node scripts/verify-app.ts <spec name | "brief"> [--target webcontainer]`. Installs, type-checks, builds,
 * starts and tests it, looks at every page where Chromium is installed, and says what ran and how it is kept in.
 */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { AppTarget } from "@joinery/shared";
import { formatFiles } from "../agent/src/build/format.ts";
import { findBrowser } from "../agent/src/build/verify/browser.ts";
import { verifyApp } from "../agent/src/build/verify/verify-app.ts";
import { finishFiles } from "../agent/src/compiler/targets/finish-files.ts";
import { compileApp } from "../agent/src/compiler/compile.ts";
import { visitorPages } from "../agent/src/compiler/needs.ts";
import { fixtures } from "../agent/src/compiler/fixtures/fixtures.ts";
import { createComposer } from "../agent/src/engine/composer/composer.ts";
import { detectIsolation } from "../agent/src/workspace/isolation.ts";
import { createSandbox } from "../agent/src/workspace/sandbox.ts";
import { createTemplate } from "../agent/src/workspace/template/template.ts";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { target: { type: "string" } } });
const chosen = AppTarget.optional().parse(values.target);
const [input] = positionals;
if (input === undefined) {
  console.error('Usage: node scripts/verify-app.ts <name | "brief">');
  console.error(`Names: ${Object.keys(fixtures).join(", ")}`);
  process.exitCode = 1;
} else {
  await verify(input);
}

async function verify(source: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "joinery-verify-"));
  // Generated code runs as a user of its own, who has to reach what is below.
  await chmod(folder, 0o711);
  try {
    const spec = Object.entries(fixtures).find(([name]) => name === source)?.[1] ?? (await compose(source));
    const { plan, files, dependencies } = compileApp({ ...spec, ...(chosen === undefined ? {} : { target: chosen }) });
    const detected = await detectIsolation({ folders: [folder] });
    const browser = await findBrowser();
    const verification = await verifyApp(
      {
        files: await finishFiles(plan, files, formatFiles),
        dependencies,
        pages: spec.pages.map(({ path }) => path),
        visitorPages: visitorPages(spec).map(({ path: open }) => open),
        origin: "compiled",
      },
      {
        sandbox: createSandbox({ detected, workspacesFolder: join(folder, "workspaces") }),
        template: createTemplate({
          folder: join(folder, "templates"),
          from: resolve(import.meta.dirname, "..", "agent"),
        }),
        browser,
        onStep: ({ name, status, ms, detail = "" }) =>
          console.log(`${status.padEnd(7)} ${name.padEnd(9)} ${ms} ms  ${detail}`),
      },
    );
    console.log(
      `\n${spec.name}: ${verification.status} in ${verification.ms} ms, ${verification.isolation.level} isolation`,
    );
    for (const layer of verification.isolation.layers) console.log(`  ${layer}`);
    for (const layer of verification.isolation.missing) console.log(`  not here: ${layer}`);
    if (verification.status === "failed") process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compose(userInput: string) {
  const turn = { userInput, history: [], confirm: false, isBuilt: false };
  return (await createComposer().discover(turn, AbortSignal.timeout(5_000))).appSpec;
}
