import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { namesOf, parseFormula, type Formula } from "./formula.ts";
import { View } from "./view.ts";

const parsed = (text: string): Formula => {
  const result = parseFormula(text);
  if (!result.ok) throw new Error(`${text} ${result.problem}`);
  return result.formula;
};
const problem = (text: string): string | undefined => {
  const result = parseFormula(text);
  return result.ok ? undefined : result.problem;
};

describe("parseFormula", () => {
  test("reads operators by their rank, and those of one rank from the left", () => {
    expect(parsed("1 + 2 * 3")).toEqual(parsed("1 + (2 * 3)"));
    expect(parsed("8 - 3 - 2")).toEqual(parsed("(8 - 3) - 2"));
    expect(parsed("2 ^ 3 ^ 2")).toEqual(parsed("2 ^ (3 ^ 2)"));
    expect(parsed("-a ^ 2")).toEqual(parsed("-(a ^ 2)"));
    expect(parsed("a + 1 < b")).toEqual(parsed("(a + 1) < b"));
  });

  test("knows its functions and how many values they take", () => {
    expect([...namesOf(parsed("if(rate == 0, amount, max(amount, years(from, to)))"))].toSorted()).toEqual([
      "amount",
      "from",
      "rate",
      "to",
    ]);
    expect(problem("max(1)")).toBe("gives max 1 values");
    expect(problem("eval(1)")).toBe("has no function eval");
    expect(problem("constructor(1)")).toBe("has no function constructor");
  });

  test.each(["", "1 +", "(1", "a b", "1,5", "a.b", "a[0]", "`x`", "a = 1", "1e5 x", "${a}", "a; b"])(
    "refuses %j",
    (text) => {
      expect(problem(text)).toBeDefined();
    },
  );

  test("never throws, and gives up on nesting without end", () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => void parseFormula(text)));
    expect(problem("(".repeat(5_000))).toBe("is nested too deeply");
    expect(problem("-".repeat(5_000))).toBe("is nested too deeply");
  });
});

describe("a calculator", () => {
  const input = { name: "a", label: "A", kind: "number", default: 1 };
  const calculator = (outputs: unknown, inputs: unknown = [input]) =>
    View.safeParse({ kind: "calculator", inputs, outputs });

  test("may use its inputs and earlier results, and nothing else", () => {
    const twice = { name: "twice", label: "Twice", formula: "a * 2" };
    expect(calculator([twice, { name: "more", label: "More", formula: "twice + 1" }]).success).toBe(true);
    const refused = calculator([{ name: "more", label: "More", formula: "twice + 1" }, twice]);
    expect(refused.error?.issues).toMatchObject([
      { path: ["outputs", 0, "formula"], message: "nothing is called twice" },
    ]);
  });

  test("has names that differ, choices where they belong, and formulas that can be read", () => {
    const paths = (result: ReturnType<typeof calculator>) => result.error?.issues.map(({ path }) => path.join("."));
    expect(paths(calculator([{ name: "a", label: "A", formula: "a" }]))).toEqual(["outputs.0.name"]);
    expect(paths(calculator([{ name: "b", label: "B", formula: "a +" }]))).toEqual(["outputs.0.formula"]);
    expect(paths(calculator([{ name: "b", label: "B", formula: "a" }], [{ ...input, kind: "choice" }]))).toEqual([
      "inputs.0.options",
    ]);
    expect(paths(calculator([{ name: "b", label: "B", formula: "a" }], [{ ...input, kind: "date" }]))).toEqual([
      "inputs.0.default",
    ]);
  });
});
