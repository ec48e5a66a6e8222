import type { CalculatorInput, CalculatorOutput, View } from "@joinery/shared";
import type { PagePlan } from "../../../../plan.ts";
import { emitFormula, emitFormulaHelpers } from "../../../formula.ts";
import { literal } from "../../../code.ts";
import { pagePart } from "../../context.ts";
import { jsxAttribute, stringOf, type Module } from "../../module.ts";
import { emitViewPage } from "./parts.ts";

/** Where the units of a page are, and the constant that has them. */
export const unitsPath = ({ fileName }: PagePlan): string =>
  `src/client/lib/${fileName.replace(/-page$/, "-units")}.ts`;
export const unitsName = (page: PagePlan): string => `units${pagePart(page, "")}`;

/** The units in a file of their own, and the page over them. */
export function emitConverter(page: PagePlan, { groups }: Extract<View, { kind: "converter" }>): Module[] {
  const name = unitsName(page);
  return [
    emitViewPage(page, { content: `<Converter groups={${name}} />` }),
    {
      path: unitsPath(page),
      code: `/** What can be converted, each group over a base unit of its own. */
export const ${name}: readonly ConverterGroup[] = ${literal(groups)};`,
    },
  ];
}

type CalculatorView = Extract<View, { kind: "calculator" }>;

/** Where the formulas of a page are. */
export const formulasPath = ({ fileName }: PagePlan): string =>
  `src/client/lib/${fileName.replace(/-page$/, "-formulas")}.ts`;

/** The function that gives all results of a page. */
export const formulasName = (page: PagePlan): string => `calculate${pagePart(page, "")}`;

/** The formulas as plain code in a file of their own, and the page over them. */
export function emitCalculator(page: PagePlan, view: CalculatorView): Module[] {
  const inputs = view.inputs.map(inputCode).join("\n  ");
  const outputs = view.outputs.map((output) => outputCode(page, output)).join("\n  ");
  const [inputsName, outputsName] = [`inputs${pagePart(page, "")}`, `outputs${pagePart(page, "")}`];
  const start = view.inputs.some((input) => input.default === "today");
  const note = view.note === undefined ? "" : ` ${jsxAttribute("note", view.note)}`;
  return [
    emitViewPage(page, {
      above: `const ${inputsName}: readonly CalculatorInput[] = [
  ${inputs}
];

const ${outputsName}: readonly CalculatorOutput[] = [
  ${outputs}
];`,
      content: `<Calculator ${jsxAttribute("title", page.page.title)} inputs={${start ? `${inputsName}.map((input) => (input.initial === "today" ? { ...input, initial: currentDay() } : input))` : inputsName}} outputs={${outputsName}}${note} />`,
    }),
    { path: formulasPath(page), code: emitFormulas(page, view) },
  ];
}

function inputCode({ name, label, kind, default: preset, min, max, unit, options }: CalculatorInput): string {
  const parts = [
    `name: "${name}"`,
    `label: ${stringOf(label)}`,
    `kind: "${kind}"`,
    `initial: ${kind === "choice" ? stringOf(String(options?.some(({ value }) => value === preset) ? preset : (options?.[0]?.value ?? preset))) : stringOf(String(preset))}`,
    min === undefined ? "" : `min: ${min}`,
    max === undefined ? "" : `max: ${max}`,
    unit === undefined ? (kind === "money" ? "unit: currencySymbol" : "") : `unit: ${stringOf(unit)}`,
    options === undefined ? "" : `options: ${literal(options)}`,
  ];
  return `{ ${parts.filter((part) => part !== "").join(", ")} },`;
}

function outputCode(page: PagePlan, { name, label, display, unit, decimals, bands }: CalculatorOutput): string {
  const format = {
    money: "formatMoney(value)",
    percent: `formatNumber(roundTo(value * 100, ${decimals}), "%")`,
    number: `formatNumber(roundTo(value, ${decimals})${unit === undefined ? "" : `, ${stringOf(unit)}`})`,
  }[display];
  const banded = bands.length === 0 ? "" : `, bands: ${literal(bands)}`;
  return `{ label: ${stringOf(label)}, valueOf: (values) => ${formulasName(page)}(values).${name}, format: (value) => ${format}${banded} },`;
}

function emitFormulas(page: PagePlan, { inputs, outputs }: CalculatorView): string {
  const known = new Set(inputs.map(({ name }) => name));
  const lines = outputs.map(({ name, formula }) => {
    const code = emitFormula(formula, (used) =>
      known.has(used) ? `(values[${literal(used)}] ?? 0)` : `${used}Result`,
    );
    return `  const ${name}Result = ${code};`;
  });
  const results = outputs.map(({ name }) => `${name}: ${name}Result`).join(", ");
  const code = `/** Every result. Percentages come as fractions, days as day numbers. */
export function ${formulasName(page)}(values: Readonly<Record<string, number>>): { readonly [Name in ${outputs.map(({ name }) => `"${name}"`).join(" | ")}]: number } {
${lines.join("\n")}
  return { ${results} };
}`;
  return `${code}${emitFormulaHelpers(code)}`;
}
