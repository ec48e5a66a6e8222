import type { Game } from "@joinery/shared";

const GAMES: readonly (readonly [RegExp, Game, string])[] = [
  [/\btic[- ]?tac[- ]?toe\b|\bnoughts and crosses\b/, "tic-tac-toe", "Tic Tac Toe"],
  [/\bmemory (?:card )?game\b|\bgame of memory\b|\bplay(?:ing)? memory\b|\bmatching pairs\b/, "memory", "Memory"],
  [/\brock[- ,]*paper[- ,]*(?:and )?scissors\b/, "rock-paper-scissors", "Rock Paper Scissors"],
  [/\bhangman\b/, "hangman", "Hangman"],
  [/\bguess(?:ing)? (?:the |a )?number\b|\bnumber[- ]guessing\b/, "number-guessing", "Guess the Number"],
  [/\bsnake\b/, "snake", "Snake"],
  [/\b2048\b/, "2048", "2048"],
];

/** Every game that a text names, with its title, in its order. */
export function findGames(lower: string): { readonly game: Game; readonly title: string }[] {
  return GAMES.flatMap(([test, game, title]) => {
    const found = test.exec(lower);
    return found === null ? [] : [{ game, title, index: found.index }];
  }).toSorted((a, b) => a.index - b.index);
}

export const findGame = (lower: string): { readonly game: Game; readonly title: string } | undefined =>
  findGames(lower)[0];

const words = (text: string): readonly string[] => text.split(" ");

/** Words for hangman about what the brief names. */
const WORD_LISTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /\banimals?\b/,
    words(
      "badger beaver buffalo camel cheetah cobra crocodile dolphin donkey eagle elephant falcon ferret flamingo giraffe gorilla hamster hedgehog heron kangaroo leopard lizard meerkat octopus ostrich otter panther parrot pelican penguin rabbit raccoon reindeer salmon sparrow squirrel swallow tiger tortoise turkey walrus weasel zebra",
    ),
  ],
  [
    /\bcountr(?:y|ies)\b/,
    words(
      "argentina australia austria belgium brazil canada chile china colombia croatia denmark egypt estonia finland france germany greece hungary iceland india ireland italy jamaica japan kenya latvia mexico morocco nepal norway panama peru poland portugal romania singapore spain sweden thailand turkey ukraine vietnam",
    ),
  ],
  [
    /\bfruits?\b|\bfood\b|\bvegetables?\b/,
    words(
      "apple apricot artichoke asparagus aubergine avocado banana beetroot blackberry broccoli cabbage carrot cherry coconut cranberry cucumber currant fennel garlic grape grapefruit leek lemon lettuce mango melon mushroom onion orange papaya parsnip peach pear pepper pineapple plum potato pumpkin quince radish raspberry rhubarb spinach squash strawberry tomato turnip",
    ),
  ],
];

export const hangmanWords = (lower: string): readonly string[] =>
  WORD_LISTS.find(([test]) => test.test(lower))?.[1] ?? [];
