import { parseFormula, type Formula, type FunctionName } from "@joinery/shared";

/** The formula of a calculator as TypeScript. Only numbers, operators and names that `nameOf` writes come out of it. */
export function emitFormula(text: string, nameOf: (name: string) => string): string {
  const parsed = parseFormula(text);
  if (!parsed.ok) throw new Error(`${text} ${parsed.problem}`);
  return emit(parsed.formula, nameOf);
}

const CALLS = {
  abs: "Math.abs",
  ceil: "Math.ceil",
  days: "daysBetween",
  exp: "Math.exp",
  floor: "Math.floor",
  ln: "Math.log",
  max: "Math.max",
  min: "Math.min",
  months: "monthsBetween",
  round: "Math.round",
  sqrt: "Math.sqrt",
  years: "yearsBetween",
} as const;

function emit(formula: Formula, nameOf: (name: string) => string): string {
  const part = (inner: Formula): string => emit(inner, nameOf);
  switch (formula.kind) {
    case "number":
      return String(formula.value);
    case "name":
      return nameOf(formula.name);
    case "negate":
      return `-(${part(formula.of)})`;
    case "binary":
      return emitBinary(formula.op, part(formula.left), part(formula.right));
    case "call": {
      const [first = "", second = "", third = ""] = formula.args.map(part);
      if (formula.name === "if") return `((${first}) !== 0 ? ${second} : ${third})`;
      return `${CALLS[formula.name]}(${formula.args.map(part).join(", ")})`;
    }
  }
}

function emitBinary(op: Extract<Formula, { kind: "binary" }>["op"], left: string, right: string): string {
  if (op === "^") return `Math.pow(${left}, ${right})`;
  if (op === "+" || op === "-" || op === "*" || op === "/") return `(${left} ${op} ${right})`;
  const code = { "<": "<", "<=": "<=", ">": ">", ">=": ">=", "==": "===", "!=": "!==" }[op];
  return `Number(${left} ${code} ${right})`;
}

/** What the code of formulas needs beside the library. */
export function emitFormulaHelpers(code: string): string {
  if (!code.includes("daysBetween(")) return "";
  return `

/** From the first day to the second. */
function daysBetween(from: number, to: number): number {
  return to - from;
}`;
}

const DAY_MS = 86_400_000;

const monthsBetween = (from: number, to: number): number => {
  if (to < from) return -monthsBetween(to, from);
  const [a, b] = [new Date(from * DAY_MS), new Date(to * DAY_MS)];
  const months = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
  return b.getUTCDate() < a.getUTCDate() ? months - 1 : months;
};

const COMPUTED: Readonly<Record<FunctionName, (a: number, b: number, c: number) => number>> = {
  abs: Math.abs,
  ceil: Math.ceil,
  days: (from, to) => to - from,
  exp: Math.exp,
  floor: Math.floor,
  if: (test, then, otherwise) => (test !== 0 ? then : otherwise),
  ln: Math.log,
  max: (a, b) => Math.max(a, b),
  min: (a, b) => Math.min(a, b),
  months: monthsBetween,
  round: Math.round,
  sqrt: Math.sqrt,
  years: (from, to) => Math.trunc(monthsBetween(from, to) / 12),
};

/** What a formula gives for values, worked out here: what generated tests expect of the generated code. */
export function evaluateFormula(text: string, values: ReadonlyMap<string, number>): number {
  const parsed = parseFormula(text);
  if (!parsed.ok) throw new Error(`${text} ${parsed.problem}`);
  return evaluate(parsed.formula, values);
}

function evaluate(formula: Formula, values: ReadonlyMap<string, number>): number {
  switch (formula.kind) {
    case "number":
      return formula.value;
    case "name":
      return values.get(formula.name) ?? 0;
    case "negate":
      return -evaluate(formula.of, values);
    case "binary":
      return operate(formula.op, evaluate(formula.left, values), evaluate(formula.right, values));
    case "call": {
      const [a = 0, b = 0, c = 0] = formula.args.map((arg) => evaluate(arg, values));
      return COMPUTED[formula.name](a, b, c);
    }
  }
}

function operate(op: Extract<Formula, { kind: "binary" }>["op"], left: number, right: number): number {
  switch (op) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "^":
      return left ** right;
    case "<":
      return Number(left < right);
    case "<=":
      return Number(left <= right);
    case ">":
      return Number(left > right);
    case ">=":
      return Number(left >= right);
    case "==":
      return Number(left === right);
    case "!=":
      return Number(left !== right);
  }
}
