import type { AppFile } from "@joinery/shared";
import type { AppPlan, EntityPlan } from "../../plan.ts";
import { file, importLine, literal } from "../code.ts";
import { importedEntities } from "../server/import.ts";
import { testFunctions } from "./support.ts";
import { capacityOf } from "./values.ts";

const HEAD = 'import assert from "node:assert/strict";\nimport { test } from "node:test";\n';

/** `tests/<entities>-import.test.ts` and `tests/csv-import.test.ts`: files are read well, and added as a whole or not at all. */
export function emitImportTests(plan: AppPlan): AppFile[] {
  const entities = importedEntities(plan);
  const own = entities.filter(({ entity }) => capacityOf(plan, entity) >= 3).map(emitTests);
  return entities.length === 0 ? [] : [...own, CSV_TESTS];
}

function emitTests(entity: EntityPlan): AppFile {
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
  );
}

const CSV_TESTS: AppFile = {
  path: "tests/csv-import.test.ts",
  content: `${HEAD}import { checkRows, matchHeaders, readers } from "../src/client/lib/csv-columns.ts";
import { parseCsv } from "../src/client/lib/csv-table.ts";

test("quotes, lines within cells and all kinds of dividers are read", () => {
  assert.deepEqual(parseCsv('\\uFEFFa,b\\r\\n"x, ""y""","1\\n2"\\r\\n\\r\\n'), [["a", "b"], ['x, "y"', "1\\n2"]]);
  assert.deepEqual(parseCsv("a;b\\n1,5;2\\n"), [["a", "b"], ["1,5", "2"]]);
  assert.deepEqual(parseCsv("a\\tb\\n1\\t"), [["a", "b"], ["1", ""]]);
});

test("values are read as people write them, and what cannot be read is left", () => {
  assert.deepEqual(["1,234.50", "1.234,50", "€ 12", "1,234", "many"].map(readers.number), [1234.5, 1234.5, 12, 1234, "many"]);
  assert.deepEqual(["2030-06-15", "15.06.2030", "6/15/2030", "15/6/2030"].map(readers.day), Array(4).fill("2030-06-15"));
  assert.deepEqual(["Yes", "0", "maybe"].map(readers.yesNo), [true, false, "maybe"]);
  assert.equal(readers.choice([{ value: "a1", label: "First One" }])("first one"), "a1");
  assert.equal(readers.text("'=1+1"), "=1+1");
});

test("columns are found by their headings, and problems name their line", () => {
  const columns = [{ name: "unitPrice", label: "Unit price", read: readers.number }];
  const chosen = matchHeaders(["Name", "unit_price"], columns);
  assert.deepEqual(chosen, { unitPrice: 1 });
  const check = (values: Readonly<Record<string, unknown>>) =>
    typeof values["unitPrice"] === "number" ? { input: values["unitPrice"], problems: [] } : { problems: ["Unit price must be a number"] };
  const { inputs, problems } = checkRows([["a", "2"], ["b", "two"]], { columns, chosen, check });
  assert.deepEqual(inputs, [2]);
  assert.deepEqual(problems, [{ line: 3, text: "Unit price must be a number" }]);
});
`,
};
