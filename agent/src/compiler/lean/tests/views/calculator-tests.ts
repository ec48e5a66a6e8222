import type { AppFile, CalculatorInput, View } from "@joinery/shared";
import type { PagePlan } from "../../../plan.ts";
import { literal } from "../../code.ts";
import { formulasName, formulasPath } from "../../client/views/play/computing.ts";
import { evaluateFormula } from "../../formula.ts";
import { TEST_DAY } from "../../evaluate.ts";
import { testFile } from "./test-file.ts";

type CalculatorView = Extract<View, { kind: "calculator" }>;

const DAY_MS = 86_400_000;

/** The results for what the page starts with and for twice of it, as the formulas say. */
export function emitCalculatorTests(page: PagePlan, view: CalculatorView): AppFile {
  const name = formulasName(page);
  const start = Object.fromEntries(view.inputs.map((input) => [input.name, startOf(input)]));
  const double = Object.fromEntries(view.inputs.map((input) => [input.name, doubled(input, startOf(input))]));
  const cases = [start, double].map((values) => `  [${literal(values)}, ${resultsCode(view, values)}],`);
  return testFile(
    page.fileName.replace(/-page$/, "-calculator"),
    [[[name], `../${formulasPath(page)}`]],
    `const cases: [Record<string, number>, Record<string, number>][] = [
${cases.join("\n")}
];

test("the results are those that the formulas give", () => {
  for (const [values, expected] of cases) {
    const results: Record<string, number> = { ...${name}(values) };
    for (const [key, wanted] of Object.entries(expected)) {
      const result = results[key] ?? Number.NaN;
      const isClose = Object.is(result, wanted) || Math.abs(result - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted));
      assert.ok(isClose, \`\${key}: \${result} instead of \${wanted}\`);
    }
  }
});`,
  );
}

function startOf({ kind, default: preset, options }: CalculatorInput): number {
  if (typeof preset === "string") return Date.parse(`${preset === "today" ? TEST_DAY : preset}T00:00:00Z`) / DAY_MS;
  if (kind === "choice" && options?.some(({ value }) => value === preset) !== true)
    return options?.[0]?.value ?? preset;
  return kind === "percent" ? preset / 100 : preset;
}

const doubled = ({ kind, options }: CalculatorInput, value: number): number =>
  kind === "choice" ? (options?.at(-1)?.value ?? value) : kind === "date" ? value + 400 : value * 2;

function resultsCode({ outputs }: CalculatorView, values: Readonly<Record<string, number>>): string {
  const known = new Map(Object.entries(values));
  const rows = outputs.map(({ name, formula }) => {
    const result = evaluateFormula(formula, known);
    known.set(name, result);
    return `${name}: ${Number.isFinite(result) ? result : Number.isNaN(result) ? "Number.NaN" : `${result < 0 ? "-" : ""}Number.POSITIVE_INFINITY`}`;
  });
  return `{ ${rows.join(", ")} }`;
}
