/** What several views to play and work with share. Each file is emitted when another one imports it. */
export const commonLibrary: Readonly<Record<string, string>> = {
  "components/choice-bar.tsx": `import "../styles/choice-bar.css";

type ChoiceBarProps<Value extends string> = {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
};

/** A few choices side by side, one of which holds. */
export function ChoiceBar<Value extends string>({ label, options, value, onChange }: ChoiceBarProps<Value>) {
  return (
    <div className="choice-bar" role="group" aria-label={label}>
      {options.map((option) => (
        <button key={option.value} type="button" aria-pressed={option.value === value} onClick={() => onChange(option.value)}>
          {option.label}
        </button>
      ))}
    </div>
  );
}
`,
  "lib/is-number.ts": `export function isNumber(value: unknown): value is number {
  return typeof value === "number";
}
`,
  "lib/is-tally.ts": `/** Whether it is an object that holds a number under each name. */
export function isTally<Name extends string>(value: unknown, names: readonly Name[]): value is Record<Name, number> {
  if (typeof value !== "object" || value === null) return false;
  const entries = new Map(Object.entries(value));
  return names.every((name) => typeof entries.get(name) === "number");
}
`,
  "lib/moment.ts": `import { toIsoDate } from "./iso-date.ts";

/** A point in time in the user's time zone as YYYY-MM-DDTHH:MM. */
export function toMoment(date: Date): string {
  return \`\${toIsoDate(date)}T\${date.toTimeString().slice(0, 5)}\`;
}
`,
  "lib/send-and-reload.ts": `import { request } from "./api.ts";
import { reloadVisible } from "./collection.ts";

/** Calls a step of the app's own API that changes more than one record, and loads what is on screen again. */
export async function sendAndReload<Result>(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<Result> {
  try {
    return await request<Result>(path, method, body);
  } finally {
    await reloadVisible();
  }
}
`,
  "lib/shuffle.ts": `/** The same items in another order; \`random\` gives numbers from 0 up to 1. */
export function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  const keyed = items.map((item) => ({ item, key: random() }));
  return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item);
}
`,
  "lib/stored.ts": `import { useState } from "react";
import { appInfo } from "../../shared/app-info.ts";

const keyOf = (name: string): string => \`\${appInfo.name}: \${name}\`;

/** A value that this device remembers. What was remembered counts only while it still fits. */
export function useStored<Value>(name: string, initial: Value, isFitting: (value: unknown) => value is Value) {
  const [value, setValue] = useState(() => readStored(name, initial, isFitting));
  const store = (next: Value): void => {
    setValue(next);
    try {
      localStorage.setItem(keyOf(name), JSON.stringify(next));
    } catch {
      // A browser that keeps nothing still shows the value until the page is closed.
    }
  };
  return [value, store] as const;
}

function readStored<Value>(name: string, initial: Value, isFitting: (value: unknown) => value is Value): Value {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(name)) ?? "null");
    return isFitting(stored) ? stored : initial;
  } catch {
    return initial;
  }
}
`,
};
