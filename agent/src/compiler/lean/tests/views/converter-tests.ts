import type { AppFile, View } from "@joinery/shared";
import type { PagePlan } from "../../../plan.ts";
import { unitsName, unitsPath } from "../../client/views/play/computing.ts";
import { testFile } from "./test-file.ts";

/** Every unit of the page converts there and back. */
export function emitConverterTests(page: PagePlan, _view: Extract<View, { kind: "converter" }>): AppFile {
  const units = unitsName(page);
  return testFile(
    page.fileName.replace(/-page$/, "-converter"),
    [
      [["convert", "readAmount", "roundAmount"], "../src/client/lib/convert.ts"],
      [[units], `../${unitsPath(page)}`],
    ],
    `test("an amount is the same again when it is converted back", () => {
  for (const { units } of ${units}) {
    for (const from of units) {
      for (const to of units) {
        const there = convert(12.5, from, to, 0.53);
        assert.ok(Math.abs(convert(there, to, from, 0.53) - 12.5) < 1e-6, \`\${from.label} and \${to.label}\`);
      }
    }
  }
});

test("volume and weight differ by the density of what is measured", () => {
  const cup = { name: "cup", label: "cup", factor: 240, offset: 0, isMass: false };
  const gram = { name: "gram", label: "gram", factor: 1, offset: 0, isMass: true };
  assert.equal(convert(2, cup, gram, 0.5), 240);
  assert.equal(convert(240, gram, cup, 0.5), 2);
});

test("temperatures have another zero", () => {
  const celsius = { name: "c", label: "°C", factor: 1, offset: 0, isMass: false };
  const fahrenheit = { name: "f", label: "°F", factor: 5 / 9, offset: -160 / 9, isMass: false };
  assert.equal(roundAmount(convert(100, celsius, fahrenheit)), "212");
  assert.equal(roundAmount(convert(-40, fahrenheit, celsius)), "-40");
});

test("fractions and commas are read, words are not", () => {
  assert.deepEqual(["1,5", "1 1/2", "3/4", ".5"].map(readAmount), [1.5, 1.5, 0.75, 0.5]);
  assert.deepEqual(["", "two", "1/0"].map(readAmount), [undefined, undefined, undefined]);
});`,
  );
}
