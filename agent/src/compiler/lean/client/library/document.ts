/** Papers with lines: their list, their editor, and the sheet that is printed. Each file is emitted when another one imports it. */
export const documentLibrary: Readonly<Record<string, string>> = {
  "components/document-list.tsx": `import { useState } from "react";
import { countOf } from "../lib/count.ts";
import { formatDate } from "../lib/date.ts";
import type { DocumentRow } from "../lib/document-rows.ts";
import { groupByStatus } from "../lib/document-rows.ts";
import { formatMoney } from "../lib/money.ts";
import { matchesSearch } from "../lib/search.ts";
import "../styles/document.css";
import "../styles/table.css";
import { Badge } from "./badge.tsx";
import { Button } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";
import { ListTools } from "./list-tools.tsx";

type DocumentListProps = {
  readonly rows: readonly DocumentRow[];
  readonly label: string;
  readonly labelPlural: string;
  readonly emptyText: string;
  readonly hasDue: boolean;
  readonly onOpen: (id: string) => void;
};

/** All papers with their totals; what each status adds up to narrows the list down. */
export function DocumentList({ rows, label, labelPlural, emptyText, hasDue, onOpen }: DocumentListProps) {
  const [search, setSearch] = useState("");
  const [status, setStatus] = useState("");
  const shown = rows.filter((row) => (status === "" || row.status === status) && matchesSearch([row.number, row.customer, row.status], search));
  const showAll = (): void => {
    setSearch("");
    setStatus("");
  };
  if (rows.length === 0) return <EmptyState icon="document" text={emptyText}>{null}</EmptyState>;
  return (
    <>
      <div className="status-totals" role="group" aria-label="Totals by status">
        {groupByStatus(rows).map((group) => (
          <button key={group.status} type="button" className="status-total surface" aria-pressed={status === group.status} onClick={() => setStatus(status === group.status ? "" : group.status)}>
            <Badge tone={group.tone}>{group.status}</Badge>
            <strong>{formatMoney(group.total)}</strong>
            <span>{countOf(group.count, label, labelPlural)}</span>
          </button>
        ))}
      </div>
      <ListTools search={search} onSearch={setSearch} count={countOf(shown.length, label, labelPlural)}>
        {null}
      </ListTools>
      {shown.length === 0 ? (
        <EmptyState icon="search" text="Nothing matches.">
          <Button onClick={showAll}>Show all</Button>
        </EmptyState>
      ) : (
        <div className="table-frame surface">
          <table className="data-table" role="table">
            <caption className="visually-hidden">{labelPlural}</caption>
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader" scope="col">Number</th>
                <th role="columnheader" scope="col">For</th>
                <th role="columnheader" scope="col">Date</th>
                {hasDue && <th role="columnheader" scope="col">Due</th>}
                <th role="columnheader" scope="col">Status</th>
                <th role="columnheader" scope="col" className="numeric">Total</th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {shown.map((row) => (
                <DocumentLine key={row.id} row={row} hasDue={hasDue} onOpen={() => onOpen(row.id)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

type DocumentLineProps = { readonly row: DocumentRow; readonly hasDue: boolean; readonly onOpen: () => void };

function DocumentLine({ row, hasDue, onOpen }: DocumentLineProps) {
  return (
    <tr role="row">
      <td role="cell" className="title-cell">
        <button type="button" className="document-open" onClick={onOpen}>
          {row.number || "No number"}
        </button>
      </td>
      <td role="cell" data-label="For">{row.customer || "–"}</td>
      <td role="cell" data-label="Date" className="unbroken">{formatDate(row.date)}</td>
      {hasDue && <td role="cell" data-label="Due" className="unbroken">{formatDate(row.due) || "–"}</td>}
      <td role="cell" data-label="Status">
        <Badge tone={row.tone}>{row.status}</Badge>
      </td>
      <td role="cell" data-label="Total" className="numeric">
        <strong>{formatMoney(row.total)}</strong>
      </td>
    </tr>
  );
}
`,
  "components/document-sheet.tsx": `import type { ReactNode } from "react";
import { appInfo } from "../../shared/app-info.ts";
import { lineTotal, totalsOf } from "../../shared/document-totals.ts";
import type { DocumentItem } from "../lib/document-rows.ts";
import { formatMoney } from "../lib/money.ts";
import { formatNumber } from "../lib/number.ts";
import { formatPercent } from "../lib/percent.ts";
import "../styles/document.css";
import "../styles/print.css";
import { Badge } from "./badge.tsx";
import { Button } from "./button.tsx";
import type { Tone } from "../lib/tone.ts";

type DocumentSheetProps = {
  readonly kind: string;
  readonly number: string;
  /** The name of the receiver, and lines below it. */
  readonly receiver: readonly (string | null)[];
  readonly details: readonly { readonly label: string; readonly text: string | null }[];
  readonly notes: readonly (string | null)[];
  readonly items: readonly DocumentItem[];
  readonly taxPercent: number;
  readonly status: { readonly label: string; readonly tone: Tone };
  readonly onBack: () => void;
  /** Further buttons. */
  readonly children: ReactNode;
};

/** The paper as it is printed. */
export function DocumentSheet(props: DocumentSheetProps) {
  const { kind, number, receiver, details, notes, status, onBack, children } = props;
  const [name, ...below] = receiver.filter((line) => line !== null && line !== "");
  return (
    <>
      <div className="sheet-tools">
        <Button onClick={onBack}>Back</Button>
        <Badge tone={status.tone}>{status.label}</Badge>
        <span className="spacer" />
        {children}
        <Button kind="primary" onClick={() => window.print()}>
          Print
        </Button>
      </div>
      <article className="sheet surface paper" aria-label={\`\${kind} \${number}\`}>
        <header className="sheet-head">
          <p className="sheet-from">{appInfo.name}</p>
          <div>
            <h2>{kind}</h2>
            <p>{number}</p>
          </div>
        </header>
        <div className="sheet-facts">
          <div>
            {name !== undefined && (
              <>
                <p className="sheet-label">To</p>
                <p>
                  <strong>{name}</strong>
                </p>
                {below.map((line) => (
                  <p key={line} className="sheet-lines">
                    {line}
                  </p>
                ))}
              </>
            )}
          </div>
          <dl>
            {details
              .filter(({ text }) => text !== null && text !== "")
              .map(({ label, text }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
          </dl>
        </div>
        <SheetItems {...props} />
        {notes
          .filter((note) => note !== null && note !== "")
          .map((note) => (
            <p key={note} className="sheet-lines">
              {note}
            </p>
          ))}
      </article>
    </>
  );
}

function SheetItems({ items, taxPercent }: Pick<DocumentSheetProps, "items" | "taxPercent">) {
  const { subtotal, tax, total } = totalsOf(items, taxPercent);
  return (
    <>
      <table className="sheet-items">
        <thead>
          <tr>
            <th scope="col">Description</th>
            <th scope="col">Quantity</th>
            <th scope="col">Price</th>
            <th scope="col">Amount</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, description, quantity, price }) => (
            <tr key={id}>
              <td>{description}</td>
              <td>{formatNumber(quantity)}</td>
              <td>{formatMoney(price)}</td>
              <td>{formatMoney(lineTotal(quantity, price))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="sheet-totals">
        {taxPercent > 0 && (
          <>
            <div>
              <dt>Subtotal</dt>
              <dd>{formatMoney(subtotal)}</dd>
            </div>
            <div>
              <dt>Tax {formatPercent(taxPercent)}</dt>
              <dd>{formatMoney(tax)}</dd>
            </div>
          </>
        )}
        <div className="sheet-total">
          <dt>Total</dt>
          <dd>{formatMoney(total)}</dd>
        </div>
      </dl>
    </>
  );
}
`,
  "components/document-editor.tsx": `import type { FormEvent, ReactNode, Ref } from "react";
import { lineTotal, totalsOf } from "../../shared/document-totals.ts";
import { currencySymbol } from "../lib/currency-symbol.ts";
import type { LineDraft, LineProblems } from "../lib/line-drafts.ts";
import { newLine } from "../lib/line-drafts.ts";
import { formatMoney } from "../lib/money.ts";
import "../styles/document.css";
import { Button } from "./button.tsx";
import { NumberField } from "./fields/number-field.tsx";
import { TextField } from "./fields/text-field.tsx";
import { IconButton } from "./icon-button.tsx";

type DocumentEditorProps = {
  readonly title: string;
  readonly form: {
    readonly ref: Ref<HTMLFormElement>;
    readonly submit: (event: FormEvent) => Promise<void>;
    readonly problem: string;
    readonly isSaving: boolean;
  };
  readonly lines: readonly LineDraft[];
  readonly onLines: (lines: readonly LineDraft[]) => void;
  readonly problems: LineProblems;
  readonly taxPercent: number;
  readonly onCancel: () => void;
  /** The fields above the lines. */
  readonly children: ReactNode;
};

/** The form of a paper: what it is about, its lines, and what they add up to as they are typed. */
export function DocumentEditor(props: DocumentEditorProps) {
  const { title, form, lines, onLines, taxPercent, onCancel, children } = props;
  const { subtotal, tax, total } = totalsOf(lines, taxPercent);
  return (
    <form ref={form.ref} className="document-form surface" noValidate onSubmit={(event) => void form.submit(event)}>
      <h2>{title}</h2>
      {form.problem !== "" && (
        <p className="form-problem" role="alert">
          {form.problem}
        </p>
      )}
      <div className="fields">{children}</div>
      <fieldset className="line-editor">
        <legend>Lines</legend>
        <ul>
          {lines.map((line, index) => (
            <LineFields {...props} key={line.key} line={line} number={index + 1} />
          ))}
        </ul>
        <Button onClick={() => onLines([...lines, newLine()])}>Add a line</Button>
      </fieldset>
      <dl className="sheet-totals" aria-live="polite">
        <div>
          <dt>Subtotal</dt>
          <dd>{formatMoney(subtotal)}</dd>
        </div>
        {taxPercent > 0 && (
          <div>
            <dt>Tax</dt>
            <dd>{formatMoney(tax)}</dd>
          </div>
        )}
        <div className="sheet-total">
          <dt>Total</dt>
          <dd>{formatMoney(total)}</dd>
        </div>
      </dl>
      <footer className="document-footer">
        <span className="spacer" />
        <Button onClick={onCancel}>Cancel</Button>
        <Button kind="primary" type="submit" isDisabled={form.isSaving}>
          Save
        </Button>
      </footer>
    </form>
  );
}

type LineFieldsProps = Pick<DocumentEditorProps, "lines" | "onLines" | "problems"> & {
  readonly line: LineDraft;
  readonly number: number;
};

function LineFields({ lines, onLines, problems, line, number }: LineFieldsProps) {
  const change = (changes: Partial<LineDraft>): void =>
    onLines(lines.map((other) => (other.key === line.key ? { ...line, ...changes } : other)));
  const bind = (part: "description" | "quantity" | "price") => ({ id: \`\${line.key}-\${part}\`, error: problems[\`\${line.key}.\${part}\`] });
  return (
    <li className="line-fields">
      <TextField {...bind("description")} label="Description" value={line.description} maxLength={200} onChange={(description) => change({ description: description ?? "" })} />
      <NumberField {...bind("quantity")} label="Quantity" value={line.quantity} onChange={(quantity) => change({ quantity })} />
      <NumberField {...bind("price")} label="Price" prefix={currencySymbol} value={line.price} onChange={(price) => change({ price })} />
      <p className="line-amount">
        <span>Amount</span>
        <strong>{formatMoney(lineTotal(line.quantity, line.price))}</strong>
      </p>
      <IconButton icon="delete" label={\`Remove line \${number}\`} onClick={() => onLines(lines.filter((other) => other.key !== line.key))} />
    </li>
  );
}
`,
  "lib/document-rows.ts": `import type { Tone } from "./tone.ts";

/** One paper in the list. */
export type DocumentRow = {
  readonly id: string;
  readonly number: string;
  readonly customer: string;
  readonly date: string | null;
  readonly due: string | null;
  readonly status: string;
  readonly tone: Tone;
  readonly total: number;
};

/** One line of a paper. */
export type DocumentItem = {
  readonly id: string;
  readonly description: string | null;
  readonly quantity: number | null;
  readonly price: number | null;
};

type StatusGroup = { readonly status: string; readonly tone: Tone; readonly count: number; readonly total: number };

/** What the papers of each status add up to, exact to the cent, in the order in which they first occur. */
export function groupByStatus(rows: readonly DocumentRow[]): StatusGroup[] {
  const groups = new Map<string, StatusGroup>();
  for (const { status, tone, total } of rows) {
    const { count, total: sum } = groups.get(status) ?? { count: 0, total: 0 };
    groups.set(status, { status, tone, count: count + 1, total: Math.round((sum + total) * 100) / 100 });
  }
  return [...groups.values()];
}
`,
  "lib/line-drafts.ts": `import type { DocumentItem } from "./document-rows.ts";

/** A line that is being typed. */
export type LineDraft = {
  /** Tells lines apart while they are edited. */
  readonly key: string;
  readonly description: string;
  readonly quantity: number | null;
  readonly price: number | null;
};

/** What is wrong, by \`key.part\`. */
export type LineProblems = Readonly<Record<string, string | undefined>>;

let lastKey = 0;

export function newLine(): LineDraft {
  lastKey += 1;
  return { key: \`line-\${lastKey}\`, description: "", quantity: 1, price: null };
}

export function toLineDraft({ description, quantity, price }: DocumentItem): LineDraft {
  return { ...newLine(), description: description ?? "", quantity, price };
}

/** Lines in which something was typed. */
export function filledLines(lines: readonly LineDraft[]): readonly LineDraft[] {
  return lines.filter(({ description, price }) => description.trim() !== "" || price !== null);
}

/** The server counts lines and has names of its own for their parts. */
export function lineProblems(
  fields: Readonly<Record<string, string>>,
  sent: readonly LineDraft[],
  names: Readonly<Record<string, string>>,
): LineProblems {
  const found = Object.entries(fields).flatMap(([path, message]) => {
    const [, index, part = ""] = /^lines\\.(\\d+)\\.(\\w+)$/.exec(path) ?? [];
    const line = sent[Number(index)];
    return line === undefined ? [] : [[\`\${line.key}.\${names[part] ?? part}\`, message.replace(/^Line \\d+: /, "")]];
  });
  return Object.fromEntries(found);
}
`,
  "styles/document.css": `.status-totals {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(10.5rem, 100%), 1fr));
  gap: 0.9rem;
  margin-bottom: 1.1rem;
}

.status-total {
  display: grid;
  justify-items: start;
  gap: 0.3rem;
  padding: 0.9rem 1.1rem;
  text-align: left;
}

.status-total strong {
  font-size: 1.35rem;
  font-variant-numeric: tabular-nums;
}

.status-total > span:last-child {
  color: var(--muted);
  font-size: 0.9rem;
}

.status-total:hover {
  background: var(--hover);
}

.status-total[aria-pressed="true"] {
  box-shadow: inset 0 0 0 2px var(--link);
}

.document-open {
  min-height: 2.2rem;
  padding: 0;
  color: var(--link);
  background: none;
  border: 0;
  font-weight: 600;
}

.sheet-tools {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.6rem;
  margin-bottom: 1rem;
}

.sheet {
  display: grid;
  gap: 1.8rem;
  max-width: 52rem;
  padding: clamp(1.2rem, 5vw, 3.2rem);
}

.sheet-head,
.sheet-facts {
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: 1.2rem 2rem;
}

.sheet-head > div {
  text-align: right;
}

.sheet-head h2 {
  font-size: 1.6rem;
}

.sheet-from {
  font-size: 1.15rem;
  font-weight: 700;
}

.sheet-label,
.sheet-facts dt {
  color: var(--muted);
  font-size: 0.875rem;
}

.sheet-lines {
  white-space: pre-line;
}

.sheet-facts dl {
  display: grid;
  align-content: start;
  gap: 0.25rem;
  min-width: 14rem;
}

.sheet-facts dl > div,
.sheet-totals > div {
  display: flex;
  justify-content: space-between;
  gap: 1.5rem;
}

.sheet-items {
  width: 100%;
  border-collapse: collapse;
  font-variant-numeric: tabular-nums;
}

.sheet-items th {
  padding: 0.4rem 0 0.4rem 0.8rem;
  border-bottom: 2px solid var(--text);
  font-size: 0.875rem;
  text-align: right;
}

.sheet-items td {
  padding: 0.6rem 0 0.6rem 0.8rem;
  border-bottom: 1px solid var(--line);
  text-align: right;
  white-space: nowrap;
}

.sheet-items th:first-child,
.sheet-items td:first-child {
  padding-left: 0;
  overflow-wrap: anywhere;
  text-align: left;
  white-space: normal;
}

.sheet-totals {
  display: grid;
  gap: 0.35rem;
  justify-self: end;
  min-width: min(100%, 17rem);
  font-variant-numeric: tabular-nums;
}

.sheet-total {
  padding-top: 0.5rem;
  border-top: 2px solid var(--line-strong);
  font-size: 1.2rem;
  font-weight: 700;
}

.document-form {
  display: grid;
  gap: 1.4rem;
  padding: 1.3rem 1.5rem 1.2rem;
}

.line-editor {
  min-width: 0;
  border: 0;
}

.line-editor > legend {
  padding: 0;
  font-weight: 650;
}

.line-fields {
  display: grid;
  grid-template-columns: minmax(0, 1fr) 7rem 9rem 7rem auto;
  align-items: start;
  gap: 0.75rem;
  padding: 0.75rem 0;
  border-bottom: 1px solid var(--line);
}

.line-editor > ul {
  margin-bottom: 0.9rem;
}

.line-amount {
  display: grid;
  gap: 0.8rem;
  text-align: right;
  font-variant-numeric: tabular-nums;
}

.line-amount span {
  font-size: 0.925rem;
  font-weight: 600;
}

.line-fields > .icon-button {
  margin-top: 1.9rem;
}

.document-footer {
  display: flex;
  gap: 0.6rem;
}

@media (max-width: 48rem) {
  .line-fields {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto;
  }

  .line-fields > .field:first-child {
    grid-column: 1 / -1;
  }

  .line-amount {
    grid-column: 1 / 3;
    grid-template-columns: auto auto;
    justify-content: space-between;
  }

  .line-fields > .icon-button {
    margin-top: 0;
    grid-row: 3;
    grid-column: 3;
  }

  .sheet-items th:nth-child(3),
  .sheet-items td:nth-child(3) {
    display: none;
  }
}

@page {
  margin: 16mm;
}

@media print {
  .page-header,
  .sheet-tools {
    display: none;
  }

  .sheet {
    max-width: none;
    padding: 0;
  }

  .sheet-items tr,
  .sheet-totals {
    break-inside: avoid;
  }

  .sheet-items th:nth-child(3),
  .sheet-items td:nth-child(3) {
    display: table-cell;
  }
}
`,
};
