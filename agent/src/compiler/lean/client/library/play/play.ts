import { calculatorStylesLibrary } from "./calculator-styles.ts";
import { calculatorLibrary } from "./calculator.ts";
import { commonStylesLibrary } from "./common-styles.ts";
import { commonLibrary } from "./common.ts";
import { converterStylesLibrary } from "./converter-styles.ts";
import { converterLibrary } from "./converter.ts";
import { counterStylesLibrary } from "./counter-styles.ts";
import { counterLibrary } from "./counter.ts";
import { flashcardsStylesLibrary } from "./flashcards-styles.ts";
import { flashcardsLibrary } from "./flashcards.ts";
import { gameStylesLibrary } from "./game-styles.ts";
import { gameLibrary } from "./game.ts";
import { landingStylesLibrary } from "./landing-styles.ts";
import { landingLibrary } from "./landing.ts";
import { pickerStylesLibrary } from "./picker-styles.ts";
import { pickerLibrary } from "./picker.ts";
import { pollStylesLibrary } from "./poll-styles.ts";
import { pollLibrary } from "./poll.ts";
import { quizStylesLibrary } from "./quiz-styles.ts";
import { quizLibrary } from "./quiz.ts";
import { timerStylesLibrary } from "./timer-styles.ts";
import { timerLibrary } from "./timer.ts";

/** Views to play, to compute and to take part. */
export const playLibrary: Readonly<Record<string, string>> = {
  ...calculatorStylesLibrary,
  ...calculatorLibrary,
  ...commonStylesLibrary,
  ...commonLibrary,
  ...converterStylesLibrary,
  ...converterLibrary,
  ...counterStylesLibrary,
  ...counterLibrary,
  ...flashcardsStylesLibrary,
  ...flashcardsLibrary,
  ...gameStylesLibrary,
  ...gameLibrary,
  ...landingStylesLibrary,
  ...landingLibrary,
  ...pickerStylesLibrary,
  ...pickerLibrary,
  ...pollStylesLibrary,
  ...pollLibrary,
  ...quizStylesLibrary,
  ...quizLibrary,
  ...timerStylesLibrary,
  ...timerLibrary,
};
