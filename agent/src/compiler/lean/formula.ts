import { parseFormula, type Formula } from "@joinery/shared";

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
