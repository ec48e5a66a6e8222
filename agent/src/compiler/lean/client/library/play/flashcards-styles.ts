/** Styles of the flashcards view. Each file is emitted when another one imports it. */
export const flashcardsStylesLibrary: Readonly<Record<string, string>> = {
  "styles/flashcards.css": `.flashcards {
  display: grid;
  justify-items: center;
  gap: 1.1rem;
  max-width: 36rem;
  margin-inline: auto;
}

.flashcards-start {
  display: grid;
  justify-items: center;
  gap: 1.25rem;
  width: 100%;
  padding: 2rem 1.25rem 1.5rem;
  text-align: center;
}

.flashcards-start h2 {
  font-size: 1.35rem;
}

.flashcards-buttons {
  display: flex;
  flex-wrap: wrap;
  justify-content: center;
  gap: 0.6rem;
}

.flashcards-bar {
  width: 100%;
  height: 0.5rem;
  overflow: hidden;
  appearance: none;
  background: var(--line);
  border: 0;
  border-radius: 1rem;
}

.flashcards-bar::-webkit-progress-bar {
  background: var(--line);
}

.flashcards-bar::-webkit-progress-value {
  background: var(--accent);
  transition: width 200ms;
}

.flashcards-bar::-moz-progress-bar {
  background: var(--accent);
}

.flashcards-left {
  color: var(--muted);
}

.flip-card {
  display: grid;
  place-content: center;
  gap: 0.6rem;
  width: 100%;
  min-height: 16rem;
  padding: 1.5rem;
  box-shadow: var(--shadow);
  text-align: center;
}

.flip-card-back {
  border-color: var(--link);
  animation: turn 220ms ease-out;
}

@keyframes turn {
  from {
    transform: rotateY(80deg);
  }
}

.flip-side,
.flip-other {
  color: var(--muted);
  font-size: 0.9rem;
}

.flip-text {
  font-size: clamp(1.4rem, 1.1rem + 2vw, 2rem);
  font-weight: 650;
  line-height: 1.3;
  white-space: pre-line;
}

.boxes {
  display: grid;
  grid-template-columns: repeat(5, 1fr);
  align-items: end;
  gap: 0.5rem;
  width: 100%;
  max-width: 24rem;
  margin: 0;
  padding: 1rem 0 0;
  list-style: none;
}

.boxes li {
  display: grid;
  justify-items: center;
}

.box-bar {
  width: 60%;
  min-height: 3px;
  background: var(--chart-1);
  border-radius: 0.3rem 0.3rem 0 0;
}

.box-count {
  font-weight: 650;
  font-variant-numeric: tabular-nums;
}

.box-name {
  color: var(--muted);
  font-size: 0.8125rem;
}
`,
};
