import { timesheetStyles } from "./timesheet-styles.ts";

/** Hours of a week, and a timer that fills them in. Each file is emitted when another one imports it. */
export const timesheetLibrary: Readonly<Record<string, string>> = {
  "components/timesheet.tsx": `import { useId, useState } from "react";
import { addDays } from "../lib/add-days.ts";
import { bucketOf } from "../lib/bucket.ts";
import { currentDay } from "../lib/current-day.ts";
import { formatDays } from "../lib/format-days.ts";
import { attempt, notify } from "../lib/notices.ts";
import { useStored } from "../lib/stored.ts";
import type { RowChoice } from "../lib/row-choice.ts";
import type { TimeSlot } from "../lib/timesheet.ts";
import { rowsOfWeek, weekTotalsOf, weekOf } from "../lib/timesheet.ts";
import { formatDuration } from "../lib/durations.ts";
import "../styles/timesheet.css";
import { Button } from "./button.tsx";
import { DayEntries } from "./day-entries.tsx";
import { IconButton } from "./icon-button.tsx";
import { RowAdder } from "./row-adder.tsx";
import { TimesheetGrid } from "./timesheet-grid.tsx";
import { WorkTimer } from "./work-timer.tsx";

type TimesheetProps<Item> = {
  readonly items: readonly Item[];
  /** What a row stands for: “Project”. */
  readonly rowLabel: string;
  readonly choices: readonly RowChoice[];
  /** Rows are words that anyone may write. */
  readonly isFree: boolean;
  readonly rowOf: (item: Item) => string | null;
  readonly people?: { readonly label: string; readonly choices: readonly RowChoice[]; readonly isOptional: boolean; readonly personOf: (item: Item) => string | null };
  readonly dayOf: (item: Item) => string | null;
  readonly minutesOf: (item: Item) => number;
  readonly titleOf: (item: Item) => string;
  /** Says more than its time, which is lost when it is deleted. */
  readonly isNoted: (item: Item) => boolean;
  /** Adds an entry, changes the time of one, or deletes it when no time is left. */
  readonly onSave: (item: Item | undefined, slot: TimeSlot, minutes: number) => Promise<unknown>;
  readonly onOpen: (item: Item) => void;
};

const EVERYONE = "*";
const UNDECIDED = "?";
const isText = (value: unknown): value is string => typeof value === "string";

/** A week of hours to fill in, row by row and day by day. */
export function Timesheet<Item extends { readonly id: string }>(props: TimesheetProps<Item>) {
  const { items, rowLabel, choices, isFree, people, dayOf, minutesOf, rowOf } = props;
  const thisWeek = bucketOf("week", currentDay());
  const [monday, setMonday] = useState(thisWeek);
  const [addedRows, setAddedRows] = useState<Readonly<Record<string, readonly string[]>>>({});
  const [opened, setOpened] = useState<{ readonly row: string; readonly day: string } | undefined>();
  const [chosen, setChosen] = useStored("time sheet of", UNDECIDED, isText);
  const id = useId();
  const nobody = people?.isOptional === true ? [{ key: "", label: \`No \${people.label.toLowerCase()}\` }] : [];
  const everybody = people === undefined ? [] : [...people.choices, ...nobody, { key: EVERYONE, label: "Everyone" }];
  const person = everybody.some(({ key }) => key === chosen) ? chosen : (everybody[0]?.key ?? "");
  const isReadOnly = people !== undefined && person === EVERYONE;
  const own = people === undefined || isReadOnly ? items : items.filter((item) => (people.personOf(item) ?? "") === person);
  const days = weekOf(monday);
  const place = \`\${monday} \${person}\`;
  const reading = { rowOf, dayOf, choices, noneLabel: \`No \${rowLabel.toLowerCase()}\` };
  const rows = rowsOfWeek(own, { ...reading, days, added: addedRows[place] ?? [] });
  const lastRows = rowsOfWeek(own, { ...reading, days: weekOf(addDays(monday, -7)), added: [] });
  const missing = lastRows.filter(({ key }) => key !== "" && !rows.some((row) => row.key === key));
  const totals = weekTotalsOf(rows, minutesOf);
  const free = choices.filter(({ key }) => !rows.some((row) => row.key === key));

  const addRows = (keys: readonly string[]): void => setAddedRows({ ...addedRows, [place]: [...(addedRows[place] ?? []), ...keys] });
  const slotOf = (row: string, day: string): TimeSlot => ({ row: row === "" ? null : row, day, person: person === "" ? null : person });
  const save = async (row: string, day: string, minutes: number): Promise<boolean> => {
    const [entry, another] = rows.find(({ key }) => key === row)?.cells[days.indexOf(day)] ?? [];
    if (another !== undefined) return false;
    if (entry !== undefined && minutes === 0 && props.isNoted(entry)) {
      notify("This entry has notes: open it to delete it.", true);
      return false;
    }
    // A row keeps its place when its last time is taken out.
    if (minutes === 0 && row !== "") addRows([row]);
    return attempt(() => props.onSave(entry, slotOf(row, day), minutes), "");
  };
  const addTime = async (row: string, day: string, minutes: number): Promise<boolean> => {
    const there = own.filter((item) => (rowOf(item) ?? "") === row && dayOf(item)?.slice(0, 10) === day);
    const [entry] = there.length === 1 ? there.filter((item) => !props.isNoted(item)) : [];
    return attempt(() => props.onSave(entry, slotOf(row, day), minutes + (entry === undefined ? 0 : minutesOf(entry))), "");
  };
  const openedCell = rows.find(({ key }) => key === opened?.row)?.cells[days.indexOf(opened?.day ?? "")];
  return (
    <div className="timesheet-page">
      {!isReadOnly && (
        <WorkTimer label={rowLabel} choices={choices} isFree={isFree} person={person} onStop={addTime} />
      )}
      <section className="timesheet surface" aria-label="Week">
        <header className="timesheet-head">
          <IconButton icon="previous" label="Previous week" onClick={() => setMonday(addDays(monday, -7))} />
          <h2 aria-live="polite">{monday === thisWeek ? "This week" : formatDays(monday, days[6] ?? monday)}</h2>
          <IconButton icon="next" label="Next week" onClick={() => setMonday(addDays(monday, 7))} />
          {monday !== thisWeek && (
            <Button isSmall onClick={() => setMonday(thisWeek)}>
              Today
            </Button>
          )}
          {people !== undefined && (
            <span className="timesheet-person">
              <label htmlFor={id}>{people.label}</label>
              <select id={id} value={person} onChange={(event) => setChosen(event.target.value)}>
                {everybody.map(({ key, label }) => (
                  <option key={key} value={key}>
                    {label}
                  </option>
                ))}
              </select>
            </span>
          )}
          <p className="timesheet-total">
            <span>Week</span> <strong>{formatDuration(totals.total)}</strong>
          </p>
        </header>
        {rows.length === 0 ? (
          <p className="timesheet-empty">No time in this week yet.{isReadOnly ? "" : \` Add a \${rowLabel.toLowerCase()} to fill it in, or start the timer.\`}</p>
        ) : (
          <TimesheetGrid
            rowLabel={rowLabel}
            rows={rows}
            days={days}
            totals={totals}
            isReadOnly={isReadOnly}
            minutesOf={minutesOf}
            onSave={save}
            onOpen={(row, day) => setOpened({ row, day })}
          />
        )}
        {!isReadOnly && (
          <footer className="timesheet-foot">
            <RowAdder key={place} label={rowLabel} choices={free} isFree={isFree} onAdd={(key) => addRows([key])} />
            {missing.length > 0 && <Button onClick={() => addRows(missing.map(({ key }) => key))}>Copy last week’s rows</Button>}
            <p>Write 1:30, 1.5 or 90m. Enter goes down, the arrow keys go anywhere.</p>
          </footer>
        )}
      </section>
      {opened !== undefined && openedCell !== undefined && (
        <DayEntries day={opened.day} entries={openedCell.map((item) => ({ id: item.id, title: props.titleOf(item), minutes: minutesOf(item), onOpen: () => props.onOpen(item) }))} onClose={() => setOpened(undefined)} />
      )}
    </div>
  );
}
`,
  "components/timesheet-grid.tsx": `import { formatDay } from "../lib/format-day.ts";
import { formatDuration } from "../lib/durations.ts";
import { currentDay } from "../lib/current-day.ts";
import type { WeekRow, WeekTotals } from "../lib/timesheet.ts";
import { formatWeekday } from "../lib/weekday.ts";
import { TimeCell } from "./time-cell.tsx";

type TimesheetGridProps<Item> = {
  readonly rowLabel: string;
  readonly rows: readonly WeekRow<Item>[];
  readonly days: readonly string[];
  readonly totals: WeekTotals;
  readonly isReadOnly: boolean;
  readonly minutesOf: (item: Item) => number;
  readonly onSave: (row: string, day: string, minutes: number) => Promise<boolean>;
  /** Shows the entries of a cell that has several. */
  readonly onOpen: (row: string, day: string) => void;
};

/** On phones a row becomes a block, so the roles are spelled out. */
export function TimesheetGrid<Item>(props: TimesheetGridProps<Item>) {
  const { rowLabel, rows, days, totals, isReadOnly, minutesOf, onSave, onOpen } = props;
  const today = currentDay();
  const dayClass = (day: string): string | undefined => (day === today ? "timesheet-today" : undefined);
  return (
    <table className="timesheet-grid" role="table" aria-label="Hours of the week">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {rowLabel}
          </th>
          {days.map((day) => (
            <th key={day} role="columnheader" scope="col" className={dayClass(day)}>
              {formatWeekday(day)} <span>{Number(day.slice(8))}</span>
            </th>
          ))}
          <th role="columnheader" scope="col">
            Total
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, index) => (
          <tr key={row.key} role="row">
            <th role="rowheader" scope="row">
              {row.label}
            </th>
            {days.map((day, column) => {
              const entries = row.cells[column] ?? [];
              const minutes = entries.reduce((total, entry) => total + minutesOf(entry), 0);
              return (
                <td key={day} role="cell" data-label={formatWeekday(day)} className={dayClass(day)}>
                  {isReadOnly ? (
                    <span className="time-text">{minutes === 0 ? "" : formatDuration(minutes)}</span>
                  ) : (
                    <TimeCell
                      label={\`\${row.label}, \${formatDay(day)}\`}
                      place={\`\${index}:\${column}\`}
                      minutes={minutes}
                      count={entries.length}
                      onSave={(value) => onSave(row.key, day, value)}
                      onOpen={() => onOpen(row.key, day)}
                    />
                  )}
                </td>
              );
            })}
            <td role="cell" data-label="Total" className="timesheet-sum">
              {formatDuration(totals.byRow[index] ?? 0)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot role="rowgroup">
        <tr role="row">
          <th role="rowheader" scope="row">
            Day
          </th>
          {days.map((day, column) => (
            <td key={day} role="cell" data-label={formatWeekday(day)} className={dayClass(day)}>
              {formatDuration(totals.byDay[column] ?? 0)}
            </td>
          ))}
          <td role="cell" data-label="Total" className="timesheet-sum">
            {formatDuration(totals.total)}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
`,
  "components/time-cell.tsx": `import type { KeyboardEvent } from "react";
import { useState } from "react";
import { formatDuration, parseDuration } from "../lib/durations.ts";
import { notify } from "../lib/notices.ts";

type TimeCellProps = {
  readonly label: string;
  /** Row and column, for the arrow keys. */
  readonly place: string;
  readonly minutes: number;
  /** How many entries it adds up. */
  readonly count: number;
  readonly onSave: (minutes: number) => Promise<boolean>;
  readonly onOpen: () => void;
};

const MOVES: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** The time of one row on one day. Several entries are shown, and changed one by one. */
export function TimeCell({ label, place, minutes, count, onSave, onOpen }: TimeCellProps) {
  const [draft, setDraft] = useState<string | undefined>();
  const shown = minutes === 0 && count === 0 ? "" : formatDuration(minutes);
  if (count > 1) {
    return (
      <button type="button" className="time-cell time-several" data-place={place} aria-label={\`\${label}: \${shown} in \${count} entries\`} onClick={onOpen} onKeyDown={moveFocus}>
        {shown}
      </button>
    );
  }
  const commit = async (): Promise<void> => {
    if (draft === undefined) return;
    const value = parseDuration(draft);
    if (value === undefined) return notify(\`“\${draft.trim()}” is no time: write 1:30, 1.5 or 90m.\`, true);
    if (value === minutes || (await onSave(value))) setDraft(undefined);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === "Escape") setDraft(undefined);
    if (event.key === "Enter") {
      event.preventDefault();
      void commit();
      focusFrom(event.currentTarget, [1, 0]);
    }
    // Within a text the arrows go from letter to letter first.
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const isAll = selectionStart === 0 && selectionEnd === value.length;
    const isEdge = event.key === "ArrowLeft" ? selectionEnd === 0 : selectionStart === value.length;
    if (event.key === "ArrowUp" || event.key === "ArrowDown" || isAll || isEdge) moveFocus(event);
  };
  return (
    <input
      type="text"
      className="time-cell"
      autoComplete="off"
      data-place={place}
      aria-label={label}
      aria-invalid={draft !== undefined && parseDuration(draft) === undefined}
      value={draft ?? shown}
      onChange={(event) => setDraft(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={() => void commit()}
      onKeyDown={press}
    />
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const move = MOVES[event.key];
  if (move === undefined || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
  if (focusFrom(event.currentTarget, move)) event.preventDefault();
}

/** Moves the focus so many rows and columns on; tells whether there was a cell. */
function focusFrom(cell: HTMLElement, [rows, columns]: readonly [number, number]): boolean {
  const [row = 0, column = 0] = (cell.dataset["place"] ?? "").split(":").map(Number);
  const next = cell.closest("table")?.querySelector<HTMLElement>(\`[data-place="\${row + rows}:\${column + columns}"]\`);
  next?.focus();
  return next !== null && next !== undefined;
}
`,
  "components/day-entries.tsx": `import { formatDay } from "../lib/format-day.ts";
import { formatDuration } from "../lib/durations.ts";
import { Dialog } from "./dialogs/dialog.tsx";
import { RecordButton } from "./record-button.tsx";

type DayEntriesProps = {
  readonly day: string;
  readonly entries: readonly { readonly id: string; readonly title: string; readonly minutes: number; readonly onOpen: () => void }[];
  readonly onClose: () => void;
};

/** The entries that one cell adds up. */
export function DayEntries({ day, entries, onClose }: DayEntriesProps) {
  return (
    <Dialog title={formatDay(day)} isSmall onClose={onClose}>
      <ul className="dialog-body day-entries">
        {entries.map(({ id, title, minutes, onOpen }) => (
          <li key={id}>
            <RecordButton
              onClick={() => {
                onClose();
                onOpen();
              }}
            >
              {title}
            </RecordButton>
            <span>{formatDuration(minutes)}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
`,
  "components/row-adder.tsx": `import type { FormEvent } from "react";
import { useId, useState } from "react";
import type { RowChoice } from "../lib/row-choice.ts";
import { Button } from "./button.tsx";
import { RowChooser } from "./row-chooser.tsx";

type RowAdderProps = {
  readonly label: string;
  readonly choices: readonly RowChoice[];
  readonly isFree: boolean;
  readonly onAdd: (key: string) => void;
};

/** Adds a row for something that has no time in this week yet. */
export function RowAdder({ label, choices, isFree, onAdd }: RowAdderProps) {
  const [key, setKey] = useState("");
  const id = useId();
  if (choices.length === 0 && !isFree) return null;
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (key.trim() === "") return;
    onAdd(key.trim());
    setKey("");
  };
  return (
    <form className="row-adder" onSubmit={add}>
      <label className="visually-hidden" htmlFor={id}>
        Row to add
      </label>
      <RowChooser id={id} placeholder={\`\${label} …\`} choices={choices} isFree={isFree} value={key} onChange={setKey} />
      <Button type="submit">Add row</Button>
    </form>
  );
}
`,
  "lib/row-choice.ts": `/** Something to choose: the key is the id of a record, the value of an option, or the word itself. */
export type RowChoice = { readonly key: string; readonly label: string };
`,
  "components/row-chooser.tsx": `import type { RowChoice } from "../lib/row-choice.ts";

type RowChooserProps = {
  readonly id: string;
  readonly placeholder: string;
  readonly choices: readonly RowChoice[];
  /** Anything may be written. */
  readonly isFree: boolean;
  readonly value: string;
  readonly onChange: (key: string) => void;
};

/** Chooses one of them, or writes a new one. */
export function RowChooser({ id, placeholder, choices, isFree, value, onChange }: RowChooserProps) {
  if (isFree) {
    return (
      <>
        <input id={id} type="text" maxLength={120} list={\`\${id}-known\`} placeholder={placeholder} value={value} onChange={(event) => onChange(event.target.value)} />
        <datalist id={\`\${id}-known\`}>
          {choices.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </datalist>
      </>
    );
  }
  return (
    <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{placeholder}</option>
      {choices.map(({ key, label }) => (
        <option key={key} value={key}>
          {label}
        </option>
      ))}
    </select>
  );
}
`,
  "components/work-timer.tsx": `import { useEffect, useId, useState } from "react";
import { formatElapsed } from "../lib/durations.ts";
import { useStored } from "../lib/stored.ts";
import type { RowChoice } from "../lib/row-choice.ts";
import { splitByDay } from "../lib/timesheet.ts";
import { Button } from "./button.tsx";
import { RowChooser } from "./row-chooser.tsx";

type WorkTimerProps = {
  readonly label: string;
  readonly choices: readonly RowChoice[];
  readonly isFree: boolean;
  readonly person: string;
  /** Keeps the time of one day; tells whether it could. */
  readonly onStop: (row: string, day: string, minutes: number) => Promise<boolean>;
};

/** Read off the clock, so that a reload or a sleeping machine changes nothing. */
type Running = { readonly row: string; readonly person: string; readonly startedAt: number };

const IDLE: Running = { row: "", person: "", startedAt: 0 };

function isRunning(value: unknown): value is Running {
  if (typeof value !== "object" || value === null) return false;
  const known = new Map(Object.entries(value));
  return typeof known.get("row") === "string" && typeof known.get("person") === "string" && typeof known.get("startedAt") === "number";
}

/** Measures the time that something takes and writes it into the sheet. */
export function WorkTimer({ label, choices, isFree, person, onStop }: WorkTimerProps) {
  const [timers, setTimers] = useStored<readonly Running[]>("running time", [], (value): value is readonly Running[] => Array.isArray(value) && value.every(isRunning));
  const [row, setRow] = useState("");
  const [now, setNow] = useState(() => Date.now());
  const [isSaving, setIsSaving] = useState(false);
  const id = useId();
  const running = timers.find((timer) => timer.person === person) ?? IDLE;
  const isOn = running.startedAt > 0;
  useEffect(() => {
    if (!isOn) return;
    const tick = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(tick);
  }, [isOn]);
  const others = timers.filter((timer) => timer.person !== person);
  const start = (): void => {
    if (row.trim() === "") return;
    setNow(Date.now());
    setTimers([...others, { row: row.trim(), person, startedAt: Date.now() }]);
  };
  const stop = async (): Promise<void> => {
    setIsSaving(true);
    for (const part of splitByDay(running.startedAt, Date.now())) {
      // What the server refuses is not lost: the timer goes on from there.
      if (!(await onStop(running.row, part.day, part.minutes))) return setIsSaving(false);
      setTimers([...others, { ...running, startedAt: new Date(\`\${part.day}T24:00\`).getTime() }]);
    }
    setTimers(others);
    setIsSaving(false);
  };
  const elapsed = formatElapsed(Math.max(0, now - running.startedAt));
  return (
    <section className={isOn ? "work-timer work-timer-on surface" : "work-timer surface"} aria-label="Timer">
      {isOn ? (
        <>
          <p>
            <strong>{choices.find(({ key }) => key === running.row)?.label ?? running.row}</strong>
            <span role="timer" aria-label="Time so far" className="work-clock">
              {elapsed}
            </span>
          </p>
          <Button kind="primary" isDisabled={isSaving} onClick={() => void stop()}>
            Stop
          </Button>
          <Button isDisabled={isSaving} onClick={() => setTimers(others)}>
            Discard
          </Button>
        </>
      ) : (
        <>
          <label htmlFor={id}>Work on</label>
          <RowChooser id={id} placeholder={\`\${label} …\`} choices={choices} isFree={isFree} value={row} onChange={setRow} />
          <Button kind="primary" isDisabled={row.trim() === ""} onClick={start}>
            Start timer
          </Button>
        </>
      )}
    </section>
  );
}
`,
  "lib/durations.ts": `/**
 * Minutes of what people write: 1:30, 1.5 or 1,5 (hours), 90m, 1h 30m. Nothing is no time, and what cannot be read undefined.
 */
export function parseDuration(text: string): number | undefined {
  const words = text.trim().toLowerCase();
  if (words === "") return 0;
  const [, clockHours, clockMinutes] = /^(\\d{0,3}):([0-5]\\d)$/.exec(words) ?? [];
  if (clockMinutes !== undefined) return Number(clockHours ?? 0) * 60 + Number(clockMinutes);
  const [, hours] = /^(\\d*[.,]?\\d+) ?(?:h|hrs?|hours?)?$/.exec(words) ?? [];
  if (hours !== undefined) return Math.round(Number(hours.replace(",", ".")) * 60);
  const [, minutes] = /^(\\d+) ?(?:m|mins?|minutes?)$/.exec(words) ?? [];
  if (minutes !== undefined) return Number(minutes);
  const [, whole, rest] = /^(\\d+) ?(?:h|hrs?|hours?) ?([0-5]?\\d) ?(?:m|mins?|minutes?)?$/.exec(words) ?? [];
  return rest === undefined ? undefined : Number(whole) * 60 + Number(rest);
}

const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** Minutes as hours and minutes: 1:30. */
export const formatDuration = (minutes: number): string => \`\${Math.floor(minutes / 60)}:\${twoDigits(Math.round(minutes % 60))}\`;

/** Milliseconds as a running clock shows them: 1:30:05. */
export function formatElapsed(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return \`\${formatDuration(Math.floor(seconds / 60))}:\${twoDigits(seconds % 60)}\`;
}
`,
  "lib/timesheet.ts": `import { addDays } from "./add-days.ts";
import { toIsoDate } from "./iso-date.ts";
import type { RowChoice } from "./row-choice.ts";

/** Where time belongs. */
export type TimeSlot = { readonly row: string | null; readonly day: string; readonly person: string | null };

/** A row of the grid, with the entries of each day. */
export type WeekRow<Item> = RowChoice & { readonly cells: readonly (readonly Item[])[] };
export type WeekTotals = { readonly byRow: readonly number[]; readonly byDay: readonly number[]; readonly total: number };

/** The days of the week that begins on a Monday. */
export const weekOf = (monday: string): string[] => Array.from({ length: 7 }, (_, index) => addDays(monday, index));

type WeekReading<Item> = {
  readonly rowOf: (item: Item) => string | null;
  readonly dayOf: (item: Item) => string | null;
  readonly days: readonly string[];
  readonly choices: readonly RowChoice[];
  /** Rows without any time yet. */
  readonly added: readonly string[];
  readonly noneLabel: string;
};

/** The rows of a week by their names: what time was spent on, and what was added. */
export function rowsOfWeek<Item>(items: readonly Item[], { rowOf, dayOf, days, choices, added, noneLabel }: WeekReading<Item>): WeekRow<Item>[] {
  const shown = items.filter((item) => days.includes(dayOf(item)?.slice(0, 10) ?? ""));
  const keys = [...new Set([...shown.map((item) => rowOf(item) ?? ""), ...added])];
  const labels = new Map(choices.map(({ key, label }) => [key, label]));
  return keys
    .map((key) => {
      const own = shown.filter((item) => (rowOf(item) ?? "") === key);
      const label = labels.get(key) ?? (key === "" ? noneLabel : key);
      return { key, label, cells: days.map((day) => own.filter((item) => dayOf(item)?.slice(0, 10) === day)) };
    })
    .toSorted((a, b) => a.label.localeCompare(b.label));
}

/** Minutes by row, by day and altogether. */
export function weekTotalsOf<Item>(rows: readonly WeekRow<Item>[], minutesOf: (item: Item) => number): WeekTotals {
  const cells = rows.map((row) => row.cells.map((entries) => sum(entries.map(minutesOf))));
  const byRow = cells.map(sum);
  return { byRow, byDay: Array.from({ length: 7 }, (_, day) => sum(cells.map((row) => row[day] ?? 0))), total: sum(byRow) };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const MINUTE_MS = 60_000;

/** The time between two moments (milliseconds since 1970) by day, in whole minutes and at least one. */
export function splitByDay(from: number, until: number): { readonly day: string; readonly minutes: number }[] {
  const parts: { day: string; minutes: number }[] = [];
  for (let start = from; start < until; ) {
    const day = toIsoDate(new Date(start));
    const end = Math.min(until, new Date(\`\${addDays(day, 1)}T00:00\`).getTime());
    const minutes = Math.round((end - start) / MINUTE_MS);
    if (minutes > 0) parts.push({ day, minutes: Math.min(1440, minutes) });
    start = end;
  }
  return parts.length === 0 ? [{ day: toIsoDate(new Date(from)), minutes: 1 }] : parts;
}
`,
  ...timesheetStyles,
};
