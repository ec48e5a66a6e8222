import type { AppFile, Game } from "@joinery/shared";
import { testFile } from "./test-file.ts";

const lib = (name: string): string => `../src/client/lib/${name}.ts`;

/** What the rules of each game have to do. */
export const GAME_TESTS: Readonly<Record<Game, AppFile>> = {
  "tic-tac-toe": testFile(
    "tic-tac-toe",
    [
      [
        ["bestMove", "emptyCells", "freeCells", "otherMark", "place", "winningLine", "type Cells", "type Mark"],
        lib("tic-tac-toe"),
      ],
    ],
    `test("three in a row win, in every direction", () => {
  for (const line of [[0, 1, 2], [3, 4, 5], [2, 5, 8], [0, 4, 8], [2, 4, 6]]) {
    const cells = line.reduce<Cells>((board, index) => place(board, index, "X"), emptyCells);
    assert.deepEqual(winningLine(cells), line);
  }
  assert.equal(winningLine(emptyCells), undefined);
});

test("the computer wins when it can, and stops a win of the other", () => {
  assert.equal(bestMove(["O", "O", null, "X", "X", null, null, null, null], "O"), 2);
  assert.equal(bestMove(["X", "X", null, null, "O", null, null, null, null], "O"), 2);
});

test("the computer never loses, whatever the other plays", () => {
  const loses = (cells: Cells, mark: Mark): boolean => {
    if (winningLine(cells) !== undefined) return otherMark(mark) === "X";
    const free = freeCells(cells);
    if (free.length === 0) return false;
    const moves = mark === "X" ? free : [bestMove(cells, "O") ?? 0];
    return moves.some((index) => loses(place(cells, index, mark), otherMark(mark)));
  };
  for (const index of [0, 1, 4]) assert.equal(loses(place(emptyCells, index, "X"), "O"), false);
});`,
  ),
  memory: testFile(
    "memory",
    [[["arePair", "dealPairs"], lib("memory")]],
    `test("each picture is dealt twice, and only its two cards are a pair", () => {
  const cards = dealPairs(8, Math.random);
  assert.equal(cards.length, 16);
  for (let picture = 0; picture < 8; picture += 1) {
    const [first = -1, second = -1] = cards.flatMap((card, index) => (card.picture === picture ? [index] : []));
    assert.equal(arePair(cards, first, second), true);
    assert.equal(arePair(cards, first, first), false);
  }
});`,
  ),
  "rock-paper-scissors": testFile(
    "rock-paper-scissors",
    [[["drawHand", "HANDS", "judge"], lib("rock-paper-scissors")]],
    `test("each hand beats one, loses to one, and draws with itself", () => {
  assert.equal(judge("paper", "rock"), "win");
  assert.equal(judge("scissors", "paper"), "win");
  assert.equal(judge("rock", "scissors"), "win");
  for (const hand of HANDS) assert.equal(judge(hand, hand), "draw");
  assert.equal(judge("rock", "paper"), "loss");
});

test("the computer can throw every hand", () => {
  assert.deepEqual([0, 0.5, 0.99].map((random) => drawHand(() => random)), [...HANDS]);
});`,
  ),
  hangman: testFile(
    "hangman",
    [[["countMisses", "drawWord", "MOST_MISSES", "revealWord", "stateOf"], lib("hangman")]],
    `test("guessed letters are shown, wrong ones are counted", () => {
  const guessed = new Set(["o", "x"]);
  assert.deepEqual(revealWord("door", guessed), [undefined, "o", "o", undefined]);
  assert.equal(countMisses("door", guessed), 1);
  assert.equal(stateOf("door", guessed), "open");
});

test("all letters win, too many wrong ones lose", () => {
  assert.equal(stateOf("door", new Set("dor")), "won");
  assert.equal(stateOf("door", new Set([..."abcefghijklmn"].slice(0, MOST_MISSES))), "lost");
});

test("the next word is another one", () => {
  assert.equal(drawWord(["one", "two"], "one", () => 0), "two");
  assert.equal(drawWord(["one"], "one", () => 0), "one");
});`,
  ),
  "number-guessing": testFile(
    "number-guessing",
    [[["drawSecret", "HIGHEST", "hintFor", "readGuess"], lib("number-guessing")]],
    `test("the secret lies between 1 and the highest", () => {
  assert.equal(drawSecret(() => 0), 1);
  assert.equal(drawSecret(() => 0.9999), HIGHEST);
});

test("a hint says on which side the secret lies", () => {
  assert.deepEqual([3, 7, 5].map((guess) => hintFor(guess, 5)), ["low", "high", "right"]);
});

test("only whole numbers in range are guesses", () => {
  assert.equal(readGuess(" 42 "), 42);
  for (const text of ["", "0", "1.5", "many", String(HIGHEST + 1)]) assert.equal(typeof readGuess(text), "string");
});`,
  ),
  snake: testFile(
    "snake",
    [[["newSnake", "SNAKE_SIZE", "stepSnake"], lib("snake")]],
    `test("the snake grows when it eats", () => {
  const snake = { ...newSnake(() => 0), food: { x: 5, y: 7 } };
  const fed = stepSnake(snake, "right", () => 0);
  assert.equal(fed.body.length, snake.body.length + 1);
  assert.equal(stepSnake({ ...snake, food: { x: 0, y: 0 } }, "right", () => 0).body.length, snake.body.length);
});

test("it cannot turn back on itself", () => {
  assert.equal(stepSnake(newSnake(() => 0), "left", () => 0).heading, "right");
});

test("walls end the game", () => {
  let snake = newSnake(() => 0);
  for (let step = 0; step < SNAKE_SIZE; step += 1) snake = stepSnake(snake, "up", () => 0);
  assert.equal(snake.isOver, true);
  assert.equal(stepSnake(snake, "down", () => 0), snake);
});`,
  ),
  "2048": testFile(
    "2048",
    [[["addTile", "hasMoves", "newTiles", "slide"], lib("twenty-forty-eight")]],
    `const row = (...values: number[]) => [...values, ...Array.from({ length: 12 }, () => 0)];

test("equal tiles become one, each only once in a move", () => {
  const { tiles, points } = slide(row(2, 2, 2, 2), "left");
  assert.deepEqual(tiles, row(4, 4, 0, 0));
  assert.equal(points, 8);
  assert.deepEqual(slide(row(2, 0, 2, 4), "right").tiles, row(0, 0, 4, 4));
});

test("tiles move up and down too", () => {
  const { tiles } = slide(row(2, 0, 0, 4), "down");
  assert.deepEqual([tiles[12], tiles[15], tiles[0]], [2, 4, 0]);
});

test("a new game has two tiles, and a full board without equal neighbours has no move", () => {
  assert.equal(newTiles(Math.random).filter((value) => value > 0).length, 2);
  assert.equal(hasMoves(Array.from({ length: 16 }, (_, index) => 2 ** (index + 1))), false);
  const full = Array.from({ length: 16 }, () => 2);
  assert.equal(addTile(full, () => 0), full);
  assert.equal(hasMoves(full), true);
});`,
  ),
};
