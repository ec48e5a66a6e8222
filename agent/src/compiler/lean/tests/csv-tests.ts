import type { AppFile } from "@joinery/shared";

/** `tests/csv-import.test.ts`: how files are read; the same in every app that imports. */
export function csvTests(hasOthers: boolean): AppFile {
  const matching = hasOthers ? "{ columns, chosen, adding: [] }" : "{ columns, chosen }";
  return {
    path: "tests/csv-import.test.ts",
    content: `import { ApiError } from "../src/client/lib/api.ts";
import { refusalText } from "../src/client/lib/csv-checks.ts";
import { checkRows, groupProblems, matchHeaders, readers } from "../src/client/lib/csv-columns.ts";
import { parseCsv } from "../src/client/lib/csv-table.ts";

test("quotes, lines within cells and all kinds of dividers are read", () => {
  assert.deepEqual(parseCsv('\\uFEFFa,b\\r\\n"x, ""y""","1\\n2"\\r\\n\\r\\n'), [["a", "b"], ['x, "y"', "1\\n2"]]);
  assert.deepEqual(parseCsv("a;b\\n1,5;2\\n"), [["a", "b"], ["1,5", "2"]]);
  assert.deepEqual(parseCsv("a\\tb\\n1\\t"), [["a", "b"], ["1", ""]]);
});

test("values are read as people write them, and what cannot be read is left", () => {
  assert.deepEqual(["1,234.50", "1.234,50", "€ 12", "1,234", "many"].map(readers.number), [1234.5, 1234.5, 12, 1234, "many"]);
  assert.deepEqual(["2030-06-15", "15.06.2030", "6/15/2030", "15/6/2030"].map(readers.day), Array(4).fill("2030-06-15"));
  assert.deepEqual(["Yes", "0", "maybe"].map(readers.yesNo), [true, false, "maybe"]);
  assert.equal(readers.choice([{ value: "a1", label: "First One" }])("first one"), "a1");
  assert.equal(readers.text("'=1+1"), "=1+1");
});

test("columns are found by their headings, and problems name their lines", () => {
  const columns = [{ name: "unitPrice", label: "Unit price", read: readers.number }];
  const chosen = matchHeaders(["Name", "unit_price"], columns);
  assert.deepEqual(chosen, { unitPrice: 1 });
  const check = (values: Readonly<Record<string, unknown>>) =>
    typeof values["unitPrice"] === "number" ? { input: values["unitPrice"], problems: [] } : { problems: ["Unit price must be a number"] };
  const { inputs, problems } = checkRows([["a", "2"], ["b", "two"], ["c", "three"]], ${matching}, check);
  assert.deepEqual(inputs, [2]);
  assert.deepEqual(groupProblems(problems), [{ lines: [3, 4], text: "Unit price must be a number" }]);
});

test("what the server refuses is told by its line in the file", () => {
  assert.equal(refusalText(new ApiError("Record 2: Name is already in use", { "records.1.name": "Name is already in use" })), "Line 3: Name is already in use");
  assert.equal(refusalText(new ApiError("Please sign in.")), "Please sign in.");
});
`,
  };
}

/** `tests/csv-others.test.ts`: names in files stand for other records. */
export const csvOthersTests: AppFile = {
  path: "tests/csv-others.test.ts",
  content: `import { checkRows } from "../src/client/lib/csv-columns.ts";
import { indexNames, inputsOf, type Others } from "../src/client/lib/csv-others.ts";

const PEOPLE = [
  { id: "p1", name: "Ada  Park" },
  { id: "p2", name: "C++" },
  { id: "p3", name: "Twin" },
  { id: "p4", name: "twin" },
];
const create = (name: string) => (name.length < 9 ? { input: { name }, problems: [] } : { problems: ["too long"] });
const people: Others = {
  list: "people",
  label: "person",
  labelPlural: "people",
  idsOf: indexNames(PEOPLE, ({ name }) => name),
  isSeveral: false,
  create,
};
const { create: _, ...fixed } = people;
const check = (values: Readonly<Record<string, unknown>>) => ({ input: values, problems: [] });

/** What a file of one column becomes. */
function read(others: Others, lines: readonly string[], adding: readonly string[] = []) {
  const columns = [{ name: "who", label: "Who", others }];
  return checkRows(lines.map((line) => [line]), { columns, chosen: { who: 0 }, adding }, check);
}

test("records are found by name, whatever the case and the spaces, or by id", () => {
  assert.deepEqual(read(people, ["ada park", " C++ ", "p1"]).inputs, [{ who: "p1" }, { who: "p2" }, { who: "p1" }]);
});

test("a name that nobody has, or that several have, is a problem of its line", () => {
  const { inputs, problems, missing } = read(people, ["C", "p2", "Twin"]);
  assert.deepEqual(inputs, [{ who: "p2" }]);
  assert.deepEqual(problems, [
    { line: 2, text: "Who: there is no person called “C”" },
    { line: 4, text: "Who: there are 2 people called “Twin”" },
  ]);
  assert.deepEqual(missing.map(({ names }) => names.map(({ name }) => name)), [["C"]]);
});

test("a name that is to be added stands under one key, however often and in whatever case it is written", () => {
  const { inputs, problems, missing } = read(people, ["New", "Other", "NEW", "p1"], ["people"]);
  assert.deepEqual(problems, []);
  assert.deepEqual(inputs, [{ who: "new-1" }, { who: "new-2" }, { who: "new-1" }, { who: "p1" }]);
  assert.deepEqual(inputsOf(missing), { people: { "new-1": { name: "New" }, "new-2": { name: "Other" } } });
});

test("only what needs no more than a name is offered to be added", () => {
  for (const { problems, missing } of [read(fixed, ["New"], ["people"]), read(people, ["A name too long"], ["people"])]) {
    assert.equal(problems.length, 1);
    assert.deepEqual(missing, []);
  }
});

test("a cell may name several, with semicolons between them", () => {
  const several = { ...people, isSeveral: true };
  const { inputs, problems } = read(several, ["Ada Park; New;; ada park ;", "C++"], ["people"]);
  assert.deepEqual(problems, []);
  assert.deepEqual(inputs, [{ who: ["p1", "new-1"] }, { who: ["p2"] }]);
});
`,
};
