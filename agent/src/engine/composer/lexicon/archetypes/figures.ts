import type { Archetype } from "../archetype.ts";
import { PRACTICE, TIME_SHEETS } from "../figure-words.ts";

/** Kinds of apps that count: seats that are left, hours of a week, progress over time. */
export const FIGURE_ARCHETYPES: readonly Archetype[] = [
  {
    id: "cash-book",
    noun: "Cash Book",
    test: /\bpetty cash\b|\bcash ?(?:book|box|register|journal)\b|\bmoney in\b.{0,40}\bmoney out\b/,
    weight: 6.5,
    accent: "#1f8a70",
    core: ["Transaction|Expense|Income"],
    always: ["Transaction|Expense|Income"],
  },
  {
    id: "savings",
    noun: "Savings",
    test: /\bsav(?:e|ing) up\b|\bsavings? (?:jar|pot|target)\b|\bpiggy ?bank\b/,
    weight: 6,
    accent: "#16803c",
    core: ["SavingGoal"],
    always: ["SavingGoal"],
    isWhole: true,
  },
  {
    id: "spending",
    noun: "Spending",
    test: /\bwhat (?:i|we) spend\b|\bspend (?:it |money )?on\b|\bbank statements?\b/,
    weight: 2,
    accent: "#1f8a70",
    core: ["Expense|Transaction|Income"],
  },
  {
    id: "sign-ups",
    noun: "Sign-ups",
    test: /(?:event|workshop|class|course|training|seminar|webinar|meet-?up|tour|retreat)s? (?:sign[- ]?ups?|registration)/,
    weight: 8,
    accent: "#6d28d9",
    core: ["Event|Course"],
    template: "Event",
    // Seats are a number here, and who signs up is kept with the event.
    without: ["Place", "Enrolment"],
  },
  {
    id: "sales-pipeline",
    noun: "Pipeline",
    test: /\b(?:sales|deals?|opportunit(?:y|ies)) (?:pipeline|funnel)\b|\bpipeline of (?:deals|opportunities)\b/,
    weight: 6,
    accent: "#2457c5",
    core: ["Deal"],
    always: ["Deal"],
    // What is sold is a deal here.
    without: ["Sale"],
  },
  {
    id: "practice",
    noun: "Practice Log",
    test: PRACTICE,
    weight: 7,
    accent: "#7c3aed",
    core: ["PracticeEntry", "MusicPiece"],
    always: ["PracticeEntry", "MusicPiece"],
  },
  {
    id: "time-sheet",
    noun: "Time Sheet",
    test: TIME_SHEETS,
    weight: 7.5,
    accent: "#1d4ed8",
    core: ["TimeEntry", "Project"],
    always: ["TimeEntry"],
  },
];
