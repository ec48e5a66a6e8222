/** Apps of every target: reviewed as a build reviews them, their own tests run, and the pages of the one that nothing builds looked at. */
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { AppFiles, type AppSpec } from "@joinery/shared";
import * as fc from "fast-check";
import { pino } from "pino";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createReview } from "../src/build/review.ts";
import { createTypechecker, type Typechecker } from "../src/build/typecheck.ts";
import { arbitrarySpec } from "../src/compiler/fixtures/arbitrary-spec.ts";
import { fixtures } from "../src/compiler/fixtures/fixtures.ts";
import { petClinic } from "../src/compiler/fixtures/pet-clinic.ts";
import { createComposer } from "../src/engine/composer/composer.ts";
import { DEV_BRIEFS } from "../src/engine/composer/fixtures/dev-briefs.ts";
import { writeBundle } from "../src/workspace/files.ts";
import { findChromium, startApp, type AppProcess } from "./app-process.ts";
import { emitApp, type EmittedApp } from "./support/emit-app.ts";
import { launchBrowser } from "./support/watched-page.ts";

const MODULES = resolve(import.meta.dirname, "../../node_modules");
const signal = new AbortController().signal;
const RANDOM_APPS = 6;
const SEED = 20_300_615;
const BRIEFS = ["recipes", "crm", "kanban", "habits", "inventory", "workouts"];

async function collectSpecs(): Promise<[string, AppSpec][]> {
  const composer = createComposer();
  const composed = DEV_BRIEFS.filter(({ id }) => BRIEFS.includes(id)).map(
    async ({ id, brief }): Promise<[string, AppSpec]> => {
      const turn = { userInput: brief, history: [], confirm: true, isBuilt: false };
      return [id, (await composer.discover(turn, signal)).appSpec];
    },
  );
  return [...Object.entries(fixtures), ...(await Promise.all(composed))];
}

describe("apps of every target", () => {
  let root: string;
  let typechecker: Typechecker;
  let specs: [string, AppSpec][];

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "joinery-targets-"));
    await symlink(MODULES, join(root, "node_modules"));
    typechecker = createTypechecker({ folder: join(root, "types"), log: pino({ level: "silent" }) });
    specs = await collectSpecs();
  }, 30_000);
  afterAll(async () => {
    await typechecker[Symbol.asyncDispose]();
    await rm(root, { recursive: true, force: true });
  });

  const review = (app: EmittedApp) =>
    createReview({ checkTypes: (input) => typechecker.check(input) })({ ...app, signal });

  it.each(["webcontainer", "next"] as const)(
    "pass the review for %s: imports, packages, types",
    async (target) => {
      const random = fc.sample(arbitrarySpec, { numRuns: RANDOM_APPS, seed: SEED });
      expect(specs).toHaveLength(Object.keys(fixtures).length + BRIEFS.length);
      for (const [name, spec] of [...specs, ...random.map((spec, index) => [`random-${index}`, spec] as const)]) {
        const app = await emitApp(spec, target);
        expect(AppFiles.safeParse(app.files).error, name).toBeUndefined();
        expect(await review(app), name).toEqual([]);
      }
    },
    120_000,
  );

  it("without a build step are JavaScript alone, and pass their own tests", async () => {
    for (const [name, spec] of specs) {
      const { files } = await emitApp(spec, "webcontainer");
      expect(files.filter(({ path }) => /\.[cm]?tsx?$/.test(path))).toEqual([]);
      const folder = join(root, `plain-${name}`);
      await writeBundle(folder, files);
      await expectPassingTests(folder, ".js");
    }
  }, 240_000);

  it("for Next.js pass their own tests as they are, in TypeScript", async () => {
    for (const [name, spec] of specs.slice(0, 2)) {
      const folder = join(root, `next-${name}`);
      await writeBundle(folder, (await emitApp(spec, "next")).files);
      await expectPassingTests(folder, ".ts");
    }
  }, 120_000);

  it("for Next.js have a route for each page and one for the API, and serve a first page where none is at the root", async () => {
    const pages = petClinic.pages.map((page) => (page.path === "/" ? { ...page, path: "/visits" } : page));
    const { files } = await emitApp({ ...petClinic, pages }, "next");
    const paths = new Set(files.map(({ path }) => path));
    for (const { path } of pages) expect(paths).toContain(`app${path}/page.tsx`);
    expect(paths).toContain("app/page.tsx");
    expect(paths).toContain("app/api/[[...route]]/route.ts");
    expect(files.find(({ path }) => path === "app/page.tsx")?.content).toContain("pages/");
  });
});

