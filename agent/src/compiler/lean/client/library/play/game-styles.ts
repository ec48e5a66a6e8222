/** Styles of the game view. Each file is emitted when another one imports it. */
export const gameStylesLibrary: Readonly<Record<string, string>> = {
  "styles/game.css": `.game {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  justify-items: center;
  gap: 1.1rem;
  max-width: 34rem;
  margin-inline: auto;
  padding: 1.5rem 1.25rem;
  text-align: center;
}

.game-tools {
  max-width: 100%;
}

.game-status {
  min-height: 1.6em;
  font-size: 1.15rem;
  font-weight: 650;
}

.game-buttons {
  display: flex;
  flex-wrap: wrap;
  justify-content: center;
  gap: 0.5rem;
}

.game-scores {
  display: flex;
  flex-wrap: wrap;
  justify-content: center;
  gap: 0.6rem 2.25rem;
}

.game-scores dt {
  color: var(--muted);
  font-size: 0.85rem;
}

.game-scores dd {
  font-size: 1.5rem;
  font-weight: 700;
  font-variant-numeric: tabular-nums;
}

.game-help {
  color: var(--muted);
  font-size: 0.875rem;
}

.tic-board {
  display: grid;
  grid-template-columns: repeat(3, 1fr);
  gap: 0.5rem;
  width: min(100%, 21rem);
}

.tic-cell {
  aspect-ratio: 1;
  padding: 0;
  background: var(--hover);
  border: 0;
  border-radius: var(--radius-small);
  transition: background-color 120ms;
}

.tic-cell:not([aria-disabled="true"]):hover {
  background: var(--line);
}

.tic-cell[aria-disabled="true"] {
  cursor: default;
}

.tic-won {
  background: var(--success-fill);
}

.tic-mark {
  display: block;
  width: 62%;
  margin: 0 auto;
  fill: none;
  stroke-linecap: round;
  stroke-width: 2.6;
  animation: appear 160ms ease-out;
}

.tic-x {
  stroke: var(--chart-1);
}

.tic-o {
  stroke: var(--chart-2);
}

@keyframes appear {
  from {
    opacity: 0;
    transform: scale(0.6);
  }
}

.memory-board {
  display: grid;
  grid-template-columns: repeat(4, 1fr);
  gap: 0.5rem;
  width: min(100%, 24rem);
}

.memory-card {
  display: grid;
  place-items: center;
  aspect-ratio: 1;
  padding: 0;
  background: var(--accent);
  border: 2px solid transparent;
  border-radius: var(--radius-small);
  transition: background-color 160ms;
}

.memory-card svg {
  width: 60%;
  animation: appear 160ms ease-out;
}

.memory-shown {
  background: var(--hover);
  border-color: var(--line-strong);
}

.memory-found {
  background: var(--success-fill);
  border-color: transparent;
}

.hands {
  display: flex;
  align-items: center;
  gap: 1.25rem;
  color: var(--muted);
}

.hand {
  display: grid;
  place-items: center;
  width: 7rem;
  height: 7rem;
  color: var(--text);
  background: var(--hover);
  border-radius: var(--radius);
  font-size: 2.5rem;
  font-weight: 700;
}

.hand svg {
  width: 4rem;
  fill: none;
  stroke: var(--link);
  stroke-linecap: round;
  stroke-linejoin: round;
  stroke-width: 1.6;
}

.gallows {
  width: 9rem;
  height: 9rem;
  fill: none;
  stroke: var(--text);
  stroke-linecap: round;
  stroke-linejoin: round;
  stroke-width: 1.2;
}

.hangman-word {
  display: flex;
  flex-wrap: wrap;
  justify-content: center;
  gap: 0.4rem;
  font-size: 1.6rem;
  font-weight: 700;
  text-transform: uppercase;
}

.hangman-word span {
  width: 1.5ch;
  min-height: 1.5em;
  border-bottom: 3px solid var(--line-strong);
}

.letters {
  display: flex;
  flex-wrap: wrap;
  justify-content: center;
  gap: 0.35rem;
  max-width: 26rem;
}

.letter {
  width: 2.6rem;
  height: 2.6rem;
  padding: 0;
  background: var(--hover);
  border: 0;
  border-radius: var(--radius-small);
  font-weight: 650;
  text-transform: uppercase;
}

.letter:not(:disabled):hover {
  background: var(--line);
}

.letter:disabled {
  color: var(--muted);
  cursor: default;
}

.letter.letter-right {
  color: var(--success-text);
  background: var(--success-fill);
}

.letter.letter-wrong {
  color: var(--danger-text);
  background: var(--danger-fill);
}

.guess-form {
  display: flex;
  gap: 0.5rem;
}

.guess-input {
  width: 9rem;
}

.guesses {
  display: flex;
  flex-wrap: wrap;
  justify-content: center;
  gap: 0.4rem;
  margin: 0;
  padding: 0;
  list-style: none;
}

.guess {
  padding: 0.2rem 0.7rem;
  border-radius: 1rem;
  font-size: 0.9rem;
}

.guess-low {
  color: var(--info-text);
  background: var(--info-fill);
}

.guess-high {
  color: var(--warning-text);
  background: var(--warning-fill);
}

.guess-right {
  color: var(--success-text);
  background: var(--success-fill);
}

.snake-board {
  width: min(100%, 24rem);
  background: var(--hover);
  border-radius: var(--radius-small);
}

.snake-part {
  fill: var(--chart-1);
}

.snake-head {
  fill: var(--text);
}

.snake-food {
  fill: var(--chart-2);
}

.arrow-pad {
  display: none;
  grid-template-areas: ". up ." "left down right";
  gap: 0.35rem;
}

.arrow-pad .button {
  width: 3.5rem;
  height: 3rem;
  font-size: 1.2rem;
}

.pad-up {
  grid-area: up;
}

.pad-left {
  grid-area: left;
}

.pad-down {
  grid-area: down;
}

.pad-right {
  grid-area: right;
}

.tiles {
  display: grid;
  grid-template-columns: repeat(4, 1fr);
  gap: 0.5rem;
  width: min(100%, 22rem);
  padding: 0.5rem;
  background: var(--line);
  border-radius: var(--radius-small);
  touch-action: none;
  user-select: none;
}

.tile {
  display: grid;
  place-items: center;
  aspect-ratio: 1;
  border-radius: calc(var(--radius-small) - 0.15rem);
  font-size: 1.35rem;
  font-weight: 700;
  font-variant-numeric: tabular-nums;
}

@media (pointer: coarse), (max-width: 40rem) {
  .arrow-pad {
    display: grid;
  }
}
`,
};
