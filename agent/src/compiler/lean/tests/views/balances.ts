import type { AppFile } from "@joinery/shared";
import type { AppPlan } from "../../../plan.ts";
import { findEntity } from "../../../plan.ts";
import { file, importLine } from "../../code.ts";
import { settledViews } from "../../server/settlements.ts";
import { testFunctions } from "../support.ts";
import { capacityOf } from "../values.ts";

export const balanceTests: AppFile = {
  path: "tests/balances.test.ts",
  content: `import { accountsOf, paymentsFor, splitCents, type Account } from "../src/shared/balances.ts";

const account = (balance: number): Account => ({ paid: Math.max(0, balance), share: Math.max(0, -balance) });

test("an amount that cannot be divided loses no cent", () => {
  assert.deepEqual([...splitCents(1000, ["a", "b", "c"]).values()], [334, 333, 333]);
  assert.deepEqual([...splitCents(-200, ["a", "b", "c"]).values()], [-67, -67, -66]);
  for (let cents = 0; cents < 50; cents += 1) {
    const parts = [...splitCents(cents, ["a", "b", "c", "d", "e", "f", "g"]).values()];
    assert.equal(parts.reduce((sum, part) => sum + part, 0), cents);
    assert.ok(Math.max(...parts) - Math.min(...parts) <= 1);
  }
});

test("an expense is shared by its participants, by everyone when none are named, and needs a payer", () => {
  const people = ["a", "b", "c"];
  const expenses = [
    { payer: "a", amount: 30, participants: [] },
    { payer: "b", amount: 10.1, participants: ["b", "c", "gone"] },
    { payer: null, amount: 99, participants: [] },
    { payer: "gone", amount: 99, participants: [] },
  ];
  assert.deepEqual(Object.fromEntries(accountsOf(expenses, people)), {
    a: { paid: 3000, share: 1000 },
    b: { paid: 1010, share: 1505 },
    c: { paid: 0, share: 1505 },
  });
});

test("debts are settled with the fewest payments, and then everybody is even", () => {
  const balances = { a: 700, b: -400, c: -300, d: 500, e: -500 };
  const accounts = new Map(Object.entries(balances).map(([person, balance]) => [person, account(balance)]));
  const payments = paymentsFor(accounts);
  assert.equal(payments.length, 3);
  const after = new Map(Object.entries(balances));
  for (const { from, to, cents } of payments) {
    assert.ok(cents > 0);
    after.set(from, (after.get(from) ?? 0) + cents);
    after.set(to, (after.get(to) ?? 0) - cents);
  }
  assert.deepEqual([...after.values()], [0, 0, 0, 0, 0]);
  assert.deepEqual(paymentsFor(new Map([["a", account(0)]])), []);
});

test("many people are settled too", () => {
  const accounts = new Map(Array.from({ length: 15 }, (_, index) => [String(index), account(index - 7)]));
  assert.ok(paymentsFor(accounts).length <= 14);
});
`,
};

/** What the server promises about settling. */
export function emitSettlementTests(plan: AppPlan): AppFile[] {
  return settledViews(plan).flatMap((view) => {
    const expense = findEntity(plan, view.entity);
    const person = findEntity(plan, view.personEntity);
    if (capacityOf(plan, person.entity) < 2) return [];
    const addPerson = testFunctions(person).add;
    const addExpense = testFunctions(expense).add;
    const settlement =
      view.settlementField === undefined ? "" : `\n  assert.equal(body.${view.settlementField}, true);`;
    return [
      file(
        `tests/${expense.kebabPlural}-settlements.test.ts`,
        'import assert from "node:assert/strict";\nimport { test } from "node:test";\n' +
          importLine([`type ${expense.typeName}`], `../src/shared/${expense.kebab}.ts`) +
          importLine([addExpense, addPerson], "./records.ts") +
          importLine(["createTestApi", "type Refusal"], "./test-api.ts"),
        `const PATH = "/api/${expense.kebabPlural}/settlements";

test("a debt is settled once, by what is owed", async () => {
  const api = createTestApi();
  const [ahead, behind] = [await ${addPerson}(api), await ${addPerson}(api)];
  await ${addExpense}(api, { ${view.payerField}: ahead.id, ${view.amountField}: 5.01, ${view.participantsField ?? ""}: [ahead.id, behind.id] });
  const payment = { from: behind.id, to: ahead.id };
  const { status, body } = await api.send<${expense.typeName}>("POST", PATH, payment);
  assert.equal(status, 201);
  assert.equal(body.${view.payerField}, behind.id);
  assert.equal(body.${view.amountField}, 2.5);
  assert.deepEqual(body.${view.participantsField ?? ""}, [ahead.id]);${settlement}
  assert.equal((await api.send("POST", PATH, payment)).status, 409);
});

test("a settlement needs two people that exist and that owe each other", async () => {
  const api = createTestApi();
  const [one, other] = [await ${addPerson}(api), await ${addPerson}(api)];
  const wrong = await api.send<Refusal>("POST", PATH, { from: "nobody", to: other.id });
  assert.equal(wrong.status, 400);
  assert.deepEqual(Object.keys(wrong.body.error.fields ?? {}), ["from"]);
  assert.equal((await api.send("POST", PATH, { from: one.id })).status, 400);
  assert.equal((await api.send("POST", PATH, { from: one.id, to: other.id })).status, 409);
});`,
      ),
    ];
  });
}