async function expectPassingTests(folder: string, ending: string): Promise<void> {
  const names = (await readdir(join(folder, "tests"))).filter((name) => name.endsWith(`.test${ending}`));
  const { NODE_OPTIONS: _, VITEST: __, ...env } = process.env;
  // In one process: a fraction of the time, and just as many tests.
  const args = ["--test", "--test-isolation=none", ...names.map((name) => `tests/${name}`)];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", env });
  expect(status, stdout).toBe(0);
  expect(/(?:#|ℹ) pass (\d+)/.exec(stdout)?.[1], stdout).not.toBe("0");
}

const executablePath = findChromium();

describe.skipIf(executablePath === undefined)("an app without a build step in Chromium", () => {
  let browser: Browser;
  const apps: AppProcess[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
  }, 30_000);
  afterAll(async () => {
    await browser.close();
    for (const app of apps) await app[Symbol.asyncDispose]();
  });

  async function start(spec: AppSpec): Promise<string> {
    const app = await startApp((await emitApp(spec, "webcontainer")).files);
    apps.push(app);
    return app.url;
  }

  /** The first account, without which the pages of an app with people are not shown. */
  async function createAccount(page: Page, url: string): Promise<void> {
    await page.goto(url);
    for (const [label, value] of Object.entries({
      Name: "Ada",
      "E-mail": "ada@example.com",
      Password: "correct horse",
    }))
      await page.getByLabel(label).fill(value);
    await page.getByRole("button", { name: "Create account" }).click();
    await page.getByRole("button", { name: "Sign out" }).waitFor();
    // What the first page still asks for would count as failed when it is left.
    await page.waitForLoadState("networkidle");
  }

  it.each(Object.entries(fixtures))(
    "shows every page of %s without a complaint",
    async (_, spec) => {
      const url = await start(spec);
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("requestfailed", (request) => complaints.push(request.url()));
      if (spec.access !== undefined) await createAccount(page, url);
      for (const { path, title, view } of spec.pages) {
        await page.goto(url + path, { waitUntil: "networkidle" });
        // What visitors read has a headline of its own.
        const name = view.kind === "landing" ? /./ : title;
        await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
      }
      expect(complaints).toEqual([]);
      await page.close();
    },
    120_000,
  );

  it("serves nothing but the client, what it shares with the server, and the packages that it imports", async () => {
    const url = await start(petClinic);
    const statuses = [
      "/src/client/main.js",
      "/src/shared/pet.js",
      "/vendor/preact/dist/preact.mjs",
      "/src/server/app.js",
      "/src/client/..%2fserver/app.js",
      "/src/client/%2e%2e/server/app.js",
      "/vendor/hono/package.json",
      "/vendor/zod/../hono/package.json",
      "/package.json",
      "/data/data.json",
      "/tests/app.test.js",
    ].map(async (path) => (await fetch(url + path)).status);
    expect(await Promise.all(statuses)).toEqual([200, 200, 200, ...Array.from({ length: 8 }, () => 404)]);
    const script = await fetch(`${url}/src/client/main.js`);
    const etag = script.headers.get("etag") ?? "";
    expect((await fetch(`${url}/src/client/main.js`, { headers: { "if-none-match": etag } })).status).toBe(304);
  });
});
