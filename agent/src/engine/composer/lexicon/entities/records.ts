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
  entry(
    "discussion|forum post||forum thread|forum topic|discussion thread",
    "Title, Content:markdown, Author, Category(General|Help|Ideas|News)=General, Votes:count, Date=today",
    [
      "Which tent for two? | Something *light*, for three seasons. | Sam | Help | 3 | today-1",
      "Welcome to everybody | Say hello below. | Alex | General | 5 | today-12",
      "A walk every month | - first Sunday\\n- easy paths | Mei | Ideas | 8 | today-5",
    ],
    "thread",
  ),
  entry("forum reply||forum comment", "Author, Discussion->Discussion, Comment:text, Date=today", [
    "Robin | Which tent for two? | Mine has lasted ten years. | today",
    "Mei | Welcome to everybody | Hello from the coast! | today-11",
    "Alex | A walk every month | I am in. | today-4",
  ]),
];
