import * as z from "zod";

export const GAMES = [
  "tic-tac-toe",
  "memory",
  "rock-paper-scissors",
  "hangman",
  "number-guessing",
  "snake",
  "2048",
] as const;
export type Game = (typeof GAMES)[number];

/** A game to play, with the score kept on the device. */
export const GameView = z.object({
  kind: z.literal("game"),
  game: z.enum(GAMES),
  /** The words of a word game; it has some of its own. */
  words: z
    .array(z.string().regex(/^[a-z]{3,16}$/, "must be a word of 3 to 16 lower-case letters"))
    .max(200)
    .default([]),
});
