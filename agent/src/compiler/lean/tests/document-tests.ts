import type { AppFile } from "@joinery/shared";
import { isNullable } from "../../field-rules.ts";
import type { AppPlan } from "../../plan.ts";
import { file, importLine, importMentioned } from "../code.ts";
import { planDocuments, type DocumentPlan } from "../shared/document.ts";
import { testFunctions } from "./support.ts";

/** `tests/<entities>-document.test.ts`: documents with their lines. */
export function emitDocumentTests(plan: AppPlan): AppFile[] {
  return planDocuments(plan).map(emitTests);
}

function emitTests(planned: DocumentPlan): AppFile {
  const { document, line } = planned;
  const code = [emitSaving(planned), emitRefusals(planned), TOTALS].join("\n\n");
  return file(
    `tests/${document.kebabPlural}-document.test.ts`,
    'import assert from "node:assert/strict";\nimport { test } from "node:test";\n' +
      importLine(["lineTotal", "totalsOf"], "../src/shared/document-totals.ts") +
      importMentioned(code, [`type ${line.typeName}`], `../src/shared/${line.kebab}.ts`) +
      importMentioned(code, [`type ${document.typeName}`], `../src/shared/${document.kebab}.ts`) +
      importLine([testFunctions(document).new, testFunctions(line).new], "./records.ts") +
      importMentioned(code, ["createTestApi", "type Refusal"], "./test-api.ts"),
    `const PATH = "/api/${document.kebabPlural}";\nconst LINES = "/api/${line.kebabPlural}";`,
    code,
  );
}

function emitSaving(planned: DocumentPlan): string {
  const { document, line, number, links, total, tax, view } = planned;
  const percent = tax === undefined ? (view.taxPercent ?? 0) : 10;
  const typed = tax === undefined ? "" : `, { ${tax.name}: 10 }`;
  const isTaxed = tax === undefined || ((tax.min ?? 0) <= 10 && (tax.max ?? 100) >= 10);
  const expected = 25 + Math.round(25 * percent) / 100;
  const check = total === undefined || !isTaxed ? "" : `\n  assert.equal(first.${total.name}, ${expected});`;
  return `test("a document is saved with its lines, its total and the next number", async () => {
  const api = createTestApi();
  const input = await ${testFunctions(document).new}(api${isTaxed ? typed : ""});
  const line = await ${testFunctions(line).new}(api, { ${links.quantity.name}: 2, ${links.price.name}: 12.5 });
  const save = () => api.add<${document.typeName}>(\`\${PATH}/with-lines\`, { document: input, lines: [line] });
  const first = await save();${check}
  const second = await save();
  const numbers = [first, second].map((saved) => Number(/\\d+$/.exec(saved.${number.name} ?? "")?.[0]));
  assert.equal((numbers[1] ?? 0) - (numbers[0] ?? 0), 1);

  const body = { document: second, lines: [line, line] };
  const changed = await api.send<${document.typeName}>("PUT", \`\${PATH}/\${second.id}/with-lines\`, body);
  assert.equal(changed.status, 200);
  assert.equal(changed.body.${number.name}, second.${number.name});
  const lines = await api.list<${line.typeName}>(LINES);
  assert.equal(lines.filter((saved) => saved.${links.via.name} === first.id).length, 1);
  assert.equal(lines.filter((saved) => saved.${links.via.name} === second.id).length, 2);
});`;
}

function emitRefusals({ document, line, links }: DocumentPlan): string {
  const wrong = isNullable(links.quantity) ? '"many"' : "null";
  return `test("a wrong line is named, and nothing is saved", async () => {
  const api = createTestApi();
  const input = await ${testFunctions(document).new}(api);
  const line = await ${testFunctions(line).new}(api, { ${links.quantity.name}: 2, ${links.price.name}: 12.5 });
  const before = (await api.list(PATH)).length;
  const save = (lines: unknown) => api.send<Refusal>("POST", \`\${PATH}/with-lines\`, { document: input, lines });
  const { status, body } = await save([line, { ...line, ${links.quantity.name}: ${wrong} }]);
  assert.equal(status, 400);
  assert.match(body.error.message, /^Line 2: /);
  assert.deepEqual(Object.keys(body.error.fields ?? {}), ["lines.1.${links.quantity.name}"]);
  assert.equal((await save([])).status, 400);
  assert.equal((await save("none")).status, 400);
  assert.equal((await api.list(PATH)).length, before);
  assert.deepEqual(await api.list(LINES), []);
});`;
}

const TOTALS = `test("totals are exact to the cent", () => {
  assert.equal(lineTotal(3, 0.1), 0.3);
  assert.equal(lineTotal(1, 1.005), 1.01);
  assert.equal(lineTotal(null, 5), 0);
  const lines = [{ quantity: 3, price: 0.1 }, { quantity: 1.5, price: 19.99 }];
  assert.deepEqual(totalsOf(lines, 20), { subtotal: 30.29, tax: 6.06, total: 36.35 });
  assert.deepEqual(totalsOf([], 20), { subtotal: 0, tax: 0, total: 0 });
});`;
