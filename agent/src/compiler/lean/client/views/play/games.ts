import type { Game, View } from "@joinery/shared";
import type { PagePlan } from "../../../../plan.ts";
import type { Module } from "../../module.ts";
import { emitViewPage } from "./parts.ts";

const COMPONENTS: Readonly<Record<Exclude<Game, "hangman">, string>> = {
  "tic-tac-toe": "TicTacToe",
  memory: "Memory",
  "rock-paper-scissors": "RockPaperScissors",
  "number-guessing": "NumberGuessing",
  snake: "SnakeGame",
  "2048": "TwentyFortyEight",
};

/** One game on a page of its own. */
export function emitGame(page: PagePlan, { game, words }: Extract<View, { kind: "game" }>): Module[] {
  if (game !== "hangman") return [emitViewPage(page, { content: `<${COMPONENTS[game]} />` })];
  const own = words.length === 0 ? "COMMON_WORDS" : `[${words.map((word) => `"${word}"`).join(", ")}]`;
  return [emitViewPage(page, { content: `<Hangman words={${own}} />` })];
}
