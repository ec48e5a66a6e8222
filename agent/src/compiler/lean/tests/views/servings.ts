import type { AppFile } from "@joinery/shared";

export const servingsTests: AppFile = {
  path: "tests/servings.test.ts",
  content: `import { linesOf } from "../src/client/lib/recipe.ts";
import { scaleIngredient } from "../src/client/lib/servings.ts";

test("an ingredient is scaled, whatever way its amount is written", () => {
  const cases: [string, number, string][] = [
    ["1 1/2 cups flour", 2, "3 cups flour"],
    ["1½ cups flour", 0.5, "¾ cups flour"],
    ["½ tsp salt", 3, "1½ tsp salt"],
    ["200 g butter", 1.5, "300 g butter"],
    ["200g butter", 0.5, "100g butter"],
    ["0.5 l milk", 3, "1.5 l milk"],
    ["2-3 eggs", 2, "4-6 eggs"],
    ["1 – 2 onions", 0.5, "½ – 1 onions"],
    ["1/3 cup oil", 2, "⅔ cup oil"],
    ["2 (400 g) tins of tomatoes", 2, "4 (400 g) tins of tomatoes"],
    ["1 egg", 1 / 3, "⅓ egg"],
    ["Salt and pepper", 4, "Salt and pepper"],
    ["12 rolls", 2, "24 rolls"],
  ];
  for (const [line, factor, expected] of cases) assert.equal(scaleIngredient(line, factor), expected);
});

test("for the same number of servings nothing changes", () => {
  for (const line of ["1 1/2 cups flour", "0,75 l stock", "a pinch"]) assert.equal(scaleIngredient(line, 1), line);
});

test("list marks and empty lines are left out", () => {
  assert.deepEqual(linesOf("- 1 egg\\n\\n * salt \\n2 apples"), ["1 egg", "salt", "2 apples"]);
});
`,
};
