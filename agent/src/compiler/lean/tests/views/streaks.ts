import type { AppFile } from "@joinery/shared";

export const streakTests: AppFile = {
  path: "tests/streaks.test.ts",
  content: `import { daysById, rateOf, streakOf } from "../src/client/lib/streaks.ts";

const TODAY = "2030-06-15";

test("a streak counts days in a row, and today may still come", () => {
  const days = new Set(["2030-06-14", "2030-06-13", "2030-06-12", "2030-06-09", "2030-06-08"]);
  assert.deepEqual(streakOf(days, 7, TODAY), { current: 3, longest: 3, unit: "day" });
  assert.deepEqual(streakOf(days.add(TODAY), 7, TODAY), { current: 4, longest: 4, unit: "day" });
  assert.deepEqual(streakOf(new Set(["2030-06-12"]), 7, TODAY), { current: 0, longest: 1, unit: "day" });
  assert.deepEqual(streakOf(new Set(), 7, TODAY), { current: 0, longest: 0, unit: "day" });
});

test("with a weekly goal a streak counts weeks that reached it, over the end of a year too", () => {
  const days = new Set(["2029-12-31", "2030-01-02", "2029-12-24", "2029-12-30", "2029-12-12"]);
  assert.deepEqual(streakOf(days, 2, "2030-01-03"), { current: 2, longest: 2, unit: "week" });
  assert.deepEqual(streakOf(days, 2, "2030-01-08"), { current: 2, longest: 2, unit: "week" });
  assert.deepEqual(streakOf(days, 2, "2030-01-15"), { current: 0, longest: 2, unit: "week" });
});

test("the rate is the share of what was meant to be done since the first time", () => {
  assert.equal(rateOf(new Set(), 7, TODAY), 0);
  assert.equal(rateOf(new Set(["2030-06-12", "2030-06-14"]), 7, TODAY), 2 / 3);
  assert.equal(rateOf(new Set(["2030-06-09", "2030-06-11", "2030-06-13", TODAY]), 3, TODAY), 1);
  assert.equal(rateOf(new Set(["2030-01-01", TODAY]), 7, TODAY), 1 / 28);
});

test("ticks are collected by what they are for, each day once", () => {
  const ticks = [
    { id: "a", day: "2030-06-15T08:00" },
    { id: "a", day: "2030-06-15" },
    { id: null, day: "2030-06-15" },
    { id: "b", day: null },
  ];
  assert.deepEqual(daysById(ticks, ({ id, day }) => [id, day]), new Map([["a", new Set([TODAY])]]));
});
`,
};
