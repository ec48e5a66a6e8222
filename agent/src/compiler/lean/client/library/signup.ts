/** Events with seats, and who has one. Each file is emitted when another one imports it. */
export const signupLibrary: Readonly<Record<string, string>> = {
  "components/sign-ups.tsx": `import type { ReactNode } from "react";
import { currentDay } from "../lib/current-day.ts";
import { byNextDay, hasPassed } from "../lib/next-day.ts";
import "../styles/sign-ups.css";
import { SignUpCard } from "./sign-up-card.tsx";

/** Someone who signed up, and since when. */
export type SignedUp = { readonly id: string; readonly createdAt: string };

export type SignUpsProps<Item, Someone> = {
  readonly items: readonly Item[];
  readonly titleOf: (item: Item) => string;
  /** The day of an event; null where it is not fixed. */
  readonly dayOf: (item: Item) => string | null;
  /** When and where, in words. */
  readonly detailsOf: (item: Item) => string;
  /** Null where there is no limit. */
  readonly seatsOf: (item: Item) => number | null;
  readonly peopleOf: (item: Item) => readonly Someone[];
  readonly personOf: (someone: Someone) => string;
  readonly hasSeat: (someone: Someone) => boolean;
  /** Whether someone waits for a seat; undefined where there is no waiting list. */
  readonly isWaiting?: (someone: Someone) => boolean;
  //#if access
  /** Seats that are taken, also by people whom one may not see. */
  readonly takenOf: (item: Item) => number;
  readonly canSignUp: boolean;
  //#end
  readonly onSignUp: (item: Item, isWaiting: boolean) => void;
  readonly onOpen: (someone: Someone) => void;
  readonly onGiveSeat?: (someone: Someone) => void;
  readonly onCancel: (someone: Someone) => void;
  readonly actions: (item: Item) => ReactNode;
};

/** What can be signed up for, the next one first; what is over comes last. */
export function SignUps<Item extends { readonly id: string }, Someone extends SignedUp>(props: SignUpsProps<Item, Someone>) {
  const { items, dayOf } = props;
  const today = currentDay();
  const ordered = items.toSorted((a, b) => byNextDay(dayOf(a), dayOf(b)));
  const past = ordered.filter((item) => hasPassed(dayOf(item), today));
  const coming = ordered.filter((item) => !past.includes(item));
  return (
    <div className="sign-ups">
      {coming.length === 0 && <p className="sign-ups-none surface">Nothing is coming up.</p>}
      <ul className="sign-up-cards">
        {coming.map((item) => (
          <SignUpCard {...props} key={item.id} item={item} isOver={false} />
        ))}
      </ul>
      {past.length > 0 && (
        <section className="sign-ups" aria-labelledby="sign-ups-past">
          <h2 id="sign-ups-past">Past</h2>
          <ul className="sign-up-cards">
            {past.toReversed().map((item) => (
              <SignUpCard {...props} key={item.id} item={item} isOver />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
`,
  "lib/use-taken-seats.ts": `import { useEffect, useState } from "react";
import { request } from "./api.ts";

/** How many seats are taken, by event; asked for anew whenever the list of people is. */
export function useTakenSeats(path: string, people: readonly unknown[]): ReadonlyMap<string, number> {
  const [taken, setTaken] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    const show = (answer: { taken: Record<string, number> }): void => setTaken(new Map(Object.entries(answer.taken)));
    // Without an answer the people whom one sees are counted.
    request<{ taken: Record<string, number> }>(path).then(show, () => setTaken(new Map()));
  }, [path, people]);
  return taken;
}
`,
  "components/sign-up-card.tsx": `import { seatsLeft } from "../../shared/seats.ts";
import { Badge } from "./badge.tsx";
import { Button } from "./button.tsx";
import type { SignedUp, SignUpsProps } from "./sign-ups.tsx";

type SignUpCardProps<Item, Someone> = SignUpsProps<Item, Someone> & { readonly item: Item; readonly isOver: boolean };

/** One event: how many seats are left, a way to get one, and who has one. */
export function SignUpCard<Item, Someone extends SignedUp>(props: SignUpCardProps<Item, Someone>) {
  const { item, isOver, titleOf, detailsOf, seatsOf, peopleOf, hasSeat, isWaiting, onSignUp, actions } = props;
  const title = titleOf(item);
  const people = peopleOf(item).toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
  const seated = people.filter(hasSeat);
  const waiting = isWaiting === undefined ? [] : people.filter(isWaiting);
  const seats = seatsOf(item);
  //#if access
  const taken = Math.max(seated.length, props.takenOf(item));
  //#else
  const taken = seated.length;
  //#end
  const left = seatsLeft(seats, taken);
  const hasList = isWaiting !== undefined;
  return (
    <li className={isOver ? "sign-up surface sign-up-over" : "sign-up surface"}>
      <header>
        <div>
          <h3>{title}</h3>
          <p className="sign-up-details">{detailsOf(item)}</p>
        </div>
        {actions(item)}
      </header>
      {seats !== null && <SeatBar taken={taken} seats={seats} />}
      <p className="sign-up-seats">
        <span>{seats === null ? \`\${taken} signed up\` : \`\${taken} of \${seats} seats taken\`}</span>
        {!isOver && seats !== null && <Badge tone={left === 0 ? "danger" : left <= 3 ? "warning" : "success"}>{left === 0 ? "Full" : \`\${left} left\`}</Badge>}
      </p>
      //#if access
      {props.canSignUp && !isOver && (left > 0 || hasList) && (
      //#else
      {!isOver && (left > 0 || hasList) && (
      //#end
        <Button kind={left > 0 ? "primary" : "plain"} onClick={() => onSignUp(item, left === 0)}>
          {left > 0 ? "Sign up" : "Join the waiting list"}
          <span className="visually-hidden">: {title}</span>
        </Button>
      )}
      {people.length > 0 && (
        <details className="sign-up-people">
          <summary>
            {seated.length} signed up{waiting.length > 0 && \`, \${waiting.length} waiting\`}
            <span className="visually-hidden"> for {title}</span>
          </summary>
          <PeopleList {...props} people={seated} canGiveSeat={false} />
          {waiting.length > 0 && (
            <>
              <h4>Waiting list</h4>
              <PeopleList {...props} people={waiting} canGiveSeat={left > 0} />
            </>
          )}
        </details>
      )}
    </li>
  );
}

function SeatBar({ taken, seats }: { readonly taken: number; readonly seats: number }) {
  const share = seats === 0 ? 100 : Math.min(100, (taken / seats) * 100);
  return (
    <div className={share >= 100 ? "seat-bar seat-bar-full" : "seat-bar"} aria-hidden="true">
      <span style={{ width: \`\${share}%\` }} />
    </div>
  );
}

type PeopleListProps<Item, Someone> = SignUpsProps<Item, Someone> & {
  readonly people: readonly Someone[];
  readonly canGiveSeat: boolean;
};

function PeopleList<Item, Someone extends SignedUp>({ people, canGiveSeat, personOf, onOpen, onGiveSeat, onCancel }: PeopleListProps<Item, Someone>) {
  return (
    <ol>
      {people.map((someone) => {
        const name = personOf(someone);
        return (
          <li key={someone.id}>
            <button type="button" className="sign-up-name" onClick={() => onOpen(someone)}>
              {name}
            </button>
            {canGiveSeat && onGiveSeat !== undefined && (
              <button type="button" className="link-button" aria-label={\`Give \${name} the seat\`} onClick={() => onGiveSeat(someone)}>
                Give the seat
              </button>
            )}
            <button type="button" className="link-button" aria-label={\`Cancel \${name}\`} onClick={() => onCancel(someone)}>
              Cancel
            </button>
          </li>
        );
      })}
    </ol>
  );
}
`,
  "lib/next-day.ts": `/** Events by their day, the earliest first; those without a day stay in their order, behind. */
export function byNextDay(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a.localeCompare(b);
}

/** Whether the day of an event lies before today; one without a day is still to come. */
export const hasPassed = (day: string | null, today: string): boolean => day !== null && day.slice(0, 10) < today;
`,
  "styles/sign-ups.css": `.sign-ups {
  display: grid;
  gap: 1.1rem;
}

.sign-ups-none {
  padding: 1.5rem;
  color: var(--muted);
  text-align: center;
}

.sign-up-cards {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr));
  align-items: start;
  gap: 1rem;
}

.sign-up {
  display: grid;
  justify-items: start;
  gap: 0.7rem;
  padding: 1.1rem 1.2rem 1.2rem;
}

.sign-up > header {
  display: flex;
  align-items: flex-start;
  justify-content: space-between;
  gap: 0.75rem;
  width: 100%;
}

.sign-up h3 {
  font-size: 1.1rem;
}

.sign-up-details {
  margin-top: 0.2rem;
  color: var(--muted);
  font-size: 0.925rem;
}

.sign-up-over h3 {
  color: var(--muted);
}

.seat-bar {
  width: 100%;
  height: 0.5rem;
  overflow: hidden;
  background: var(--hover);
  border-radius: 1rem;
}

.seat-bar span {
  display: block;
  height: 100%;
  background: var(--accent);
  border-radius: inherit;
  transition: width 200ms;
}

.seat-bar-full span,
.sign-up-over .seat-bar span {
  background: var(--line-strong);
}

.sign-up-seats {
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 0.75rem;
  width: 100%;
  min-height: 1.6rem;
  font-variant-numeric: tabular-nums;
}

.sign-up-people {
  width: 100%;
  border-top: 1px solid var(--line);
}

.sign-up-people summary {
  padding: 0.7rem 0 0.2rem;
  color: var(--link);
  cursor: pointer;
  font-weight: 600;
}

.sign-up-people h4 {
  margin: 0.6rem 0 0;
  color: var(--muted);
  font-size: 0.875rem;
}

.sign-up-people ol {
  margin: 0.3rem 0 0;
  padding: 0;
  list-style: none;
}

.sign-up-people li {
  display: flex;
  align-items: center;
  gap: 0.9rem;
  min-height: 2.75rem;
}

.sign-up-name {
  flex: 1;
  min-width: 0;
  min-height: 2.75rem;
  padding: 0;
  overflow: hidden;
  background: none;
  border: 0;
  text-align: left;
  text-overflow: ellipsis;
}

.sign-up-name:hover {
  text-decoration: underline;
}

@media (prefers-reduced-motion: reduce) {
  .seat-bar span {
    transition: none;
  }
}
`,
};
