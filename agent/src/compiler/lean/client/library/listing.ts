/** What every list has: search, filters, order, states. Each file is emitted when another one imports it; `//#if` lines keep what only some apps need. */
export const listingLibrary: Readonly<Record<string, string>> = {
  "components/action-button.tsx": `import { useState } from "react";
import { attempt } from "../lib/notices.ts";
import { Button } from "./button.tsx";

type ActionButtonProps = {
  readonly label: string;
  /** Names the record that the action is for. */
  readonly title?: string;
  readonly act: () => Promise<unknown>;
};

/** A step that changes records at once; it cannot be started twice while it runs. */
export function ActionButton({ label, title, act }: ActionButtonProps) {
  const [isRunning, setIsRunning] = useState(false);
  const run = async (): Promise<void> => {
    setIsRunning(true);
    await attempt(act, "");
    setIsRunning(false);
  };
  return (
    <Button isSmall isDisabled={isRunning} onClick={() => void run()}>
      {label}
      {title !== undefined && <span className="visually-hidden">: {title}</span>}
    </Button>
  );
}
`,
  "components/empty-state.tsx": `import type { ReactNode } from "react";
import "../styles/list.css";
import type { IconName } from "./icon.tsx";
import { Icon } from "./icon.tsx";

type EmptyStateProps = { readonly icon: IconName; readonly text: string; readonly children: ReactNode };

/** What stands where a list would be, and what to do about it. */
export function EmptyState({ icon, text, children }: EmptyStateProps) {
  return (
    <div className="empty-state surface">
      <span className="empty-icon">
        <Icon name={icon} />
      </span>
      <p>{text}</p>
      {children}
    </div>
  );
}
`,
  "components/failure.tsx": `import type { Records } from "../lib/collection.ts";
import { Button } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";

type FailureProps = { readonly records: Pick<Records<unknown>, "problem" | "reload"> };

/** What went wrong with loading, and another try. */
export function Failure({ records }: FailureProps) {
  return (
    <EmptyState icon="alert" text={records.problem}>
      <Button onClick={() => void records.reload()}>Try again</Button>
    </EmptyState>
  );
}
`,
  "components/filter-select.tsx": `import { useId } from "react";

type FilterSelectProps = {
  /** A filter stands beside its label, above a list; a choice below its label, before what depends on it. */
  readonly kind?: "filter" | "choice";
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Empty when everything is shown. */
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** Narrows what is shown down to one value of a field. */
export function FilterSelect({ kind = "filter", label, options, value, onChange }: FilterSelectProps) {
  const id = useId();
  return (
    <div className={kind} data-active={value === "" ? undefined : true}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{kind === "choice" ? "Any" : "All"}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
`,
  "components/list-body.tsx": `import type { ReactNode } from "react";
import type { Records } from "../lib/collection.ts";
import { Button } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";
import { Failure } from "./failure.tsx";
import { Skeleton } from "./skeleton.tsx";

type ListBodyProps<Item> = {
  readonly records: Records<Item>;
  readonly shown: readonly Item[];
  readonly emptyText: string;
  readonly addLabel: string;
  readonly onAdd: () => void;
  readonly onClear: () => void;
  readonly children: ReactNode;
};

/** A list in each of its states: loading, failed, empty, nothing found, and there. */
export function ListBody<Item>({ records, shown, emptyText, addLabel, onAdd, onClear, children }: ListBodyProps<Item>) {
  if (records.status === "loading") return <Skeleton />;
  if (records.status === "failed") return <Failure records={records} />;
  if (records.items.length === 0)
    return (
      <EmptyState icon="empty" text={emptyText}>
        <Button kind="primary" onClick={onAdd}>
          {addLabel}
        </Button>
      </EmptyState>
    );
  if (shown.length === 0)
    return (
      <EmptyState icon="search" text="Nothing matches.">
        <Button onClick={onClear}>Show everything</Button>
      </EmptyState>
    );
  return children;
}
`,
  "components/list-frame.tsx": `import type { ReactNode } from "react";
import type { Records } from "../lib/collection.ts";
import { Failure } from "./failure.tsx";
import { Skeleton } from "./skeleton.tsx";

type ListFrameProps<Item> = {
  readonly records: Records<Item>;
  readonly shown: readonly Item[];
  readonly emptyText: string;
  readonly children: ReactNode;
};

/** For views that are useful before anything is in them: a hint stands above them when nothing is to be seen. */
export function ListFrame<Item>({ records, shown, emptyText, children }: ListFrameProps<Item>) {
  if (records.status === "loading") return <Skeleton />;
  if (records.status === "failed") return <Failure records={records} />;
  const isEmpty = records.items.length === 0;
  return (
    <>
      {shown.length === 0 && <p className="list-hint">{isEmpty ? emptyText : "Nothing matches."}</p>}
      {children}
    </>
  );
}
`,
  "components/list-tools.tsx": `import type { ReactNode } from "react";
import { useId } from "react";
import "../styles/list.css";
import { Icon } from "./icon.tsx";

type ListToolsProps = {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  /** How many records are shown, such as “3 books”; read out when it changes. */
  readonly count: string;
  /** Filters, the order, and buttons that act on all records. */
  readonly children?: ReactNode;
};

/** Finding and filtering, above a list. */
export function ListTools({ search, onSearch, count, children }: ListToolsProps) {
  const id = useId();
  return (
    <div className="list-tools" role="search">
      <div className="search-box">
        <label className="visually-hidden" htmlFor={id}>
          Search
        </label>
        <Icon name="search" />
        <input id={id} type="search" placeholder="Search" value={search} onChange={(event) => onSearch(event.target.value)} />
      </div>
      {children}
      <p className="list-count" role="status">
        {count}
      </p>
    </div>
  );
}
`,
  "components/record-button.tsx": `import type { ReactNode } from "react";

type RecordButtonProps = { readonly onClick: () => void; readonly children: ReactNode };

/** The title of a record, which opens it. */
export function RecordButton({ onClick, children }: RecordButtonProps) {
  return (
    <button type="button" className="record-button" onClick={onClick}>
      {children}
    </button>
  );
}
`,
  "components/row-actions.tsx": `import type { ReactNode } from "react";
//#if records
import { Link } from "../lib/router.tsx";
import { Icon } from "./icon.tsx";
//#end
import { IconButton } from "./icon-button.tsx";

type RowActionsProps = {
  //#if records
  /** The page of the record, where it has one. */
  readonly to?: string;
  //#end
  /** Names the record for those who cannot see which row the buttons are in. */
  readonly title: string;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
  readonly children?: ReactNode;
};

/** What can be done with one record. */
export function RowActions({
  //#if records
  to,
  //#end
  title,
  onEdit,
  onDelete,
  children,
}: RowActionsProps) {
  return (
    <div className="row-actions">
      {children}
      <span className="row-icons">
        //#if records
        {to !== undefined && (
          <Link to={to} className="icon-button">
            <Icon name="open" />
            <span className="visually-hidden">Open {title}</span>
          </Link>
        )}
        //#end
        <IconButton icon="edit" label={\`Edit \${title}\`} onClick={onEdit} />
        <IconButton icon="delete" label={\`Delete \${title}\`} onClick={onDelete} />
      </span>
    </div>
  );
}
`,
  "components/skeleton.tsx": `import "../styles/list.css";

/** The outline of a list while it is loading. */
export function Skeleton() {
  return (
    <div className="skeleton surface" role="status" aria-label="Loading">
      <span />
      <span />
      <span />
      <span />
    </div>
  );
}
`,
  "components/sort-select.tsx": `import { useId } from "react";
import type { Sort, SortKey } from "../lib/sort.ts";

type SortSelectProps<Item> = {
  readonly keys: readonly SortKey<Item>[];
  readonly sort: Sort | undefined;
  readonly onSort: (sort: Sort | undefined) => void;
  /** A table is ordered by its column heads, which only phones have no room for. */
  readonly isForPhones?: boolean;
};

/** Chooses the order of a list. */
export function SortSelect<Item>({ keys, sort, onSort, isForPhones = false }: SortSelectProps<Item>) {
  const id = useId();
  const choose = (choice: string): void => {
    const [key, direction] = choice.split(" ");
    onSort(key === undefined || key === "" ? undefined : { key, direction: direction === "desc" ? "desc" : "asc" });
  };
  return (
    <div className={isForPhones ? "filter phones-only" : "filter"}>
      <label htmlFor={id}>Sort by</label>
      <select id={id} value={sort === undefined ? "" : \`\${sort.key} \${sort.direction}\`} onChange={(event) => choose(event.target.value)}>
        <option value="">Default</option>
        {keys.flatMap(({ key, label }) => [
          <option key={\`\${key} asc\`} value={\`\${key} asc\`}>
            {label} ↑
          </option>,
          <option key={\`\${key} desc\`} value={\`\${key} desc\`}>
            {label} ↓
          </option>,
        ])}
      </select>
    </div>
  );
}
`,
  "components/when-ready.tsx": `import type { ReactNode } from "react";
import type { Records } from "../lib/collection.ts";
import { Failure } from "./failure.tsx";
import { Skeleton } from "./skeleton.tsx";

type WhenReadyProps = { readonly lists: readonly Records<unknown>[]; readonly children: ReactNode };

/** Shows its content as soon as every list that it is made from is there. */
export function WhenReady({ lists, children }: WhenReadyProps) {
  const failed = lists.find((records) => records.status === "failed");
  if (failed !== undefined) return <Failure records={failed} />;
  if (lists.some((records) => records.status === "loading")) return <Skeleton />;
  return children;
}
`,
  "lib/compare.ts": `export type SortValue = string | number | null;

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** Numbers by size, text as people sort it; empty values come last in either direction. */
export function compareValues(a: SortValue, b: SortValue, sign: 1 | -1): number {
  const isEmptyA = a === null || a === "";
  const isEmptyB = b === null || b === "";
  if (isEmptyA || isEmptyB) return Number(isEmptyA) - Number(isEmptyB);
  if (typeof a === "number" && typeof b === "number") return sign * (a - b);
  return sign * collator.compare(String(a), String(b));
}
`,
  "lib/distinct.ts": `/** Each value once as a choice of a filter, ordered by its label. */
export function distinctOptions(
  values: readonly (string | null)[],
  labelOf: (value: string) => string = (value) => value,
): { value: string; label: string }[] {
  return [...new Set(values)]
    .flatMap((value) => (value === null || value === "" ? [] : { value, label: labelOf(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}
`,
  "lib/search.ts": `/** Whether each word of the search occurs in one of the texts. */
export function matchesSearch(texts: readonly (string | null)[], search: string): boolean {
  const haystack = fold(texts.join("\\n"));
  return fold(search)
    .split(/\\s+/)
    .every((word) => haystack.includes(word));
}

/** Without case and accents, so that “café” is found by “Cafe”. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\\p{M}/gu, "").toLowerCase();
}
`,
  "lib/sort.ts": `import { useState } from "react";
import { compareValues } from "./compare.ts";
import type { SortValue } from "./compare.ts";

export type Sort = { readonly key: string; readonly direction: "asc" | "desc" };
/** A way to order records, offered to the user under its label. */
export type SortKey<Item> = {
  readonly key: string;
  readonly label: string;
  readonly sortBy: (item: Item) => SortValue;
};

/** The order that the user chose; until then, records stay as the server sends them. */
export function useSort<Item>(keys: readonly SortKey<Item>[], initial?: Sort) {
  const [sort, setSort] = useState(initial);
  const chosen = keys.find(({ key }) => key === sort?.key);
  const sign = sort?.direction === "desc" ? -1 : 1;
  const apply = (items: readonly Item[]): readonly Item[] => {
    if (chosen === undefined) return items;
    return items.toSorted((a, b) => compareValues(chosen.sortBy(a), chosen.sortBy(b), sign));
  };
  return { sort, setSort, apply };
}
`,
};
