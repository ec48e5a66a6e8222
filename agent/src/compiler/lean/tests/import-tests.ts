import type { AppFile } from "@joinery/shared";
import { maxLengthOf } from "../../field-rules.ts";
import type { AppPlan, EntityPlan } from "../../plan.ts";
import { file, importLine, literal } from "../code.ts";
import { hasAccess } from "../server/access.ts";
import { guardsOf } from "../server/guards.ts";
import { importedEntities, importedOthers, type ImportedOthers } from "../server/import.ts";
import { csvOthersTests, csvTests } from "./csv-tests.ts";
import { testFunctions } from "./support.ts";
import { capacityOf } from "./values.ts";

const HEAD = 'import assert from "node:assert/strict";\nimport { test } from "node:test";\n';

/** `tests/<entities>-import.test.ts` and `tests/csv-import.test.ts`: files are read well, and added as a whole or not at all. */
export function emitImportTests(plan: AppPlan): AppFile[] {
  const entities = importedEntities(plan);
  if (entities.length === 0) return [];
  const own = entities.filter(({ entity }) => capacityOf(plan, entity) >= 3).map((entity) => emitTests(plan, entity));
  const hasOthers = entities.some(({ references }) => references.length > 0);
  const shared = [csvTests(hasOthers), ...(hasOthers ? [csvOthersTests] : [])];
  return [...own, ...shared.map(({ path, content }) => ({ path, content: HEAD + content }))];
}

function emitTests(plan: AppPlan, entity: EntityPlan): AppFile {
  const names = testFunctions(entity);
  const field = literal(entity.entity.fields[0]?.name ?? "");
  return file(
    `tests/${entity.kebabPlural}-import.test.ts`,
    HEAD + importLine([names.new], "./records.ts") + importLine(["createTestApi", "type Refusal"], "./test-api.ts"),
    `const PATH = "/api/${entity.kebabPlural}";

test("records are imported together", async () => {
  const api = createTestApi();
  const records = [await ${names.new}(api), await ${names.new}(api)];
  assert.deepEqual(await api.send("POST", \`\${PATH}/import\`, { records }), { status: 201, body: { count: 2 } });
  assert.equal((await api.list(PATH)).length, 2);
});

test("one wrong record keeps all of them out, and the message says which one", async () => {
  const api = createTestApi();
  const records = [await ${names.new}(api), { ...(await ${names.new}(api)), ${field.slice(1, -1)}: { wrong: true } }];
  const { status, body } = await api.send<Refusal>("POST", \`\${PATH}/import\`, { records });
  assert.equal(status, 400);
  assert.match(body.error.message, /^Record 2: /);
  assert.deepEqual(Object.keys(body.error.fields ?? {}), ["records.1.${field.slice(1, -1)}"]);
  assert.deepEqual(await api.list(PATH), []);
});

test("nothing is no import", async () => {
  const api = createTestApi();
  for (const records of [undefined, [], "all", {}]) {
    assert.equal((await api.send("POST", \`\${PATH}/import\`, { records })).status, 400);
  }
});`,
    emitLimitTest(entity),
    ...(guardsOf(plan, entity).length === 0 ? importedOthers(plan, entity) : []).map((others) =>
      emitOthersTest(entity, others),
    ),
    ...(hasAccess(plan) ? [STRANGERS] : []),
  );
}

/** A file may be larger than other requests, up to a limit of its own. */
function emitLimitTest(entity: EntityPlan): string {
  const names = testFunctions(entity);
  return `test("a file may be larger than any other request, but not without end", async () => {
  const api = createTestApi();
  const record = await ${names.new}(api);
  const send = (path: string, bytes: number) =>
    api.send("POST", path, { records: [record], ignored: "x".repeat(bytes) });
  assert.equal((await send(PATH, 2_000_000)).status, 413);
  assert.equal((await send(\`\${PATH}/import\`, 17_000_000)).status, 413);
  assert.deepEqual(await api.list(PATH), []);
  assert.equal((await send(\`\${PATH}/import\`, 2_000_000)).status, 201);
  assert.equal((await api.list(PATH)).length, 1);
});`;
}

const STRANGERS = `test("nobody imports anything without signing in", async () => {
  const api = createTestApi();
  await api.cookie();
  const headers = { "content-type": "application/json" };
  for (const body of ["{}", \`{"ignored":"\${"x".repeat(2_000_000)}"}\`]) {
    assert.equal((await api.app.request(\`\${PATH}/import\`, { method: "POST", headers, body })).status, 401);
  }
});`;

/** What records point at comes with them, or not at all. */
function emitOthersTest(entity: EntityPlan, { target, fields: [field] }: ImportedOthers): string {
  const title = target.entity.fields.find(({ name }) => name === target.entity.titleField);
  if (field === undefined || title === undefined) return "";
  const names = testFunctions(entity);
  const name = literal("Brand new".slice(0, maxLengthOf(title)));
  const isSeveral = field.type === "references";
  const others = `{ ${literal(target.kebabPlural)}: { "new-1": { ${title.name}: ${name} } } }`;
  return `test(${literal(`${target.entity.labelPlural} that are not there yet are added with the records that point at them`)}, async () => {
  const api = createTestApi();
  const others = ${others};
  const good = { ...(await ${names.new}(api)), ${field.name}: ${isSeveral ? '["new-1"]' : '"new-1"'} };
  const find = async () => {
    const items = await api.list<Record<string, unknown>>("/api/${target.kebabPlural}");
    return items.find((other) => other[${literal(title.name)}] === ${name});
  };
  const refused = await api.send("POST", \`\${PATH}/import\`, { records: [good, { ...good, ${field.name}: ${isSeveral ? '["nobody"]' : '"nobody"'} }], others });
  assert.equal(refused.status, 400);
  assert.deepEqual([await find(), await api.list(PATH)], [undefined, []]);
  assert.equal((await api.send("POST", \`\${PATH}/import\`, { records: [good], others })).status, 201);
  const [record] = await api.list<Record<string, unknown>>(PATH);
  const id = (await find())?.["id"];
  assert.equal(typeof id, "string");
  assert.deepEqual(record?.[${literal(field.name)}], ${isSeveral ? "[id]" : "id"});
});`;
}
