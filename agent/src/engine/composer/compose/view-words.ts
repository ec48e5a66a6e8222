import type { View } from "@joinery/shared";

const KINDS: Readonly<Record<Exclude<View["kind"], "dashboard" | "game">, string>> = {
  table: "a table",
  cards: "cards",
  checklist: "a checklist",
  board: "a board",
  calendar: "a calendar",
  journal: "a journal by day",
  calculator: "a calculator",
  converter: "a converter, both ways",
  counter: "counters to tap",
  flashcards: "cards to learn, with spaced repetition",
  landing: "a page for visitors",
  picker: "drawn by lot",
  poll: "a vote",
  quiz: "a quiz to play",
  balances: "who owes whom, with settling up",
  leaderboard: "a table of wins and losses, with results in two taps",
  notes: "a list beside an editor that saves by itself",
  recipes: "recipes to cook from",
  thread: "posts to read, with comments",
  tracker: "a week to tick off, with streaks",
  booking: "free times to book",
  shop: "a shop with cart and checkout",
  import: "records from a CSV file",
  report: "a report with totals",
  timesheet: "a week of hours to fill in, with a timer",
  progress: "progress over time, with personal bests",
  pipeline: "a pipeline with sums and conversion by stage",
  signup: "events with seats to sign up for",
  document: "documents with lines and totals",
  timer: "a timer that goes on after a reload",
};

/** A kind of view in plain words, for sentences. */
export function describeView(view: View): string {
  if (view.kind === "game") return "a game to play";
  if (view.kind !== "dashboard") return KINDS[view.kind];
  return view.charts.length > 0 ? "figures and charts" : "figures";
}
