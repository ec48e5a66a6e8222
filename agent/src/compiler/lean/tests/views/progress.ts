import type { AppFile } from "@joinery/shared";

export const progressTests: AppFile = {
  path: "tests/progress.test.ts",
  content: `import { bestOf, changeOf, dayValues, lastOf, oneRepMax, volumeOf } from "../src/client/lib/progress.ts";
import { placeDays, scaleOf } from "../src/client/lib/progress-scale.ts";

const SETS = [
  { day: "2030-06-10T08:00", value: 62.5, createdAt: "2" },
  { day: "2030-06-03", value: 60, createdAt: "3" },
  { day: "2030-06-10", value: 55, createdAt: "1" },
  { day: "2030-06-12", value: null, createdAt: "4" },
  { day: "2030-06-15", value: 60, createdAt: "5" },
  { day: null, value: 100, createdAt: "6" },
];
const dayOf = (set: (typeof SETS)[number]) => set.day;
const valueOf = (set: (typeof SETS)[number]) => set.value;

test("a day counts with its best, and a best is better than all before it", () => {
  assert.deepEqual(dayValues(SETS, dayOf, { valueOf, perDay: "best", best: "highest" }), [
    { day: "2030-06-03", value: 60, isBest: false },
    { day: "2030-06-10", value: 62.5, isBest: true },
    { day: "2030-06-15", value: 60, isBest: false },
  ]);
});

test("where less is better, the least is best; sums and averages are as their names say", () => {
  const low = dayValues(SETS, dayOf, { valueOf, perDay: "best", best: "lowest" });
  assert.deepEqual(low.map(({ value, isBest }) => [value, isBest]), [[60, false], [55, true], [60, false]]);
  assert.equal(bestOf(low, "lowest")?.day, "2030-06-10");
  assert.deepEqual(dayValues(SETS, dayOf, { valueOf, perDay: "sum", best: "highest" }).map(({ value }) => value), [60, 117.5, 60]);
  const plain = dayValues(SETS, dayOf, { valueOf, perDay: "best", best: "none" });
  assert.deepEqual(plain.map(({ value, isBest }) => [value, isBest]), [[60, false], [58.75, false], [60, false]]);
  assert.equal(bestOf(plain, "none"), undefined);
  assert.equal(changeOf(plain), 0);
});

test("the same value again is no new best, and the first of equal ones counts", () => {
  const values = dayValues([...SETS, { day: "2030-06-20", value: 62.5, createdAt: "7" }], dayOf, { valueOf, perDay: "best", best: "highest" });
  assert.equal(values.at(-1)?.isBest, false);
  assert.equal(bestOf(values, "highest")?.day, "2030-06-10");
  assert.equal(bestOf([], "highest"), undefined);
});

test("the one-rep max is estimated after Epley, the volume counts every repetition", () => {
  assert.deepEqual([oneRepMax(100, 1), oneRepMax(90, 10), oneRepMax(60, 5), oneRepMax(60, 0), oneRepMax(null, 5)], [100, 120, 70, null, null]);
  assert.deepEqual([volumeOf(70, 8, 3), volumeOf(70, 8, null), volumeOf(70, null, 3)], [1680, 560, null]);
});

test("what was done last is the newest of the newest day", () => {
  assert.equal(lastOf(SETS, dayOf)?.createdAt, "5");
  assert.equal(lastOf(SETS.slice(0, 3), dayOf)?.createdAt, "2");
  assert.equal(lastOf([], dayOf), undefined);
});

test("a chart is drawn around its values, and days stand in proportion to time", () => {
  assert.deepEqual(scaleOf([71.8, 73.4]), [71.5, 72, 72.5, 73, 73.5]);
  for (const values of [[5], [0], [-3, -3], [0.1, 0.2, 0.30000000000000004]]) {
    const scale = scaleOf(values);
    assert.ok((scale[0] ?? 1) <= Math.min(...values) && (scale.at(-1) ?? 0) >= Math.max(...values) - 1e-6, String(values));
    assert.ok(scale.length > 1);
  }
  const { x } = placeDays(["2030-01-01", "2030-01-11", "2030-01-21"], 0, 500);
  assert.ok(Math.abs(x("2030-01-11") - (x("2030-01-01") + x("2030-01-21")) / 2) < 0.001);
});
`,
};
