import * as z from "zod";
import { Identifier, Label } from "../field.ts";
import { namesOf, parseFormula } from "../formula.ts";

const Input = z.object({
  name: Identifier,
  label: Label,
  /** `percent` is typed as 5 and is 0.05 in formulas; a `date` is its day number; a `choice` is the number of its option. */
  kind: z.enum(["number", "money", "percent", "choice", "date"]),
  /** A date may be `today`. */
  default: z.union([z.number(), z.string().regex(/^(?:today|\d{4}-\d\d-\d\d)$/)]),
  min: z.number().optional(),
  max: z.number().optional(),
  unit: Label.optional(),
  options: z
    .array(z.object({ label: Label, value: z.number() }))
    .min(2)
    .max(20)
    .optional(),
});
export type CalculatorInput = z.infer<typeof Input>;

const Output = z.object({
  /** Later formulas may use it. */
  name: Identifier,
  label: Label,
  formula: z.string().min(1).max(400),
  display: z.enum(["number", "money", "percent"]).default("number"),
  unit: Label.optional(),
  decimals: z.int().min(0).max(6).default(2),
  /** What the number means: the first band whose `upTo` it does not reach; the last one has none. */
  bands: z
    .array(z.object({ upTo: z.number().optional(), label: Label }))
    .max(10)
    .default([]),
});
export type CalculatorOutput = z.infer<typeof Output>;

/** Numbers that follow from others while they are typed. */
export const CalculatorView = z
  .object({
    kind: z.literal("calculator"),
    inputs: z.array(Input).min(1).max(12),
    /** The first one is the answer. */
    outputs: z.array(Output).min(1).max(8),
    /** One sentence below the result, such as what it does not take into account. */
    note: z.string().trim().min(1).max(300).optional(),
  })
  .superRefine(({ inputs, outputs }, context) => {
    const known = new Set<string>();
    const claim = (name: string, path: (string | number)[]): void => {
      if (known.has(name)) context.addIssue({ code: "custom", path: [...path, "name"], message: "is there twice" });
      known.add(name);
    };
    inputs.forEach((input, index) => {
      claim(input.name, ["inputs", index]);
      const isOdd = (input.kind === "choice") !== (input.options !== undefined);
      const message = "are needed with kind choice, and only there";
      if (isOdd) context.addIssue({ code: "custom", path: ["inputs", index, "options"], message });
      if ((input.kind === "date") !== (typeof input.default === "string"))
        context.addIssue({ code: "custom", path: ["inputs", index, "default"], message: "does not fit the kind" });
    });
    outputs.forEach((output, index) => {
      const path = ["outputs", index, "formula"];
      const parsed = parseFormula(output.formula);
      if (!parsed.ok) context.addIssue({ code: "custom", path, message: parsed.problem });
      else
        for (const name of namesOf(parsed.formula))
          if (!known.has(name)) context.addIssue({ code: "custom", path, message: `nothing is called ${name}` });
      claim(output.name, ["outputs", index]);
    });
  });
