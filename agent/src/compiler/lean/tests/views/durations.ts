import type { AppFile } from "@joinery/shared";

export const durationTests: AppFile = {
  path: "tests/durations.test.ts",
  content: `import { formatDuration, parseDuration } from "../src/client/lib/durations.ts";

test("time is read as people write it", () => {
  const written = ["1:30", "1.5", "1,5", "90m", "90 min", "1h 30m", "1h30", "1.5 h", "1 hour 30 minutes"];
  assert.deepEqual(written.map(parseDuration), written.map(() => 90));
  assert.deepEqual(["8", "0:05", ":45", "45m", "2h", ".5", ""].map(parseDuration), [480, 5, 45, 45, 120, 30, 0]);
});

test("what is no time is none", () => {
  for (const text of ["-1", "1:60", "1:5", "soon", "1h 75m", "1.5.2", "1:30:00", "NaN", "1e3", "½"]) {
    assert.equal(parseDuration(text), undefined, text);
  }
});

test("time is shown in hours and minutes", () => {
  assert.deepEqual([0, 5, 90, 1440].map(formatDuration), ["0:00", "0:05", "1:30", "24:00"]);
});
`,
};

export const timesheetTests: AppFile = {
  path: "tests/timesheet.test.ts",
  content: `import { rowsOfWeek, splitByDay, weekTotalsOf, weekOf } from "../src/client/lib/timesheet.ts";

const MONDAY = "2030-06-10";
const ENTRIES = [
  { id: "1", row: "b", day: "2030-06-10", minutes: 60 },
  { id: "2", row: "a", day: "2030-06-16T09:00", minutes: 30 },
  { id: "3", row: "b", day: "2030-06-10", minutes: 15 },
  { id: "4", row: null, day: "2030-06-11", minutes: 5 },
  { id: "5", row: "c", day: "2030-06-17", minutes: 500 },
  { id: "6", row: "c", day: null, minutes: 500 },
];
const read = { rowOf: (entry: (typeof ENTRIES)[number]) => entry.row, dayOf: (entry: (typeof ENTRIES)[number]) => entry.day };
const minutesOf = (entry: (typeof ENTRIES)[number]) => entry.minutes;

test("a week has the rows that were worked on and those that were added, by name", () => {
  const choices = [{ key: "a", label: "Zoo" }, { key: "b", label: "Attic" }, { key: "c", label: "Barn" }];
  const rows = rowsOfWeek(ENTRIES, { ...read, days: weekOf(MONDAY), choices, added: ["c", "a"], noneLabel: "None" });
  assert.deepEqual(rows.map(({ label }) => label), ["Attic", "Barn", "None", "Zoo"]);
  assert.deepEqual(rows[0]?.cells[0]?.map(({ id }) => id), ["1", "3"]);
  assert.deepEqual(rows[3]?.cells[6]?.map(({ id }) => id), ["2"]);
});

test("times add up by row, by day and over the week", () => {
  const rows = rowsOfWeek(ENTRIES, { ...read, days: weekOf(MONDAY), choices: [], added: [], noneLabel: "None" });
  const { byRow, byDay, total } = weekTotalsOf(rows, minutesOf);
  assert.deepEqual(byDay, [75, 5, 0, 0, 0, 0, 30]);
  assert.equal(total, 110);
  assert.deepEqual(byRow.toSorted((a, b) => a - b), [5, 30, 75]);
});

test("time over midnight belongs to both days, and none of it is lost", () => {
  const from = new Date(2030, 5, 15, 23, 30).getTime();
  const until = new Date(2030, 5, 17, 0, 45).getTime();
  assert.deepEqual(splitByDay(from, until), [
    { day: "2030-06-15", minutes: 30 },
    { day: "2030-06-16", minutes: 1440 },
    { day: "2030-06-17", minutes: 45 },
  ]);
  assert.deepEqual(splitByDay(from, from + 10_000), [{ day: "2030-06-15", minutes: 1 }]);
  assert.deepEqual(splitByDay(from, from + 1_790_000), [{ day: "2030-06-15", minutes: 30 }]);
});
`,
};
