import type { AppFile, View } from "@joinery/shared";
import type { AppPlan, PagePlan } from "../../../plan.ts";
import { emitCalculatorTests } from "./calculator-tests.ts";
import { emitConverterTests } from "./converter-tests.ts";
import { emitCountingTests } from "./counting-tests.ts";
import { emitDrawingTests } from "./drawing-tests.ts";
import { FLASHCARD_TESTS, QUIZ_TESTS, TIMER_TESTS } from "./fixed-tests.ts";
import { GAME_TESTS } from "./game-tests.ts";
import { emitVotingTests } from "./voting-tests.ts";

/** `tests/*-view.test.ts`: the rules and the calculations of the views that have some, each once. */
export function emitViewTests(plan: AppPlan): AppFile[] {
  const files = plan.pages.flatMap((page) => testsOf(plan, page, page.page.view) ?? []);
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

function testsOf(plan: AppPlan, page: PagePlan, view: View): AppFile | undefined {
  switch (view.kind) {
    case "calculator":
      return emitCalculatorTests(page, view);
    case "converter":
      return emitConverterTests(page, view);
    case "counter":
      return emitCountingTests(plan, view);
    case "flashcards":
      return FLASHCARD_TESTS;
    case "game":
      return GAME_TESTS[view.game];
    case "picker":
      return emitDrawingTests(plan, view);
    case "poll":
      return emitVotingTests(plan, view);
    case "quiz":
      return QUIZ_TESTS;
    case "timer":
      return TIMER_TESTS;
    default:
      return undefined;
  }
}
