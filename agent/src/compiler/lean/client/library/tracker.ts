/** Habits: a week to tick off, streaks, and a month at a glance. Each file is emitted when another one imports it. */
export const trackerLibrary: Readonly<Record<string, string>> = {
  "components/tracker.tsx": `import type { ReactNode } from "react";
import { useState } from "react";
import { addDays } from "../lib/add-days.ts";
import { bucketOf } from "../lib/bucket.ts";
import { currentDay } from "../lib/current-day.ts";
import { formatDate } from "../lib/date.ts";
import { attempt } from "../lib/notices.ts";
import { formatShare } from "../lib/share.ts";
import type { Streak } from "../lib/streaks.ts";
import { rateOf, streakOf } from "../lib/streaks.ts";
import "../styles/tracker.css";
import { Button } from "./button.tsx";
import { IconButton } from "./icon-button.tsx";
import { Icon } from "./icon.tsx";
import { Metric } from "./metric.tsx";
import { MonthHeat } from "./month-heat.tsx";
import { RecordButton } from "./record-button.tsx";
import { TickButton } from "./tick-button.tsx";

type TrackerProps<Item> = {
  readonly items: readonly Item[];
  readonly titleOf: (item: Item) => string;
  /** How often a week. */
  readonly goalOf: (item: Item) => number;
  /** The days (YYYY-MM-DD) on which each was done, by its id. */
  readonly ticks: ReadonlyMap<string, ReadonlySet<string>>;
  readonly onToggle: (item: Item, day: string) => Promise<unknown>;
  readonly onOpen: (item: Item) => void;
  readonly actions: (item: Item) => ReactNode;
};

const NONE: ReadonlySet<string> = new Set();

/** The days of a week as columns, what is tracked as rows. */
export function Tracker<Item extends { readonly id: string }>(props: TrackerProps<Item>) {
  const { items, titleOf, goalOf, ticks } = props;
  const today = currentDay();
  const thisWeek = bucketOf("week", today);
  const [monday, setMonday] = useState(thisWeek);
  const [news, setNews] = useState("");
  const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
  const doneOn = (item: Item): ReadonlySet<string> => ticks.get(item.id) ?? NONE;
  const rows = items.map((item) => ({ item, done: doneOn(item), streak: streakOf(doneOn(item), goalOf(item), today) }));
  const toggle = async (item: Item, day: string, isDone: boolean): Promise<void> => {
    const isSaved = await attempt(() => props.onToggle(item, day), "");
    if (isSaved) setNews(\`\${titleOf(item)}, \${formatDate(day)}: \${isDone ? "not done" : "done"}\`);
  };
  return (
    <div className="tracker-page">
      <TrackerNumbers rows={rows} goalOf={goalOf} today={today} />
      <section className="tracker surface" aria-label="Week">
        <header className="tracker-week">
          <IconButton icon="previous" label="Previous week" onClick={() => setMonday(addDays(monday, -7))} />
          <h2>{monday === thisWeek ? "This week" : \`\${formatDate(monday)} – \${formatDate(days[6] ?? monday)}\`}</h2>
          <IconButton icon="next" label="Next week" onClick={() => setMonday(addDays(monday, 7))} />
          {monday !== thisWeek && (
            <Button isSmall onClick={() => setMonday(thisWeek)}>
              Today
            </Button>
          )}
        </header>
        <p className="visually-hidden" role="status">
          {news}
        </p>
        <ul>
          {rows.map(({ item, done, streak }) => (
            <li key={item.id} className="tracker-row">
              <div className="tracker-name">
                <RecordButton onClick={() => props.onOpen(item)}>{titleOf(item)}</RecordButton>
                <span className="tracker-goal">{goalText(days, done, goalOf(item))}</span>
              </div>
              <div className="tracker-days" role="group" aria-label={titleOf(item)}>
                {days.map((day) => (
                  <TickButton key={day} day={day} today={today} isDone={done.has(day)} onToggle={() => toggle(item, day, done.has(day))} />
                ))}
              </div>
              <StreakText streak={streak} />
              {props.actions(item)}
            </li>
          ))}
        </ul>
      </section>
      <MonthHeat rows={rows.map(({ item, done }) => ({ id: item.id, title: titleOf(item), done }))} />
    </div>
  );
}

type Row<Item> = { readonly item: Item; readonly done: ReadonlySet<string>; readonly streak: Streak };
type TrackerNumbersProps<Item> = { readonly rows: readonly Row<Item>[]; readonly goalOf: (item: Item) => number; readonly today: string };

function TrackerNumbers<Item>({ rows, goalOf, today }: TrackerNumbersProps<Item>) {
  const doneToday = rows.filter(({ done }) => done.has(today)).length;
  const best = rows.map(({ streak }) => streak).toSorted((a, b) => inDays(b) - inDays(a))[0];
  const rates = rows.map(({ item, done }) => rateOf(done, goalOf(item), today));
  return (
    <dl className="metrics">
      <Metric label="Done today">
        {doneToday} of {rows.length}
      </Metric>
      <Metric label="Longest streak now">{best === undefined ? "" : lengthText(best.current, best.unit)}</Metric>
      <Metric label="Last four weeks">{formatShare(rates.reduce((total, rate) => total + rate, 0) / Math.max(1, rates.length))}</Metric>
    </dl>
  );
}

const inDays = ({ current, unit }: Streak): number => (unit === "week" ? current * 7 : current);

/** “3 days”, “1 week”. */
function lengthText(length: number, unit: Streak["unit"]): string {
  return \`\${length} \${unit}\${length === 1 ? "" : "s"}\`;
}

function StreakText({ streak }: { readonly streak: Streak }) {
  const { current, longest, unit } = streak;
  return (
    <p className={current > 0 ? "tracker-streak tracker-streak-on" : "tracker-streak"}>
      <Icon name="streak" />
      {longest === 0 ? (
        <span>No streak yet</span>
      ) : (
        <span>
          {lengthText(current, unit)}
          <span className="tracker-longest">best {longest}</span>
        </span>
      )}
    </p>
  );
}

function goalText(days: readonly string[], done: ReadonlySet<string>, goal: number): string {
  const count = days.filter((day) => done.has(day)).length;
  return \`\${count} of \${Math.min(7, goal)} this week\`;
}
`,
  "components/tick-button.tsx": `import { useState } from "react";
import { dayOfMonth, formatDay, weekdayOf } from "../lib/day-names.ts";
import { Icon } from "./icon.tsx";

type TickButtonProps = {
  readonly day: string;
  readonly today: string;
  readonly isDone: boolean;
  readonly onToggle: () => Promise<void>;
};

/** One day to tick off; a click while the last one is still on its way counts for nothing. */
export function TickButton({ day, today, isDone, onToggle }: TickButtonProps) {
  const [isBusy, setIsBusy] = useState(false);
  const toggle = async (): Promise<void> => {
    if (isBusy) return;
    setIsBusy(true);
    await onToggle();
    setIsBusy(false);
  };
  return (
    <button type="button" className={day === today ? "tick tick-today" : "tick"} aria-pressed={isDone} disabled={day > today} onClick={() => void toggle()}>
      <span className="visually-hidden">{formatDay(day)}</span>
      <span className="tick-day" aria-hidden="true">
        {day === today ? "Today" : weekdayOf(day)}
      </span>
      <span className="tick-box" aria-hidden="true">
        {isDone ? <Icon name="check" /> : dayOfMonth(day)}
      </span>
    </button>
  );
}
`,
  "components/month-heat.tsx": `import { useState } from "react";
import { currentDay } from "../lib/current-day.ts";
import { dayOfMonth, formatDay } from "../lib/day-names.ts";
import { formatMonth } from "../lib/month-name.ts";
import { shiftMonth, weekdayNames, weeksOf } from "../lib/month.ts";
import { FilterSelect } from "./filter-select.tsx";
import { IconButton } from "./icon-button.tsx";

type MonthHeatProps = { readonly rows: readonly { readonly id: string; readonly title: string; readonly done: ReadonlySet<string> }[] };

/** How much was done on each day of a month. */
export function MonthHeat({ rows }: MonthHeatProps) {
  const [month, setMonth] = useState(currentDay().slice(0, 7));
  const [chosen, setChosen] = useState("");
  const shown = chosen === "" ? rows : rows.filter(({ id }) => id === chosen);
  return (
    <section className="heat surface" aria-label="Month">
      <header>
        <IconButton icon="previous" label="Previous month" onClick={() => setMonth(shiftMonth(month, -1))} />
        <h2>{formatMonth(month)}</h2>
        <IconButton icon="next" label="Next month" onClick={() => setMonth(shiftMonth(month, 1))} />
        <FilterSelect label="Show" options={rows.map(({ id, title }) => ({ value: id, label: title }))} value={chosen} onChange={setChosen} />
      </header>
      <table>
        <thead>
          <tr>
            {weekdayNames.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month)
            .filter((week) => week.some((day) => day.startsWith(month)))
            .map((week) => (
              <tr key={week[0]}>
                {week.map((day) => (
                  <HeatDay key={day} day={day} isOutside={!day.startsWith(month)} count={shown.filter(({ done }) => done.has(day)).length} total={shown.length} />
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

type HeatDayProps = { readonly day: string; readonly isOutside: boolean; readonly count: number; readonly total: number };

function HeatDay({ day, isOutside, count, total }: HeatDayProps) {
  if (isOutside) return <td className="heat-outside" />;
  const text = \`\${formatDay(day)}: \${count} of \${total}\`;
  return (
    <td>
      <span className={\`heat-day heat-level-\${levelOf(count, total)}\`} title={text}>
        <span aria-hidden="true">{dayOfMonth(day)}</span>
        <span className="visually-hidden">{text}</span>
      </span>
    </td>
  );
}

/** From 0, nothing, to 4, everything. */
function levelOf(count: number, total: number): number {
  if (count === 0) return 0;
  return count >= total ? 4 : Math.min(3, Math.ceil((count / total) * 3));
}
`,
  "lib/day-names.ts": `import { appInfo } from "../../shared/app-info.ts";

const shortWeekday = new Intl.DateTimeFormat(appInfo.language, { weekday: "short" });
const fullDay = new Intl.DateTimeFormat(appInfo.language, { weekday: "long", day: "numeric", month: "long" });

const at = (day: string): Date => new Date(\`\${day}T00:00\`);

export const weekdayOf = (day: string): string => shortWeekday.format(at(day));
export const dayOfMonth = (day: string): number => at(day).getDate();
/** A day with its weekday, in full. */
export const formatDay = (day: string): string => fullDay.format(at(day));
`,
  "lib/streaks.ts": `import { addDays } from "./add-days.ts";
import { bucketOf } from "./bucket.ts";

export type Streak = { readonly current: number; readonly longest: number; readonly unit: "day" | "week" };

/** The days on which each was done, by the id of what was done. */
export function daysById<Tick>(ticks: readonly Tick[], read: (tick: Tick) => readonly [string | null, string | null]): Map<string, Set<string>> {
  const days = new Map<string, Set<string>>();
  for (const tick of ticks) {
    const [id, date] = read(tick);
    if (id === null || date === null) continue;
    const known = days.get(id) ?? new Set();
    days.set(id, known.add(date.slice(0, 10)));
  }
  return days;
}

/** Days in a row, or weeks in a row in which the weekly goal was reached. What is not over yet breaks no streak. */
export function streakOf(days: ReadonlySet<string>, goal: number, today: string): Streak {
  const isDaily = goal >= 7;
  const step = isDaily ? 1 : 7;
  const reached = isDaily ? days : weeksReached(days, goal);
  const now = isDaily ? today : bucketOf("week", today);
  const start = reached.has(now) ? now : addDays(now, -step);
  const runs = [...reached].filter((day) => !reached.has(addDays(day, step))).map((day) => countBack(reached, day, step));
  return { unit: isDaily ? "day" : "week", current: countBack(reached, start, step), longest: Math.max(0, ...runs) };
}

/** The share of what was meant to be done in the last four weeks, from the first time on; 1 is all of it. */
export function rateOf(days: ReadonlySet<string>, goal: number, today: string): number {
  const earliest = addDays(today, -27);
  const recent = [...days].filter((day) => day >= earliest && day <= today).toSorted();
  const first = [...days].some((day) => day < earliest) ? earliest : recent[0];
  if (first === undefined) return 0;
  // A day that is not over yet is no day missed.
  const last = days.has(today) ? today : addDays(today, -1);
  const span = Math.max(1, Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1);
  return Math.min(1, recent.length / ((span * Math.min(7, Math.max(1, goal))) / 7));
}

/** The Mondays of the weeks in which the goal was reached. */
function weeksReached(days: ReadonlySet<string>, goal: number): Set<string> {
  const counts = new Map<string, number>();
  for (const day of days) counts.set(bucketOf("week", day), (counts.get(bucketOf("week", day)) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= Math.max(1, goal)).map(([week]) => week));
}

function countBack(reached: ReadonlySet<string>, from: string, step: number): number {
  let count = 0;
  for (let day = from; reached.has(day); day = addDays(day, -step)) count += 1;
  return count;
}
`,
  "styles/tracker.css": `.tracker-page {
  display: grid;
  gap: 1.25rem;
}

.tracker-week,
.heat > header {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.35rem;
  padding: 0.75rem 1rem;
}

.tracker-week h2,
.heat h2 {
  min-width: 9rem;
  text-align: center;
}

.heat .filter {
  margin-left: auto;
}

.tracker-row {
  display: grid;
  grid-template-columns: minmax(9rem, 1fr) auto 8rem auto;
  align-items: center;
  gap: 0.5rem 1.25rem;
  padding: 0.6rem 0.8rem 0.6rem 1.3rem;
  border-top: 1px solid var(--line);
}

.tracker-name {
  display: grid;
  justify-items: start;
}

.tracker-goal,
.tracker-longest {
  color: var(--muted);
  font-size: 0.85rem;
}

.tracker-days {
  display: flex;
  gap: 0.3rem;
}

.tick {
  display: grid;
  justify-items: center;
  gap: 0.2rem;
  width: 2.9rem;
  padding: 0.15rem 0;
  color: var(--muted);
  background: none;
  border: 0;
  border-radius: var(--radius-small);
  font-size: 0.75rem;
}

.tick-box {
  display: grid;
  place-items: center;
  width: 2.3rem;
  height: 2.3rem;
  border: 1.5px solid var(--line-strong);
  border-radius: 50%;
  font-size: 0.85rem;
  font-variant-numeric: tabular-nums;
  transition: background-color 120ms;
}

.tick:hover:not(:disabled) .tick-box {
  background: var(--hover);
}

.tick-today {
  color: var(--text);
  font-weight: 650;
}

.tick:disabled {
  cursor: default;
}

.tick:disabled .tick-box {
  border-color: var(--line);
  border-style: dashed;
}

.tick[aria-pressed="true"] .tick-box,
.tick[aria-pressed="true"]:hover .tick-box {
  color: var(--on-accent);
  background: var(--accent);
  border-color: var(--accent);
}

.tracker-streak {
  display: flex;
  align-items: center;
  gap: 0.5rem;
  color: var(--muted);
  font-variant-numeric: tabular-nums;
  line-height: 1.25;
}

.tracker-streak > span {
  display: grid;
}

.tracker-streak-on {
  color: var(--text);
  font-weight: 600;
}

.tracker-streak-on .icon {
  color: var(--star);
}

.tracker-longest {
  font-weight: 400;
}

.heat {
  padding-bottom: 1rem;
}

.heat table {
  width: min(34rem, 100% - 1rem);
  margin: 0 auto;
  border-spacing: 0.2rem;
  table-layout: fixed;
}

.heat th {
  padding: 0.2rem;
  color: var(--muted);
  font-size: 0.8rem;
  font-weight: 600;
}

.heat td {
  padding: 0;
}

.heat-day {
  display: grid;
  place-items: center;
  height: 2.4rem;
  background: var(--hover);
  border-radius: 0.4rem;
  font-size: 0.85rem;
  font-variant-numeric: tabular-nums;
}

.heat-level-1 {
  background: color-mix(in srgb, var(--chart-1) 16%, var(--card));
}

.heat-level-2 {
  background: color-mix(in srgb, var(--chart-1) 28%, var(--card));
}

.heat-level-3 {
  background: color-mix(in srgb, var(--chart-1) 40%, var(--card));
}

.heat-level-4 {
  color: var(--on-accent);
  background: var(--accent);
}

@media (max-width: 60rem) {
  .tracker-row {
    grid-template-columns: minmax(0, 1fr) auto;
  }

  .tracker-days {
    grid-row: 2;
    grid-column: 1 / -1;
    justify-content: space-between;
  }

  .tracker-row .row-actions {
    grid-row: 3;
    grid-column: 1 / -1;
  }
}

@media (max-width: 40rem) {
  .tracker-row {
    padding-inline: 0.9rem;
  }

  .tracker-days {
    gap: 0;
  }

  .tick {
    width: auto;
    min-width: 2.4rem;
  }

  /* Today is where the thumb looks first. */
  .tick-today {
    order: -1;
  }

  .heat .filter {
    margin-left: 0;
  }
}
`,
};
