import type { AppFile } from "@joinery/shared";

/** `src/shared/balances.ts`: who owes whom; the page shows it, and the server settles by it. */
export const balancesFile: AppFile = {
  path: "src/shared/balances.ts",
  content: `/** An amount that one person paid for several; without participants, for everyone. */
export type SharedExpense = {
  readonly payer: string | null;
  readonly amount: number | null;
  readonly participants: readonly string[];
};

/** In cents, as everything here: sums of whole numbers lose nothing. */
export type Payment = { readonly from: string; readonly to: string; readonly cents: number };
export type Account = { readonly paid: number; readonly share: number };

/** What each one paid, and what each one's share was. Expenses without a payer or an amount count for nothing. */
export function accountsOf(expenses: readonly SharedExpense[], people: readonly string[]): Map<string, Account> {
  const accounts = new Map<string, Account>(people.map((person) => [person, { paid: 0, share: 0 }]));
  const book = (person: string, paid: number, share: number): void => {
    const account = accounts.get(person);
    if (account !== undefined) accounts.set(person, { paid: account.paid + paid, share: account.share + share });
  };
  for (const { payer, amount, participants } of expenses) {
    if (payer === null || amount === null || !accounts.has(payer)) continue;
    const known = participants.filter((person) => accounts.has(person));
    const cents = Math.round(amount * 100);
    book(payer, cents, 0);
    for (const [person, share] of splitCents(cents, known.length === 0 ? people : known)) book(person, 0, share);
  }
  return accounts;
}

/** Equal parts of an amount; cents that cannot be divided go to the first ones, so that none is lost. */
export function splitCents(cents: number, people: readonly string[]): Map<string, number> {
  const share = Math.trunc(cents / people.length);
  const rest = cents - share * people.length;
  return new Map(people.map((person, index) => [person, share + (index < Math.abs(rest) ? Math.sign(rest) : 0)]));
}

/** The fewest payments after which nobody owes anything. */
export function paymentsFor(accounts: ReadonlyMap<string, Account>): Payment[] {
  const open = [...accounts]
    .map(([person, { paid, share }]) => ({ person, cents: paid - share }))
    .filter(({ cents }) => cents !== 0);
  return groupsThatCancel(open).flatMap(settleGroup);
}

type Open = { readonly person: string; readonly cents: number };

/** With more people the exact answer takes too long; one group is never far from it. */
const MOST_EXACT = 12;

/** As many groups as possible that are even among themselves: each needs one payment less than it has people. */
function groupsThatCancel(open: readonly Open[]): Open[][] {
  if (open.length > MOST_EXACT) return [[...open]];
  const sums = [0];
  const best = [0];
  for (let mask = 1; mask < 1 << open.length; mask += 1) {
    const members = open.map((_, index) => index).filter((index) => (mask & (1 << index)) !== 0);
    sums[mask] = members.reduce((sum, index) => sum + (open[index]?.cents ?? 0), 0);
    const most = Math.max(...members.map((index) => best[mask ^ (1 << index)] ?? 0));
    best[mask] = most + (sums[mask] === 0 ? 1 : 0);
  }
  const groups: Open[][] = [];
  for (let mask = (1 << open.length) - 1; mask > 0; ) {
    const isEven = sums[mask] === 0;
    if (isEven) groups.push([]);
    const wanted = (best[mask] ?? 0) - (isEven ? 1 : 0);
    const next = open.findIndex((_, index) => (mask & (1 << index)) !== 0 && best[mask ^ (1 << index)] === wanted);
    const member = open[next];
    if (member === undefined) break;
    groups.at(-1)?.push(member);
    mask ^= 1 << next;
  }
  return groups;
}

/** The one who owes most pays the one who gets most, until all are even. */
function settleGroup(group: readonly Open[]): Payment[] {
  const payments: Payment[] = [];
  let left = [...group];
  while (left.length > 1) {
    left.sort((a, b) => a.cents - b.cents);
    const [debtor, creditor] = [left[0], left.at(-1)];
    if (debtor === undefined || creditor === undefined || debtor.cents >= 0 || creditor.cents <= 0) break;
    const cents = Math.min(-debtor.cents, creditor.cents);
    payments.push({ from: debtor.person, to: creditor.person, cents });
    left = left
      .map(({ person, cents: open }) => {
        if (person === debtor.person) return { person, cents: open + cents };
        return { person, cents: person === creditor.person ? open - cents : open };
      })
      .filter(({ cents: open }) => open !== 0);
  }
  return payments;
}
`,
};
