/** Styles of the counter view. Each file is emitted when another one imports it. */
export const counterStylesLibrary: Readonly<Record<string, string>> = {
  "styles/counter.css": `.counters {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr));
  gap: 1rem;
}

.counters:has(> :only-child) {
  grid-template-columns: minmax(0, 26rem);
  justify-content: center;
}

.counter {
  display: grid;
  justify-items: center;
  gap: 0.75rem;
  padding: 1.5rem 1.25rem 1.1rem;
  box-shadow: var(--shadow);
}

.counter-value {
  font-size: clamp(4rem, 18vw, 6.5rem);
  font-weight: 750;
  font-variant-numeric: tabular-nums;
  letter-spacing: -0.04em;
  line-height: 1.05;
}

.counter-buttons {
  display: grid;
  grid-template-columns: 1fr 2fr;
  gap: 0.75rem;
  width: 100%;
}

.counter-step {
  min-height: 4.5rem;
  background: var(--hover);
  border: 0;
  border-radius: var(--radius);
  font-size: 2.25rem;
  font-weight: 600;
  line-height: 1;
  touch-action: manipulation;
  transition: transform 80ms, filter 120ms;
}

.counter-step:hover {
  filter: brightness(1.06);
}

.counter-step:active {
  transform: scale(0.97);
}

.counter-step:disabled {
  cursor: default;
  opacity: 0.5;
}

.counter-plus {
  color: var(--on-accent);
  background: var(--accent);
}

.counter-tools {
  display: flex;
  gap: 0.5rem;
}

.counter-history {
  max-width: 26rem;
  margin-top: 1.25rem;
  padding: 1.1rem 1.25rem;
}

.counters:has(> :only-child) + .counter-history {
  margin-inline: auto;
}

.counter-history ul {
  display: grid;
  gap: 0.5rem;
  margin-top: 0.75rem;
}

.counter-history li {
  display: grid;
  grid-template-columns: 7.5rem minmax(0, 1fr) auto;
  align-items: center;
  gap: 0.75rem;
  font-variant-numeric: tabular-nums;
}

.history-bar {
  height: 0.6rem;
  background: var(--chart-1);
  border-radius: 1rem;
}
`,
};
