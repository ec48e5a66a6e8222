/** Shared expenses: balances, and the payments that even them out. Each file is emitted when another one imports it. */
export const balancesLibrary: Readonly<Record<string, string>> = {
  "components/balances.tsx": `import { accountsOf, paymentsFor } from "../../shared/balances.ts";
import type { SharedExpense } from "../../shared/balances.ts";
import { formatMoney } from "../lib/money.ts";
//#if settle
import { ActionButton } from "./action-button.tsx";
//#end
import "../styles/balances.css";

type BalancesProps = {
  readonly people: readonly { readonly id: string; readonly title: string }[];
  readonly expenses: readonly (SharedExpense & { readonly isSettlement: boolean })[];
  //#if settle
  /** Writes down that one paid the other what was owed. */
  readonly onSettle?: (from: string, to: string) => Promise<unknown>;
  //#end
};

const money = (cents: number): string => formatMoney(cents / 100);

/** Who is ahead, who is behind, and who pays whom. */
export function Balances(props: BalancesProps) {
  const { people, expenses } = props;
  const ids = people.map(({ id }) => id);
  const accounts = accountsOf(expenses, ids);
  // Payments between people make them even, and are nothing that anybody spent.
  const spent = accountsOf(
    expenses.filter(({ isSettlement }) => !isSettlement),
    ids,
  );
  const payments = paymentsFor(accounts);
  const titleOf = (id: string): string => people.find((person) => person.id === id)?.title ?? "";
  const balanceOf = (id: string): number => (accounts.get(id)?.paid ?? 0) - (accounts.get(id)?.share ?? 0);
  const total = [...spent.values()].reduce((sum, { paid }) => sum + paid, 0);
  return (
    <div className="balances">
      <section className="balance-table surface" aria-labelledby="balances-title">
        <header>
          <h2 id="balances-title">Balances</h2>
          <p className="balance-total">{money(total)} in all</p>
        </header>
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Paid</th>
              <th scope="col">Share</th>
              <th scope="col">Balance</th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ id, title }) => (
              <tr key={id}>
                <th scope="row">{title}</th>
                <td>{money(spent.get(id)?.paid ?? 0)}</td>
                <td>{money(spent.get(id)?.share ?? 0)}</td>
                <td>
                  <BalanceText cents={balanceOf(id)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="settle surface" aria-labelledby="settle-title">
        <h2 id="settle-title">Settle up</h2>
        {payments.length === 0 && <p className="settle-even">Everybody is even.</p>}
        <ul>
          {payments.map(({ from, to, cents }) => (
            <li key={\`\${from} \${to}\`}>
              <p>
                <strong>{titleOf(from)}</strong> pays <strong>{titleOf(to)}</strong> <span className="settle-amount">{money(cents)}</span>
              </p>
              //#if settle
              {props.onSettle !== undefined && (
                <ActionButton label="Mark as paid" title={\`\${titleOf(from)} to \${titleOf(to)}\`} act={async () => props.onSettle?.(from, to)} />
              )}
              //#end
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function BalanceText({ cents }: { readonly cents: number }) {
  if (cents === 0) return <span className="balance-even">even</span>;
  return (
    <span className={cents > 0 ? "balance-ahead" : "balance-behind"}>
      {cents > 0 ? "gets back" : "owes"} <strong>{money(Math.abs(cents))}</strong>
    </span>
  );
}
`,
  "components/expense-list.tsx": `import type { ReactNode } from "react";
import { formatMoney } from "../lib/money.ts";
import { RecordButton } from "./record-button.tsx";
import "../styles/balances.css";

type ExpenseListProps<Item> = {
  readonly title: string;
  readonly items: readonly Item[];
  readonly titleOf: (item: Item) => string;
  readonly amountOf: (item: Item) => number | null;
  /** Who paid, when, and for whom. */
  readonly noteOf: (item: Item) => string;
  readonly onOpen: (item: Item) => void;
  readonly actions: (item: Item) => ReactNode;
};

/** What was paid, one line each. */
export function ExpenseList<Item extends { readonly id: string }>(props: ExpenseListProps<Item>) {
  const { title, items, titleOf, amountOf, noteOf, onOpen, actions } = props;
  return (
    <section className="expenses surface" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <div className="expense-text">
              <RecordButton onClick={() => onOpen(item)}>{titleOf(item)}</RecordButton>
              <span className="expense-note">{noteOf(item)}</span>
            </div>
            <span className="expense-amount">{formatMoney(amountOf(item))}</span>
            {actions(item)}
          </li>
        ))}
      </ul>
    </section>
  );
}
`,
  "lib/settle.ts": `import { request } from "./api.ts";
import { reloadVisible } from "./collection.ts";

/** Writes down the payment that makes two people even; the server knows how much it is. */
export async function settle(path: string, from: string, to: string): Promise<void> {
  await request(\`\${path}/settlements\`, "POST", { from, to });
  await reloadVisible();
}
`,
  "styles/balances.css": `.balances {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr));
  align-items: start;
  gap: 1rem;
  margin-bottom: 1rem;
}

.balance-table,
.settle,
.expenses {
  padding: 1.1rem 1.3rem 0.6rem;
}

.balance-table > header {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  justify-content: space-between;
  gap: 0.25rem 1rem;
}

.balance-total,
.settle-even,
.balance-even {
  color: var(--muted);
}

.settle-even {
  padding: 0.6rem 0;
}

.balance-table table {
  width: 100%;
  margin-top: 0.4rem;
  border-collapse: collapse;
  font-variant-numeric: tabular-nums;
}

.balance-table :is(th, td) {
  padding: 0.55rem 0 0.55rem 0.75rem;
  border-top: 1px solid var(--line);
  text-align: right;
}

.balance-table th:first-child {
  padding-left: 0;
  text-align: left;
}

.balance-table thead th {
  border: 0;
  color: var(--muted);
  font-size: 0.85rem;
  font-weight: 600;
}

.balance-table tbody th {
  font-weight: 600;
}

.balance-ahead,
.balance-behind {
  display: inline-block;
  padding: 0.1rem 0.6rem;
  border-radius: 1rem;
  font-size: 0.875rem;
}

.balance-ahead {
  color: var(--success-text);
  background: var(--success-fill);
}

.balance-behind {
  color: var(--danger-text);
  background: var(--danger-fill);
}

.settle ul,
.expenses ul {
  margin-top: 0.4rem;
}

.settle li,
.expenses li {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 0.4rem 1rem;
  padding: 0.6rem 0;
  border-top: 1px solid var(--line);
}

.settle-amount {
  font-weight: 700;
  font-variant-numeric: tabular-nums;
}

.expense-text {
  display: grid;
  flex: 1 1 12rem;
  justify-items: start;
}

.expense-note {
  color: var(--muted);
  font-size: 0.875rem;
}

.expense-amount {
  font-weight: 600;
  font-variant-numeric: tabular-nums;
}

.expenses .row-actions {
  margin-left: auto;
}

@media (max-width: 30rem) {
  .expenses .row-actions {
    width: 100%;
  }

  .balance-table :is(th, td) {
    padding-left: 0.4rem;
    font-size: 0.875rem;
  }

  .balance-ahead,
  .balance-behind {
    border-radius: 0.6rem;
  }
}
`,
};
