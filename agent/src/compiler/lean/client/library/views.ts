/** What is special about each kind of list. Each file is emitted when another one imports it; `//#if` lines keep what only some apps need. */
export const viewsLibrary: Readonly<Record<string, string>> = {
  "components/board.tsx": `import type { DragEvent, KeyboardEvent, ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import type { Tone } from "../lib/tone.ts";
import "../styles/board.css";
import { Badge } from "./badge.tsx";

type BoardColumn<Value extends string> = { readonly value: Value; readonly label: string; readonly tone: Tone };

type BoardProps<Item, Value extends string> = {
  readonly columns: readonly BoardColumn<Value>[];
  readonly items: readonly Item[];
  readonly columnOf: (item: Item) => Value | null;
  readonly titleOf: (item: Item) => string;
  readonly renderCard: (item: Item) => ReactNode;
  /** Buttons for one card. */
  readonly actions: (item: Item) => ReactNode;
  readonly onMove: (item: Item, column: Value) => Promise<unknown>;
  readonly addLabel: string;
  readonly onAdd: (column: Value) => void;
  //#if pipeline
  /** What the cards of a column come to. */
  readonly summaryOf?: (items: readonly Item[]) => string;
  //#end
};

/** Cards in columns. They move by dragging, by the arrow keys, and by the list of columns on each card. */
export function Board<Item extends { readonly id: string }, Value extends string>(props: BoardProps<Item, Value>) {
  const { columns, items, columnOf, titleOf, onMove } = props;
  const [news, setNews] = useState("");
  const moved = useRef<string | undefined>(undefined);
  const board = useRef<HTMLDivElement>(null);

  useEffect(() => {
    // A card that changed its column is a new element: give it the focus that the old one had.
    if (moved.current === undefined) return;
    board.current?.querySelector<HTMLElement>(\`[data-card="\${CSS.escape(moved.current)}"] .card-grip\`)?.focus();
    moved.current = undefined;
  });

  const move = (item: Item, column: BoardColumn<Value> | undefined): void => {
    if (column === undefined || column.value === columnOf(item)) return;
    moved.current = item.id;
    setNews(\`\${titleOf(item)}: \${column.label}\`);
    void onMove(item, column.value);
  };
  return (
    <>
      <p className="visually-hidden" role="status">
        {news}
      </p>
      <div className="board" ref={board}>
        {columns.map((column, index) => (
          <Column
            {...props}
            key={column.value}
            column={column}
            items={items.filter((item) => (columnOf(item) ?? columns[0]?.value) === column.value)}
            onDropped={(id) => items.filter((item) => item.id === id).forEach((item) => move(item, column))}
            onStep={(item, steps) => move(item, columns[index + steps])}
            onChoose={(item, value) => move(item, columns.find((candidate) => candidate.value === value))}
          />
        ))}
      </div>
    </>
  );
}

type ColumnProps<Item, Value extends string> = BoardProps<Item, Value> & {
  readonly column: BoardColumn<Value>;
  readonly onDropped: (id: string) => void;
  readonly onStep: (item: Item, steps: 1 | -1) => void;
  readonly onChoose: (item: Item, value: string) => void;
};

function Column<Item extends { readonly id: string }, Value extends string>(props: ColumnProps<Item, Value>) {
  const { column, items, addLabel, onAdd, onDropped } = props;
  const [isTarget, setIsTarget] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setIsTarget(false);
    onDropped(event.dataTransfer.getData("text/plain"));
  };
  const dragOver = (event: DragEvent): void => {
    event.preventDefault();
    setIsTarget(true);
  };
  return (
    <section className={isTarget ? "board-column board-target" : "board-column"} aria-label={column.label} onDragOver={dragOver} onDragLeave={() => setIsTarget(false)} onDrop={drop}>
      <header>
        <h2>
          <Badge tone={column.tone}>{column.label}</Badge>
        </h2>
        <span className="board-count">{items.length}</span>
        <button type="button" className="icon-button" aria-label={\`\${addLabel}: \${column.label}\`} onClick={() => onAdd(column.value)}>
          +
        </button>
      </header>
      //#if pipeline
      {props.summaryOf !== undefined && <p className="board-sum">{props.summaryOf(items)}</p>}
      //#end
      <ul>
        {items.map((item) => (
          <Card {...props} key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}

function Card<Item extends { readonly id: string }, Value extends string>(props: ColumnProps<Item, Value> & { readonly item: Item }) {
  const { item, column, columns, titleOf, renderCard, actions, onStep, onChoose } = props;
  const title = titleOf(item);
  const step = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    onStep(item, event.key === "ArrowLeft" ? -1 : 1);
  };
  return (
    <li className="board-card surface" data-card={item.id} draggable onDragStart={(event) => event.dataTransfer.setData("text/plain", item.id)}>
      {renderCard(item)}
      <footer className="card-move">
        <button type="button" className="card-grip" aria-label={\`Move \${title} with the left and right arrow keys\`} onKeyDown={step}>
          ⠿
        </button>
        <select aria-label={\`Column of \${title}\`} value={column.value} onChange={(event) => onChoose(item, event.target.value)}>
          {columns.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        {actions(item)}
      </footer>
    </li>
  );
}
`,
  "components/calendar-month.tsx": `import type { ReactNode } from "react";
import { formatDay } from "../lib/format-day.ts";
import { formatMonth } from "../lib/month-name.ts";
import { shiftMonth, weekdayNames, weeksOf } from "../lib/month.ts";
import { currentDay } from "../lib/current-day.ts";
import "../styles/calendar.css";
import { Button } from "./button.tsx";
import { IconButton } from "./icon-button.tsx";

type CalendarMonthProps<Item> = {
  /** YYYY-MM. */
  readonly month: string;
  readonly onMonth: (month: string) => void;
  readonly items: readonly Item[];
  readonly dateOf: (item: Item) => string | null;
  readonly renderItem: (item: Item) => ReactNode;
  readonly addLabel: string;
  readonly onAdd: (day: string) => void;
};

/** A month with its records on their days; on phones, only the days that have some. */
export function CalendarMonth<Item extends { readonly id: string }>(props: CalendarMonthProps<Item>) {
  const { month, onMonth, items, dateOf } = props;
  const itemsOf = (day: string): readonly Item[] => items.filter((item) => dateOf(item)?.slice(0, 10) === day);
  const weeks = weeksOf(month).filter((week) => week.some((day) => day.startsWith(month)));
  const isMonthEmpty = !items.some((item) => dateOf(item)?.startsWith(month));
  return (
    <section className="calendar surface" aria-labelledby="calendar-month">
      <header className="calendar-header">
        <IconButton icon="previous" label="Previous month" onClick={() => onMonth(shiftMonth(month, -1))} />
        <h2 id="calendar-month" aria-live="polite">
          {formatMonth(month)}
        </h2>
        <IconButton icon="next" label="Next month" onClick={() => onMonth(shiftMonth(month, 1))} />
        <Button isSmall onClick={() => onMonth(currentDay().slice(0, 7))}>
          Today
        </Button>
      </header>
      {isMonthEmpty && <p className="calendar-empty">Nothing in this month.</p>}
      <table className="calendar-grid" role="table" aria-labelledby="calendar-month">
        <thead role="rowgroup">
          <tr role="row">
            {weekdayNames.map((name) => (
              <th key={name} role="columnheader" scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {weeks.map((week) => (
            <tr key={week[0]} role="row">
              {week.map((day) => (
                <CalendarDay {...props} key={day} day={day} isOutside={!day.startsWith(month)} items={itemsOf(day)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type CalendarDayProps<Item> = Pick<CalendarMonthProps<Item>, "items" | "renderItem" | "addLabel" | "onAdd"> & {
  readonly day: string;
  readonly isOutside: boolean;
};

function CalendarDay<Item extends { readonly id: string }>(props: CalendarDayProps<Item>) {
  const { day, isOutside, items, renderItem, addLabel, onAdd } = props;
  const isToday = day === currentDay();
  const kind = [isOutside && "calendar-outside", isToday && "calendar-today", items.length === 0 && "calendar-free"];
  return (
    <td role="cell" className={kind.filter(Boolean).join(" ")}>
      <button type="button" className="calendar-day" aria-label={\`\${addLabel}: \${formatDay(day)}\`} aria-current={isToday ? "date" : undefined} onClick={() => onAdd(day)}>
        <span className="calendar-number">{Number(day.slice(8))}</span>
        <span className="calendar-long">{formatDay(day)}</span>
      </button>
      <ul>
        {items.map((item) => (
          <li key={item.id}>{renderItem(item)}</li>
        ))}
      </ul>
    </td>
  );
}
`,
  "components/checklist.tsx": `import type { FormEvent, ReactNode } from "react";
import { useState } from "react";
import "../styles/checklist.css";
import "../styles/segments.css";
import { Button } from "./button.tsx";

export type DoneFilter = "all" | "active" | "completed";

const FILTERS: readonly { readonly value: DoneFilter; readonly label: string }[] = [
  { value: "all", label: "All" },
  { value: "active", label: "Active" },
  { value: "completed", label: "Completed" },
];

type DoneFilterBarProps = { readonly value: DoneFilter; readonly onChange: (value: DoneFilter) => void };

/** All, only what is left to do, or only what is done. */
export function DoneFilterBar({ value, onChange }: DoneFilterBarProps) {
  return (
    <div className="segments" role="group" aria-label="Show">
      {FILTERS.map((filter) => (
        <button key={filter.value} type="button" aria-pressed={filter.value === value} onClick={() => onChange(filter.value)}>
          {filter.label}
        </button>
      ))}
    </div>
  );
}

type QuickEntryProps = {
  readonly label: string;
  readonly maxLength?: number;
  /** Returns whether it was added; the text stays when it was not. */
  readonly onAdd: (title: string) => Promise<boolean>;
};

/** One line to type the next thing; Enter adds it and the next one can follow. */
export function QuickEntry({ label, maxLength, onAdd }: QuickEntryProps) {
  const [title, setTitle] = useState("");
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (title.trim() !== "" && (await onAdd(title.trim()))) setTitle("");
  };
  return (
    <form className="quick-entry surface" onSubmit={(event) => void submit(event)}>
      <input type="text" aria-label={label} placeholder={label} maxLength={maxLength} value={title} onChange={(event) => setTitle(event.target.value)} />
      <Button kind="primary" type="submit">
        Add
      </Button>
    </form>
  );
}

type ChecklistItemProps = {
  readonly title: string;
  readonly isDone: boolean;
  readonly onToggle: () => void;
  readonly actions: ReactNode;
  readonly children?: ReactNode;
};

export function ChecklistItem({ title, isDone, onToggle, actions, children }: ChecklistItemProps) {
  return (
    <li className={isDone ? "checklist-item completed done" : "checklist-item"}>
      <label className="checklist-check">
        <input type="checkbox" checked={isDone} onChange={onToggle} />
        <span className="checklist-title">{title}</span>
      </label>
      <div className="checklist-details">{children}</div>
      {actions}
    </li>
  );
}
`,
  "components/data-table.tsx": `import type { ReactNode } from "react";
import type { Sort, SortKey } from "../lib/sort.ts";
import "../styles/table.css";

export type Column<Item> = SortKey<Item> & {
  /** Heads the card that a row becomes on phones. */
  readonly isTitle?: boolean;
  /** Numbers are read from the right. */
  readonly isNumeric?: boolean;
  /** Days and times stay on one line. */
  readonly isUnbroken?: boolean;
  readonly cell: (item: Item) => ReactNode;
};

type DataTableProps<Item> = {
  readonly caption: string;
  readonly columns: readonly Column<Item>[];
  readonly items: readonly Item[];
  readonly sort: Sort | undefined;
  readonly onSort: (sort: Sort) => void;
  readonly actions: (item: Item) => ReactNode;
};

/** From more than so many columns on, room gets scarce. */
const MANY_COLUMNS = 5;

/** A table that can be ordered by each column. On phones each row becomes a card, so the roles are spelled out. */
export function DataTable<Item extends { readonly id: string }>({ caption, columns, items, sort, onSort, actions }: DataTableProps<Item>) {
  return (
    <div className={columns.length > MANY_COLUMNS ? "table-frame table-wide surface" : "table-frame surface"}>
      <table className="data-table" role="table">
        <caption className="visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <ColumnHead key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
            <th role="columnheader" scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((item) => (
            <tr key={item.id} role="row">
              {columns.map((column) => (
                <td key={column.key} role="cell" data-label={column.label} className={classOf(column)}>
                  {contentOf(column.cell(item))}
                </td>
              ))}
              <td role="cell" className="actions-cell">
                {actions(item)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type ColumnHeadProps<Item> = Pick<DataTableProps<Item>, "sort" | "onSort"> & { readonly column: Column<Item> };

function ColumnHead<Item>({ column, sort, onSort }: ColumnHeadProps<Item>) {
  const direction = sort?.key === column.key ? sort.direction : undefined;
  const ariaSort = direction === undefined ? "none" : direction === "asc" ? "ascending" : "descending";
  return (
    <th role="columnheader" scope="col" aria-sort={ariaSort} className={classOf(column)}>
      <button type="button" onClick={() => onSort({ key: column.key, direction: direction === "asc" ? "desc" : "asc" })}>
        {column.label}
        <span aria-hidden="true">{direction === undefined ? "" : direction === "asc" ? " ↑" : " ↓"}</span>
      </button>
    </th>
  );
}

function classOf<Item>({ isTitle, isNumeric, isUnbroken }: Column<Item>): string | undefined {
  if (isTitle) return "title-cell";
  if (isUnbroken) return "unbroken";
  return isNumeric ? "numeric" : undefined;
}

/** An empty cell says so, rather than looking broken. */
function contentOf(content: ReactNode): ReactNode {
  return content === "" || content === null ? <span className="nothing">–</span> : content;
}
`,
  "components/detail.tsx": `import type { ReactNode } from "react";

type DetailProps = { readonly label: string; readonly children: ReactNode };

/** One labelled value of a record; left out when there is none. */
export function Detail({ label, children }: DetailProps) {
  if (children === "" || children === null || children === false) return null;
  return (
    <div className="detail">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
`,
  "lib/by-day.ts": `/** Groups records by their day (YYYY-MM-DD), newest day first; records without a date come last under "". */
export function groupByDay<Item>(items: readonly Item[], dateOf: (item: Item) => string | null): [string, Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const day = (dateOf(item) ?? "").slice(0, 10);
    groups.set(day, [...(groups.get(day) ?? []), item]);
  }
  return [...groups].toSorted(([a], [b]) => b.localeCompare(a));
}
`,
  "lib/format-day.ts": `import { appInfo } from "../../shared/app-info.ts";

const dayFormat = new Intl.DateTimeFormat(appInfo.language, { weekday: "long", day: "numeric", month: "long" });

/** A day (YYYY-MM-DD) with the name of its weekday. */
export const formatDay = (day: string): string => dayFormat.format(new Date(\`\${day}T00:00\`));
`,
  "lib/format-days.ts": `import { appInfo } from "../../shared/app-info.ts";

const daysFormat = new Intl.DateTimeFormat(appInfo.language, { day: "numeric", month: "short", year: "numeric" });

/** From one day (YYYY-MM-DD) to another, without saying the month twice. */
export const formatDays = (first: string, last: string): string =>
  daysFormat.formatRange(new Date(\`\${first}T00:00\`), new Date(\`\${last}T00:00\`));
`,
  "lib/weekday.ts": `import { appInfo } from "../../shared/app-info.ts";

const shortWeekdayFormat = new Intl.DateTimeFormat(appInfo.language, { weekday: "short" });

/** The short name of the weekday of a day (YYYY-MM-DD). */
export const formatWeekday = (day: string): string => shortWeekdayFormat.format(new Date(\`\${day}T00:00\`));
`,
  "lib/month-name.ts": `import { appInfo } from "../../shared/app-info.ts";

const monthFormat = new Intl.DateTimeFormat(appInfo.language, { month: "long", year: "numeric" });

/** A month (YYYY-MM) as people write it. */
export const formatMonth = (month: string): string => monthFormat.format(new Date(\`\${month}-01T00:00\`));
`,
  "lib/month.ts": `import { appInfo } from "../../shared/app-info.ts";
import { toIsoDate } from "./iso-date.ts";

const weekdayFormat = new Intl.DateTimeFormat(appInfo.language, { weekday: "short" });

/** The month \`steps\` after the given one, both as YYYY-MM. */
export function shiftMonth(month: string, steps: number): string {
  const first = firstOf(month);
  return toIsoDate(new Date(first.getFullYear(), first.getMonth() + steps, 1)).slice(0, 7);
}

/** Six weeks of days (YYYY-MM-DD) that contain the month; weeks begin on Monday. */
export function weeksOf(month: string): string[][] {
  const first = firstOf(month);
  const lead = (first.getDay() + 6) % 7;
  const dayAt = (index: number): string => toIsoDate(new Date(first.getFullYear(), first.getMonth(), index - lead + 1));
  return Array.from({ length: 6 }, (_, week) => Array.from({ length: 7 }, (_, day) => dayAt(week * 7 + day)));
}

/** Short names of the weekdays, Monday first. */
export const weekdayNames: readonly string[] = Array.from({ length: 7 }, (_, index) =>
  weekdayFormat.format(new Date(2024, 0, 1 + index)),
);

function firstOf(month: string): Date {
  return new Date(\`\${month}-01T00:00\`);
}
`,
};
