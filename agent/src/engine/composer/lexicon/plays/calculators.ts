import type { CalculatorInput, CalculatorOutput } from "@joinery/shared";

export type CalculatorRow = {
  readonly test: RegExp;
  readonly title: string;
  readonly inputs: readonly CalculatorInput[];
  readonly outputs: readonly (Omit<CalculatorOutput, "bands" | "display" | "decimals"> & Partial<CalculatorOutput>)[];
  readonly note?: string;
};

const money = (name: string, label: string, preset: number): CalculatorInput => ({
  name,
  label,
  kind: "money",
  default: preset,
  min: 0,
});
const percent = (name: string, label: string, preset: number, max = 100): CalculatorInput => ({
  name,
  label,
  kind: "percent",
  default: preset,
  min: 0,
  max,
});
const number = (name: string, label: string, preset: number, more: Partial<CalculatorInput> = {}): CalculatorInput => ({
  name,
  label,
  kind: "number",
  default: preset,
  min: 0,
  ...more,
});
const choice = (
  name: string,
  label: string,
  options: readonly (readonly [string, number])[],
  preset = options[0]?.[1] ?? 0,
): CalculatorInput => ({
  name,
  label,
  kind: "choice",
  default: preset,
  options: options.map(([text, value]) => ({ label: text, value })),
});
const day = (name: string, label: string, preset: string): CalculatorInput => ({
  name,
  label,
  kind: "date",
  default: preset,
});

const PAYMENT = "if(rate == 0, amount / (years * 12), amount * rate / 12 / (1 - (1 + rate / 12) ^ -(years * 12)))";

