import { isPerson } from "../lexicon/plain-fields.ts";
import type { Archetype } from "../lexicon/archetype.ts";
import { entryNamed } from "../lexicon/entity-lexicon.ts";
import { claim, refersTo, type Draft } from "./drafts.ts";

/** Entries that stand beside others: with nothing else named, the kind of app says what the main thing is. */
const SECONDARY = new Set(
  "Supplier Category Location Tag Comment Folder Friend Person Member Employee Department Player Subject Owner Donor Venue Account Room Doctor Teacher Review Resident Parent Driver Artist Author Actor Family Carer".split(
    " ",
  ),
);

/** What such places usually keep, for a brief that says no more than "an app for my farm". */
const PLACES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bfarm\b/, ["Livestock", "Harvest", "Task"]],
  [/\b(?:restaurant|bistro|diner|pub|bar)\b/, ["MenuItem", "Booking", "Supplier"]],
  [/\b(?:cafe|café|coffee shop|bakery|food truck)\b/, ["MenuItem", "Order", "Supplier"]],
  [/\b(?:hotel|guest ?house|b&b|hostel|campsite)\b/, ["Room", "Guest", "Booking"]],
  [/\b(?:salon|barber ?shop|spa|nail studio)\b/, ["Service", "Customer", "Appointment"]],
  [/\b(?:gym|fitness studio|yoga studio|dance school)\b/, ["Member", "Course", "Payment"]],
  [/\b(?:clinic|practice|surgery)\b/, ["Patient", "Appointment"]],
  [/\b(?:garage|workshop|repair shop)\b/, ["Customer", "Vehicle", "ServiceRecord"]],
  [/\b(?:school|kindergarten|nursery)\b/, ["Student", "Course", "Teacher"]],
  [/\b(?:church|parish)\b/, ["Member", "Event", "Donation"]],
  [/\bband\b/, ["Event", "MusicPiece", "Equipment"]],
  [/\b(?:garden|allotment)\b/, ["Plant", "Task", "Harvest"]],
  [/\b(?:club|association|society)\b/, ["Member", "Event", "Payment"]],
  [/\b(?:shop|store|boutique)\b/, ["Product", "Supplier", "Sale"]],
  [/\b(?:business|company|agency|firm|startup|freelanc\w+)\b/, ["Customer", "Task", "Invoice"]],
  [
    /\b(?:tattoo artist|hairdresser|barber|photographer|coach|trainer|tutor|therapist|plumber|electrician|handyman|gardener|groomer|cleaner|consultant|designer|carpenter|painter|mechanic|masseuse|midwife)\b/,
    ["Customer", "Appointment", "Invoice"],
  ],
  [/\b(?:house|home|flat|household)\b/, ["Task", "Bill", "Item"]],
];

/** A start for a brief that names nothing but the place. */
export function addPlace(drafts: Draft[], lower: string): void {
  const [, names = []] = PLACES.find(([pattern]) => pattern.test(lower)) ?? [];
  for (const name of names) {
    const entry = entryNamed(name);
    if (entry !== undefined)
      claim(drafts, { label: entry.aliases[0] ?? "", isPlural: true, entry }, false).isGuess = true;
  }
}

const BORROWER = new Set("Loan Student Customer Client Patient Tenant Volunteer Guest Attendee Candidate".split(" "));

/** Named, and nobody who borrows. */
const isLendable = ({ entry, isNamed, label }: Draft): boolean =>
  isNamed && (entry === undefined ? !isPerson(label) : !BORROWER.has(entry.name) && !SECONDARY.has(entry.name));

/** What is lent is what the brief names, though the lexicon may not know it: wheelchairs have loans. */
function linkLoan(drafts: readonly Draft[]): void {
  const loan = drafts.find(({ entry }) => entry?.name === "Loan");
  const lent = drafts.find(isLendable);
  if (loan !== undefined && loan.parents.length === 0 && lent !== undefined && !refersTo(loan, lent))
    loan.parents.push(lent.label);
}

export function addCore(drafts: Draft[], archetype: Archetype, score: number): void {
  if (score < 1.5) return;
  const slots = (names: readonly string[]): string[][] => names.map((slot) => slot.split("|"));
  const has = (slot: readonly string[]): boolean =>
    drafts.some(({ entry }) => entry !== undefined && slot.includes(entry.name));
  const add = (slot: readonly string[], isFirst: boolean): void => {
    const entry = entryNamed(slot[0] ?? "");
    if (entry === undefined || has(slot)) return;
    const draft: Draft = {
      label: entry.aliases[0] ?? "",
      entry,
      fields: [],
      parents: [],
      several: [],
      isNamed: false,
      isGuess: true,
    };
    if (isFirst) drafts.unshift(draft);
    else drafts.push(draft);
  };
  slots(archetype.always ?? []).forEach((slot) => add(slot, false));
  linkLoan(drafts);
  const core = slots(archetype.core ?? []);
  if (archetype.isWhole === true)
    drafts.splice(
      0,
      drafts.length,
      ...drafts.filter(({ entry }) => archetype.always?.includes(entry?.name ?? "") === true),
    );
  const isEmpty = drafts.every(({ entry, isNamed }) => entry === undefined && !isNamed);
  if (isEmpty && (archetype.template === undefined || drafts.length === 0)) {
    drafts.length = 0;
    core.forEach((slot) => add(slot, false));
    slots(archetype.always ?? []).forEach((slot) => add(slot, false));
    return;
  }
  const [main] = core;
  const areSecondary = drafts.every(({ entry }) => entry !== undefined && SECONDARY.has(entry.name));
  const others = core.slice(1).filter((slot) => archetype.always?.includes(slot.join("|")) !== true);
  const isPartOfCore = drafts.some(({ entry }) => others.some((slot) => slot.includes(entry?.name ?? "")));
  const isMainMissing = main !== undefined && !has(main);
  // "Kids borrow toys": the toys are what is lent.
  const isLent = drafts.some(({ entry, parents }) => entry?.name === "Loan" && parents.length > 0);
  if (isMainMissing && !isLent && (areSecondary || (archetype.needsMain === true && isPartOfCore))) add(main, true);
  const areCore = drafts.every(
    ({ entry, isNamed }) => !isNamed && core.some((slot) => slot.includes(entry?.name ?? "")),
  );
  if (areCore) core.forEach((slot, index) => add(slot, index === 0));
}
