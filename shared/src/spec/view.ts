import * as z from "zod";
import { Measure } from "./behaviour.ts";
import { Identifier, Label } from "./field.ts";
import { listing } from "./views/listing.ts";
import { BalancesView } from "./views/balances.ts";
import { NotesView } from "./views/notes.ts";
import { RecipesView } from "./views/recipes.ts";
import { ReportView } from "./views/report.ts";
import { ImportView } from "./views/import.ts";
import { LeaderboardView } from "./views/leaderboard.ts";
import { ThreadView } from "./views/thread.ts";
import { TrackerView } from "./views/tracker.ts";
import { PipelineView } from "./views/pipeline.ts";
import { ProgressView } from "./views/progress.ts";
import { TimesheetView } from "./views/timesheet.ts";
import { BookingView } from "./views/booking.ts";
import { DocumentView } from "./views/document.ts";
import { ShopView } from "./views/shop.ts";
import { SignupView } from "./views/signup.ts";
import { CalculatorView } from "./views/calculator.ts";
import { ConverterView } from "./views/converter.ts";
import { CounterView } from "./views/counter.ts";
import { FlashcardsView } from "./views/flashcards.ts";
import { GameView } from "./views/game.ts";
import { LandingView } from "./views/landing.ts";
import { PickerView } from "./views/picker.ts";
import { PollView } from "./views/poll.ts";
import { QuizView } from "./views/quiz.ts";
import { TimerView } from "./views/timer.ts";

export const Metric = z.object({
  label: Label,
  measure: Measure,
  display: z.enum(["number", "money", "percent", "stars"]).default("number"),
});
export type Metric = z.infer<typeof Metric>;

export const Chart = z.object({
  title: Label,
  kind: z.enum(["bar", "line", "donut"]),
  measure: Measure,
  /** One bar, point or slice per value of this field; a date field is grouped by `bucket`. */
  groupBy: Identifier,
  bucket: z.enum(["day", "week", "month", "year"]).optional(),
  display: z.enum(["number", "money", "percent"]).default("number"),
});
export type Chart = z.infer<typeof Chart>;

/** What a page shows. Each kind is one hand-written module of the compiler. Every listing has search, add, edit and delete. */
export const View = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("dashboard"),
    metrics: z.array(Metric).max(8).default([]),
    charts: z.array(Chart).max(6).default([]),
    /** Ids of rules whose records are listed under "Needs attention". */
    rules: z.array(Identifier).max(10).default([]),
    /** Entities whose newest records are listed. */
    recent: z.array(z.string()).max(3).default([]),
  }),
  z.object({ kind: z.literal("table"), ...listing }),
  z.object({ kind: z.literal("cards"), ...listing }),
  /** To-dos: one line to add, a checkbox to finish, All / Active / Completed. `doneField` is a boolean. */
  z.object({ kind: z.literal("checklist"), ...listing, doneField: Identifier }),
  /** Columns by an enum; cards move by drag and by keyboard. */
  z.object({ kind: z.literal("board"), ...listing, groupField: Identifier }),
  /** A month with the records on their day. */
  z.object({ kind: z.literal("calendar"), ...listing, dateField: Identifier }),
  /** Entries by day, newest first. */
  z.object({ kind: z.literal("journal"), ...listing, dateField: Identifier }),
  BalancesView,
  NotesView,
  RecipesView,
  LeaderboardView,
  ThreadView,
  TrackerView,
  BookingView,
  ShopView,
  DocumentView,
  SignupView,
  ImportView,
  ReportView,
  PipelineView,
  TimesheetView,
  ProgressView,
  CalculatorView,
  ConverterView,
  CounterView,
  FlashcardsView,
  GameView,
  LandingView,
  PickerView,
  PollView,
  QuizView,
  TimerView,
]);
export type View = z.infer<typeof View>;
export type ViewKind = View["kind"];

export const Page = z.object({
  id: Identifier,
  title: Label,
  /** `/`, `/expenses` … */
  path: z
    .string()
    .max(80)
    .regex(/^\/(?:[a-z0-9-]+)?$/, "must be / or one lower-case segment such as /expenses"),
  view: View,
});
export type Page = z.infer<typeof Page>;
