/** Apps for Next.js as their users get them: `npm ci`, the compiler, `next build`, their own tests, and a look at the pages. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { AppSpec } from "@joinery/shared";
import { chromium } from "playwright-core";
import { describe, expect, it } from "vitest";
import { fixtures } from "../src/compiler/fixtures/fixtures.ts";
import { CHROMIUM_ARGS, findChromium } from "./app-process.ts";
import { emitApp } from "./support/emit-app.ts";
import { openNextProject, type NextProject } from "./support/next-project.ts";

/** A build takes a quarter of a minute of processor time: one app by default, others by name (`JOINERY_NEXT_APPS=to-do,hostile`) or `all`. */
const wanted = new Set((process.env["JOINERY_NEXT_APPS"] ?? "pet-clinic").split(","));
const apps = Object.entries(fixtures).filter(([name]) => wanted.has("all") || wanted.has(name));

describe.each(apps)("the Next.js project of %s", (_, spec) => {
  it("type-checks, builds, passes its own tests, and shows every page", async (context) => {
    const { files } = await emitApp(spec, "next");
    const project = await openNextProject(files);
    if ("missing" in project) return context.skip(project.missing);
    await using opened = project;
    expect(opened.run("tsc")).toEqual({ status: 0, output: "" });
    const names = (await readdir(join(opened.folder, "tests"))).filter((name) => name.endsWith(".test.ts"));
    const tests = opened.run("node", "--test", ...names.map((name) => `tests/${name}`));
    expect(tests.status, tests.output).toBe(0);
    const build = opened.run("next", "build");
    expect(build.status, build.output).toBe(0);
    await lookAtPages(opened, spec);
  }, 900_000);
});

async function lookAtPages(project: NextProject, spec: AppSpec): Promise<void> {
  await using server = await project.serve();
  const health = await fetch(`${server.url}/api/health`);
  expect([health.status, await health.json()]).toEqual([200, { status: "ok" }]);
  const executablePath = findChromium();
  if (executablePath === undefined) return;
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    const heading = (title: string) => page.getByRole("heading", { level: 1, name: title, exact: true });
    for (const { path, title } of spec.pages) {
      expect((await page.goto(server.url + path))?.status()).toBe(200);
      await heading(title).waitFor();
    }
    for (const { path, title } of spec.pages) {
      // By address: two pages may have the same title.
      await page.locator(`nav a[href="${path}"]`).click();
      await page.waitForURL(server.url + path);
      await heading(title).waitFor();
    }
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
}
