import type { AppFile } from "@joinery/shared";
import type { AppPlan } from "../../plan.ts";
import { file, importLine, importMentioned } from "../code.ts";
import { hasSamples } from "../samples.ts";
import { hasAccess } from "../server/rights.ts";

/** `tests/app.test.ts` and `tests/store.test.ts`: what is not about one entity. */
export function emitAppTests(plan: AppPlan): AppFile[] {
  const [first] = plan.entities;
  const code = [
    GENERAL,
    first === undefined ? "" : emitBadRequests(`/api/${first.kebabPlural}`, hasAccess(plan)),
    hasSamples(plan) ? emitSampleTests(plan) : "",
  ]
    .filter(Boolean)
    .join("\n\n");
  const app = file(
    "tests/app.test.ts",
    'import assert from "node:assert/strict";\nimport { test } from "node:test";\n' +
      importMentioned(code, ["seed"], "../src/server/seed.ts") +
      importMentioned(code, ["createTestApi", "NOW", "type Refusal"], "./test-api.ts"),
    code,
  );
  return [app, emitStoreTests(plan)];
}

const GENERAL = `test("the app says that it is well", async () => {
  const { status, body } = await createTestApi().send("GET", "/api/health");
  assert.equal(status, 200);
  assert.deepEqual(body, { status: "ok" });
});

test("an unknown address is answered in JSON", async () => {
  const { status, body } = await createTestApi().send<Refusal>("GET", "/api/nothing-here");
  assert.equal(status, 404);
  assert.match(body.error.message, /nothing at this address/);
});`;

function emitBadRequests(path: string, isGuarded: boolean): string {
  const [app, cookie] = isGuarded ? ["{ app, cookie }", "cookie: await cookie(), "] : ["{ app }", ""];
  return `test("bodies that are not JSON objects are refused", async () => {
  const ${app} = createTestApi();
  const post = (body: string, headers: Record<string, string>) =>
    app.request("${path}", { method: "POST", body, headers });
  const json = { ${cookie}"content-type": "application/json" };
  assert.equal((await post("{", json)).status, 400);
  assert.equal((await post("[]", json)).status, 400);
  assert.equal((await post("{}", { ${cookie}"content-type": "text/plain" })).status, 415);
  assert.equal((await post(\`"\${"x".repeat(1_100_000)}"\`, json)).status, 413);
});

test("other websites cannot change data", async () => {
  const { app } = createTestApi();
  const headers = { "content-type": "application/json", "sec-fetch-site": "cross-site" };
  assert.equal((await app.request("${path}", { method: "POST", body: "{}", headers })).status, 403);
});`;
}

function emitSampleTests(plan: AppPlan): string {
  const total = Object.values(plan.spec.sampleData).reduce((sum, records) => sum + records.length, 0);
  const paths = plan.entities.map(({ kebabPlural }) => `"/api/${kebabPlural}"`).join(", ");
  return `test("the sample data passes the app's own checks, and goes in one step", async () => {
  const api = createTestApi();
  seed(api.store, NOW);
  assert.deepEqual((await api.send("GET", "/api/sample-data")).body, { count: ${total} });
  for (const path of [${paths}]) {
    for (const record of await api.list<{ id: string }>(path)) {
      assert.equal((await api.send("PUT", \`\${path}/\${record.id}\`, record)).status, 200);
    }
  }
  assert.deepEqual((await api.send("DELETE", "/api/sample-data")).body, { removed: ${total} });
  assert.deepEqual((await api.send("GET", "/api/sample-data")).body, { count: 0 });
  for (const path of [${paths}]) assert.deepEqual(await api.list(path), []);
});`;
}

function emitStoreTests(plan: AppPlan): AppFile {
  const [first] = plan.entities;
  const { varPlural = "" } = first ?? {};
  const reopened =
    first === undefined
      ? ""
      : `test("what was saved is there again", async () => {
  const folder = await mkdtemp(join(tmpdir(), "store-"));
  const store = await openStore(folder, clock);
  const before = store.${varPlural}.all();
  await Promise.all([store.save(), store.save(), store.save()]);
  const again = await openStore(folder, clock);
  assert.deepEqual(again.${varPlural}.all(), before);
  for (const { id } of before) again.${varPlural}.remove(id);
  await again.save();
  assert.deepEqual((await openStore(folder, clock)).${varPlural}.all(), []);
  await rm(folder, { recursive: true });
});

`;
  return file(
    "tests/store.test.ts",
    'import assert from "node:assert/strict";\n' +
      importLine(["mkdtemp", "readFile", "rm", "writeFile"], "node:fs/promises") +
      importLine(["tmpdir"], "node:os") +
      importLine(["join"], "node:path") +
      importLine(["test"], "node:test") +
      importLine(["openStore"], "../src/server/store.ts"),
    "const clock = () => new Date();",
    `${reopened}test("a broken data file stops the app and stays as it is", async () => {
  const folder = await mkdtemp(join(tmpdir(), "store-"));
  const path = join(folder, "data.json");
  for (const broken of ["{ oops", "[1, 2]"]) {
    await writeFile(path, broken);
    await assert.rejects(openStore(folder, clock), /data\\.json/);
    assert.equal(await readFile(path, "utf8"), broken);
  }
  await rm(folder, { recursive: true });
});`,
  );
}
