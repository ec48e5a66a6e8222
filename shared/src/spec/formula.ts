/**
 * The formulas of calculators: numbers, names, `+ - * / ^`, comparisons (1 or 0), brackets and a few functions. They are parsed here,
 * compiled to plain code or evaluated; text never becomes code as it is.
 */
export type Formula =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "negate"; readonly of: Formula }
  | { readonly kind: "binary"; readonly op: Operator; readonly left: Formula; readonly right: Formula }
  | { readonly kind: "call"; readonly name: FunctionName; readonly args: readonly Formula[] };
export type Operator = "+" | "-" | "*" | "/" | "^" | "<" | "<=" | ">" | ">=" | "==" | "!=";
export type FunctionName = keyof typeof FUNCTIONS;

/** Each function with the number of its arguments; `years` and `days` take two day numbers, `if` a test and two results. */
export const FUNCTIONS = {
  abs: 1,
  ceil: 1,
  days: 2,
  exp: 1,
  floor: 1,
  if: 3,
  ln: 1,
  max: 2,
  min: 2,
  months: 2,
  round: 1,
  sqrt: 1,
  years: 2,
} as const;

export type ParsedFormula =
  | { readonly ok: true; readonly formula: Formula }
  | { readonly ok: false; readonly problem: string };

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([a-z][a-zA-Z0-9]*)|(<=|>=|==|!=|[-+*/^(),<>]))/y;
const MAX_DEPTH = 40;
const LEVELS: readonly (readonly Operator[])[] = [
  ["<", "<=", ">", ">=", "==", "!="],
  ["+", "-"],
  ["*", "/"],
];

/** Reads a formula; never throws. */
export function parseFormula(text: string): ParsedFormula {
  const tokens = readTokens(text);
  if (tokens === undefined) return { ok: false, problem: "has a character that no formula can have" };
  try {
    const reader = createReader(tokens);
    const formula = reader.readLevel(0, 0);
    reader.expectEnd();
    return { ok: true, formula };
  } catch (error) {
    return { ok: false, problem: error instanceof FormulaError ? error.message : "cannot be read" };
  }
}

/** The names that a formula uses. */
export function namesOf(formula: Formula): Set<string> {
  switch (formula.kind) {
    case "number":
      return new Set();
    case "name":
      return new Set([formula.name]);
    case "negate":
      return namesOf(formula.of);
    case "binary":
      return new Set([...namesOf(formula.left), ...namesOf(formula.right)]);
    case "call":
      return new Set(formula.args.flatMap((arg) => [...namesOf(arg)]));
  }
}

class FormulaError extends Error {}

function readTokens(text: string): string[] | undefined {
  const tokens: string[] = [];
  const source = text.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const match = TOKEN.exec(source);
    if (match === null) return undefined;
    tokens.push(match[0].trim());
  }
  return tokens;
}

function createReader(tokens: readonly string[]) {
  let at = 0;
  const peek = (): string => tokens[at] ?? "";
  const take = (): string => tokens[at++] ?? "";
  const expect = (token: string): void => {
    if (take() !== token) throw new FormulaError(`misses ${token}`);
  };

  /** Operators of one level from left to right; the last level is followed by powers. */
  function readLevel(level: number, depth: number): Formula {
    if (depth > MAX_DEPTH) throw new FormulaError("is nested too deeply");
    const operators = LEVELS[level];
    if (operators === undefined) return readPower(depth);
    let left = readLevel(level + 1, depth + 1);
    for (let op = findOperator(operators); op !== undefined; op = findOperator(operators)) {
      at += 1;
      left = { kind: "binary", op, left, right: readLevel(level + 1, depth + 1) };
    }
    return left;
  }

  const findOperator = (operators: readonly Operator[]): Operator | undefined =>
    operators.find((operator) => operator === peek());

  /** From right to left, and stronger than a minus before it: `-2 ^ 2` is -4. */
  function readPower(depth: number): Formula {
    if (depth > MAX_DEPTH) throw new FormulaError("is nested too deeply");
    if (peek() === "-") {
      at += 1;
      return { kind: "negate", of: readPower(depth + 1) };
    }
    const base = readAtom(depth + 1);
    if (peek() !== "^") return base;
    at += 1;
    return { kind: "binary", op: "^", left: base, right: readPower(depth + 1) };
  }

  function readAtom(depth: number): Formula {
    const token = take();
    if (token === "(") {
      const inner = readLevel(0, depth + 1);
      expect(")");
      return inner;
    }
    if (/^\d/.test(token)) return { kind: "number", value: Number(token) };
    if (!/^[a-z]/.test(token))
      throw new FormulaError(token === "" ? "ends too early" : `has ${token} at a wrong place`);
    return peek() === "(" ? readCall(token, depth) : { kind: "name", name: token };
  }

  function readCall(name: string, depth: number): Formula {
    if (!isFunctionName(name)) throw new FormulaError(`has no function ${name}`);
    expect("(");
    const args = [readLevel(0, depth + 1)];
    while (peek() === ",") {
      at += 1;
      args.push(readLevel(0, depth + 1));
    }
    expect(")");
    if (args.length !== FUNCTIONS[name]) throw new FormulaError(`gives ${name} ${args.length} values`);
    return { kind: "call", name, args };
  }

  const expectEnd = (): void => {
    if (at < tokens.length) throw new FormulaError(`has ${peek()} at a wrong place`);
  };
  return { readLevel, expectEnd };
}

const isFunctionName = (name: string): name is FunctionName => Object.hasOwn(FUNCTIONS, name);
