import type { AppFile } from "@joinery/shared";

export const csvTests: AppFile = {
  path: "tests/csv.test.ts",
  content: `import { toCsv } from "../src/client/lib/csv.ts";

test("a file for spreadsheets keeps commas, quotes and lines apart", () => {
  const rows = [["Name", "Amount"], ['Say "hi", all', 1.5], ["two\\nlines", null]];
  assert.equal(toCsv(rows), '\\uFEFFName,Amount\\r\\n"Say ""hi"", all",1.5\\r\\n"two\\nlines",\\r\\n');
});

test("text that a spreadsheet would run as a formula stays text, and numbers stay numbers", () => {
  for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\\tx", " =1"]) {
    assert.match(toCsv([[text]]), /^\\uFEFF"?'/);
  }
  assert.equal(toCsv([[-5]]), "\\uFEFF-5\\r\\n");
});
`,
};

export const reportTests: AppFile = {
  path: "tests/report.test.ts",
  content: `import { groupRows, periodsAround, rowsToCsv, shareOf } from "../src/client/lib/report.ts";

const ITEMS = [
  { group: "a", day: "2030-01-31", value: 0.1 },
  { group: "b", day: "2030-02-01", value: 5 },
  { group: "a", day: "2030-02-28", value: 0.2 },
  { group: "c", day: null, value: null },
];
const group = (period: { from: string; until: string }, isByKey = false) =>
  groupRows(ITEMS, {
    groupOf: (item) => ({ key: item.group, label: item.group.toUpperCase() }),
    isByKey,
    dayOf: (item) => item.day,
    values: [(item) => item.value],
    period,
  });

test("groups have exact sums, and the biggest comes first", () => {
  const report = group({ from: "", until: "" });
  assert.deepEqual(report.rows.map(({ label, count, sums }) => [label, count, ...sums]), [["B", 1, 5], ["A", 2, 0.3], ["C", 1, 0]]);
  assert.deepEqual([report.count, report.totals], [4, [5.3]]);
  assert.deepEqual(group({ from: "", until: "" }, true).rows.map(({ key }) => key), ["a", "b", "c"]);
});

test("a period takes in its first and its last day, and nothing without a day", () => {
  assert.deepEqual(group({ from: "2030-02-01", until: "2030-02-28" }).totals, [5.2]);
  assert.equal(group({ from: "2031-01-01", until: "" }).rows.length, 0);
});

test("the longest bar is that of the biggest group", () => {
  const { rows } = group({ from: "", until: "" });
  assert.deepEqual(rows.map((row) => Number(shareOf(row, rows).toFixed(2))), [1, 0.06, 0]);
});

test("the months around a day are whole", () => {
  assert.deepEqual(periodsAround("2028-03-15").map(({ from, until }) => [from, until]), [
    ["2028-03-01", "2028-03-31"],
    ["2028-02-01", "2028-02-29"],
    ["2028-01-01", "2028-12-31"],
  ]);
});

test("a report is saved with its headings and its totals", () => {
  const rows = rowsToCsv(["Group", "Count", "Value"], group({ from: "2030-02-01", until: "" }));
  assert.deepEqual(rows, [["Group", "Count", "Value"], ["B", 1, 5], ["A", 1, 0.2], ["Total", 2, 5.2]]);
});
`,
};
