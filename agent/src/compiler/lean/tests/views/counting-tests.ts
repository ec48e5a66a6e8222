import type { AppFile, View } from "@joinery/shared";
import { findEntity, type AppPlan } from "../../../plan.ts";
import { testFunctions } from "../support.ts";
import { testFile } from "./test-file.ts";

/** Counting over the API; nothing where the field's own limits leave no room for it. */
export function emitCountingTests(plan: AppPlan, view: Extract<View, { kind: "counter" }>): AppFile | undefined {
  const counter = findEntity(plan, view.entity);
  const field = counter.entity.fields.find(({ name }) => name === view.countField);
  if (field === undefined || field.unique || (field.max ?? 9) < 9 || (field.min ?? 0) > 0) return undefined;
  const log = view.logEntity === undefined ? undefined : findEntity(plan, view.logEntity);
  const { add } = testFunctions(counter);
  const taps =
    log === undefined || view.amountField === undefined
      ? ""
      : `
  const taps = await api.list<{ ${view.amountField}: number | null }>("/api/${log.kebabPlural}");
  assert.deepEqual(taps.map((tap) => tap.${view.amountField}).toSorted(), [-2, 2]);`;
  return testFile(
    `${counter.kebabPlural}-count`,
    [
      [[add], "./records.ts"],
      [["createTestApi", "type Refusal"], "./test-api.ts"],
    ],
    `test("counting goes up, goes down, and never below zero", async () => {
  const api = createTestApi();
  const record = await ${add}(api, { ${view.countField}: 0 });
  const path = \`/api/${counter.kebabPlural}/\${record.id}/count\`;
  const count = async (by: number) => (await api.send<{ ${view.countField}: number }>("POST", path, { by })).body.${view.countField};
  assert.equal(await count(2), 2);
  assert.equal(await count(-5), 0);
  assert.equal(await count(-1), 0);${taps}
});

test("only whole numbers are counted, and only on counters that are there", async () => {
  const api = createTestApi();
  const record = await ${add}(api, { ${view.countField}: 0 });
  const refused = await api.send<Refusal>("POST", \`/api/${counter.kebabPlural}/\${record.id}/count\`, { by: 0.5 });
  assert.equal(refused.status, 400);
  assert.deepEqual(refused.body.error.fields, { by: "By must be a whole number" });
  assert.equal((await api.send("POST", "/api/${counter.kebabPlural}/nobody/count", { by: 1 })).status, 404);
});`,
  );
}
