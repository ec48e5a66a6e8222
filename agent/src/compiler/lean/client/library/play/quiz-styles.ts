/** Styles of the quiz view. Each file is emitted when another one imports it. */
export const quizStylesLibrary: Readonly<Record<string, string>> = {
  "styles/quiz.css": `.quiz-card {
  display: grid;
  gap: 1.1rem;
  max-width: 42rem;
  padding: 1.5rem;
}

.quiz-fields {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
  gap: 0.9rem;
}

.quiz-field {
  display: grid;
  gap: 0.35rem;
}

.quiz-field label {
  font-size: 0.925rem;
  font-weight: 600;
}

.quiz-buttons {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.6rem;
  min-height: 2.6rem;
}

.quiz-best {
  color: var(--muted);
}

.quiz-progress {
  display: flex;
  justify-content: space-between;
  color: var(--muted);
  font-size: 0.925rem;
  font-variant-numeric: tabular-nums;
}

.quiz-bar {
  width: 100%;
  height: 0.5rem;
  overflow: hidden;
  appearance: none;
  background: var(--hover);
  border: 0;
  border-radius: 1rem;
}

.quiz-bar::-webkit-progress-bar {
  background: var(--hover);
}

.quiz-bar::-webkit-progress-value {
  background: var(--accent);
  border-radius: 1rem;
  transition: width 200ms;
}

.quiz-bar::-moz-progress-bar {
  background: var(--accent);
}

.quiz-prompt {
  font-size: clamp(1.25rem, 1.1rem + 1vw, 1.6rem);
}

.quiz-prompt:focus {
  outline: none;
}

.quiz-choices {
  display: grid;
  gap: 0.6rem;
  margin: 0;
  padding: 0;
  list-style: none;
}

.quiz-choice {
  display: flex;
  align-items: center;
  gap: 0.85rem;
  width: 100%;
  min-height: 3.1rem;
  padding: 0.55rem 0.9rem;
  background: none;
  border: 1px solid var(--line-strong);
  border-radius: var(--radius-small);
  text-align: left;
  transition: background-color 120ms;
}

.quiz-choice:not([aria-disabled="true"]):hover {
  background: var(--hover);
}

.quiz-choice[aria-disabled="true"] {
  cursor: default;
}

.quiz-choice kbd {
  display: grid;
  place-items: center;
  flex: none;
  width: 1.7rem;
  height: 1.7rem;
  background: var(--hover);
  border-radius: 0.4rem;
  font: inherit;
  font-size: 0.85rem;
  font-weight: 650;
}

.quiz-choice-right {
  color: var(--success-text);
  background: var(--success-fill);
  border-color: var(--success-text);
}

.quiz-choice-wrong {
  color: var(--danger-text);
  background: var(--danger-fill);
  border-color: var(--danger-text);
}

.quiz-choice-right kbd,
.quiz-choice-wrong kbd {
  background: none;
}

.quiz-feedback {
  min-height: 3.1rem;
}

.quiz-right,
.quiz-wrong {
  padding: 0.7rem 0.9rem;
  border-radius: var(--radius-small);
}

.quiz-right {
  color: var(--success-text);
  background: var(--success-fill);
}

.quiz-wrong {
  color: var(--danger-text);
  background: var(--danger-fill);
}

.quiz-answer {
  font-size: 1.25rem;
  font-weight: 650;
}

.quiz-review {
  display: grid;
  gap: 0.9rem;
}

.quiz-review li {
  padding-left: 0.9rem;
  border-left: 3px solid var(--line-strong);
}

.quiz-given {
  color: var(--muted);
}

.quiz-sheet {
  display: grid;
  gap: 1.25rem;
  max-width: 42rem;
  margin-top: 1.5rem;
  padding: 1.5rem;
}

.quiz-sheet ol {
  display: grid;
  gap: 1rem;
  margin: 0;
  padding-left: 1.5rem;
}

.quiz-sheet ul {
  padding-left: 1.25rem;
  list-style: upper-alpha;
}

.sheet-name {
  overflow: hidden;
  white-space: nowrap;
}

.sheet-line {
  height: 2rem;
  border-bottom: 1px solid var(--line-strong);
}

.sheet-answers {
  display: grid;
  gap: 0.75rem;
  padding-top: 1.25rem;
  border-top: 1px solid var(--line);
}

@media print {
  body:has(.quiz-sheet) :is(.page-header, .quiz-card, .quiz-screen-only) {
    display: none;
  }

  .quiz-sheet {
    max-width: none;
    margin: 0;
    padding: 0;
  }

  .quiz-sheet li {
    break-inside: avoid;
  }

  .sheet-answers {
    break-before: page;
    border: 0;
  }
}
`,
};
