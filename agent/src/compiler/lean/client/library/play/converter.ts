/** Units into units. Each file is emitted when another one imports it. */
export const converterLibrary: Readonly<Record<string, string>> = {
  "components/converter.tsx": `import { useId, useState } from "react";
import { convert, readAmount, roundAmount } from "../lib/convert.ts";
import type { ConverterGroup, ConverterUnit } from "../lib/convert.ts";
import { notify } from "../lib/notices.ts";
import { useStored } from "../lib/stored.ts";
import "../styles/converter.css";
import { Button } from "./button.tsx";
import { ChoiceBar } from "./choice-bar.tsx";

/** Amounts from one unit into another, live in both directions. */
export function Converter({ groups }: { readonly groups: readonly ConverterGroup[] }) {
  const [name, setName] = useState(groups[0]?.name ?? "");
  const group = groups.find((candidate) => candidate.name === name);
  return (
    <div className="converter">
      {groups.length > 1 && <ChoiceBar label="What to convert" options={groups.map(({ name: value, title: label }) => ({ value, label }))} value={name} onChange={setName} />}
      {group !== undefined && <GroupConverter key={group.name} group={group} />}
    </div>
  );
}

type Side = "from" | "to";
const isRates = (value: unknown): value is Record<string, number> =>
  typeof value === "object" && value !== null && Object.values(value).every((rate) => typeof rate === "number" && rate > 0);

function GroupConverter({ group }: { readonly group: ConverterGroup }) {
  const [names, setNames] = useState({ from: group.units[0]?.name ?? "", to: group.units[1]?.name ?? "" });
  const [typed, setTyped] = useState<{ readonly side: Side; readonly text: string }>({ side: "from", text: "1" });
  const [ingredient, setIngredient] = useState(group.ingredients[0]?.label ?? "");
  const [rates, setRates] = useStored(\`\${group.name} rates\`, {}, isRates);
  const id = useId();
  const units = group.areRatesTyped ? group.units.map((unit) => ({ ...unit, factor: 1 / (rates[unit.name] ?? 1 / unit.factor) })) : group.units;
  const [from, to] = [unitNamed(units, names.from), unitNamed(units, names.to)];
  const gramsPerMl = group.ingredients.find(({ label }) => label === ingredient)?.gramsPerMl ?? 1;
  const amount = readAmount(typed.text);
  const isForward = typed.side === "from";
  const result = amount === undefined ? "" : roundAmount(isForward ? convert(amount, from, to, gramsPerMl) : convert(amount, to, from, gramsPerMl));
  const shown = { from: isForward ? typed.text : result, to: isForward ? result : typed.text };

  const copy = async (): Promise<void> => {
    const isCopied = await navigator.clipboard.writeText(\`\${shown.to} \${to.label}\`).then(
      () => true,
      () => false,
    );
    notify(isCopied ? "Copied." : "The browser did not let the app copy it.", !isCopied);
  };
  const swap = (): void => {
    setNames({ from: names.to, to: names.from });
    setTyped({ side: "from", text: shown.from });
  };
  const side = (key: Side, label: string) => (
    <div className="converter-side">
      <label htmlFor={\`\${id}-\${key}\`}>{label}</label>
      <input id={\`\${id}-\${key}\`} inputMode="decimal" autoComplete="off" value={shown[key]} aria-invalid={typed.side === key && typed.text.trim() !== "" && amount === undefined} onChange={(event) => setTyped({ side: key, text: event.target.value })} />
      <select aria-label={\`Unit: \${label}\`} value={names[key]} onChange={(event) => setNames({ ...names, [key]: event.target.value })}>
        {units.map((unit) => (
          <option key={unit.name} value={unit.name}>
            {unit.label}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <section className="converter-card surface" aria-label={group.title}>
      {group.ingredients.length > 0 && (
        <div className="converter-side converter-wide">
          <label htmlFor={\`\${id}-ingredient\`}>Ingredient</label>
          <select id={\`\${id}-ingredient\`} value={ingredient} onChange={(event) => setIngredient(event.target.value)}>
            {group.ingredients.map(({ label }) => (
              <option key={label}>{label}</option>
            ))}
          </select>
        </div>
      )}
      {side("from", "From")}
      <Button onClick={swap}>
        <span aria-hidden="true">⇄</span> Swap
      </Button>
      {side("to", "To")}
      <p className="converter-result" role="status">
        {result === "" ? "Type a number to convert." : \`\${shown.from} \${from.label} = \${shown.to} \${to.label}\`}
      </p>
      <Button kind="primary" isDisabled={result === ""} onClick={() => void copy()}>
        Copy
      </Button>
      {group.areRatesTyped && <Rates units={group.units} rates={rates} onChange={setRates} />}
    </section>
  );
}

function unitNamed(units: readonly ConverterUnit[], name: string): ConverterUnit {
  return units.find((unit) => unit.name === name) ?? { name, label: name, factor: 1, offset: 0, isMass: false };
}

type RatesProps = {
  readonly units: readonly ConverterUnit[];
  readonly rates: Readonly<Record<string, number>>;
  readonly onChange: (rates: Record<string, number>) => void;
};

/** What one of the first unit is worth in each of the others. */
function Rates({ units, rates, onChange }: RatesProps) {
  const id = useId();
  const [base, ...others] = units;
  return (
    <fieldset className="rates">
      <legend>Today’s rates: 1 {base?.label} is</legend>
      {others.map((unit) => (
        <div key={unit.name} className="converter-side">
          <label htmlFor={\`\${id}-\${unit.name}\`}>{unit.label}</label>
          <input
            id={\`\${id}-\${unit.name}\`}
            inputMode="decimal"
            autoComplete="off"
            defaultValue={rates[unit.name] ?? roundAmount(1 / unit.factor)}
            onChange={(event) => {
              const rate = readAmount(event.target.value);
              if (rate !== undefined && rate > 0) onChange({ ...rates, [unit.name]: rate });
            }}
          />
        </div>
      ))}
    </fieldset>
  );
}
`,
  "lib/convert.ts": `export type ConverterUnit = {
  readonly name: string;
  readonly label: string;
  /** How many of the group's base unit it is, and what is added after that. */
  readonly factor: number;
  readonly offset: number;
  /** Grams, where the others of the group are millilitres. */
  readonly isMass: boolean;
};
export type ConverterGroup = {
  readonly name: string;
  readonly title: string;
  readonly units: readonly ConverterUnit[];
  readonly ingredients: readonly { readonly label: string; readonly gramsPerMl: number }[];
  /** The factors are rates that the user types in. */
  readonly areRatesTyped: boolean;
};

/** An amount in another unit; between volume and weight by the density of what is measured. */
export function convert(amount: number, from: ConverterUnit, to: ConverterUnit, gramsPerMl = 1): number {
  const base = amount * from.factor + from.offset;
  const same = from.isMass === to.isMass ? base : from.isMass ? base / gramsPerMl : base * gramsPerMl;
  return (same - to.offset) / to.factor;
}

/** The number as people read it: no more digits than mean something. */
export function roundAmount(amount: number): string {
  if (!Number.isFinite(amount)) return "";
  const rounded = Number(amount.toPrecision(7));
  const isPlain = rounded === 0 || (Math.abs(rounded) >= 1e-6 && Math.abs(rounded) < 1e15);
  return isPlain ? String(rounded).includes("e") ? rounded.toFixed(12).replace(/\\.?0+$/, "") : String(rounded) : rounded.toExponential();
}

/** What a person types, with a comma or a point, as a fraction or mixed: \`1 1/2\`. Undefined when it is no number. */
export function readAmount(text: string): number | undefined {
  const [, whole = "0", top, bottom] = /^(?:(\\d+) )?(\\d+)\\/(\\d+)$/.exec(text.trim()) ?? [];
  if (top !== undefined) return Number(bottom) === 0 ? undefined : Number(whole) + Number(top) / Number(bottom);
  const number = Number(text.trim().replace(",", "."));
  return text.trim() === "" || !Number.isFinite(number) ? undefined : number;
}
`,
};
