/** Groups with their sums. Each file is emitted when another one imports it. */
export const reportLibrary: Readonly<Record<string, string>> = {
  "components/report.tsx": `import { useId, useState } from "react";
import { currentDay } from "../lib/current-day.ts";
import { formatDays } from "../lib/format-days.ts";
import { formatNumber } from "../lib/number.ts";
import type { Period } from "../lib/report.ts";
import { groupRows, periodsAround, rowsToCsv, shareOf } from "../lib/report.ts";
import "../styles/print.css";
import "../styles/report.css";
import "../styles/segments.css";
import { Button } from "./button.tsx";
import { ExportButton } from "./export-button.tsx";

type ReportProps<Item> = {
  readonly title: string;
  readonly fileName: string;
  readonly items: readonly Item[];
  readonly groupLabel: string;
  readonly groupOf: (item: Item) => { readonly key: string; readonly label: string };
  /** Groups stand by their key where it tells their order, as months do; otherwise the biggest comes first. */
  readonly isByKey: boolean;
  /** The day of a record; undefined where there are no days. */
  readonly dayOf?: (item: Item) => string | null;
  readonly countLabel: string;
  readonly sums: readonly { readonly label: string; readonly valueOf: (item: Item) => number | null; readonly format: (value: number) => string }[];
};

const ALWAYS: Period = { from: "", until: "" };

/** What the records of a period come to, group by group. */
export function Report<Item>(props: ReportProps<Item>) {
  const { title, fileName, items, groupLabel, groupOf, isByKey, dayOf, countLabel, sums } = props;
  const [period, setPeriod] = useState(ALWAYS);
  const report = groupRows(items, { groupOf, isByKey, dayOf, values: sums.map(({ valueOf }) => valueOf), period });
  const headings = [groupLabel, countLabel, ...sums.map(({ label }) => label)];
  return (
    <div className="report">
      {dayOf !== undefined && (
        <div className="report-tools">
          <PeriodChoice period={period} onPeriod={setPeriod} />
        </div>
      )}
      <div className="report-head">
      <p className="report-period" role="status">
        {period.from !== "" && period.until !== "" ? \`\${formatDays(period.from, period.until)}: \` : ""}
        {report.count === 0 ? "Nothing in this period." : \`\${formatNumber(report.count)} in \${formatNumber(report.rows.length)} \${report.rows.length === 1 ? "group" : "groups"}\`}
      </p>
        <div className="report-buttons">
          <ExportButton name={fileName} rows={() => rowsToCsv(headings, report)} isDisabled={report.rows.length === 0} />
          <Button onClick={() => window.print()}>Print</Button>
        </div>
      </div>
      {report.rows.length > 0 && (
        <div className="report-frame surface paper" role="region" tabIndex={0} aria-label={title}>
          <table className="report-table">
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                {headings.map((heading, index) => (
                  <th key={index} scope="col">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {report.rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row">
                    {row.label}
                    <span className="report-bar" aria-hidden="true">
                      <span style={{ width: \`\${shareOf(row, report.rows) * 100}%\` }} />
                    </span>
                  </th>
                  <td>{formatNumber(row.count)}</td>
                  {sums.map(({ format }, index) => (
                    <td key={index}>{format(row.sums[index] ?? 0)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">Total</th>
                <td>{formatNumber(report.count)}</td>
                {sums.map(({ format }, index) => (
                  <td key={index}>{format(report.totals[index] ?? 0)}</td>
                ))}
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </div>
  );
}

type PeriodChoiceProps = { readonly period: Period; readonly onPeriod: (period: Period) => void };

function PeriodChoice({ period, onPeriod }: PeriodChoiceProps) {
  const id = useId();
  const choices = [{ label: "All time", ...ALWAYS }, ...periodsAround(currentDay())];
  return (
    <>
      <div className="segments" role="group" aria-label="Period">
        {choices.map(({ label, from, until }) => (
          <button key={label} type="button" aria-pressed={from === period.from && until === period.until} onClick={() => onPeriod({ from, until })}>
            {label}
          </button>
        ))}
      </div>
      <div className="report-days">
        <label htmlFor={\`\${id}-from\`}>From</label>
        <input id={\`\${id}-from\`} type="date" value={period.from} onChange={(event) => onPeriod({ ...period, from: event.target.value })} />
        <label htmlFor={\`\${id}-until\`}>Until</label>
        <input id={\`\${id}-until\`} type="date" value={period.until} onChange={(event) => onPeriod({ ...period, until: event.target.value })} />
      </div>
    </>
  );
}
`,
  "lib/report.ts": `import { toIsoDate } from "./iso-date.ts";

/** From one day (YYYY-MM-DD) to another, both included; empty is open. */
export type Period = { readonly from: string; readonly until: string };

export type ReportRow = { readonly key: string; readonly label: string; readonly count: number; readonly sums: readonly number[] };
export type ReportRows = { readonly rows: readonly ReportRow[]; readonly count: number; readonly totals: readonly number[] };

type Grouping<Item> = {
  readonly groupOf: (item: Item) => { readonly key: string; readonly label: string };
  readonly isByKey: boolean;
  readonly dayOf?: ((item: Item) => string | null) | undefined;
  readonly values: readonly ((item: Item) => number | null)[];
  readonly period: Period;
};

/** The groups of the records in the period, each with its sums, and the totals of all. */
export function groupRows<Item>(items: readonly Item[], { groupOf, isByKey, dayOf, values, period }: Grouping<Item>): ReportRows {
  const shown = dayOf === undefined ? items : items.filter((item) => isWithin(dayOf(item), period));
  const groups = new Map<string, { label: string; items: Item[] }>();
  for (const item of shown) {
    const { key, label } = groupOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { label, items: [item] });
    else group.items.push(item);
  }
  const sumsOf = (list: readonly Item[]): number[] => values.map((valueOf) => sum(list.map((item) => valueOf(item) ?? 0)));
  const rows = [...groups].map(([key, group]) => ({ key, label: group.label, count: group.items.length, sums: sumsOf(group.items) }));
  const ordered = rows.toSorted((a, b) => (isByKey ? a.key.localeCompare(b.key) : sizeOf(b) - sizeOf(a) || a.label.localeCompare(b.label)));
  return { rows: ordered, count: shown.length, totals: sumsOf(shown) };
}

function isWithin(day: string | null, { from, until }: Period): boolean {
  if (day === null) return from === "" && until === "";
  const date = day.slice(0, 10);
  return (from === "" || date >= from) && (until === "" || date <= until);
}

/** Sums of decimal fractions carry noise, such as 0.1 + 0.2. */
function sum(values: readonly number[]): number {
  return Number(values.reduce((total, value) => total + value, 0).toFixed(6));
}

/** What a row is compared by: its first sum, or how many records it has. */
const sizeOf = ({ sums, count }: ReportRow): number => sums[0] ?? count;

/** How long the bar of a row is; 1 is the longest. */
export function shareOf(row: ReportRow, rows: readonly ReportRow[]): number {
  const most = Math.max(...rows.map((other) => Math.abs(sizeOf(other))));
  return most === 0 ? 0 : Math.abs(sizeOf(row)) / most;
}

/** The months and the year around a day. */
export function periodsAround(today: string): readonly (Period & { readonly label: string })[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const span = (from: Date, until: Date): Period => ({ from: toIsoDate(from), until: toIsoDate(until) });
  return [
    { label: "This month", ...span(new Date(year, month - 1, 1), new Date(year, month, 0)) },
    { label: "Last month", ...span(new Date(year, month - 2, 1), new Date(year, month - 1, 0)) },
    { label: "This year", ...span(new Date(year, 0, 1), new Date(year, 11, 31)) },
  ];
}

/** The report as rows of a table, with the headings first and the totals last. */
export function rowsToCsv(headings: readonly string[], { rows, count, totals }: ReportRows): (string | number)[][] {
  return [[...headings], ...rows.map((row) => [row.label, row.count, ...row.sums]), ["Total", count, ...totals]];
}
`,
  "styles/report.css": `.report {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 1rem;
}

.report-tools,
.report-head,
.report-buttons,
.report-days {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.6rem;
}

.report-head {
  justify-content: space-between;
}

.report-days label {
  color: var(--muted);
  font-size: 0.925rem;
  font-weight: 600;
}

.report-days input {
  min-height: 2.6rem;
  padding: 0.3rem 0.6rem;
  background: var(--card);
  border: 1px solid var(--line-strong);
  border-radius: var(--radius-small);
}

.report-period {
  color: var(--muted);
  font-variant-numeric: tabular-nums;
}

.report-frame {
  overflow-x: auto;
}

.report-table {
  width: 100%;
  border-collapse: collapse;
  font-variant-numeric: tabular-nums;
}

.report-table th,
.report-table td {
  padding: 0.75rem 1.1rem;
  border-top: 1px solid var(--line);
  text-align: right;
  white-space: nowrap;
}

.report-table thead th {
  color: var(--muted);
  border-top: 0;
  font-size: 0.875rem;
}

.report-table th:first-child {
  width: 60%;
  min-width: 9rem;
  text-align: left;
  white-space: normal;
}

.report-table tbody th {
  font-weight: 500;
}

.report-table tfoot th,
.report-table tfoot td {
  border-top: 2px solid var(--line-strong);
  font-weight: 700;
}

.report-bar {
  display: block;
  height: 0.4rem;
  margin-top: 0.4rem;
  overflow: hidden;
  background: var(--hover);
  border-radius: 1rem;
}

.report-bar span {
  display: block;
  height: 100%;
  background: var(--accent);
  border-radius: inherit;
}

@media (max-width: 40rem) {
  .report-tools .segments {
    flex-wrap: wrap;
  }

  .report-days {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    width: 100%;
  }

  .report-table th,
  .report-table td {
    padding: 0.65rem 0.6rem;
  }

  .report-table thead th {
    white-space: normal;
  }

  .report-table th:first-child {
    min-width: 7rem;
  }
}

@media print {
  .page-header .button,
  .report-tools,
  .report-buttons {
    display: none;
  }

  .report-bar span {
    background: #888;
    print-color-adjust: exact;
  }
}
`,
};
