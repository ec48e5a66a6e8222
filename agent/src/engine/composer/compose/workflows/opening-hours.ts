import type { BookingView } from "@joinery/shared";

type Hours = Pick<BookingView, "openFrom" | "openUntil" | "weekdays" | "slotMinutes" | "durationMinutes">;

const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY = "(mon|tue|wed|thu|fri|sat|sun)[a-z]*";
const DAYS = new RegExp(`\\b${DAY}(?:days?)? ?(?:-|–|to|through|until) ?${DAY}\\b`, "i");
const TIMES =
  /\b(\d{1,2})(?::(\d\d))? ?(am|pm)? ?(?:-|–|to|until|till) ?(\d{1,2})(?::(\d\d))? ?(am|pm)?\b(?! ?(?:min|people|persons|hours?|h\b|%))/i;
const EVERY =
  /\b(\d{2,3})[- ]?min(?:ute)?s?[- ](?:time ?)?(?:slots?|appointments?|sessions?|lessons?|bookings?)\b|\bevery (\d{2,3}) min/i;
const HOURLY = /\bhourly\b|\b(?:one|1)[- ]hour (?:slots?|sessions?|bookings?|lessons?)\b|\bby the hour\b/i;

/** What places of a kind usually have; the user sees it and can change it. */
const USUAL: readonly (readonly [RegExp, Pick<Hours, "openFrom" | "openUntil" | "weekdays">])[] = [
  [/restaurant|bistro|dinner|\btables?\b/i, { openFrom: "12:00", openUntil: "22:00", weekdays: [1, 2, 3, 4, 5, 6, 7] }],
  [
    /court|gym|pitch|studio|sport|tennis|padel|squash/i,
    { openFrom: "08:00", openUntil: "22:00", weekdays: [1, 2, 3, 4, 5, 6, 7] },
  ],
  [
    /salon|barber|hair|beauty|spa\b|nail|massage|tattoo|shop|groom/i,
    { openFrom: "09:00", openUntil: "18:00", weekdays: [1, 2, 3, 4, 5, 6] },
  ],
];
const OFFICE = { openFrom: "09:00", openUntil: "17:00", weekdays: [1, 2, 3, 4, 5] } as const;

/** When it is open: as the brief says, otherwise as is usual. */
export function openingHours(text: string): Hours {
  const usual = USUAL.find(([pattern]) => pattern.test(text))?.[1] ?? OFFICE;
  const slot = slotOf(text);
  const durationMinutes = slot ?? (/restaurant|dinner|\btables?\b/i.test(text) ? 90 : 60);
  const hours = timesOf(text, durationMinutes) ?? { openFrom: usual.openFrom, openUntil: usual.openUntil };
  return { ...hours, weekdays: daysOf(text) ?? [...usual.weekdays], slotMinutes: slot ?? 30, durationMinutes };
}

function slotOf(text: string): number | undefined {
  if (HOURLY.test(text)) return 60;
  const [, before, after] = EVERY.exec(text) ?? [];
  const minutes = Number(before ?? after);
  return minutes >= 5 && minutes <= 240 ? minutes : undefined;
}

function daysOf(text: string): number[] | undefined {
  const [, first, last] = DAYS.exec(text) ?? [];
  if (first === undefined || last === undefined)
    return /\b(?:7 days|seven days|every day|daily)\b/i.test(text) ? [1, 2, 3, 4, 5, 6, 7] : undefined;
  const [from, to] = [WEEK.indexOf(first.toLowerCase()), WEEK.indexOf(last.toLowerCase())];
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((from + index) % 7) + 1).toSorted((a, b) => a - b);
}

function timesOf(text: string, minutes: number): Pick<Hours, "openFrom" | "openUntil"> | undefined {
  const [, from, fromMinutes = "00", fromHalf, until, untilMinutes = "00", untilHalf] = TIMES.exec(text) ?? [];
  if (from === undefined || until === undefined) return undefined;
  const start = hourOf(Number(from), fromHalf);
  const plain = hourOf(Number(until), untilHalf);
  // "9 to 5" ends in the afternoon.
  const end = plain <= start && untilHalf === undefined ? plain + 12 : plain;
  if (start > 23 || end > 23 || (end - start) * 60 + Number(untilMinutes) - Number(fromMinutes) < minutes)
    return undefined;
  return { openFrom: `${pad(start)}:${fromMinutes}`, openUntil: `${pad(end)}:${untilMinutes}` };
}

const hourOf = (hour: number, half: string | undefined): number =>
  half === undefined ? hour : (hour % 12) + (half.toLowerCase() === "pm" ? 12 : 0);

const pad = (hour: number): string => String(hour).padStart(2, "0");