/** Ready calculators, chosen by words. In order of precedence; the last one is for those who want just any. */
export const CALCULATORS: readonly CalculatorRow[] = [
  {
    test: /\btips?\b/,
    title: "Tip Calculator",
    inputs: [money("bill", "Bill", 48), percent("tip", "Tip", 15), number("people", "People", 2, { min: 1 })],
    outputs: [
      { name: "each", label: "Each pays", formula: "(bill + bill * tip) / people", display: "money" },
      { name: "tipTotal", label: "Tip", formula: "bill * tip", display: "money" },
      { name: "total", label: "Total", formula: "bill + bill * tip", display: "money" },
    ],
  },
  {
    test: /\bbmi\b|\bbody mass\b/,
    title: "BMI Calculator",
    inputs: [
      number("weight", "Weight", 70, { min: 1, max: 500, unit: "kg" }),
      number("height", "Height", 172, { min: 50, max: 260, unit: "cm" }),
    ],
    outputs: [
      {
        name: "bmi",
        label: "Body mass index",
        formula: "weight / (height / 100) ^ 2",
        decimals: 1,
        bands: [
          { upTo: 18.5, label: "Underweight" },
          { upTo: 25, label: "Normal weight" },
          { upTo: 30, label: "Overweight" },
          { label: "Obesity" },
        ],
      },
      { name: "low", label: "Normal weight from", formula: "18.5 * (height / 100) ^ 2", unit: "kg", decimals: 1 },
      { name: "high", label: "Normal weight up to", formula: "25 * (height / 100) ^ 2", unit: "kg", decimals: 1 },
    ],
    note: "For adults. It says nothing about muscle, age or health by itself.",
  },
  {
    test: /\bmortgages?\b|\bhome loan\b|\bhouse\b.{0,20}\bpayments?\b/,
    title: "Mortgage Calculator",
    inputs: [
      money("price", "Price of the home", 350_000),
      money("down", "Down payment", 70_000),
      percent("rate", "Interest a year", 4.5, 30),
      number("years", "Term", 30, { min: 1, max: 50, unit: "years" }),
    ],
    outputs: [
      { name: "amount", label: "Loan", formula: "max(0, price - down)", display: "money" },
      { name: "payment", label: "Monthly payment", formula: PAYMENT, display: "money" },
      { name: "total", label: "Paid in all", formula: "payment * years * 12", display: "money" },
      { name: "interest", label: "Interest in all", formula: "total - amount", display: "money" },
    ],
    note: "Taxes, insurance and fees are not part of it.",
  },
  {
    test: /\bloans?\b|\bcar payment\b|\binstal(?:l)?ments?\b/,
    title: "Loan Calculator",
    inputs: [
      money("amount", "Amount", 15_000),
      percent("rate", "Interest a year", 6, 60),
      number("years", "Term", 5, { min: 1, max: 50, unit: "years" }),
    ],
    outputs: [
      { name: "payment", label: "Monthly payment", formula: PAYMENT, display: "money" },
      { name: "total", label: "Paid in all", formula: "payment * years * 12", display: "money" },
      { name: "interest", label: "Interest in all", formula: "total - amount", display: "money" },
    ],
    note: "Fees are not part of it.",
  },
  {
    test: /\bcompound\b|\bsavings?\b|\binterest\b|\binvestments?\b|\bretirement\b/,
    title: "Savings Calculator",
    inputs: [
      money("start", "Start with", 1000),
      money("monthly", "Add each month", 200),
      percent("rate", "Interest a year", 5, 60),
      number("years", "Years", 10, { min: 1, max: 80 }),
    ],
    outputs: [
      {
        name: "end",
        label: "At the end",
        formula:
          "if(rate == 0, start + monthly * years * 12, start * (1 + rate / 12) ^ (years * 12) + monthly * ((1 + rate / 12) ^ (years * 12) - 1) / (rate / 12))",
        display: "money",
      },
      { name: "paid", label: "Paid in", formula: "start + monthly * years * 12", display: "money" },
      { name: "gain", label: "Interest", formula: "end - paid", display: "money" },
    ],
    note: "Interest is added monthly. Taxes and inflation are not part of it.",
  },
  {
    test: /\bdiscounts?\b|\bsale price\b/,
    title: "Discount Calculator",
    inputs: [money("price", "Price", 80), percent("off", "Discount", 25), percent("tax", "Sales tax", 0)],
    outputs: [
      { name: "final", label: "You pay", formula: "price * (1 - off) * (1 + tax)", display: "money" },
      { name: "saved", label: "You save", formula: "price * off", display: "money" },
    ],
  },
  {
    test: /\bfuel\b|\bgas(?:oline)? (?:cost|money)\b|\btrip cost\b/,
    title: "Fuel Cost Calculator",
    inputs: [
      number("distance", "Distance", 320, { unit: "km" }),
      number("use", "Consumption", 6.5, { unit: "l/100 km" }),
      money("price", "Price of a litre", 1.8),
      number("people", "People", 1, { min: 1 }),
    ],
    outputs: [
      { name: "cost", label: "Cost", formula: "distance * use / 100 * price", display: "money" },
      { name: "each", label: "Each pays", formula: "cost / people", display: "money" },
      { name: "litres", label: "Fuel", formula: "distance * use / 100", unit: "l", decimals: 1 },
    ],
  },
  {
    test: /\bage\b|\bbirth(?:day|date)\b|\bhow old\b/,
    title: "Age Calculator",
    inputs: [day("birth", "Date of birth", "2000-01-01"), day("on", "On", "today")],
    outputs: [
      { name: "age", label: "Age", formula: "years(birth, on)", unit: "years", decimals: 0 },
      { name: "months", label: "In months", formula: "months(birth, on)", decimals: 0 },
      { name: "days", label: "In days", formula: "days(birth, on)", decimals: 0 },
    ],
  },
  {
    test: /\bdates?\b|\bdays between\b|\bdays until\b/,
    title: "Date Calculator",
    inputs: [day("from", "From", "today"), day("to", "To", "2030-01-01")],
    outputs: [
      { name: "days", label: "Days", formula: "days(from, to)", decimals: 0 },
      { name: "weeks", label: "Weeks", formula: "days(from, to) / 7", decimals: 1 },
      { name: "months", label: "Whole months", formula: "months(from, to)", decimals: 0 },
    ],
  },
  {
    test: /\bunit price\b|\bprice per\b|\bcheaper\b|\bbest buy\b/,
    title: "Unit Price Calculator",
    inputs: [
      money("priceA", "First price", 3.2),
      number("amountA", "First amount", 500, { min: 0.001 }),
      money("priceB", "Second price", 5.4),
      number("amountB", "Second amount", 1000, { min: 0.001 }),
    ],
    outputs: [
      {
        name: "saving",
        label: "The second is cheaper by",
        formula: "1 - priceB / amountB / (priceA / amountA)",
        display: "percent",
        decimals: 1,
        bands: [{ upTo: 0, label: "Take the first" }, { label: "Take the second" }],
      },
      { name: "unitA", label: "First, for 100", formula: "priceA / amountA * 100", display: "money" },
      { name: "unitB", label: "Second, for 100", formula: "priceB / amountB * 100", display: "money" },
    ],
  },
  {
    test: /\bcalories?\b|\bkcal\b|\bmetabol\w+\b|\btdee\b|\bbmr\b/,
    title: "Calorie Calculator",
    inputs: [
      choice("sex", "Sex", [
        ["Female", -161],
        ["Male", 5],
      ]),
      number("age", "Age", 35, { min: 15, max: 110, unit: "years" }),
      number("weight", "Weight", 70, { min: 20, max: 400, unit: "kg" }),
      number("height", "Height", 172, { min: 100, max: 250, unit: "cm" }),
      choice(
        "activity",
        "Activity",
        [
          ["Hardly any", 1.2],
          ["Light, 1 to 3 days a week", 1.375],
          ["Medium, 3 to 5 days a week", 1.55],
          ["High, 6 to 7 days a week", 1.725],
        ],
        1.375,
      ),
    ],
    outputs: [
      {
        name: "need",
        label: "Calories a day",
        formula: "(10 * weight + 6.25 * height - 5 * age + sex) * activity",
        unit: "kcal",
        decimals: 0,
      },
      {
        name: "rest",
        label: "At rest",
        formula: "10 * weight + 6.25 * height - 5 * age + sex",
        unit: "kcal",
        decimals: 0,
      },
      { name: "less", label: "To lose half a kilo a week", formula: "need - 550", unit: "kcal", decimals: 0 },
    ],
    note: "After Mifflin and St Jeor; an estimate for adults.",
  },
  {
    test: /\bgpa\b|\bgrades?\b/,
    title: "Grade Calculator",
    inputs: [
      percent("current", "Grade so far", 82),
      percent("weight", "Weight of the final exam", 30),
      percent("target", "Grade that you want", 85),
    ],
    outputs: [
      {
        name: "needed",
        label: "Needed in the final",
        formula: "(target - current * (1 - weight)) / weight",
        display: "percent",
        decimals: 1,
        bands: [{ upTo: 0, label: "Safe already" }, { upTo: 1, label: "Within reach" }, { label: "More than 100 %" }],
      },
      {
        name: "best",
        label: "With 100 % in the final",
        formula: "current * (1 - weight) + weight",
        display: "percent",
        decimals: 1,
      },
    ],
  },
  {
    test: /\bpercent(?:age)?s?\b/,
    title: "Percentage Calculator",
    inputs: [number("part", "Part", 30), number("whole", "Whole", 120), percent("rate", "Percentage", 25, 10_000)],
    outputs: [
      { name: "share", label: "The part is", formula: "part / whole", display: "percent" },
      { name: "of", label: "The percentage of the whole is", formula: "whole * rate" },
      { name: "change", label: "From part to whole", formula: "whole / part - 1", display: "percent" },
    ],
  },
  {
    test: /\b(?:vat|sales tax|tax)\b/,
    title: "Tax Calculator",
    inputs: [money("net", "Price before tax", 100), percent("rate", "Tax", 20)],
    outputs: [
      { name: "gross", label: "Price with tax", formula: "net * (1 + rate)", display: "money" },
      { name: "tax", label: "Tax", formula: "net * rate", display: "money" },
    ],
  },
  {
    test: /\b(?:profit )?margins?\b|\bmarkups?\b/,
    title: "Margin Calculator",
    inputs: [money("cost", "Cost", 40), money("price", "Selling price", 60)],
    outputs: [
      { name: "margin", label: "Margin", formula: "(price - cost) / price", display: "percent" },
      { name: "profit", label: "Profit", formula: "price - cost", display: "money" },
      { name: "markup", label: "Markup", formula: "price / cost - 1", display: "percent" },
    ],
  },
  {
    test: /^(?:(?:please|build|make|create|me|an?|the|i|want|need|simple|basic|small|plain|online|pocket|web)\s+)*calculator(?: app| website| web app)?[.!]?$/,
    title: "Calculator",
    inputs: [
      { name: "first", label: "First number", kind: "number", default: 12 },
      choice(
        "operation",
        "Operation",
        [
          ["plus", 1],
          ["minus", 2],
          ["times", 3],
          ["divided by", 4],
          ["to the power of", 5],
        ],
        3,
      ),
      { name: "second", label: "Second number", kind: "number", default: 4 },
    ],
    outputs: [
      {
        name: "result",
        label: "Result",
        formula:
          "if(operation == 1, first + second, if(operation == 2, first - second, if(operation == 3, first * second, if(operation == 4, first / second, first ^ second))))",
        decimals: 6,
      },
    ],
  },
];

export const findCalculator = (lower: string): CalculatorRow | undefined =>
  CALCULATORS.find(({ test }) => test.test(lower));
