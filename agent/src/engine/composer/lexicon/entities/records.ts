import { entry, type EntityEntry } from "../entity-entry.ts";

/** Things whose pages are more than lists. */
export const RECORDS: readonly EntityEntry[] = [
  entry(
    "shared expense|shared bill|shared cost||split bill|bill split|split expense",
    "Description, Amount!, Paid by->Friend, Split between->>Friend, Date=today, Category(Groceries|Rent|Transport|Eating out|Fun|Other)=Other, Settlement:boolean, Notes",
    [
      "Weekly groceries | 64.20 | Alex | | today-1 | Groceries | no |",
      "Pizza evening | 38 | Sam | Alex;Sam;Robin | today-3 | Eating out | no |",
      "Internet | 45 | Robin | | today-8 | Rent | no |",
      "Cinema | 24 | Alex | Alex;Sam | today-12 | Fun | no |",
      "Taxi home | 17.50 | Sam | Sam;Robin | today-15 | Transport | no |",
    ],
    "balances",
  ),
];
