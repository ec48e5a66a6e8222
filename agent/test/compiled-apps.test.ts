import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AppSpec } from "@joinery/shared";
import { compileApp } from "../src/compiler/compile.ts";
import { arbitrarySpec } from "../src/compiler/fixtures/arbitrary-spec.ts";
import { fixtures } from "../src/compiler/fixtures/fixtures.ts";
import { partsInventory } from "../src/compiler/fixtures/parts-inventory.ts";
import { startApp, type AppProcess } from "./app-process.ts";

const MODULES = resolve(import.meta.dirname, "../../node_modules");
const RANDOM_APPS = 30;
/** Running the tests of an app takes a second, checking its types a tenth of that. */
const TESTED_RANDOM_APPS = 3;
const SEED = 20_300_615;

function run(folder: string, script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(MODULES, script), ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  return { status, output: `${stdout}${stderr}` };
}

describe("compiled apps", () => {
  let root: string;
  const random: [string, AppSpec][] = fc
    .sample(arbitrarySpec, { numRuns: RANDOM_APPS, seed: SEED })
    .map((spec, index) => [`random-${index}`, spec]);
  const apps: [string, AppSpec][] = [...Object.entries(fixtures), ...random];

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "joinery-apps-"));
    await symlink(MODULES, join(root, "node_modules"));
    for (const [name, spec] of apps) {
      for (const { path, content } of compileApp(spec).files) {
        await mkdir(dirname(join(root, name, path)), { recursive: true });
        await writeFile(join(root, name, path), content);
      }
    }
  });

  afterAll(() => rm(root, { recursive: true, force: true }));

  test("pass the TypeScript compiler, whatever the spec", async () => {
    const [first] = apps;
    const config: unknown = JSON.parse(await readFile(join(root, first?.[0] ?? "", "tsconfig.json"), "utf8"));
    const all = { ...(config as object), include: ["*/src", "*/tests", "*/vite.config.ts"] };
    await writeFile(join(root, "tsconfig.json"), JSON.stringify(all));
    expect(run(root, "typescript/bin/tsc", "-p", ".")).toEqual({ status: 0, output: "" });
  }, 120_000);

  test.each([...Object.keys(fixtures), ...random.slice(0, TESTED_RANDOM_APPS).map(([name]) => name)])(
    "%s passes its own tests",
    async (name) => {
      const folder = join(root, name);
      const build = run(folder, "vite/bin/vite.js", "build", "--mode", "test", "--logLevel", "warn");
      expect(build).toEqual({ status: 0, output: "" });
      const files = (await readdir(join(folder, "dist/tests"))).filter((file) => file.endsWith(".test.js"));
      const { NODE_OPTIONS: _, VITEST: __, ...env } = process.env;
      const { status, stdout } = spawnSync(process.execPath, ["--test", ...files.map((file) => `dist/tests/${file}`)], {
        cwd: folder,
        encoding: "utf8",
        env,
      });
      expect(status, stdout).toBe(0);
      expect(/(?:#|ℹ) pass (\d+)/.exec(stdout)?.[1], stdout).not.toBe("0");
    },
    120_000,
  );
});

describe("a built app over HTTP", () => {
  let app: AppProcess;

  beforeAll(async () => {
    app = await startApp(compileApp(partsInventory).files);
  }, 60_000);
  afterAll(() => app?.[Symbol.asyncDispose]());

  const call = async (path: string, init?: RequestInit): Promise<{ status: number; body: unknown }> => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${app.url}${path}`, { headers, ...init });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  };
  const post = (path: string, body: unknown) => call(path, { method: "POST", body: JSON.stringify(body) });

  test("is well, and starts with the sample data and its computed values", async () => {
    expect(await call("/api/health")).toEqual({ status: 200, body: { status: "ok" } });
    const { body } = await call("/api/parts?q=CHAIN");
    expect(body).toMatchObject({ total: 1, items: [{ sku: "CH-11", stock: 2, price: 24.9, stockValue: 49.8 }] });
  });

  test("adds, acts on and deletes a record, and says what is wrong with another", async () => {
    const added = await post("/api/parts", { name: "Bell", sku: "BE-1", price: 9, stock: 1 });
    expect(added).toMatchObject({ status: 201, body: { stock: 1, reorderLevel: 5, supplier: null } });
    const { id } = added.body as { id: string };
    expect((await post(`/api/parts/${id}/actions/restock`, {})).body).toMatchObject({ stock: 11 });
    expect((await post(`/api/parts/${id}/actions/restock`, {})).status).toBe(409);
    expect(await post("/api/parts", { name: "Bell", sku: "be-1", price: 9 })).toMatchObject({
      status: 409,
      body: { error: { fields: { sku: "SKU is already in use" } } },
    });
    expect(await post("/api/parts", { sku: "X", price: -1, stock: "many" })).toMatchObject({
      status: 400,
      body: {
        error: {
          fields: {
            name: "Name is required",
            price: "Unit price must be at least 0",
            stock: "Stock must be a whole number",
          },
        },
      },
    });
    expect((await call(`/api/parts/${id}`, { method: "DELETE" })).status).toBe(204);
  });

  test("serves its pages with a policy that allows no foreign scripts, and assets that may be kept", async () => {
    const page = await fetch(`${app.url}/suppliers`);
    const html = await page.text();
    expect(page.headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(page.headers.get("cache-control")).toBe("no-cache");
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1];
    const asset = await fetch(`${app.url}${script}`);
    expect(asset.headers.get("cache-control")).toContain("immutable");
    expect((await fetch(`${app.url}/assets/missing.js`)).status).toBe(404);
    expect((await fetch(`${app.url}/..%2f..%2fpackage.json`)).status).toBe(404);
  });

  test("keeps a sample record that was changed, and what it needs, when the sample data goes", async () => {
    await call("/api/parts/sample-parts-chain", { method: "PATCH", body: JSON.stringify({ stock: 3 }) });
    await call("/api/sample-data", { method: "DELETE" });
    expect(await call("/api/sample-data")).toEqual({ status: 200, body: { count: 0 } });
    const parts = (await call("/api/parts")).body;
    expect(parts).toMatchObject({ total: 1, items: [{ id: "sample-parts-chain", stock: 3 }] });
    expect((await call("/api/suppliers")).body).toMatchObject({ total: 1, items: [{ id: "sample-suppliers-velo" }] });
    // Its supplier is optional: deleting it clears the field.
    await call("/api/suppliers/sample-suppliers-velo", { method: "DELETE" });
    expect((await call("/api/parts")).body).toMatchObject({ items: [{ supplier: null }] });
  });
});
