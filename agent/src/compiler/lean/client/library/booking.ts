/** Choosing a free time and looking after what is booked. Each file is emitted when another one imports it. */
export const bookingLibrary: Readonly<Record<string, string>> = {
  "components/booking-desk.tsx": `import type { ReactNode } from "react";
import { useState } from "react";
import type { OpeningHours } from "../../shared/slots.ts";
import { currentDay } from "../lib/current-day.ts";
import { currentMoment } from "../lib/current-time.ts";
import { formatTime } from "../lib/time.ts";
import { addMinutes, isOpenOn } from "../../shared/slots.ts";
import type { Booked, Bookable } from "../lib/free-times.ts";
import { freeTimes, nextFreeDay } from "../lib/free-times.ts";
import { formatDay } from "../lib/format-day.ts";
import "../styles/booking.css";
import { Button } from "./button.tsx";
import { FilterSelect } from "./filter-select.tsx";
import { WeekStrip } from "./week-strip.tsx";

/** Something to choose before a time: a service, or who does it. */
type BookingChoice = { readonly id: string; readonly title: string };

/** A time that was chosen; what is undefined was left open. */
export type ChosenTime = { readonly start: string; readonly service?: string; readonly resource?: string };

type BookingDeskProps<Item> = {
  readonly hours: OpeningHours;
  readonly items: readonly Item[];
  /** When and where a record takes up time; undefined when it takes up none. */
  readonly bookedOf: (item: Item) => Booked | undefined;
  /** The start of a record, whether it takes up time or not. */
  readonly startOf: (item: Item) => string | null;
  readonly titleOf: (item: Item) => string;
  readonly renderItem: (item: Item) => ReactNode;
  readonly minutesOf: (service: string) => number;
  readonly services?: { readonly label: string; readonly choices: readonly BookingChoice[] };
  readonly resources?: { readonly label: string; readonly choices: readonly BookingChoice[] };
  readonly labelPlural: string;
  readonly onBook: (time: ChosenTime) => void;
  readonly onMove: (item: Item, time: ChosenTime) => Promise<unknown>;
  readonly onOpen: (item: Item) => void;
  readonly onCancel: (item: Item) => void;
};

/** A week of free times, and what is booked on the chosen day. */
export function BookingDesk<Item extends { readonly id: string }>(props: BookingDeskProps<Item>) {
  const { hours, items, bookedOf, titleOf, minutesOf, services, resources, onBook, onMove } = props;
  const [chosenDay, setDay] = useState<string | undefined>();
  const [service, setService] = useState("");
  const [resource, setResource] = useState("");
  const [movedId, setMovedId] = useState<string | undefined>();
  const moved = items.find(({ id }) => id === movedId);
  const movedTime = moved === undefined ? undefined : bookedOf(moved);
  const bookable: Bookable = {
    hours,
    minutes: movedTime?.minutes ?? minutesOf(service),
    resources: resourcesOf(movedTime?.resource ?? resource, resources?.choices),
    booked: items.filter(({ id }) => id !== movedId).flatMap((item) => bookedOf(item) ?? []),
    after: currentMoment(),
  };
  const nextFree = (from: string): string | undefined => nextFreeDay(bookable, from);
  const day = chosenDay ?? nextFree(currentDay()) ?? currentDay();
  const free = freeTimes(bookable, day);
  const later = free.length > 0 ? undefined : nextFree(day);
  const choose = (start: string, freeResource: string | undefined): void => {
    const time = {
      start,
      ...(service === "" ? {} : { service }),
      ...(freeResource === undefined ? {} : { resource: freeResource }),
    };
    if (moved === undefined) return onBook(time);
    void onMove(moved, time).then(() => setMovedId(undefined));
  };
  return (
    <div className="booking">
      <section className="booking-times surface" aria-label="Free times">
        {moved === undefined ? (
          <div className="booking-choices">
            {services !== undefined && <FilterSelect kind="choice" label={services.label} options={optionsOf(services.choices)} value={service} onChange={setService} />}
            {resources !== undefined && <FilterSelect kind="choice" label={resources.label} options={optionsOf(resources.choices)} value={resource} onChange={setResource} />}
          </div>
        ) : (
          <p className="booking-moving">
            <span>Choose a new time for {titleOf(moved)}.</span>
            <Button isSmall onClick={() => setMovedId(undefined)}>
              Keep the old one
            </Button>
          </p>
        )}
        <WeekStrip day={day} onDay={setDay} countOf={(other) => freeTimes(bookable, other).length} hours={hours} />
        <h2 className="booking-day">{formatDay(day)}</h2>
        <p className="booking-note" role="status">
          {free.length === 0 ? (isOpenOn(hours, day) ? "Nothing is free on this day." : "Closed on this day.") : free.length === 1 ? "1 free time" : \`\${free.length} free times\`}
        </p>
        {later !== undefined && (
          <p>
            <Button onClick={() => setDay(later)}>Next free day: {formatDay(later)}</Button>
          </p>
        )}
        <div className="booking-slots">
          {free.map(({ start, resource: freeResource }) => (
            <button key={start} type="button" className="booking-slot" aria-label={\`\${moved === undefined ? "Book" : "Move to"} \${formatTime(start)}\`} onClick={() => choose(start, freeResource)}>
              {formatTime(start)}
            </button>
          ))}
        </div>
      </section>
      <BookedList {...props} day={day} onMoving={(item) => setMovedId(item.id)} />
    </div>
  );
}

/** Whoever was chosen, otherwise any of them will do. */
function resourcesOf(chosen: string, choices: readonly BookingChoice[] | undefined): readonly string[] | undefined {
  return chosen === "" ? choices?.map(({ id }) => id) : [chosen];
}

const optionsOf = (choices: readonly BookingChoice[]) => choices.map(({ id, title }) => ({ value: id, label: title }));

type BookedListProps<Item> = BookingDeskProps<Item> & { readonly day: string; readonly onMoving: (item: Item) => void };

function BookedList<Item extends { readonly id: string }>(props: BookedListProps<Item>) {
  const { items, day, startOf, labelPlural } = props;
  const today = items
    .filter((item) => startOf(item)?.startsWith(day))
    .toSorted((a, b) => (startOf(a) ?? "").localeCompare(startOf(b) ?? ""));
  return (
    <section className="booking-list surface" aria-labelledby="booking-list">
      <h2 id="booking-list">{labelPlural}</h2>
      <p className="booking-note">{formatDay(day)}</p>
      {today.length === 0 ? (
        <p className="booking-none">Nothing is booked on this day.</p>
      ) : (
        <ol>
          {today.map((item) => (
            <BookedItem {...props} key={item.id} item={item} />
          ))}
        </ol>
      )}
    </section>
  );
}

function BookedItem<Item extends { readonly id: string }>(props: BookedListProps<Item> & { readonly item: Item }) {
  const { item, bookedOf, startOf, titleOf, renderItem, onMoving, onOpen, onCancel } = props;
  const booked = bookedOf(item);
  const title = titleOf(item);
  return (
    <li className={booked === undefined ? "booking-item booking-off" : "booking-item"}>
      <p className="booking-time">
        {formatTime(startOf(item))}
        {booked !== undefined && <span>–{formatTime(addMinutes(booked.start, booked.minutes))}</span>}
      </p>
      <div className="booking-what">
        <button type="button" className="booking-name" onClick={() => onOpen(item)}>
          {title}
        </button>
        {renderItem(item)}
        {booked !== undefined && (
          <p className="booking-steps">
            <button type="button" className="link-button" aria-label={\`Move \${title}\`} onClick={() => onMoving(item)}>
              Move
            </button>
            <button type="button" className="link-button" aria-label={\`Cancel \${title}\`} onClick={() => onCancel(item)}>
              Cancel
            </button>
          </p>
        )}
      </div>
    </li>
  );
}
`,
  "components/week-strip.tsx": `import { useState } from "react";
import type { OpeningHours } from "../../shared/slots.ts";
import { isOpenOn } from "../../shared/slots.ts";
import { addDays } from "../lib/add-days.ts";
import { currentDay } from "../lib/current-day.ts";
import { formatDays } from "../lib/format-days.ts";
import { formatWeekday } from "../lib/weekday.ts";
import { Button } from "./button.tsx";
import { IconButton } from "./icon-button.tsx";

type WeekStripProps = {
  readonly hours: OpeningHours;
  readonly day: string;
  readonly onDay: (day: string) => void;
  readonly countOf: (day: string) => number;
};

/** Seven days to choose from, each with how much is free. */
export function WeekStrip({ hours, day, onDay, countOf }: WeekStripProps) {
  const [shownFirst, setFirst] = useState(day);
  // A day that was chosen elsewhere is shown too.
  const first = day >= shownFirst && day <= addDays(shownFirst, 6) ? shownFirst : day;
  const days = [0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(first, offset));
  const show = (next: string): void => {
    setFirst(next);
    onDay(next);
  };
  return (
    <>
      <header className="week-header">
        <IconButton icon="previous" label="Earlier" onClick={() => show(addDays(first, -7))} />
        <p aria-live="polite">
          {formatDays(first, addDays(first, 6))}
        </p>
        <IconButton icon="next" label="Later" onClick={() => show(addDays(first, 7))} />
        <Button isSmall onClick={() => show(currentDay())}>
          Today
        </Button>
      </header>
      <ul className="week-strip">
        {days.map((each) => {
          const count = countOf(each);
          const note = isOpenOn(hours, each) ? "full" : "closed";
          return (
            <li key={each}>
              <button type="button" className={count === 0 ? "week-day week-full" : "week-day"} aria-pressed={each === day} onClick={() => onDay(each)}>
                <span>{formatWeekday(each)} </span>
                <strong>{Number(each.slice(8))}</strong>
                <span className="visually-hidden">: </span>
                <span className="week-note">
                  {count === 0 ? note : count}
                  {count > 0 && <span className="week-word"> free</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
`,
  "lib/free-times.ts": `import type { OpeningHours, TimeSpan } from "../../shared/slots.ts";
import { doMeet, startsOn } from "../../shared/slots.ts";
import { addDays } from "./add-days.ts";

/** What a booking takes up: its time, of a resource where there are several. */
export type Booked = TimeSpan & { readonly resource?: string | null };

export type Bookable = {
  readonly hours: OpeningHours;
  readonly minutes: number;
  /** Any of these will do; undefined where there is only one of everything. */
  readonly resources: readonly string[] | undefined;
  readonly booked: readonly Booked[];
  /** Nothing before this moment is offered. */
  readonly after: string;
};

const LOOK_AHEAD_DAYS = 60;

/** The first day from this one on that has a free time. */
export function nextFreeDay(bookable: Bookable, from: string): string | undefined {
  const days = Array.from({ length: LOOK_AHEAD_DAYS }, (_, index) => addDays(from, index));
  return days.find((day) => freeTimes(bookable, day).length > 0);
}

export type FreeTime = { readonly start: string; readonly resource: string | undefined };

/** The times of a day that can be chosen, each with a resource that is free. */
export function freeTimes({ hours, minutes, resources, booked, after }: Bookable, day: string): FreeTime[] {
  const onDay = booked.filter(({ start }) => start.startsWith(day));
  return startsOn(hours, day, minutes)
    .filter((start) => start > after)
    .flatMap((start): FreeTime[] => {
      const meeting = onDay.filter((other) => doMeet(other, { start, minutes }));
      if (resources === undefined) return meeting.length === 0 ? [{ start, resource: undefined }] : [];
      const free = resources.find((resource) => !meeting.some((other) => other.resource === resource));
      return free === undefined ? [] : [{ start, resource: free }];
    });
}
`,
  "styles/booking.css": `.booking {
  display: grid;
  grid-template-columns: minmax(0, 3fr) minmax(17rem, 2fr);
  align-items: start;
  gap: 1rem;
}

.booking-times,
.booking-list {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 0.9rem;
  padding: 1.1rem 1.2rem 1.3rem;
}

.booking-choices {
  display: flex;
  flex-wrap: wrap;
  gap: 0.75rem;
}

.choice {
  display: grid;
  flex: 0 1 14rem;
  gap: 0.25rem;
}

.choice label {
  color: var(--muted);
  font-size: 0.875rem;
  font-weight: 600;
}

.choice select {
  width: 100%;
  min-height: 2.6rem;
  padding: 0.4rem 0.6rem;
  background: var(--card);
  border: 1px solid var(--line-strong);
  border-radius: var(--radius-small);
}

.booking-moving {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 0.5rem 1rem;
  padding: 0.6rem 0.8rem;
  color: var(--info-text);
  background: var(--info-fill);
  border-radius: var(--radius-small);
  font-weight: 600;
}

.week-header {
  display: flex;
  align-items: center;
  gap: 0.35rem;
}

.week-header p {
  flex: 1;
  text-align: center;
  font-weight: 600;
  font-variant-numeric: tabular-nums;
}

.week-strip {
  display: grid;
  grid-template-columns: repeat(7, minmax(0, 1fr));
  gap: 0.35rem;
}

.week-day {
  position: relative;
  display: grid;
  justify-items: center;
  gap: 0.1rem;
  width: 100%;
  min-height: 4.6rem;
  padding: 0.45rem 0.1rem;
  color: var(--text);
  background: none;
  border: 1px solid var(--line);
  border-radius: var(--radius-small);
  font-size: 0.85rem;
  line-height: 1.3;
}

.week-day strong {
  font-size: 1.2rem;
}

.week-day:hover {
  background: var(--hover);
}

.week-note {
  color: var(--muted);
  font-size: 0.75rem;
}

.week-full strong,
.week-full > span {
  color: var(--muted);
  font-weight: 400;
}

.week-day[aria-pressed="true"],
.week-day[aria-pressed="true"] > * {
  color: var(--on-accent);
  background: var(--accent);
  border-color: transparent;
}

.booking-note {
  margin-top: -0.7rem;
  color: var(--muted);
  font-size: 0.9rem;
}

.booking-slots {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(5.4rem, 1fr));
  align-content: start;
  gap: 0.5rem;
  min-height: 6rem;
}

.booking-slot {
  min-height: 2.75rem;
  padding: 0.3rem;
  color: var(--link);
  background: none;
  border: 1px solid var(--line-strong);
  border-radius: var(--radius-small);
  font-weight: 600;
  font-variant-numeric: tabular-nums;
  transition: background-color 120ms;
}

.booking-slot:hover {
  color: var(--on-accent);
  background: var(--accent);
  border-color: transparent;
}

.booking-list ol {
  display: grid;
  gap: 0.25rem;
  margin: 0;
  padding: 0;
  list-style: none;
}

.booking-item {
  display: grid;
  grid-template-columns: 6.6rem minmax(0, 1fr);
  gap: 0.75rem;
  padding: 0.7rem 0;
  border-top: 1px solid var(--line);
}

.booking-time {
  font-weight: 600;
  font-variant-numeric: tabular-nums;
}

.booking-time > span {
  color: var(--muted);
  font-weight: 400;
}

.booking-what {
  display: grid;
  justify-items: start;
  gap: 0.2rem;
}

.booking-name {
  padding: 0;
  background: none;
  border: 0;
  font-weight: 600;
  text-align: left;
}

.booking-name:hover {
  text-decoration: underline;
}

.booking-off .booking-time,
.booking-off .booking-name {
  color: var(--muted);
  text-decoration: line-through;
}

.booking-details {
  color: var(--muted);
  font-size: 0.9rem;
}

.booking-steps {
  display: flex;
  gap: 1rem;
}

.booking-none {
  padding: 1.5rem 0;
  color: var(--muted);
  text-align: center;
}

@media (max-width: 60rem) {
  .booking {
    grid-template-columns: minmax(0, 1fr);
  }
}

@media (max-width: 40rem) {
  .booking-times,
  .booking-list {
    padding: 0.9rem;
  }

  .booking-choices > * {
    flex: 1 1 9rem;
  }

  .week-strip {
    gap: 0.2rem;
  }

  .week-word {
    position: absolute;
    overflow: hidden;
    clip-path: inset(50%);
  }
}
`,
};
