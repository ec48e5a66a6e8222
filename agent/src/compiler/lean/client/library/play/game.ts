/** Games: their rules in `lib/`, how they are played in `components/games/`. Each file is emitted when another one imports it. */
export const gameLibrary: Readonly<Record<string, string>> = {
  "components/games/arrow-pad.tsx": `type Way = "up" | "down" | "left" | "right";
const ARROWS = { up: "↑", left: "←", down: "↓", right: "→" } as const satisfies Record<Way, string>;
const WAYS = ["up", "left", "down", "right"] as const;

/** Buttons for the four directions, for fingers. */
export function ArrowPad({ onPress }: { readonly onPress: (way: Way) => void }) {
  return (
    <div className="arrow-pad" role="group" aria-label="Directions">
      {WAYS.map((way) => (
        <button key={way} type="button" className={\`button pad-\${way}\`} aria-label={way} onClick={() => onPress(way)}>
          {ARROWS[way]}
        </button>
      ))}
    </div>
  );
}
`,
  "components/games/game-frame.tsx": `import type { ReactNode } from "react";
import "../../styles/game.css";

type GameFrameProps = {
  /** What is going on; read out as it changes. */
  readonly status: string;
  readonly scores: readonly { readonly label: string; readonly value: number | string }[];
  readonly tools?: ReactNode;
  readonly help?: string;
  readonly children: ReactNode;
};

/** The frame of every game: what is going on, the game itself, and the score. */
export function GameFrame({ status, scores, tools, help, children }: GameFrameProps) {
  return (
    <section className="game surface" aria-label="Game">
      {tools !== undefined && <div className="game-tools">{tools}</div>}
      <p className="game-status" role="status">
        {status}
      </p>
      {children}
      <dl className="game-scores">
        {scores.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {help !== undefined && <p className="game-help">{help}</p>}
    </section>
  );
}
`,
  "components/games/hangman.tsx": `import { useEffect, useEffectEvent, useState } from "react";
import { flushSync } from "react-dom";
import { ALPHABET, countMisses, drawWord, MOST_MISSES, revealWord, stateOf } from "../../lib/hangman.ts";
import { useStored } from "../../lib/stored.ts";
import { isTally } from "../../lib/is-tally.ts";
import { Button } from "../button.tsx";
import { GameFrame } from "./game-frame.tsx";

const NO_SCORE = { won: 0, lost: 0 };
const STROKES = ["M3 21h12M6 21V3h10v3", "M16 6a2.2 2.2 0 1 0 .01 0Z", "M16 10.4v5.6", "M16 12l-3 2.5", "M16 12l3 2.5", "M16 16l-2.5 4", "M16 16l2.5 4"] as const;

/** A word to guess letter by letter, by buttons or on the keyboard. */
export function Hangman({ words }: { readonly words: readonly string[] }) {
  const [word, setWord] = useState(() => drawWord(words, "", Math.random));
  const [guessed, setGuessed] = useState<ReadonlySet<string>>(new Set());
  const [score, setScore] = useStored("hangman score", NO_SCORE, (value) => isTally(value, ["won", "lost"]));
  const state = stateOf(word, guessed);
  const misses = countMisses(word, guessed);

  const guess = (letter: string): void => {
    if (state !== "open" || guessed.has(letter)) return;
    const next = new Set([...guessed, letter]);
    setGuessed(next);
    const after = stateOf(word, next);
    if (after !== "open") setScore({ ...score, [after]: score[after] + 1 });
  };

  const press = useEffectEvent((event: KeyboardEvent) => {
    const letter = event.key.toLowerCase();
    const isShortcut = event.ctrlKey || event.metaKey || event.altKey;
    // The next key may follow before the browser draws: it has to find this one done.
    if (!isShortcut && ALPHABET.includes(letter)) flushSync(() => guess(letter));
  });
  useEffect(() => {
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);

  const restart = (): void => {
    setWord(drawWord(words, word, Math.random));
    setGuessed(new Set());
  };
  const status = {
    open: \`\${MOST_MISSES - misses} wrong guesses left\`,
    won: "You found the word!",
    lost: \`The word was “\${word}”.\`,
  }[state];
  return (
    <GameFrame
      status={status}
      scores={[
        { label: "Found", value: score.won },
        { label: "Missed", value: score.lost },
      ]}
      help="Type letters on the keyboard, or tap them."
    >
      <svg className="gallows" viewBox="0 0 24 24" aria-hidden="true">
        {STROKES.slice(0, misses).map((path) => (
          <path key={path} d={path} />
        ))}
      </svg>
      <p className="hangman-word" aria-label={revealWord(word, guessed).map((letter) => letter ?? "blank").join(" ")} role="img">
        {revealWord(word, guessed).map((letter, index) => (
          <span key={index}>{state === "lost" ? word[index] : letter}</span>
        ))}
      </p>
      <div className="letters" role="group" aria-label="Letters">
        {ALPHABET.map((letter) => (
          <button key={letter} type="button" className={letterClass(letter, word, guessed)} disabled={guessed.has(letter) || state !== "open"} onClick={() => guess(letter)}>
            {letter}
          </button>
        ))}
      </div>
      <div className="game-buttons">
        <Button kind="primary" onClick={restart}>
          New word
        </Button>
      </div>
    </GameFrame>
  );
}

function letterClass(letter: string, word: string, guessed: ReadonlySet<string>): string {
  if (!guessed.has(letter)) return "letter";
  return word.includes(letter) ? "letter letter-right" : "letter letter-wrong";
}
`,
  "components/games/memory.tsx": `import { useEffect, useState } from "react";
import { moveInGrid } from "../../lib/grid-keys.ts";
import { arePair, dealPairs } from "../../lib/memory.ts";
import { useStored } from "../../lib/stored.ts";
import { isNumber } from "../../lib/is-number.ts";
import { Button } from "../button.tsx";
import { ChoiceBar } from "../choice-bar.tsx";
import { GameFrame } from "./game-frame.tsx";

const SIZES = [
  { value: "6", label: "6 pairs" },
  { value: "8", label: "8 pairs" },
  { value: "10", label: "10 pairs" },
] as const;
const SHOWN_MS = 900;
const PICTURES = [
  { name: "Circle", path: "M12 4a8 8 0 1 0 .01 0Z" },
  { name: "Square", path: "M5 5h14v14H5Z" },
  { name: "Triangle", path: "M12 4 21 19.5H3Z" },
  { name: "Star", path: "m12 3 2.7 6 6.5.6-4.9 4.3 1.5 6.4-5.8-3.4-5.8 3.4 1.5-6.4L2.8 9.6 9.3 9Z" },
  { name: "Heart", path: "M12 20.5C3 14.5 3 9 5 6.5s5.5-2 7 1.5c1.5-3.5 5-4 7-1.5s2 8-7 14Z" },
  { name: "Diamond", path: "M12 2.5 20 12l-8 9.5L4 12Z" },
  { name: "Moon", path: "M15 3a9 9 0 1 0 6 12.5A8 8 0 0 1 15 3Z" },
  { name: "Drop", path: "M12 2.5c4 5 6.5 8 6.5 11.5a6.5 6.5 0 0 1-13 0c0-3.5 2.5-6.5 6.5-11.5Z" },
  { name: "Cross", path: "M9 3h6v6h6v6h-6v6H9v-6H3V9h6Z" },
  { name: "Bolt", path: "M13.5 2 4.5 13.5H11L9.5 22 19.5 10H13Z" },
] as const;

/** Pairs of pictures to find among hidden cards, in as few turns as possible. */
export function Memory() {
  const [size, setSize] = useState<(typeof SIZES)[number]["value"]>("8");
  const [cards, setCards] = useState(() => dealPairs(8, Math.random));
  const [open, setOpen] = useState<readonly number[]>([]);
  const [found, setFound] = useState<ReadonlySet<number>>(new Set());
  const [turns, setTurns] = useState(0);
  const [best, setBest] = useStored(\`memory best \${size}\`, 0, isNumber);
  const isDone = found.size === cards.length;

  useEffect(() => {
    if (open.length < 2) return;
    const timer = setTimeout(() => setOpen([]), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [open]);

  const deal = (pairs: number): void => {
    setCards(dealPairs(pairs, Math.random));
    setOpen([]);
    setFound(new Set());
    setTurns(0);
  };
  const turn = (index: number): void => {
    if (found.has(index) || open.includes(index)) return;
    const [first] = open;
    if (first === undefined || open.length === 2) return setOpen([index]);
    setTurns(turns + 1);
    if (!arePair(cards, first, index)) return setOpen([first, index]);
    setOpen([]);
    const all = new Set([...found, first, index]);
    setFound(all);
    if (all.size === cards.length && (best === 0 || turns + 1 < best)) setBest(turns + 1);
  };
  const pairsFound = found.size / 2;
  return (
    <GameFrame
      tools={
        <ChoiceBar
          label="Number of pairs"
          options={SIZES}
          value={size}
          onChange={(value) => {
            setSize(value);
            deal(Number(value));
          }}
        />
      }
      status={isDone ? \`All pairs found in \${turns} turns!\` : \`\${pairsFound} of \${cards.length / 2} pairs found\`}
      scores={[
        { label: "Turns", value: turns },
        { label: "Best", value: best === 0 ? "–" : best },
      ]}
      help="Arrow keys move between the cards, Enter or Space turns one over."
    >
      <div className="memory-board" role="group" aria-label="Cards" onKeyDown={(event) => moveInGrid(event, 4)}>
        {cards.map(({ id, picture }) => {
          const isShown = open.includes(id) || found.has(id);
          return (
            <button key={id} type="button" className={cardClass(isShown, found.has(id))} aria-label={\`Card \${id + 1}: \${isShown ? PICTURES[picture]?.name : "hidden"}\`} onClick={() => turn(id)}>
              {isShown && (
                <svg viewBox="0 0 24 24" aria-hidden="true" style={{ fill: \`var(--chart-\${(picture % 8) + 1})\` }}>
                  <path d={PICTURES[picture]?.path} />
                </svg>
              )}
            </button>
          );
        })}
      </div>
      <div className="game-buttons">
        <Button kind="primary" onClick={() => deal(Number(size))}>
          New game
        </Button>
      </div>
    </GameFrame>
  );
}

function cardClass(isShown: boolean, isFound: boolean): string {
  return ["memory-card", isShown && "memory-shown", isFound && "memory-found"].filter(Boolean).join(" ");
}
`,
  "components/games/number-guessing.tsx": `import type { FormEvent } from "react";
import { useId, useState } from "react";
import { drawSecret, HIGHEST, hintFor, readGuess } from "../../lib/number-guessing.ts";
import { useStored } from "../../lib/stored.ts";
import { isNumber } from "../../lib/is-number.ts";
import "../../styles/control.css";
import { Button } from "../button.tsx";
import { GameFrame } from "./game-frame.tsx";

const HINTS = { low: "is too low", high: "is too high", right: "is right" } as const;

/** A secret number, and a hint after each guess. */
export function NumberGuessing() {
  const [secret, setSecret] = useState(() => drawSecret(Math.random));
  const [guesses, setGuesses] = useState<readonly number[]>([]);
  const [text, setText] = useState("");
  const [problem, setProblem] = useState("");
  const [best, setBest] = useStored("number-guessing best", 0, isNumber);
  const id = useId();
  const last = guesses.at(-1);
  const isFound = last === secret;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const guess = readGuess(text);
    setProblem(typeof guess === "string" ? guess : "");
    if (typeof guess === "string") return;
    setGuesses([...guesses, guess]);
    setText("");
    if (guess === secret && (best === 0 || guesses.length + 1 < best)) setBest(guesses.length + 1);
  };
  const restart = (): void => {
    setSecret(drawSecret(Math.random));
    setGuesses([]);
    setProblem("");
  };
  const status =
    problem !== ""
      ? problem
      : last === undefined
        ? \`I think of a number from 1 to \${HIGHEST}. Which one is it?\`
        : \`\${last} \${HINTS[hintFor(last, secret)]}\${isFound ? \`! It took \${guesses.length} guesses.\` : "."}\`;
  return (
    <GameFrame
      status={status}
      scores={[
        { label: "Guesses", value: guesses.length },
        { label: "Best", value: best === 0 ? "–" : best },
      ]}
    >
      {isFound ? (
        <Button kind="primary" onClick={restart}>
          New number
        </Button>
      ) : (
        <form className="guess-form" noValidate onSubmit={submit}>
          <label className="visually-hidden" htmlFor={id}>
            Your guess
          </label>
          <input id={id} className="control guess-input" inputMode="numeric" autoComplete="off" placeholder="Your guess" value={text} onChange={(event) => setText(event.target.value)} />
          <Button kind="primary" type="submit">
            Guess
          </Button>
        </form>
      )}
      <ol className="guesses" aria-label="Guesses so far">
        {guesses.map((guess, index) => (
          <li key={index} className={\`guess guess-\${hintFor(guess, secret)}\`}>
            {guess} {HINTS[hintFor(guess, secret)]}
          </li>
        ))}
      </ol>
    </GameFrame>
  );
}
`,
  "components/games/rock-paper-scissors.tsx": `import { useState } from "react";
import { drawHand, HANDS, judge } from "../../lib/rock-paper-scissors.ts";
import type { Hand } from "../../lib/rock-paper-scissors.ts";
import { useStored } from "../../lib/stored.ts";
import { isTally } from "../../lib/is-tally.ts";
import { Button } from "../button.tsx";
import { GameFrame } from "./game-frame.tsx";

const NO_SCORE = { win: 0, loss: 0, draw: 0 };
const RESULTS = { win: "You win this round!", loss: "The computer wins this round.", draw: "A draw." } as const;
const DRAWINGS: Readonly<Record<Hand, string>> = {
  rock: "M6 18.5c-2.5-2-3-5-2-8 1-2.5 2.5-5 5-5.5s8-.5 10.5 2 2 7 .5 9.5-3 3.5-7 3.5-5.5-.3-7-1.5ZM8 11.5l3-2.5M14 15l3-1",
  paper: "M5.5 3.5h9.5l4 4v13h-13.5ZM15 3.5v4h4M8.5 11.5h7M8.5 15h7",
  scissors: "M9 9 19.5 19M9 15 19.5 5M6.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM6.5 20.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z",
};

/** Best of as many rounds as you like against a computer that throws at random. */
export function RockPaperScissors() {
  const [round, setRound] = useState<{ readonly mine: Hand; readonly theirs: Hand } | undefined>();
  const [score, setScore] = useStored("rock-paper-scissors score", NO_SCORE, (value) => isTally(value, ["win", "loss", "draw"]));
  const throwHand = (mine: Hand): void => {
    const theirs = drawHand(Math.random);
    const result = judge(mine, theirs);
    setRound({ mine, theirs });
    setScore({ ...score, [result]: score[result] + 1 });
  };
  const status =
    round === undefined
      ? "Choose rock, paper or scissors."
      : \`\${RESULTS[judge(round.mine, round.theirs)]} You: \${round.mine}, computer: \${round.theirs}.\`;
  return (
    <GameFrame
      status={status}
      scores={[
        { label: "You", value: score.win },
        { label: "Draws", value: score.draw },
        { label: "Computer", value: score.loss },
      ]}
    >
      <div className="hands" aria-hidden="true">
        <HandDrawing hand={round?.mine} />
        <span>against</span>
        <HandDrawing hand={round?.theirs} />
      </div>
      <div className="game-buttons">
        {HANDS.map((hand) => (
          <Button key={hand} kind="primary" onClick={() => throwHand(hand)}>
            {\`\${hand.charAt(0).toUpperCase()}\${hand.slice(1)}\`}
          </Button>
        ))}
        <Button onClick={() => setScore(NO_SCORE)}>Reset score</Button>
      </div>
    </GameFrame>
  );
}

function HandDrawing({ hand }: { readonly hand: Hand | undefined }) {
  return (
    <span className="hand">
      {hand === undefined ? (
        "?"
      ) : (
        <svg viewBox="0 0 24 24">
          <path d={DRAWINGS[hand]} />
        </svg>
      )}
    </span>
  );
}
`,
  "components/games/snake.tsx": `import { useEffect, useRef, useState } from "react";
import { useArrowKeys } from "../../lib/arrow-keys.ts";
import { newSnake, SNAKE_SIZE, stepSnake } from "../../lib/snake.ts";
import type { Heading } from "../../lib/snake.ts";
import { useStored } from "../../lib/stored.ts";
import { isNumber } from "../../lib/is-number.ts";
import { Button } from "../button.tsx";
import { ArrowPad } from "./arrow-pad.tsx";
import { GameFrame } from "./game-frame.tsx";

const STEP_MS = 160;
const START_LENGTH = 3;

/** A snake that grows with what it eats. */
export function SnakeGame() {
  const [snake, setSnake] = useState(() => newSnake(Math.random));
  const [isRunning, setIsRunning] = useState(false);
  const [best, setBest] = useStored("snake best", 0, isNumber);
  const heading = useRef<Heading>("right");
  const points = snake.body.length - START_LENGTH;

  useEffect(() => {
    if (!isRunning || snake.isOver) return;
    const timer = setTimeout(() => {
      const next = stepSnake(snake, heading.current, Math.random);
      setSnake(next);
      if (next.isOver) setIsRunning(false);
      if (next.isOver && points > best) setBest(points);
    }, STEP_MS);
    return () => clearTimeout(timer);
  });

  const restart = (): void => {
    heading.current = "right";
    setSnake(newSnake(Math.random));
    setIsRunning(true);
  };
  const turn = (way: Heading): void => {
    heading.current = way;
    if (!isRunning && !snake.isOver) setIsRunning(true);
  };
  useArrowKeys(turn);
  const status = snake.isOver ? \`The end: \${points} points.\` : isRunning ? "Eat, and mind the walls." : "Press an arrow key to begin.";
  return (
    <GameFrame
      status={status}
      scores={[
        { label: "Points", value: points },
        { label: "Best", value: best },
      ]}
      help="Arrow keys steer."
    >
      <svg className="snake-board" viewBox={\`0 0 \${SNAKE_SIZE} \${SNAKE_SIZE}\`} role="img" aria-label={\`Snake of length \${snake.body.length}\`}>
        <circle className="snake-food" cx={snake.food.x + 0.5} cy={snake.food.y + 0.5} r="0.4" />
        {snake.body.map(({ x, y }, index) => (
          <rect key={\`\${x} \${y}\`} className={index === 0 ? "snake-part snake-head" : "snake-part"} x={x + 0.05} y={y + 0.05} width="0.9" height="0.9" rx="0.25" />
        ))}
      </svg>
      <ArrowPad onPress={turn} />
      <div className="game-buttons">
        {isRunning ? (
          <Button onClick={() => setIsRunning(false)}>Pause</Button>
        ) : (
          <Button kind="primary" onClick={snake.isOver ? restart : () => setIsRunning(true)}>
            {snake.isOver ? "New game" : "Start"}
          </Button>
        )}
      </div>
    </GameFrame>
  );
}
`,
  "components/games/tic-tac-toe.tsx": `import { useEffect, useState } from "react";
import { moveInGrid } from "../../lib/grid-keys.ts";
import { useStored } from "../../lib/stored.ts";
import { isTally } from "../../lib/is-tally.ts";
import { bestMove, emptyCells, freeCells, otherMark, place, randomMove, winningLine } from "../../lib/tic-tac-toe.ts";
import type { Cells, Mark } from "../../lib/tic-tac-toe.ts";
import { Button } from "../button.tsx";
import { ChoiceBar } from "../choice-bar.tsx";
import { GameFrame } from "./game-frame.tsx";

type Opponent = "friend" | "easy" | "hard";
const OPPONENTS = [
  { value: "friend", label: "Two players" },
  { value: "easy", label: "Easy" },
  { value: "hard", label: "Hard" },
] as const;
const THINKING_MS = 350;
const NO_SCORE = { X: 0, O: 0, draws: 0 };

/** Noughts and crosses for two, or against the computer, which never loses on hard. */
export function TicTacToe() {
  const [opponent, setOpponent] = useState<Opponent>("hard");
  const [starter, setStarter] = useState<Mark>("X");
  const [cells, setCells] = useState<Cells>(emptyCells);
  const [score, setScore] = useStored("tic-tac-toe score", NO_SCORE, (value) => isTally(value, ["X", "O", "draws"]));
  const line = winningLine(cells);
  const isOver = line !== undefined || freeCells(cells).length === 0;
  const next = freeCells(cells).length % 2 === 1 ? starter : otherMark(starter);
  const isComputer = opponent !== "friend" && next === "O" && !isOver;

  const take = (index: number): void => {
    if (cells[index] !== null || isOver) return;
    const after = place(cells, index, next);
    setCells(after);
    if (winningLine(after) !== undefined) setScore({ ...score, [next]: score[next] + 1 });
    else if (freeCells(after).length === 0) setScore({ ...score, draws: score.draws + 1 });
  };

  useEffect(() => {
    if (!isComputer) return;
    const timer = setTimeout(() => {
      const move = opponent === "hard" ? bestMove(cells, "O") : randomMove(cells, Math.random);
      if (move !== undefined) take(move);
    }, THINKING_MS);
    return () => clearTimeout(timer);
  });

  const restart = (first: Mark): void => {
    setStarter(first);
    setCells(emptyCells);
  };
  const choose = (value: Opponent): void => {
    setOpponent(value);
    restart("X");
  };
  return (
    <GameFrame
      tools={<ChoiceBar label="Opponent" options={OPPONENTS} value={opponent} onChange={choose} />}
      status={statusText(line === undefined ? undefined : otherMark(next), isOver, next, opponent)}
      scores={[
        { label: opponent === "friend" ? "X" : "You (X)", value: score.X },
        { label: "Draws", value: score.draws },
        { label: opponent === "friend" ? "O" : "Computer (O)", value: score.O },
      ]}
      help="Arrow keys move between the cells, Enter or Space takes one."
    >
      <div className="tic-board" role="group" aria-label="Board" onKeyDown={(event) => moveInGrid(event, 3)}>
        {cells.map((mark, index) => (
          <button key={index} type="button" className={line?.includes(index) ? "tic-cell tic-won" : "tic-cell"} aria-label={cellLabel(index, mark)} aria-disabled={mark !== null || isOver || isComputer} onClick={() => !isComputer && take(index)}>
            {mark !== null && <MarkDrawing mark={mark} />}
          </button>
        ))}
      </div>
      <div className="game-buttons">
        <Button kind="primary" onClick={() => restart(otherMark(starter))}>
          New game
        </Button>
        <Button onClick={() => setScore(NO_SCORE)}>Reset score</Button>
      </div>
    </GameFrame>
  );
}

function statusText(winner: Mark | undefined, isOver: boolean, next: Mark, opponent: Opponent): string {
  if (winner !== undefined && opponent !== "friend") return winner === "X" ? "You win!" : "The computer wins.";
  if (winner !== undefined) return \`\${winner} wins!\`;
  if (isOver) return "A draw.";
  if (opponent === "friend") return \`\${next} is next.\`;
  return next === "X" ? "Your turn: you are X." : "The computer is thinking …";
}

const cellLabel = (index: number, mark: Mark | null): string =>
  \`Row \${Math.floor(index / 3) + 1}, column \${(index % 3) + 1}: \${mark ?? "empty"}\`;

function MarkDrawing({ mark }: { readonly mark: Mark }) {
  return (
    <svg className={mark === "X" ? "tic-mark tic-x" : "tic-mark tic-o"} viewBox="0 0 24 24" aria-hidden="true">
      {mark === "X" ? <path d="M5 5l14 14M19 5 5 19" /> : <circle cx="12" cy="12" r="7.5" />}
    </svg>
  );
}
`,
  "components/games/twenty-forty-eight.tsx": `import type { PointerEvent } from "react";
import { useRef, useState } from "react";
import { useArrowKeys } from "../../lib/arrow-keys.ts";
import { useStored } from "../../lib/stored.ts";
import { isNumber } from "../../lib/is-number.ts";
import { addTile, hasMoves, newTiles, slide } from "../../lib/twenty-forty-eight.ts";
import type { Way } from "../../lib/twenty-forty-eight.ts";
import { Button } from "../button.tsx";
import { ArrowPad } from "./arrow-pad.tsx";
import { GameFrame } from "./game-frame.tsx";

const GOAL = 2048;
const SWIPE_PX = 30;

/** Equal tiles are pushed together until one of them is 2048. */
export function TwentyFortyEight() {
  const [tiles, setTiles] = useState(() => newTiles(Math.random));
  const [points, setPoints] = useState(0);
  const [best, setBest] = useStored("2048 best", 0, isNumber);
  const start = useRef({ x: 0, y: 0 });
  const isOver = !hasMoves(tiles);

  const push = (way: Way): void => {
    const moved = slide(tiles, way);
    if (moved.tiles.every((value, index) => value === tiles[index])) return;
    const total = points + moved.points;
    setTiles(addTile(moved.tiles, Math.random));
    setPoints(total);
    if (total > best) setBest(total);
  };
  useArrowKeys(push);
  const release = (event: PointerEvent): void => {
    const [x, y] = [event.clientX - start.current.x, event.clientY - start.current.y];
    if (Math.max(Math.abs(x), Math.abs(y)) < SWIPE_PX) return;
    if (Math.abs(x) > Math.abs(y)) push(x < 0 ? "left" : "right");
    else push(y < 0 ? "up" : "down");
  };
  const restart = (): void => {
    setTiles(newTiles(Math.random));
    setPoints(0);
  };
  const status = isOver ? \`No move is left: \${points} points.\` : tiles.includes(GOAL) ? "2048! You can go on." : "Push equal tiles together.";
  return (
    <GameFrame
      status={status}
      scores={[
        { label: "Points", value: points },
        { label: "Best", value: best },
      ]}
      help="Arrow keys or swipes push the tiles."
    >
      <div
        className="tiles"
        role="img"
        aria-label={\`Tiles: \${tiles.map((value) => (value === 0 ? "empty" : value)).join(", ")}\`}
        onPointerDown={({ clientX, clientY }) => (start.current = { x: clientX, y: clientY })}
        onPointerUp={release}
      >
        {tiles.map((value, index) => (
          <span key={index} className="tile" style={tileStyle(value)}>
            {value === 0 ? "" : value}
          </span>
        ))}
      </div>
      <ArrowPad onPress={push} />
      <div className="game-buttons">
        <Button kind="primary" onClick={restart}>
          New game
        </Button>
      </div>
    </GameFrame>
  );
}

/** The higher, the more of the accent. */
function tileStyle(value: number): { readonly backgroundColor: string; readonly color: string } {
  const share = value === 0 ? 0 : Math.min(100, Math.log2(value) * 7);
  const isStrong = share > 55;
  return {
    backgroundColor: isStrong ? "var(--accent)" : \`color-mix(in oklab, var(--accent) \${share / 2}%, var(--hover))\`,
    color: isStrong ? "var(--on-accent)" : "var(--text)",
  };
}
`,
  "lib/arrow-keys.ts": `import { useEffect, useEffectEvent } from "react";
import { flushSync } from "react-dom";

const WAYS = new Map([
  ["ArrowUp", "up"],
  ["ArrowDown", "down"],
  ["ArrowLeft", "left"],
  ["ArrowRight", "right"],
] as const);

/** Calls back for each arrow key, wherever the focus is, and keeps the page from scrolling. */
export function useArrowKeys(onPress: (way: "up" | "down" | "left" | "right") => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const way = [...WAYS].find(([key]) => key === event.key)?.[1];
    if (way === undefined) return;
    event.preventDefault();
    // The next key may follow before the browser draws: it has to find this one done.
    flushSync(() => onPress(way));
  });
  useEffect(() => {
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
`,
  "lib/grid-keys.ts": `import type { KeyboardEvent } from "react";

const STEPS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Moves the focus between the buttons of a grid by the arrow keys. */
export function moveInGrid(event: KeyboardEvent<HTMLElement>, columns: number): void {
  const step = STEPS[event.key];
  const cells = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
  const index = cells.findIndex((cell) => cell === document.activeElement);
  if (step === undefined || index < 0) return;
  event.preventDefault();
  const x = (index % columns) + step[0];
  if (x < 0 || x >= columns) return;
  cells[x + (Math.floor(index / columns) + step[1]) * columns]?.focus();
}
`,
  "lib/hangman-words.ts": `/** Words to guess when an app brings none of its own. */
export const COMMON_WORDS: readonly string[] = [
  ..."anchor balloon bicycle blanket bridge butter candle castle cherry circus cloud coffee compass cookie desert dolphin dragon".split(" "),
  ..."engine feather flower forest garden glacier guitar hammer harbour holiday island jacket jungle kettle kitchen ladder lantern".split(" "),
  ..."library magnet marble meadow mirror monkey mountain museum needle ocean orange orchard parrot pencil penguin pepper picnic".split(" "),
  ..."pillow planet pocket pumpkin puzzle rabbit rainbow rocket sandwich saturn shadow silver spider sponge station summer sunset".split(" "),
  ..."teapot thunder ticket tiger tomato tractor tunnel turtle umbrella valley village violin volcano walnut whisper window winter".split(" "),
];
`,
  "lib/hangman.ts": `export const MOST_MISSES = 7;
export const ALPHABET = [..."abcdefghijklmnopqrstuvwxyz"] as const;

/** The letters of the word that were guessed, and nothing in place of the others. */
export function revealWord(word: string, guessed: ReadonlySet<string>): (string | undefined)[] {
  return [...word].map((letter) => (guessed.has(letter) ? letter : undefined));
}

export function countMisses(word: string, guessed: ReadonlySet<string>): number {
  return [...guessed].filter((letter) => !word.includes(letter)).length;
}

export function stateOf(word: string, guessed: ReadonlySet<string>): "open" | "won" | "lost" {
  if (countMisses(word, guessed) >= MOST_MISSES) return "lost";
  return revealWord(word, guessed).includes(undefined) ? "open" : "won";
}

/** Another word than the last one, where there is one. */
export function drawWord(words: readonly string[], last: string, random: () => number): string {
  const others = words.filter((word) => word !== last);
  return others[Math.floor(random() * others.length)] ?? words[0] ?? "word";
}
`,
  "lib/memory.ts": `import { shuffle } from "./shuffle.ts";

export type MemoryCard = { readonly id: number; readonly picture: number };

/** Each picture twice, in a random order. */
export function dealPairs(pairs: number, random: () => number): MemoryCard[] {
  const pictures = Array.from({ length: pairs * 2 }, (_, index) => Math.floor(index / 2));
  return shuffle(pictures, random).map((picture, id) => ({ id, picture }));
}

export function arePair(cards: readonly MemoryCard[], first: number, second: number): boolean {
  return first !== second && cards[first]?.picture === cards[second]?.picture;
}
`,
  "lib/number-guessing.ts": `export const HIGHEST = 100;

/** A whole number from 1 to the highest. */
export function drawSecret(random: () => number): number {
  return Math.floor(random() * HIGHEST) + 1;
}

/** The guess as a number, or what is wrong with it. */
export function readGuess(text: string): number | string {
  const guess = Number(text.trim() === "" ? Number.NaN : text);
  return Number.isInteger(guess) && guess >= 1 && guess <= HIGHEST ? guess : \`Enter a whole number from 1 to \${HIGHEST}.\`;
}

export function hintFor(guess: number, secret: number): "low" | "high" | "right" {
  return guess === secret ? "right" : guess < secret ? "low" : "high";
}
`,
  "lib/rock-paper-scissors.ts": `export const HANDS = ["rock", "paper", "scissors"] as const;
export type Hand = (typeof HANDS)[number];

/** Each hand beats the one before it in the list, and the first one beats the last. */
export function judge(mine: Hand, theirs: Hand): "win" | "loss" | "draw" {
  const lead = (HANDS.indexOf(mine) - HANDS.indexOf(theirs) + HANDS.length) % HANDS.length;
  return lead === 0 ? "draw" : lead === 1 ? "win" : "loss";
}

export function drawHand(random: () => number): Hand {
  return HANDS[Math.floor(random() * HANDS.length)] ?? "rock";
}
`,
  "lib/snake.ts": `export const SNAKE_SIZE = 15;
export type Heading = "up" | "down" | "left" | "right";
export type Spot = { readonly x: number; readonly y: number };
export type Snake = {
  /** The head comes first. */
  readonly body: readonly Spot[];
  readonly heading: Heading;
  readonly food: Spot;
  readonly isOver: boolean;
};

const STEPS: Readonly<Record<Heading, Spot>> = {
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
};
const isSame = (a: Spot, b: Spot): boolean => a.x === b.x && a.y === b.y;

export function newSnake(random: () => number): Snake {
  const body = [4, 3, 2].map((x) => ({ x, y: 7 }));
  return { body, heading: "right", food: placeFood(body, random), isOver: false };
}

/** Food on one of the free cells. */
function placeFood(body: readonly Spot[], random: () => number): Spot {
  const all = Array.from({ length: SNAKE_SIZE ** 2 }, (_, index) => ({ x: index % SNAKE_SIZE, y: Math.floor(index / SNAKE_SIZE) }));
  const free = all.filter((spot) => !body.some((part) => isSame(part, spot)));
  return free[Math.floor(random() * free.length)] ?? { x: -1, y: -1 };
}

/** One step on. A snake cannot turn back on itself; the wall and its own body end the game. */
export function stepSnake(snake: Snake, wanted: Heading, random: () => number): Snake {
  const isBack = STEPS[wanted].x === -STEPS[snake.heading].x && STEPS[wanted].y === -STEPS[snake.heading].y;
  const heading = isBack ? snake.heading : wanted;
  const [head] = snake.body;
  if (head === undefined || snake.isOver) return snake;
  const next = { x: head.x + STEPS[heading].x, y: head.y + STEPS[heading].y };
  const isFed = isSame(next, snake.food);
  const rest = isFed ? snake.body : snake.body.slice(0, -1);
  const isOutside = next.x < 0 || next.y < 0 || next.x >= SNAKE_SIZE || next.y >= SNAKE_SIZE;
  if (isOutside || rest.some((part) => isSame(part, next))) return { ...snake, heading, isOver: true };
  const body = [next, ...rest];
  return { body, heading, food: isFed ? placeFood(body, random) : snake.food, isOver: false };
}
`,
  "lib/tic-tac-toe.ts": `export type Mark = "X" | "O";
/** Nine cells, row by row. */
export type Cells = readonly (Mark | null)[];

const LINES = [
  [0, 1, 2],
  [3, 4, 5],
  [6, 7, 8],
  [0, 3, 6],
  [1, 4, 7],
  [2, 5, 8],
  [0, 4, 8],
  [2, 4, 6],
] as const;

export const emptyCells: Cells = Array.from({ length: 9 }, () => null);

export const otherMark = (mark: Mark): Mark => (mark === "X" ? "O" : "X");

/** The three cells that one player has in a row. */
export function winningLine(cells: Cells): readonly number[] | undefined {
  return LINES.find(([a, b, c]) => cells[a] !== null && cells[a] === cells[b] && cells[a] === cells[c]);
}

export function freeCells(cells: Cells): number[] {
  return cells.flatMap((cell, index) => (cell === null ? [index] : []));
}

export function place(cells: Cells, index: number, mark: Mark): Cells {
  return cells.with(index, mark);
}

/** The move that wins soonest or, where nothing wins, loses latest. Who always plays it never loses. */
export function bestMove(cells: Cells, mark: Mark): number | undefined {
  const moves = freeCells(cells).map((index) => ({ index, worth: -worthFor(place(cells, index, mark), otherMark(mark)) }));
  return moves.toSorted((a, b) => b.worth - a.worth)[0]?.index;
}

/** How good it is to be next: above zero when it can be won, and the more the sooner. */
function worthFor(cells: Cells, mark: Mark): number {
  const free = freeCells(cells);
  if (winningLine(cells) !== undefined) return -1 - free.length;
  if (free.length === 0) return 0;
  return Math.max(...free.map((index) => -worthFor(place(cells, index, mark), otherMark(mark))));
}

/** Any free cell. */
export function randomMove(cells: Cells, random: () => number): number | undefined {
  const free = freeCells(cells);
  return free[Math.floor(random() * free.length)];
}
`,
  "lib/twenty-forty-eight.ts": `/** Four rows of four; an empty cell is 0. */
export type Tiles = readonly number[];
export type Way = "up" | "down" | "left" | "right";

const SIDE = 4;

/** The cells of each row or column, in the order in which tiles move along it. */
function lanesOf(way: Way): number[][] {
  return Array.from({ length: SIDE }, (_, lane) => {
    const cells = Array.from({ length: SIDE }, (__, step) =>
      way === "left" || way === "right" ? lane * SIDE + step : step * SIDE + lane,
    );
    return way === "left" || way === "up" ? cells : cells.toReversed();
  });
}

/** Moves all tiles one way; two equal ones that meet become one, and count as points. */
export function slide(tiles: Tiles, way: Way): { readonly tiles: Tiles; readonly points: number } {
  const next = [...tiles];
  let points = 0;
  for (const lane of lanesOf(way)) {
    const packed = lane.map((cell) => tiles[cell] ?? 0).filter((value) => value > 0);
    const merged: number[] = [];
    for (let index = 0; index < packed.length; index += 1) {
      const value = packed[index] ?? 0;
      const isPair = value === packed[index + 1];
      merged.push(isPair ? value * 2 : value);
      if (!isPair) continue;
      points += value * 2;
      index += 1;
    }
    lane.forEach((cell, index) => (next[cell] = merged[index] ?? 0));
  }
  return { tiles: next, points };
}

/** One more tile on a free cell: mostly a 2, now and then a 4. */
export function addTile(tiles: Tiles, random: () => number): Tiles {
  const free = tiles.flatMap((value, index) => (value === 0 ? [index] : []));
  const cell = free[Math.floor(random() * free.length)];
  return cell === undefined ? tiles : tiles.with(cell, random() < 0.9 ? 2 : 4);
}

export function newTiles(random: () => number): Tiles {
  return addTile(addTile(Array.from({ length: SIDE * SIDE }, () => 0), random), random);
}

export function hasMoves(tiles: Tiles): boolean {
  return (["up", "left", "down", "right"] as const).some((way) => slide(tiles, way).tiles.some((value, index) => value !== tiles[index]));
}
`,
};
