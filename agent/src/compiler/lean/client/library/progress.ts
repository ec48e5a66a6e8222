import { progressStyles } from "./progress-styles.ts";

/** What gets better over time. Each file is emitted when another one imports it. */
export const progressLibrary: Readonly<Record<string, string>> = {
  "components/progress.tsx": `import type { ReactNode } from "react";
import { useId, useState } from "react";
import { attempt } from "../lib/notices.ts";
import { groupByDay } from "../lib/by-day.ts";
import { currentDay } from "../lib/current-day.ts";
import type { ProgressMeasure } from "../lib/progress.ts";
import { dayValues, lastOf } from "../lib/progress.ts";
import type { RowChoice } from "../lib/row-choice.ts";
import { useStored } from "../lib/stored.ts";
import "../styles/progress.css";
import "../styles/segments.css";
import { Button } from "./button.tsx";
import { LastSession } from "./last-session.tsx";
import { PersonalBests } from "./personal-bests.tsx";
import { ProgressChart } from "./progress-chart.tsx";
import { RowChooser } from "./row-chooser.tsx";
import { SessionList } from "./session-list.tsx";

type ProgressProps<Item> = {
  readonly items: readonly Item[];
  readonly dayOf: (item: Item) => string | null;
  readonly measures: readonly ProgressMeasure<Item>[];
  readonly textOf: (item: Item) => string;
  /** What gets better, where there are several such things. */
  readonly subjects?: {
    readonly label: string;
    readonly choices: readonly RowChoice[];
    /** Anything may be written. */
    readonly isFree: boolean;
    readonly subjectOf: (item: Item) => string | null;
    readonly adder?: (onCreated: (key: string) => void) => ReactNode;
  };
  /** “set”. */
  readonly label: string;
  /** Adds the same once more, where that makes sense. */
  readonly onRepeat?: (item: Item) => Promise<unknown>;
  readonly onOpen: (item: Item) => void;
  /** The form for the next one; it starts anew for each subject. */
  readonly renderForm: (subject: string) => ReactNode;
};

const isText = (value: unknown): value is string => typeof value === "string";

/** One subject at a time: what was done last beside what is done now, how it went so far, and the best of it. */
export function Progress<Item extends { readonly id: string; readonly createdAt: string }>(props: ProgressProps<Item>) {
  const { items, dayOf, measures, subjects, label, onRepeat } = props;
  const id = useId();
  const [chosen, setChosen] = useStored("progress of", "", isText);
  const [measureKey, setMeasureKey] = useState("");
  const [isRepeating, setIsRepeating] = useState(false);
  const latest = lastOf(items, dayOf);
  const fallback = (latest === undefined ? undefined : subjects?.subjectOf(latest)) ?? subjects?.choices[0]?.key ?? "";
  const isKnown = subjects?.isFree === true ? chosen !== "" : (subjects?.choices.some(({ key }) => key === chosen) ?? false);
  const subject = isKnown ? chosen : fallback;
  const name = subjects?.choices.find(({ key }) => key === subject)?.label ?? subject;
  const own = subjects === undefined ? items : items.filter((item) => (subjects.subjectOf(item) ?? "") === subject);
  const sessions = groupByDay(own, dayOf).filter(([day]) => day !== "");
  const known = measures.filter((measure) => own.some((item) => measure.valueOf(item) !== null));
  const measure = known.find(({ key }) => key === measureKey) ?? known[0] ?? measures[0];
  const last = lastOf(own, dayOf);
  const repeat = async (): Promise<void> => {
    if (last === undefined || onRepeat === undefined || isRepeating) return;
    setIsRepeating(true);
    await attempt(() => onRepeat(last), \`Added again: \${props.textOf(last)}\`);
    setIsRepeating(false);
  };
  return (
    <div className="progress-page">
      {subjects !== undefined && (
        <div className="progress-subject">
          <label htmlFor={id}>{subjects.label}</label>
          <RowChooser id={id} placeholder={\`\${subjects.label} …\`} choices={subjects.choices} isFree={subjects.isFree} value={subjects.isFree ? chosen || subject : subject} onChange={setChosen} />
          {subjects.adder?.(setChosen)}
        </div>
      )}
      <div className="progress-entry">
        <section className="surface progress-form" aria-label={\`New \${label}\`}>
          <h2>Now</h2>
          {subjects !== undefined && subject === "" ? <p className="last-none">Say above what it is for.</p> : props.renderForm(subject)}
          {last !== undefined && onRepeat !== undefined && (
            <Button isDisabled={isRepeating} onClick={() => void repeat()}>
              Repeat last {label}
            </Button>
          )}
        </section>
        <LastSession sessions={sessions} today={currentDay()} textOf={props.textOf} />
      </div>
      {measure !== undefined && own.length > 0 && (
        <>
          {known.length > 1 && (
            <div className="segments" role="group" aria-label="Measure">
              {known.map((option) => (
                <button key={option.key} type="button" aria-pressed={option.key === measure.key} onClick={() => setMeasureKey(option.key)}>
                  {option.label}
                </button>
              ))}
            </div>
          )}
          <ProgressChart title={name === "" ? measure.label : \`\${name}: \${measure.label.toLowerCase()}\`} values={dayValues(own, dayOf, measure)} format={measure.format} />
          <PersonalBests measures={known} items={own} dayOf={dayOf} />
          <SessionList sessions={sessions} textOf={props.textOf} onOpen={props.onOpen} />
        </>
      )}
    </div>
  );
}
`,
  "components/last-session.tsx": `import { formatDay } from "../lib/format-day.ts";

type LastSessionProps<Item> = {
  /** By day, the newest first. */
  readonly sessions: readonly (readonly [day: string, items: readonly Item[]])[];
  readonly today: string;
  readonly textOf: (item: Item) => string;
};

/** What there is to beat: the last time before today, and what is done today already. */
export function LastSession<Item extends { readonly id: string }>({ sessions, today, textOf }: LastSessionProps<Item>) {
  const now = sessions.find(([day]) => day === today);
  const before = sessions.find(([day]) => day < today);
  const shown = [before, now].filter((session) => session !== undefined);
  return (
    <section className="surface last-session" aria-label="Last time">
      <h2>Last time</h2>
      {shown.length === 0 && <p className="last-none">Nothing yet: this is the first time.</p>}
      {shown.map(([day, items]) => (
        <div key={day}>
          <h3>{day === today ? "Today" : formatDay(day)}</h3>
          <ul>
            {items.map((item) => (
              <li key={item.id}>{textOf(item)}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
`,
  "components/session-list.tsx": `import { useState } from "react";
import { formatDay } from "../lib/format-day.ts";
import { Button } from "./button.tsx";
import { RecordButton } from "./record-button.tsx";

type SessionListProps<Item> = {
  readonly sessions: readonly (readonly [day: string, items: readonly Item[]])[];
  readonly textOf: (item: Item) => string;
  readonly onOpen: (item: Item) => void;
};

const FIRST_SHOWN = 8;

/** Everything that was done, by day; each line opens its form. */
export function SessionList<Item extends { readonly id: string }>({ sessions, textOf, onOpen }: SessionListProps<Item>) {
  const [isOpen, setIsOpen] = useState(false);
  const shown = isOpen ? sessions : sessions.slice(0, FIRST_SHOWN);
  return (
    <section className="surface session-list" aria-label="All of it">
      <h2>So far</h2>
      <ul>
        {shown.map(([day, items]) => (
          <li key={day}>
            <h3>{formatDay(day)}</h3>
            <ul>
              {items.map((item) => (
                <li key={item.id}>
                  <RecordButton onClick={() => onOpen(item)}>{textOf(item)}</RecordButton>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {sessions.length > shown.length && <Button onClick={() => setIsOpen(true)}>Show all {sessions.length} days</Button>}
    </section>
  );
}
`,
  "components/personal-bests.tsx": `import { formatDate } from "../lib/date.ts";
import type { ProgressMeasure } from "../lib/progress.ts";
import { bestOf, changeOf, dayValues } from "../lib/progress.ts";
import { Metric } from "./metric.tsx";

type PersonalBestsProps<Item> = {
  readonly measures: readonly ProgressMeasure<Item>[];
  readonly items: readonly Item[];
  readonly dayOf: (item: Item) => string | null;
};

/** The best of each measure and its day; what has no best is shown with how it changed. */
export function PersonalBests<Item>({ measures, items, dayOf }: PersonalBestsProps<Item>) {
  return (
    <dl className="metrics personal-bests">
      {measures.map((measure) => {
        const values = dayValues(items, dayOf, measure);
        const best = bestOf(values, measure.best);
        const now = values.at(-1);
        const change = changeOf(values);
        if (now === undefined) return null;
        return (
          <Metric key={measure.key} label={best === undefined ? measure.label : \`Best \${measure.label.toLowerCase()}\`}>
            {measure.format((best ?? now).value)}
            <span className="best-day">{best === undefined ? \`\${change > 0 ? "+" : change < 0 ? "−" : "±"}\${measure.format(Math.abs(change))} since the start\` : formatDate(best.day)}</span>
          </Metric>
        );
      })}
    </dl>
  );
}
`,
  "components/progress-chart.tsx": `import { useId } from "react";
import { formatDate } from "../lib/date.ts";
import { formatShortDay, placeDays, scaleOf } from "../lib/progress-scale.ts";
import type { DayValue } from "../lib/progress.ts";
import { useWidth } from "../lib/use-width.ts";
import "../styles/chart.css";

const HEIGHT = 240;
const TOP = 18;
const BOTTOM = 30;
const RIGHT = 16;
const CHARACTER_WIDTH = 7.4;

type ProgressChartProps = {
  readonly title: string;
  readonly values: readonly DayValue[];
  readonly format: (value: number) => string;
};

/** Values on their days, each new best marked; the same as a table for whoever wants numbers. */
export function ProgressChart({ title, values, format }: ProgressChartProps) {
  const id = useId();
  const { ref, width } = useWidth<HTMLDivElement>();
  const ticks = scaleOf(values.map(({ value }) => value));
  const labels = ticks.map(format);
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)];
  const left = Math.max(...labels.map((label) => label.length)) * CHARACTER_WIDTH + 14;
  const { x, dayTicks } = placeDays(values.map(({ day }) => day), left + 10, Math.max(left + 60, width - RIGHT));
  const y = (value: number): number => TOP + ((high - value) / (high - low || 1)) * (HEIGHT - TOP - BOTTOM);
  const line = values.map(({ day, value }) => \`\${x(day)},\${y(value)}\`).join(" ");
  return (
    <section className="chart surface" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div ref={ref} className="chart-drawing">
        {width > 0 && (
          <svg role="img" aria-label={summaryOf(title, values, format)} width={width} height={HEIGHT}>
            <g className="chart-axes">
              {ticks.map((tick, index) => (
                <g key={tick}>
                  <line x1={left} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
                  <text x={left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
                    {labels[index]}
                  </text>
                </g>
              ))}
              {dayTicks.map((day) => (
                <text key={day} x={x(day)} y={HEIGHT - 8} textAnchor="middle">
                  {formatShortDay(day)}
                </text>
              ))}
            </g>
            <polyline className="chart-line" points={line} />
            {values.map(({ day, value, isBest }) => (
              <circle key={day} className={isBest ? "chart-dot chart-best" : "chart-dot"} cx={x(day)} cy={y(value)} r={isBest ? 6 : 4}>
                <title>{\`\${formatDate(day)}: \${format(value)}\${isBest ? ", a new best" : ""}\`}</title>
              </circle>
            ))}
          </svg>
        )}
      </div>
      {values.some(({ isBest }) => isBest) && (
        <p className="chart-key">
          <span aria-hidden="true" /> A new personal best
        </p>
      )}
      <details className="chart-numbers">
        <summary>Show as a table</summary>
        <table>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Value</th>
              <th scope="col">Best</th>
            </tr>
          </thead>
          <tbody>
            {values.toReversed().map(({ day, value, isBest }) => (
              <tr key={day}>
                <th scope="row">{formatDate(day)}</th>
                <td>{format(value)}</td>
                <td>{isBest ? "New best" : ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

function summaryOf(title: string, values: readonly DayValue[], format: (value: number) => string): string {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) return title;
  if (first === last) return \`\${title}: \${format(first.value)} on \${formatDate(first.day)}\`;
  return \`\${title}: from \${format(first.value)} on \${formatDate(first.day)} to \${format(last.value)} on \${formatDate(last.day)}\`;
}
`,
  "components/quick-log.tsx": `import type { ReactNode } from "react";
import type { Form } from "../lib/use-form.ts";
import { Button } from "./button.tsx";

type QuickLogProps<Input extends object> = { readonly form: Form<Input>; readonly saveLabel: string; readonly children: ReactNode };

/** A form on the page itself, for what is written down again and again. */
export function QuickLog<Input extends object>({ form, saveLabel, children }: QuickLogProps<Input>) {
  return (
    <form ref={form.ref} className="quick-log" noValidate onSubmit={(event) => void form.submit(event)}>
      {form.problem !== "" && (
        <p className="form-problem" role="alert">
          {form.problem}
        </p>
      )}
      <div className="fields">{children}</div>
      <Button kind="primary" type="submit" isDisabled={form.isSaving}>
        {saveLabel}
      </Button>
    </form>
  );
}
`,
  "lib/progress.ts": `/** One thing that is measured. */
export type ProgressMeasure<Item> = {
  readonly key: string;
  readonly label: string;
  readonly valueOf: (item: Item) => number | null;
  /** Several values of a day come to their best one, or to their sum. */
  readonly perDay: "best" | "sum";
  /** What is better; \`none\` has no bests, and a day has its average. */
  readonly best: "highest" | "lowest" | "none";
  readonly format: (value: number) => string;
};

/** What a day (YYYY-MM-DD) came to; a best is better than all before it. */
export type DayValue = { readonly day: string; readonly value: number; readonly isBest: boolean };

type DayOf<Item> = (item: Item) => string | null;

const isBetter = (value: number, other: number, best: "highest" | "lowest"): boolean => (best === "highest" ? value > other : value < other);

/** The values of a measure by day, the oldest first. */
export function dayValues<Item>(items: readonly Item[], dayOf: DayOf<Item>, { valueOf, perDay, best }: Pick<ProgressMeasure<Item>, "valueOf" | "perDay" | "best">): DayValue[] {
  const byDay = new Map<string, number[]>();
  for (const item of items) {
    const [day, value] = [dayOf(item)?.slice(0, 10) ?? "", valueOf(item)];
    if (day === "" || value === null) continue;
    byDay.set(day, [...(byDay.get(day) ?? []), value]);
  }
  let record: number | undefined;
  return [...byDay]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([day, values]) => {
      const value = valueOfDay(values, perDay, best);
      // The first time is no record: there was nothing to beat.
      const isBest = best !== "none" && record !== undefined && isBetter(value, record, best);
      if (best !== "none" && (record === undefined || isBest)) record = value;
      return { day, value, isBest };
    });
}

function valueOfDay(values: readonly number[], perDay: "best" | "sum", best: "highest" | "lowest" | "none"): number {
  const sum = values.reduce((total, value) => total + value, 0);
  if (perDay === "sum") return round(sum);
  if (best === "none") return round(sum / values.length);
  return best === "highest" ? Math.max(...values) : Math.min(...values);
}

/** Binary fractions carry noise, such as 0.30000000000000004. */
const round = (value: number): number => Number(value.toFixed(4));

/** The best day so far; of equal ones the first. Undefined where nothing is better than anything. */
export function bestOf(values: readonly DayValue[], best: "highest" | "lowest" | "none"): DayValue | undefined {
  if (best === "none") return undefined;
  return values.reduce<DayValue | undefined>((found, next) => (found === undefined || isBetter(next.value, found.value, best) ? next : found), undefined);
}

/** By how much the last value differs from the first one. */
export const changeOf = (values: readonly DayValue[]): number => round((values.at(-1)?.value ?? 0) - (values[0]?.value ?? 0));

/** What was done last: on the newest day, the one that was written down last. */
export function lastOf<Item extends { readonly createdAt: string }>(items: readonly Item[], dayOf: DayOf<Item>): Item | undefined {
  const key = (item: Item): string => \`\${dayOf(item)?.slice(0, 10) ?? ""} \${item.createdAt}\`;
  return items.reduce<Item | undefined>((last, item) => (last === undefined || key(item) >= key(last) ? item : last), undefined);
}

/** The weight that could be lifted once, after Epley. */
export function oneRepMax(weight: number | null, reps: number | null): number | null {
  if (weight === null || reps === null || reps < 1) return null;
  return reps === 1 ? weight : round(weight * (1 + reps / 30));
}

/** The weight of all repetitions together. */
export function volumeOf(weight: number | null, reps: number | null, sets: number | null): number | null {
  return weight === null || reps === null ? null : round(weight * reps * (sets ?? 1));
}
`,
  "lib/progress-scale.ts": `import { appInfo } from "../../shared/app-info.ts";
import { roundStep } from "./round-step.ts";

/** Round values around those that are shown: what matters is how they change, not how far they are from zero. */
export function scaleOf(values: readonly number[]): number[] {
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const step = roundStep(highest - lowest || Math.abs(highest) || 1, 4);
  const first = Math.floor(lowest / step);
  const last = Math.max(first + 1, Math.ceil(highest / step));
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toFixed(6)));
}

const LABEL_WIDTH = 76;
const DAY_MS = 86_400_000;

/** Where days stand between two edges, in proportion to time, and which of them have room for a label. */
export function placeDays(days: readonly string[], left: number, right: number) {
  const [first, last] = [Date.parse(days[0] ?? "2000-01-01"), Date.parse(days.at(-1) ?? "2000-01-01")];
  const span = Math.max(DAY_MS, last - first);
  const x = (day: string): number => (first === last ? (left + right) / 2 : left + ((Date.parse(day) - first) / span) * (right - left - LABEL_WIDTH / 3));
  const dayTicks: string[] = [];
  for (const day of days) {
    const before = dayTicks.at(-1);
    if (before === undefined || x(day) - x(before) >= LABEL_WIDTH) dayTicks.push(day);
  }
  return { x, dayTicks };
}

const shortDay = new Intl.DateTimeFormat(appInfo.language, { day: "numeric", month: "short" });

/** A day without its year. */
export const formatShortDay = (day: string): string => shortDay.format(new Date(\`\${day}T00:00\`));
`,
  ...progressStyles,
};
