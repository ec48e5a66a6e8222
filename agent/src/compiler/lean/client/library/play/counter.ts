/** Counters to tap. Each file is emitted when another one imports it. */
export const counterLibrary: Readonly<Record<string, string>> = {
  "components/counter-history.tsx": `import { countByDay } from "../lib/count-by-day.ts";
import { formatDate } from "../lib/date.ts";

type CounterHistoryProps = { readonly taps: readonly { readonly day: string | null; readonly amount: number | null }[] };

/** How much was counted on each day, the newest first. */
export function CounterHistory({ taps }: CounterHistoryProps) {
  const days = countByDay(taps);
  if (days.length === 0) return null;
  const most = Math.max(...days.map(({ total }) => total), 1);
  return (
    <section className="counter-history surface">
      <h2>By day</h2>
      <ul>
        {days.map(({ day, total }) => (
          <li key={day}>
            <span>{formatDate(day)}</span>
            <span className="history-bar" style={{ width: \`\${(Math.max(0, total) / most) * 100}%\` }} aria-hidden="true" />
            <strong>{total}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
`,
  "components/counter.tsx": `import { useState } from "react";
import "../styles/counter.css";
import { Button } from "./button.tsx";

type CounterCardProps = {
  readonly title: string;
  readonly count: number;
  /** Changes the number by so much; resolves to whether that worked. */
  readonly onCount: (by: number) => Promise<boolean>;
  readonly onEdit: () => void;
};

/** A number with big buttons. What was done last can be taken back. */
export function CounterCard({ title, count, onCount, onEdit }: CounterCardProps) {
  const [undo, setUndo] = useState(0);
  const change = async (by: number): Promise<void> => {
    const isDone = await onCount(by);
    if (isDone) setUndo(-by);
  };
  return (
    <section className="counter surface" aria-label={title}>
      <h2>{title}</h2>
      <p className="counter-value" role="status">
        <span className="visually-hidden">{title}: </span>
        {count}
      </p>
      <div className="counter-buttons">
        <button type="button" className="counter-step" aria-label={\`Decrement \${title}\`} disabled={count === 0} onClick={() => void change(-1)}>
          −
        </button>
        <button type="button" className="counter-step counter-plus" aria-label={\`Increment \${title}\`} onClick={() => void change(1)}>
          +
        </button>
      </div>
      <div className="counter-tools">
        <Button isSmall isDisabled={undo === 0} onClick={() => void change(undo).then(() => setUndo(0))}>
          Undo<span className="visually-hidden">: {title}</span>
        </Button>
        <Button isSmall isDisabled={count === 0} onClick={() => void change(-count)}>
          Reset<span className="visually-hidden">: {title}</span>
        </Button>
        <Button isSmall onClick={onEdit}>
          Edit<span className="visually-hidden">: {title}</span>
        </Button>
      </div>
    </section>
  );
}
`,
  "lib/count-by-day.ts": `const MOST_DAYS = 14;

/** The sum of each day on which something was counted, the newest first. */
export function countByDay(taps: readonly { readonly day: string | null; readonly amount: number | null }[]): { day: string; total: number }[] {
  const totals = new Map<string, number>();
  for (const { day, amount } of taps) if (day !== null) totals.set(day, (totals.get(day) ?? 0) + (amount ?? 0));
  return [...totals]
    .map(([day, total]) => ({ day, total }))
    .toSorted((a, b) => b.day.localeCompare(a.day))
    .slice(0, MOST_DAYS);
}
`,
};
