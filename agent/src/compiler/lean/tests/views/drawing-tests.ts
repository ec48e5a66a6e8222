import type { AppFile, View } from "@joinery/shared";
import { findEntity, type AppPlan } from "../../../plan.ts";
import { isSharing } from "../../server/views/drawing.ts";
import { testFunctions } from "../support.ts";
import { testFile } from "./test-file.ts";

/** Sharing out a week, over the API and by the rule alone. */
export function emitDrawingTests(plan: AppPlan, view: Extract<View, { kind: "picker" }>): AppFile {
  if (!isSharing(view)) return WHEEL_TESTS;
  const item = findEntity(plan, view.entity);
  const person = findEntity(plan, view.personEntity);
  const assignment = findEntity(plan, view.assignmentEntity);
  const path = `/api/${assignment.kebabPlural}`;
  const [addItem, addPerson] = [testFunctions(item).add, testFunctions(person).add];
  const { itemField, personField, weekField, doneField } = view;
  const done =
    doneField === undefined
      ? ""
      : `
  const [first] = await api.list<{ id: string }>("${path}");
  await api.send("PATCH", \`${path}/\${first?.id}\`, { ${doneField}: true });`;
  return testFile(
    `${assignment.kebabPlural}-draw`,
    [
      [[...new Set([addItem, addPerson])], "./records.ts"],
      [["createTestApi", "type Refusal"], "./test-api.ts"],
      [["shareOut"], "../src/server/views/share-out.ts"],
    ],
    `test("a week is shared out once, everything to somebody", async () => {
  const api = createTestApi();
  assert.equal((await api.send("POST", "${path}/draw", { week: "2030-06-10" })).status, 409);
  const items = [await ${addItem}(api), await ${addItem}(api), await ${addItem}(api)];
  const people = [await ${addPerson}(api), await ${addPerson}(api)];
  assert.equal((await api.send("POST", "${path}/draw", { week: "2030-06-10" })).status, 200);
  const drawn = await api.list<{ ${itemField}: string; ${personField}: string; ${weekField}: string }>("${path}");
  assert.deepEqual(drawn.map((record) => record.${itemField}).toSorted(), items.map(({ id }) => id).toSorted());
  assert.ok(drawn.every((record) => people.some(({ id }) => id === record.${personField}) && record.${weekField} === "2030-06-10"));
  assert.equal((await api.send("POST", "${path}/draw", { week: "2030-06-10" })).status, 409);${done}
  assert.equal((await api.send("POST", "${path}/draw", { week: "2030-06-10", again: true })).status, 200);
  assert.equal((await api.list("${path}")).length, items.length);${doneField === undefined ? "" : `\n  assert.ok((await api.list<{ id: string }>("${path}")).some(({ id }) => id === first?.id));`}
});

test("the week must be a day", async () => {
  const refused = await createTestApi().send<Refusal>("POST", "${path}/draw", { week: "soon" });
  assert.equal(refused.status, 400);
  assert.deepEqual(refused.body.error.fields, { week: "Week must be a date" });
});

test("sharing is fair over the weeks, and nobody gets the same twice in a row", () => {
  const items = ["a", "b", "c"];
  const people = ["x", "y", "z"];
  const history: { item: string; person: string }[] = [];
  for (let week = 0; week < 8; week += 1) {
    const shares = shareOut(items, people, history, Math.random);
    assert.deepEqual(shares.map(({ person }) => person).toSorted(), people);
    history.push(...shares);
  }
  assert.deepEqual(shareOut(["a"], ["x", "y"], [{ item: "a", person: "x" }, { item: "b", person: "y" }], () => 0), [{ item: "a", person: "y" }]);
  assert.deepEqual(shareOut(["a"], [], [], Math.random), []);
});`,
  );
}

const WHEEL_TESTS = testFile(
  "wheel",
  [[["pickOne", "turnTo"], "../src/client/lib/pick.ts"]],
  `test("another one than the last is picked, where there is one", () => {
  assert.equal(pickOne(["a", "b"], "a", () => 0), "b");
  assert.equal(pickOne(["a"], "a", () => 0), "a");
  assert.equal(pickOne([], undefined, () => 0), undefined);
});

test("every one can be picked", () => {
  assert.deepEqual([0, 0.5, 0.9].map((random) => pickOne(["a", "b", "c"], undefined, () => random)), ["a", "b", "c"]);
});

test("the wheel stops with what was picked at the top, after at least two turns", () => {
  for (const index of [0, 1, 2, 3]) {
    const angle = turnTo(index, 4, 500);
    assert.ok(angle - 500 >= 720);
    assert.equal((angle + (index + 0.5) * 90) % 360, 0);
  }
});`,
);
