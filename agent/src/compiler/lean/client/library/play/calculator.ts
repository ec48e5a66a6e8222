/** Numbers that follow from others. Each file is emitted when another one imports it. */
export const calculatorLibrary: Readonly<Record<string, string>> = {
  "components/calculator.tsx": `import { useId, useState } from "react";
import { toDayNumber } from "../lib/day-numbers.ts";
import "../styles/calculator.css";
import "../styles/control.css";
import { Button } from "./button.tsx";

export type CalculatorInput = {
  readonly name: string;
  readonly label: string;
  readonly kind: "number" | "money" | "percent" | "choice" | "date";
  /** What it starts with, as it is typed. */
  readonly initial: string;
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
  readonly options?: readonly { readonly label: string; readonly value: number }[];
};
export type CalculatorOutput = {
  readonly label: string;
  readonly valueOf: (values: Readonly<Record<string, number>>) => number;
  readonly format: (value: number) => string;
  /** What the number means. */
  readonly bands?: readonly { readonly upTo?: number; readonly label: string }[];
};

type CalculatorProps = {
  readonly title: string;
  readonly inputs: readonly CalculatorInput[];
  readonly outputs: readonly CalculatorOutput[];
  readonly note?: string;
};

/** Numbers in, numbers out: the results follow while one types. */
export function Calculator({ title, inputs, outputs, note }: CalculatorProps) {
  const initial = Object.fromEntries(inputs.map(({ name, initial: text }) => [name, text]));
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(initial);
  const read = inputs.map((input) => ({ input, value: readInput(input, texts[input.name] ?? "") }));
  const isComplete = read.every(({ value }) => typeof value === "number");
  const values = Object.fromEntries(read.map(({ input, value }) => [input.name, typeof value === "number" ? value : 0]));
  const [main, ...others] = outputs;
  return (
    <div className="calculator surface">
      <form className="calculator-inputs" onSubmit={(event) => event.preventDefault()}>
        {read.map(({ input, value }) => (
          <CalculatorField key={input.name} input={input} text={texts[input.name] ?? ""} problem={typeof value === "string" ? value : ""} onChange={(text) => setTexts({ ...texts, [input.name]: text })} />
        ))}
        <Button onClick={() => setTexts(initial)}>Start over</Button>
      </form>
      <section className="calculator-results" aria-label={\`\${title}: result\`} aria-live="polite">
        {isComplete ? (
          <dl>
            {main !== undefined && <Result output={main} values={values} isMain />}
            {others.map((output) => (
              <Result key={output.label} output={output} values={values} />
            ))}
          </dl>
        ) : (
          <p>Fill in every field to see the result.</p>
        )}
        {note !== undefined && <p className="calculator-note">{note}</p>}
      </section>
    </div>
  );
}

/** The number that formulas work with, or what is wrong with what was typed. */
function readInput({ kind, min, max }: CalculatorInput, text: string): number | string {
  if (kind === "date") return /^\\d{4}-\\d\\d-\\d\\d$/.test(text) ? toDayNumber(text) : "Choose a day.";
  if (text.trim() === "") return "";
  const number = Number(text.trim().replace(",", "."));
  if (!Number.isFinite(number)) return "Enter a number.";
  if (min !== undefined && number < min) return \`At least \${min}.\`;
  if (max !== undefined && number > max) return \`At most \${max}.\`;
  return kind === "percent" ? number / 100 : number;
}

type CalculatorFieldProps = {
  readonly input: CalculatorInput;
  readonly text: string;
  readonly problem: string;
  readonly onChange: (text: string) => void;
};

function CalculatorField({ input, text, problem, onChange }: CalculatorFieldProps) {
  const id = useId();
  const { label, kind, options, unit } = input;
  const attributes = { id, className: "control", value: text, "aria-invalid": problem !== "", "aria-describedby": \`\${id}-problem\` };
  const affix = kind === "percent" ? "%" : unit;
  return (
    <div className="calculator-field">
      <label htmlFor={id}>{label}</label>
      <div className="calculator-entry">
        {options === undefined ? (
          <input {...attributes} type={kind === "date" ? "date" : "text"} inputMode={kind === "date" ? undefined : "decimal"} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
        ) : (
          <select {...attributes} onChange={(event) => onChange(event.target.value)}>
            {options.map((option) => (
              <option key={option.label} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        )}
        {affix !== undefined && <span>{affix}</span>}
      </div>
      <p id={\`\${id}-problem\`} className="calculator-problem">
        {problem}
      </p>
    </div>
  );
}

type ResultProps = {
  readonly output: CalculatorOutput;
  readonly values: Readonly<Record<string, number>>;
  readonly isMain?: boolean;
};

function Result({ output, values, isMain = false }: ResultProps) {
  const value = output.valueOf(values);
  const isKnown = Number.isFinite(value);
  const band = output.bands?.find(({ upTo }) => upTo === undefined || value < upTo)?.label;
  return (
    <div className={isMain ? "result result-main" : "result"}>
      <dt>{output.label}</dt>
      <dd>
        {isKnown ? output.format(value) : "–"}
        {isKnown && band !== undefined && <span className="result-band">{band}</span>}
      </dd>
    </div>
  );
}
`,
  "lib/day-numbers.ts": `const DAY_MS = 86_400_000;

/** A day (YYYY-MM-DD) as a number; the next day is one more. */
export function toDayNumber(day: string): number {
  return Date.parse(\`\${day}T00:00:00Z\`) / DAY_MS;
}

const dateOf = (dayNumber: number): Date => new Date(dayNumber * DAY_MS);

/** Whole months between two day numbers; below zero when the second comes first. */
export function monthsBetween(from: number, to: number): number {
  if (to < from) return -monthsBetween(to, from);
  const [a, b] = [dateOf(from), dateOf(to)];
  const months = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
  return b.getUTCDate() < a.getUTCDate() ? months - 1 : months;
}

/** Whole years between two day numbers, as birthdays count them. */
export function yearsBetween(from: number, to: number): number {
  return Math.trunc(monthsBetween(from, to) / 12);
}
`,
  "lib/round-to.ts": `/** The number with so many decimals at most. */
export function roundTo(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
`,
};
